#include <doctest/doctest.h>

#include "web/widget/right_to_left.h"

namespace dragoman {
namespace {

TEST_CASE("letters are joined and turned as they stand on the paper") {
    struct Row {
        const char* written;
        const char* drawn;
        const char* why;
    };
    const Row rows[] = {
        {"Talks in Doha, 3 May.", "Talks in Doha, 3 May.", "nothing runs from right to left"},
        {"\u0628", "\uFE8F", "alone: the isolated form"},
        {"\u0628\u0628\u0628", "\uFE90\uFE92\uFE91", "first, middle, last, from the right"},
        {"\u062F\u0628", "\uFE8F\uFEA9", "dal joins nothing behind it"},
        {"\u0628\u0621\u0628", "\uFE8F\uFE80\uFE8F", "hamza joins nothing"},
        {"\u0644\u0627", "\uFEFB", "lam and alef are one sign"},
        {"\u0628\u0644\u0627", "\uFEFC\uFE91", "and that joins what is before it"},
        {"\u0633\u0644\u0627\u0645", "\uFEE1\uFEFC\uFEB3", "but not what is behind it"},
        {"\u0628\u064E\u0628", "\uFE90\uFE91", "a vowel sign joins nothing and parts nothing"},
        {"\u0628\u200C\u0628", "\uFE8F\uFE8F", "a non-joiner parts"},
        {"\u067E\u06CC", "\uFBFD\uFB58", "Persian letters"},
        {"\u0681", "\u0681", "a letter without presentation forms stands as it is"},
        {"the group (\u0628\u062F) met", "the group (\uFEAA\uFE91) met", "amid a line to the right only the word is turned"},
        {"a \u0628 \u062F b", "a \uFEA9 \uFE8F b", "words of one run change places"},
        {"\u0628 (a)", "(a) \uFE8F", "a line that begins with such a letter runs to the left, its brackets mirrored"},
        {"\u0628 12-34", "34-12 \uFE8F", "numbers keep their digits' order; a hyphen does not hold Arabic ones together"},
        {"\u0628 12.5", "12.5 \uFE8F", "a point between digits does"},
        {"\u05D0\u05D1", "\u05D1\u05D0", "Hebrew is turned too"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.why);
        CAPTURE(row.written);
        CHECK(in_visual_order(row.written) == row.drawn);
    }
}

TEST_CASE("words are found again where they are drawn") {
    const std::string line = "in (\u0628\u062F) NATO";  // b, d
    CHECK(drawn_span(line, {0, 2}) == Span{0, 2});
    CHECK(slice(in_visual_order(line), drawn_span(line, {4, 6})) == "\uFE91");
    CHECK(slice(in_visual_order(line), drawn_span(line, {4, 8})) == "\uFEAA\uFE91");
    const std::string to_the_left = "\u0628 NATO \u062F";
    CHECK(slice(in_visual_order(to_the_left), drawn_span(to_the_left, {3, 7})) == "NATO");
    CHECK(drawn_span("NATO met", {5, 8}) == Span{5, 8});
}

TEST_CASE("a font is wanted for Arabic letters alone") {
    CHECK(has_arabic("Doha \u0628"));
    CHECK(has_arabic("\uFE8F"));
    CHECK_FALSE(has_arabic("Minsk, Минск, Αθήνα, “…” \u05D0"));
    CHECK(has_right_to_left("\u05D0"));
    CHECK_FALSE(has_right_to_left("Минск — 北京"));
}

}  // namespace
}  // namespace dragoman
