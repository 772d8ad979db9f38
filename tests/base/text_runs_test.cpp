#include "core/base/text_runs.h"

#include <doctest/doctest.h>

#include <string>

using namespace dragoman;

namespace {

std::string shown(std::string_view text) {
    std::string shown;
    for (const LetterRun& run : TextRuns(text).letters) shown += (run.plain ? "[" : "{") + std::string(text.substr(run.begin, run.end - run.begin)) + (run.plain ? "]" : "}");
    return shown;
}

std::string marks_of(std::string_view text) {
    std::string marks;
    for (const std::uint32_t at : TextRuns(text).marks) marks.push_back(text[at]);
    return marks;
}

}  // namespace

TEST_CASE("words are runs of letters and digits; those with an apostrophe or other letters are told apart") {
    struct Row { std::string_view text, runs, marks, why; };
    constexpr Row rows[] = {
        {"", "", "", "nothing"},
        {"one two", "[one][two]", "", "two words"},
        {"A1-b2, c.", "[A1][b2][c]", "-,.", "digits belong to words, marks do not"},
        {"don't stop", "{don't}[stop]", "", "an apostrophe"},
        {"\xC3\xA9t\xC3\xA9 was", "{\xC3\xA9t\xC3\xA9}[was]", "", "other letters"},
        {"\xE2\x80\x9CYes\xE2\x80\x9D", "{\xE2\x80\x9CYes\xE2\x80\x9D}", "", "marks beyond ASCII stay with their word"},
        {"\ta\r\nb ", "[a][b]", "", "white space"},
        {"@[`{/:~", "", "@[`{/:~", "the neighbours of letters and digits are marks"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.why);
        CHECK(shown(row.text) == row.runs);
        CHECK(marks_of(row.text) == row.marks);
    }
}

TEST_CASE("a run reads the same wherever the sixty-four bytes begin") {
    for (std::size_t shift = 0; shift < 130; ++shift) {
        CAPTURE(shift);
        const std::string blanks(shift, ' '), letters(shift, 'x');
        REQUIRE(shown(blanks + "don't 'no' plain") == "{don't}{'no'}[plain]");
        REQUIRE(shown(letters + "'" + letters + " y") == "{" + letters + "'" + letters + "}[y]");
        REQUIRE(shown("'" + letters + " y") == "{'" + letters + "}[y]");
        REQUIRE(shown("y " + letters + "'") == "[y]{" + letters + "'}");
        REQUIRE(shown("x" + letters) == "[x" + letters + "]");
        REQUIRE(marks_of(blanks + std::string(200, '.')) == std::string(200, '.'));
    }
}
