#pragma once
#include <string>
#include <vector>

#include "core/query/filter.h"

namespace dragoman {

struct QuotationRow {
    DocumentIndex document;
    QuotationIndex quotation;
    Span content;
    EntityIndex speaker;       ///< None: not known, or no name ("a spokesman").
    std::string speaker_name;  ///< The entity's name, else the words of the text, else "".
    std::string words, cue, via;
    EntityIndex addressee;
    std::string addressee_name;  ///< As speaker_name.
    std::string told;          ///< The words as a line of their own (statement_words); `tells_cue` where the verb is in it.
    bool tells_cue = false;
    QuotationKind kind = QuotationKind::direct;
    Stance stance = Stance::neutral;
    std::string title, outlet;
    std::optional<DateInterval> date;
    DateBasis basis = DateBasis::none;
    float score = 0.f;
    std::string statement;     ///< Id of what several articles tell (Corpus::statements); "" for what this one alone does.
    std::size_t articles = 1;  ///< That tell it.
};

enum class QuotationOrder : std::uint8_t { speaker, date, document, statement };

/// By speaker: who says most comes first, unknown speakers last. By statement: those of one stand together, the most told first. Pieces of an interrupted quotation are one row. A chosen entity keeps what it says and what names it.
std::size_t count_quotations(const Corpus& corpus, const Filter& filter);  ///< Of quotation_rows(), which it does not sort.
std::vector<QuotationRow> quotation_rows(const Corpus& corpus, const Filter& filter, QuotationOrder order = QuotationOrder::date);

}  // namespace dragoman
