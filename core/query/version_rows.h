#pragma once
// One statement as several articles tell it, side by side.
#include <string>
#include <vector>

#include "core/query/filter.h"

namespace dragoman {

struct VersionRow {
    DocumentIndex document;
    QuotationIndex quotation;
    Span content;
    std::string words;        ///< As a line of its own, see statement_words(); pieces joined by "…".
    std::vector<Span> other;  ///< Of `words`: what the version it is held against tells otherwise, or does not tell.
    std::string speaker_name, cue, title, outlet;
    std::vector<std::string> path;  ///< Who handed it on, the speaker first: "Sergei Lavrov", "CNN", "Newsweek".
    std::optional<DateInterval> date;
    DateBasis basis = DateBasis::none;
    bool chosen = false;  ///< The version that the others are held against.
};

/// Which statement of the corpus a quotation tells. Made once for many look-ups; keeps a reference to the corpus.
class ToldAgain {
public:
    explicit ToldAgain(const Corpus& corpus);
    /// Null for what one article alone tells. A piece of an interrupted quotation counts as its first. O(log versions).
    const Statement* statement(DocumentIndex document, QuotationIndex quotation) const;
    /// How many articles tell it; 1 where this one alone does.
    std::size_t articles(DocumentIndex document, QuotationIndex quotation) const;

private:
    struct Place {
        DocumentIndex document;
        QuotationIndex quotation;
        std::size_t statement;
    };
    const Corpus& corpus_;
    std::vector<Place> places_;  ///< By document and quotation.
};

/// Returns  every version of the statement, by date, the given one among them; nothing for what one article alone tells.
/// Words are compared as they are written but for case and marks, by their longest common run: quadratic in the words of two
/// versions, of which the first 400 count.
std::vector<VersionRow> version_rows(const Corpus& corpus, DocumentIndex document, QuotationIndex quotation);

}  // namespace dragoman
