#pragma once
#include <vector>

#include "core/document/document.h"
#include "core/knowledge/resources.h"

namespace dragoman {

/// Chains of one article, and doc.mentions with `chain` and `chain_why` set.
struct Coreference {
    std::vector<Mention> mentions;
    std::vector<Chain> chains;
    std::vector<RoleMention> roles;
};

/// Puts mentions of one thing into one chain, by sieves, most precise first.
/// Source  Lee et al., "Deterministic Coreference Resolution Based on Entity-Centric,
///         Precision-Ranked Rules", Computational Linguistics 39(4), 2013.
Coreference resolve_coreference(const Document& doc, const Resources& resources);

}  // namespace dragoman
