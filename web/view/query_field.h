#pragma once
// Where a search is typed: the field, what is wrong with it, and examples of what it understands. Search and Concordance share it.
#include <span>
#include <string>
#include <vector>

#include "core/search/query.h"
#include "web/app/view_input.h"

namespace dragoman {

struct QueryExample {
    const char* query;
    const char* meaning;
};
std::span<const QueryExample> query_examples();
/// The list of them, each a button that asks it. `width` of the whole.
void query_examples_ui(const ViewInput& in, float width, Commands& commands);
/// One of them; true when it was chosen.
bool query_example_ui(const Ui& ui, const QueryExample& example, float width);

struct QueryFieldState {
    std::string typed;
    bool active = false;  ///< Has the keyboard: what is typed leads, else the filter does.
    bool begun = false;
};

/// The field with, below it, what is wrong at its place, or `notes`. Takes the keyboard when the view is first shown empty.
void query_field_ui(const ViewInput& in, QueryFieldState& state, const std::vector<QueryProblem>& problems, const std::vector<std::string>& notes,
                    Commands& commands);

}  // namespace dragoman
