#pragma once
#include <cstddef>
#include <string_view>

namespace dragoman {

/// Where a line of `text` ends that ImGui would end at byte `at`. It also breaks behind commas, full stops and quotation marks inside
/// of words ("5,|000", "U.|S."): then the word goes to the next line as a whole. Behind hyphens and dashes `at` stands, and where the
/// line is a single word.
std::size_t line_end(std::string_view text, std::size_t at);

}  // namespace dragoman
