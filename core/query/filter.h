#pragma once
// What every view is narrowed to: one value, shared by all, so that a choice in one filters the others.
// Names things by id, never by index, so that it survives a new analysis and fits into a link.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/corpus/corpus.h"
#include "core/query/search_fields.h"

namespace dragoman {

/// Empty members do not narrow. Different members must all hold.
struct Filter {
    std::vector<std::string> entities;   ///< Ids; all of them must be met.
    std::vector<std::string> documents;  ///< Ids; one of them.
    std::vector<EntityType> types;       ///< One of them.
    std::optional<DateInterval> interval;
    std::vector<std::string> speakers;   ///< Entity ids; one of them.
    std::string text;                    ///< As typed: parse_query() takes it apart ("ghani" finds "Ghanī").

    bool empty() const;
    friend bool operator==(const Filter&, const Filter&) = default;
};

/// A filter made ready for one corpus: ids looked up, documents decided, text taken apart.
/// Unknown ids narrow to nothing (a link into another corpus shows that it fits nowhere).
struct Scope {
    const Corpus* corpus = nullptr;
    const Filter* filter = nullptr;
    std::vector<EntityIndex> entities;
    std::vector<EntityIndex> speakers;
    std::vector<char> documents;  ///< By DocumentIndex: does anything of it show?
    Search search;
    SearchFields fields;
    std::vector<char> may_hold;  ///< By DocumentIndex: could what it says, but for names, hold the search's words?
    bool nothing = false;

    bool has(DocumentIndex document) const { return !nothing && documents[document.at()] != 0; }
    /// `span` lies in a sentence that names every chosen entity (true where none is chosen).
    bool names_all(DocumentIndex document, Span span) const;
    /// All chosen entities are among `present`, sorted or not.
    bool covers(const std::vector<EntityIndex>& present) const;
    bool type(EntityType type) const;
    /// Overlaps the filter's interval; a fact without a time passes only where none is set.
    bool time(const std::optional<DateInterval>& when) const;
    /// The search holds of the row: its words, and its fields or its article's.
    bool row(const RowFacts& row) const;
    /// Somebody's words are searched for: a row of speech must have them within.
    bool of_speech() const { return search.asks(QueryField::speaker) || search.asks(QueryField::addressee) || search.asks(QueryField::stance); }
};

/// Where the filter's text is looked for: in whole articles, or (by the caller) in each row.
enum class TextIn : std::uint8_t { documents, rows };

/// `filter` must outlive the scope. Cost: linear in the documents and in the mentions of the chosen entities' documents; with a
/// text besides what asking the index costs, and where the corpus has none, what making one does.
Scope resolve(const Corpus& corpus, const Filter& filter, TextIn text_in = TextIn::documents);

EntityIndex entity_by_id(const Corpus& corpus, std::string_view id);
DocumentIndex document_by_id(const Corpus& corpus, std::string_view id);

}  // namespace dragoman
