#pragma once
// Words taken out of an article, with where they stand: for a clipboard, a footnote, a report.
#include <string>

#include "core/document/document.h"

namespace dragoman {

/// "Harbour Wire, 22 Aug 2018, “Moscow invites …”, https://…": what is known of it, the day with its doubt.
std::string citation(const Document& doc);

/// The words, and their citation in a line of its own.
std::string with_citation(const Document& doc, std::string_view words);

/// A name for a place in an article that outlives a new analysis: "quotation/moscow-invitation/412+38/“We are …”": what it is, the
/// article's id, first character and length in code points, the words.
std::string place_name(std::string_view kind, const Document& doc, Span span);

}  // namespace dragoman
