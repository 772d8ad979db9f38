#pragma once
#include "core/query/document_rows.h"
#include "web/app/view_input.h"
#include "web/view/view_parts.h"

namespace dragoman {

struct DocumentsState {
    DocumentOrder order = DocumentOrder::date;
    ChosenRow chosen;
    ViewChoice shown = 0;  ///< 0 all, 1 those with warnings.
    std::vector<DocumentRow> rows;
    std::size_t all = 0, warned = 0;  ///< Before the choice took some away.
    std::uint64_t revision = 0;
    std::optional<DateInterval> extent;
};

void documents_ui(const ViewInput& in, DocumentsState& state, Commands& commands);

}  // namespace dragoman
