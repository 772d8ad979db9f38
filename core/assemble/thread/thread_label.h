#pragma once
#include <string_view>

#include "core/assemble/thread/happening.h"

namespace dragoman {

/// Sets thread.label ("Ninth round of talks in Doha: United States, Taliban, August 2019") and thread.id, both made
/// of content alone: family, participants, place, month.
void name_thread(const Corpus& corpus, Family family, std::string_view ordinal, EntityIndex named, Thread& thread);

}  // namespace dragoman
