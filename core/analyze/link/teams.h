#pragma once
// Teams that are called by their place: "Norway beat Peru", "Liverpool's captain".
#include <vector>

#include "core/document/document.h"
#include "core/knowledge/resources.h"

namespace dragoman::link {

struct TeamName {
    MentionIndex mention;
    KbIndex team;
    Provenance why;
};

/// In an article that tells of matches, the mentions of linked places that stand for their teams, in text order: they win, are
/// beaten, have a captain, stand beside a score or in a list of teams; not where they say where ("in Leeds", "Leeds,
/// England"). A country's team is that of the game told most; a town's the club that the article names in full, else
/// the one that goes by its name. None where no team is known, or several.
std::vector<TeamName> find_teams(const Document& doc, const Resources& resources);

}  // namespace dragoman::link
