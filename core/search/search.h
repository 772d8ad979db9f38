#pragma once
// A query asked of an index: which articles, how well they fit, and where in them the words stand.
#include <cstdint>
#include <memory>
#include <string_view>
#include <variant>
#include <vector>

#include "core/search/document_bits.h"
#include "core/search/query.h"
#include "core/search/query_places.h"
#include "core/search/text_index.h"
#include "core/search/word_pattern.h"

namespace dragoman {

/// An article in which a word of the query stands.
struct SearchPosting {
    std::uint32_t document, frequency, places_at;
};

/// What a word of the query stands for in an index.
struct TermUse {
    std::vector<std::uint32_t> terms;  ///< Of the index, ascending.
    /// No article has the word: it stands for those that begin with it, so that a word half typed finds already.
    bool as_beginning = false;
};

/// A query made ready for one index. Holds for each of its words the articles that have it.
///
/// Cost  of making: linear in the words' postings; of a pattern besides in the terms of the index that begin like it.
class Search {
public:
    Search() = default;
    Search(Query query, std::shared_ptr<const TextIndex> index);

    const Query& query() const { return query_; }
    const TextIndex* index() const { return index_.get(); }  ///< Null where nothing is asked.
    bool empty() const { return query_.empty(); }
    const std::vector<TermUse>& uses() const { return uses_; }
    bool asks(QueryField field) const;  ///< Somewhere, and not to keep it out.
    bool asks_words() const { return !query_.terms.empty(); }

    /// What is taken for granted where only a part of the question can be answered.
    enum class Assume : std::uint8_t {
        nothing,
        words,  ///< All words could be there.
        fields  ///< All fields could fit, and what NOT keeps out is let in.
    };
    /// `fields`: by node of the query, for those that ask for a field.
    DocumentSet documents(const std::vector<DocumentSet>& fields, Assume assume = Assume::nothing) const;

    /// How well each of `documents` fits: BM25 over the words that are not kept out, k1 = 1.2, b = 0.75.
    /// Source  Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009.
    std::vector<double> ranks(const DocumentSet& documents) const;

    TermPlaces places_in_document(std::uint32_t document) const;
    bool any_in_text(std::string_view text) const;  ///< One of the query's words is in it.
    /// For words that are not an article's: ordinals count the text's own.
    TermPlaces places_in_text(std::string_view text) const;
    bool holds_in_text(std::string_view text, const FieldAnswer& field) const;
    /// What is to be marked in an article's text, and in any other.
    std::vector<Span> marks_in_document(std::uint32_t document, std::string_view text) const;
    std::vector<Span> marks_in_text(std::string_view text) const;

private:
    using Postings = std::vector<SearchPosting>;  ///< One term of the index behind the other, each by document.

    bool asks(std::uint32_t node, QueryField field) const;
    bool fits(std::size_t term, std::string_view key) const;
    DocumentBits everything() const;
    DocumentBits of_term(std::size_t term) const;
    DocumentBits of_all(const QueryNode& node, const std::vector<DocumentSet>& fields, Assume assume) const;
    DocumentBits of_places(std::uint32_t node, DocumentBits among) const;
    DocumentBits of_node(std::uint32_t node, const std::vector<DocumentSet>& fields, Assume assume) const;
    bool uncertain(std::uint32_t node, Assume assume) const;
    std::vector<char> kept_out() const;  ///< By term: it stands behind a NOT.

    Query query_;
    std::shared_ptr<const TextIndex> index_;
    std::vector<TermUse> uses_;
    std::vector<Postings> postings_;                ///< By term of the query.
    std::vector<std::vector<std::uint32_t>> lists_;  ///< Likewise: where each term of the index begins, and the end.
    std::vector<std::variant<std::monostate, WordPattern, NearWord>> patterns_;
};

/// Natural logarithm in plain arithmetic, so that it is the same to the last bit native and in wasm.
double plain_log(double x);

}  // namespace dragoman
