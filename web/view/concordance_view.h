#pragma once
#include "core/query/concordance_rows.h"
#include "web/app/view_input.h"
#include "web/view/query_field.h"

namespace dragoman {

struct ConcordanceState {
    ConcordanceOrder order = ConcordanceOrder::article;
    Concordance rows;
    int at = -1;  ///< The line that j and k are at.
    std::uint64_t revision = 0;
    QueryFieldState field;
};

/// Every place that fits, one a line, the keyword in the middle; a click opens the Reader there.
void concordance_ui(const ViewInput& in, ConcordanceState& state, Commands& commands);

}  // namespace dragoman
