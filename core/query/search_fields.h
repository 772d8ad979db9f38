#pragma once
// What the fields of a search ask of a corpus: which articles fit, and whether a row of a table does.
#include <optional>
#include <string_view>
#include <vector>

#include "core/corpus/corpus.h"
#include "core/search/search.h"

namespace dragoman {

/// What a row says of itself. What it does not say is asked of its article.
struct RowFacts {
    std::string_view text;           ///< Its words, in which those of the search are looked for.
    std::string_view beside = {};    ///< Names that stand beside them and are searched as well.
    DocumentIndex document = {};     ///< None: a field that the row has not is taken to fit, as its articles were asked already.
    struct Speech {
        EntityIndex speaker;
        std::string_view name;  ///< As the text names it.
        Stance stance = Stance::neutral;
        EntityIndex addressee = {};
        std::string_view addressee_name = {};
    };
    std::optional<Speech> speech = {};
    std::optional<EventType> event = {};
    std::optional<EventStatus> status = {};
    std::optional<EntityType> type = {};
    std::optional<DateInterval> date = {};
    const std::vector<EntityIndex>* entities = nullptr;
};

/// Who says it, to whom, and how.
RowFacts::Speech speech_of(const Corpus& corpus, DocumentIndex document, const Quotation& quotation);

/// The fields of one query, looked up in one corpus.
struct SearchFields {
    std::vector<DocumentSet> documents;        ///< By node; empty for what is no field.
    std::vector<std::vector<char>> entities;   ///< By node, by EntityIndex: does its name fit?
};

/// Cost: for each field linear in the facts that it asks about.
SearchFields resolve_fields(const Corpus& corpus, const Query& query);
bool field_fits(const SearchFields& fields, const Query& query, std::uint32_t node, const RowFacts& row);

}  // namespace dragoman
