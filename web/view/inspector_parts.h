#pragma once
// What the inspector's panes share, and the panes of an article and of its greyed lines.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/query/entity_dossier.h"
#include "core/query/explain.h"
#include "core/query/leftover.h"
#include "core/query/network_rows.h"
#include "core/query/version_rows.h"
#include "web/app/view_input.h"

namespace dragoman {

constexpr float label_column = 92;  ///< Of "Found by", "Speaker", "PLOVER type" …

std::string percent_words(float score);  ///< "85 %"
void heading_ui(const ViewInput& in, std::string_view kind, std::string_view words, Face face);
/// Rule and confidence of each.
void reasons_ui(const ViewInput& in, const std::vector<Reason>& reasons);

/// An article: its warnings, its day with every step of the reasoning, its file. `why` is explain_date()'s.
void inspect_document_ui(const ViewInput& in, const Explanation& why, Commands& commands);
/// A greyed line: what it is held for, and why.
void inspect_leftover_ui(const ViewInput& in, const LeftoverNote& note);

/// A name for what is chosen, by its content: the same after a new analysis.
std::string item_name(const ViewInput& in);
/// The place for "this is wrong": that name, and a report or the words with their source for the clipboard.
void report_ui(const ViewInput& in, const std::optional<Explanation>& why);

/// A statement as other articles tell it: who handed it on, and each one's words, marked where they differ from the chosen ones.
void versions_ui(const ViewInput& in, const std::vector<VersionRow>& rows, Commands& commands);

/// What two entities did to each other: the words that prove it, by relation and day.
void inspect_link_ui(const ViewInput& in, const std::vector<LinkGroup>& groups, Commands& commands);

/// Whom an entity met, backed, accused …, and who did it to it; a click shows the words.
void dealings_ui(const ViewInput& in, const EntityDossier& dossier, Commands& commands);
/// Words that prove something, each day once above what is told of it. Ids from `id` on are taken.
void proofs_ui(const ViewInput& in, const std::vector<LinkGroup::Row>& rows, int id, Commands& commands);

}  // namespace dragoman
