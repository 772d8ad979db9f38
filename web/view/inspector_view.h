#pragma once
#include "core/query/entity_dossier.h"
#include "core/query/explain.h"
#include "core/query/leftover.h"
#include "core/query/ledger_rows.h"
#include "core/query/map_rows.h"
#include "core/query/network_rows.h"
#include "core/query/thread_rows.h"
#include "core/query/version_rows.h"
#include "web/app/view_input.h"

namespace dragoman {

struct InspectorState {
    // What is shown now, and for which state it was made.
    Selection made_for;
    std::uint64_t revision = 0;
    std::optional<EntityDossier> dossier;
    std::optional<Explanation> why;
    LeftoverNote leftover;
    std::vector<LinkGroup> link;
    std::vector<VersionRow> versions;  ///< Of a quotation.
    std::vector<LinkGroup::Row> happened_here;  ///< Of a place.
    std::optional<ThreadRow> thread;
    std::optional<AgreementRow> agreement;
    std::optional<ConflictRow> conflict;
    std::optional<StoryRow> story;
};

/// The one place for "why?": what is chosen, what is known of it, which rule said so. In the current window.
void inspector_ui(const ViewInput& in, InspectorState& state, Commands& commands);

}  // namespace dragoman
