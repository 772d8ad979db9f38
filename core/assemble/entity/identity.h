#pragma once
#include <string>
#include <vector>

#include "core/corpus/corpus.h"
#include "core/knowledge/resources.h"

namespace dragoman {

/// Which chains of a pile are one thing.
struct Identity {
    std::vector<std::string> ids;  ///< Ascending, each once: "wd:Q58217", "nil:zamir-kabulov".
    std::vector<std::vector<EntityIndex>> of;  ///< [document][chain], into `ids`; none for a chain that nothing mentions.
};

/// Linked chains meet by entry; persons without one by spelling, told apart by the countries of their offices; a surname
/// alone by the one bearer who shares a country with it; anything else by name and type. An id is made of content, so
/// that adding articles does not rename what was there.
/// Cost: proportional to the chains but for one sort of the ids; each id is held once.
Identity identify(const std::vector<Document>& documents, const Resources& resources);

}  // namespace dragoman
