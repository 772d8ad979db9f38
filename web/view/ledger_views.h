#pragma once
// Agreements, conflicts and stories: lists set like a page.
#include "core/query/ledger_rows.h"
#include "core/query/omission_rows.h"
#include "web/app/view_input.h"
#include "web/widget/tall_rows.h"

namespace dragoman {

struct AgreementsState {
    std::vector<AgreementRow> rows;
    std::optional<Date> newest;  ///< Against which deadlines are held.
    std::uint64_t revision = 0;
    TallRows heights;
};
struct ConflictsState {
    std::vector<OmissionRow> omissions;
    TallRows omission_heights;
    std::vector<ConflictRow> rows;
    std::uint64_t revision = 0;
    TallRows heights;
};
struct StoriesState {
    std::vector<StoryRow> rows;
    std::uint64_t revision = 0;
    TallRows heights;
};

void agreements_ui(const ViewInput& in, AgreementsState& state, Commands& commands);
void conflicts_ui(const ViewInput& in, ConflictsState& state, Commands& commands);
void stories_ui(const ViewInput& in, StoriesState& state, Commands& commands);

}  // namespace dragoman
