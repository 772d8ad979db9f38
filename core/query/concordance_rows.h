#pragma once
// Keyword in context: every place that fits the search, one a line, to be read down the middle.
#include <string>
#include <vector>

#include "core/query/search_rows.h"

namespace dragoman {

struct ConcordanceLine {
    DocumentIndex document;
    Span keyword;
};

enum class ConcordanceOrder : std::uint8_t { article, date, left, keyword, right };

struct Concordance {
    std::vector<ConcordanceLine> lines;
    std::size_t documents = 0;
    bool cut = false;  ///< There are more than `most`.
    std::vector<QueryProblem> problems;
};

/// Left and right: by the three words next to the keyword, the nearest first. Lines that are alike in that stay in the order of
/// articles.
///
/// Source  Sinclair, "Corpus, Concordance, Collocation", 1991: what stands beside a word shows when lines are sorted by it.
/// Cost    linear in the articles that fit and their places, and a sort.
Concordance concordance(const Corpus& corpus, const Filter& filter, ConcordanceOrder order = ConcordanceOrder::article, std::size_t most = 100'000);

struct ConcordanceText {
    std::string left, keyword, right;  ///< On one line each.
};
/// What is drawn of a line. `reach`: code points at each side.
ConcordanceText concordance_text(const Document& doc, Span keyword, std::size_t reach = 110);

}  // namespace dragoman
