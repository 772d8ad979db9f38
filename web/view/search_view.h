#pragma once
#include "core/query/search_rows.h"
#include "web/app/view_input.h"
#include "web/view/query_field.h"

namespace dragoman {

/// An article as it is drawn: made when it is first shown.
struct ShownResult {
    std::vector<Snippet> snippets;
    std::size_t places = 0;
};

struct SearchState {
    SearchOrder order = SearchOrder::rank;
    SearchResult result;
    std::vector<ShownResult> shown;  ///< Of the first rows; the others wait for "Show more".
    std::size_t wanted = 0;
    std::uint64_t revision = 0;
    std::optional<DateInterval> extent;
    QueryFieldState field;
};

/// Articles that fit, best first, with the words that make them fit; a click on these opens the Reader there.
void search_ui(const ViewInput& in, SearchState& state, Commands& commands);

}  // namespace dragoman
