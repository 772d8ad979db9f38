#pragma once
#include "core/query/matrix_rows.h"
#include "web/app/view_input.h"

namespace dragoman {

struct MatrixState {
    Network rows;
    Matrix table;
    std::uint64_t revision = 0, corpus_revision = 0;
    bool present[relation_count] = {};  ///< In the corpus.
    bool shown[relation_count] = {};
    bool with_names = false;
    bool legend_open = false;  ///< On a narrow screen: in words.
    MatrixOrder order = MatrixOrder::group;
    std::uint32_t links_of[relation_count] = {};
    std::size_t entities = 0;  ///< Before the table's limit.
};

/// Who with whom, as a table; a click on a cell shows the words that prove it.
void matrix_ui(const ViewInput& in, MatrixState& state, Commands& commands);

}  // namespace dragoman
