#pragma once
#include <string>
#include <vector>

#include "core/query/filter.h"

namespace dragoman {

/// A place as a line of a list: the words with what stands round them, and where that is.
struct EvidenceRow {
    DocumentIndex document;
    Span span;
    std::string before, words, after;  ///< The sentence, cut at words; "…" where it goes on.
    std::string title, outlet;
    std::optional<DateInterval> date;
    DateBasis basis = DateBasis::none;
};

/// `reach`: code points of context kept at each side at most.
EvidenceRow evidence_row(const Corpus& corpus, const Place& place, std::size_t reach = 90);

/// The words amid their sentence, as one text.
std::string in_sentence(const EvidenceRow& row);

}  // namespace dragoman
