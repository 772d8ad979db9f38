#pragma once
#include <vector>

#include "core/document/document.h"
#include "core/knowledge/resources.h"

namespace dragoman {

/// doc.mentions, doc.chains and doc.roles after linking: entries chosen, chains that proved to be one
/// entry joined, mentions that stand for a government moved to its chain.
struct Linking {
    std::vector<Mention> mentions;
    std::vector<Chain> chains;
    std::vector<RoleMention> roles;
};

/// Chooses for each chain a knowledge-base entry or NIL, and keeps what else was considered.
Linking link_entities(const Document& doc, const Resources& resources);

}  // namespace dragoman
