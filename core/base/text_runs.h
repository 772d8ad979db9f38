#pragma once
// Where words may stand in a text, and the marks between them, found without a branch a byte.
#include <cstdint>
#include <string_view>
#include <vector>

namespace dragoman {

/// ASCII letters and digits, apostrophes and bytes beyond ASCII in a row: one word where `plain`; otherwise it is to be
/// read character by character, and may hold words, marks and blanks.
struct LetterRun {
    std::uint32_t begin;
    std::uint32_t end : 31;
    std::uint32_t plain : 1;  ///< Letters and digits of ASCII alone.
};

/// Runs and marks of a text, in order. Cost: one pass of a few instructions a byte; classes of bytes are bits, and runs
/// are found by counting zeros (Langdale and Lemire, "Parsing Gigabytes of JSON per Second", 2019).
struct TextRuns {
    explicit TextRuns(std::string_view text);
    std::vector<LetterRun> letters;
    std::vector<std::uint32_t> marks;  ///< ASCII that is neither white space nor part of a run.
};

}  // namespace dragoman
