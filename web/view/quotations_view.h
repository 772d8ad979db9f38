#pragma once
#include "core/query/quotation_rows.h"
#include "web/app/view_input.h"
#include "web/view/view_parts.h"

namespace dragoman {

struct QuotationsState {
    QuotationOrder order = QuotationOrder::speaker;
    ChosenRow chosen;
    ViewChoice kind = 0;  ///< 0 all, 1 direct, 2 reported.
    std::vector<QuotationRow> rows;
    std::vector<float> tops;  ///< Of each row, and the end: rows are as high as their words.
    float made_width = 0;
    std::uint64_t revision = 0;
};

void quotations_ui(const ViewInput& in, QuotationsState& state, Commands& commands);

}  // namespace dragoman
