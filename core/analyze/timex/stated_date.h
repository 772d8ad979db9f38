#pragma once
#include "core/document/document.h"

namespace dragoman {

/// A date that the page itself states, with what speaks for and against it.
struct StatedDate {
    DateInterval days;
    Span span;
    float score = 0;        ///< 2 and more: a statement of publication.
    bool page_clock = false;  ///< Looks like the day on which the page was drawn.
};

/// Dates outside the prose, best first: date lines, bylines, lines around headline and story.
std::vector<StatedDate> stated_dates(const Document& doc);

}  // namespace dragoman
