#pragma once
// How far a line's words are the story's words.
#include <vector>

#include "core/analyze/layout/text_layout.h"

namespace dragoman {

/// For each line the share, 0…1, of its content words that other prose of the story has too; -1 where
/// the line has too few to tell. Cost linear.
std::vector<float> kinship_with(const StoryRun& story, const PageLines& page);

}  // namespace dragoman
