#pragma once
// What a source leaves out of a plan's life that others had told by then.
#include <string>
#include <vector>

#include "core/query/evidence.h"

namespace dragoman {

/// One article's silence: it tells of the thread, and not that it was declined, put off, called off …
struct OmissionRow {
    std::size_t thread = 0;  ///< Into Corpus::threads.
    std::string id, label;   ///< Of the thread.
    DocumentIndex document;  ///< Which leaves it out.
    std::string title, outlet;
    std::optional<DateInterval> date;
    DateBasis basis = DateBasis::none;
    EventStatus status = EventStatus::planned;  ///< What it leaves out.
    EvidenceRow elsewhere;   ///< Where that stands.
};

/// Reads    threads, stories (an article that repeats another is not asked, and counts for nothing), dates of publication.
/// Returns  for each article of a thread every turn (declined, conditional, postponed, cancelled, denied) that another article had told
///          not later, and at most a month before; by thread, then by the article's date. Undated articles say nothing.
/// Cost     linear in the steps, times the articles of a thread.
std::vector<OmissionRow> omission_rows(const Corpus& corpus, const Filter& filter);

}  // namespace dragoman
