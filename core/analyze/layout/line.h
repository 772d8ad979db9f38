#pragma once
#include <string_view>
#include <vector>

#include "core/document/span.h"

namespace dragoman {

/// The non-blank lines of a text, each from its first to its last character that is no white space.
/// A line ends at LF or at a lone CR.
std::vector<Span> lines_of(std::string_view text);

}  // namespace dragoman
