#pragma once
// Articles that fit what is searched, with the words that make them fit.
#include <string>
#include <vector>

#include "core/query/filter.h"

namespace dragoman {

struct SearchRow {
    DocumentIndex document;
    std::string id, title, outlet;
    std::optional<DateInterval> date;
    std::optional<DateInterval> bounds;  ///< How far the date may be off, where it was worked out.
    DateBasis basis = DateBasis::none;
    double score = 0;  ///< BM25; means something only beside the others'.
};

enum class SearchOrder : std::uint8_t { rank, date };

/// What was asked, ready to be asked of single articles; holds nothing of the corpus but its index.
struct SearchQuestion {
    Filter filter;
    Search search;
    SearchFields fields;
};

struct SearchResult {
    std::vector<SearchRow> rows;
    std::vector<QueryProblem> problems;
    /// "No article has “lavr”: words that begin so, such as lavrov."
    std::vector<std::string> notes;
    SearchQuestion question;
};

/// Cost: that of document_rows(), and of ranking them.
SearchResult search_rows(const Corpus& corpus, const Filter& filter, SearchOrder order = SearchOrder::rank);
/// How many there are; nullopt where nothing is searched for.
std::optional<std::size_t> count_found(const Corpus& corpus, const Filter& filter);

/// What of an article fits: words; where none are asked for, what the fields ask about (speech, events, names); where nothing is
/// asked, the chosen entities' names. In order; none overlaps another.
std::vector<Span> fitting_places(const Corpus& corpus, const SearchQuestion& question, DocumentIndex document);
SearchQuestion question_of(const Corpus& corpus, const Filter& filter);

/// A sentence, on one line.
struct Snippet {
    std::string text;
    std::vector<Span> marks;  ///< In `text`.
    Span place;               ///< In the article: its first mark.
};
/// The sentences with most of the places, at most `most`, in the order of the text. `reach`: bytes that one may have.
std::vector<Snippet> snippets(const Document& doc, const std::vector<Span>& places, std::size_t most, std::size_t reach = 260);

}  // namespace dragoman
