#pragma once
#include <string>
#include <string_view>

namespace dragoman {

/// The page without the contents of its scripts and styles and without comments: nothing of them is
/// ever read, and they are most of a page's bytes. Linked data (JSON-LD) stays. The tree that is
/// parsed from it is the same but for their text. Cost linear, far below parsing.
/// Source  the tokenizer of the HTML Living Standard, as far as it decides where a tag ends.
std::string lean_page(std::string_view html);

}  // namespace dragoman
