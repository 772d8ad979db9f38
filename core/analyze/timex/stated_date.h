#pragma once
#include <string_view>
#include <vector>

#include "core/document/document.h"

namespace dragoman {

/// A date that the page itself states, with what speaks for and against it.
struct StatedDate {
    DateInterval days;
    Span span;
    float score = 0;            ///< publication_score and more: a statement of publication.
    bool ambiguous = false;     ///< "03/04/2020", and nothing on the page tells the order.
    DateInterval swapped;       ///< Where ambiguous: the other reading.
    std::string_view rejected;  ///< Why it is none, in words; empty where it may be one.
};

constexpr float publication_score = 1.2f;

/// Dates outside the prose, best first: date lines, bylines, datelines, lines around headline and story.
/// Dates of the page's clock, of crawls, comments, forecasts, copyright lines, pictures and other stories
/// are among them with the reason in `rejected`.
std::vector<StatedDate> stated_dates(const Document& doc);

}  // namespace dragoman
