#include "core/search/word_pattern.h"

#include <doctest/doctest.h>

namespace dragoman {
namespace {

bool regex_fits(std::string_view expression, std::string_view word) {
    const Result<WordPattern> made = WordPattern::regex(expression);
    CAPTURE(expression);
    REQUIRE(made);
    return accepts(made.value(), word);
}

TEST_CASE("a regular expression fits whole words") {
    struct Row { std::string_view expression, word; bool fits; };
    constexpr Row rows[] = {
        {"ferry", "ferry", true},        {"ferry", "ferryman", false},     {"ferr(y|ies)", "ferries", true},
        {"ferr(y|ies)", "ferrie", false}, {"colou?r", "color", true},       {"colou?r", "colour", true},
        {"a.c", "abc", true},            {"a.c", "ac", false},             {"a*b+", "aabb", true},
        {"a*b+", "aa", false},           {"[a-c]+x", "abcx", true},        {"[^a-c]+", "xyz", true},
        {"[^a-c]+", "xay", false},       {"\\d{4}", "2018", true},         {"\\d{4}", "201", false},
        {"\\d{2,3}", "201", true},       {"\\d{2,3}", "2018", false},      {"\\d{2,}", "20189", true},
        {"(ab){2}", "abab", true},       {"(ab){2}", "ab", false},         {"x{0,2}y", "y", true},
        {"FERRY", "ferry", true},        {"\\.", ".", true},               {"a|", "", true},
        {"(a|b)*c", "ababc", true},      {"\xC3\xA9.", "ea", true},        {".\xD0\xB4", "\xD0\xB3\xD0\xB4", true},
    };
    for (const Row& row : rows) {
        CAPTURE(row.word);
        CHECK(regex_fits(row.expression, row.word) == row.fits);
    }
}

TEST_CASE("what is no regular expression says where it goes wrong") {
    struct Row { std::string_view expression, message; std::size_t byte; };
    constexpr Row rows[] = {
        {"a(b", "A bracket never closes", 1},
        {"ab)", "A bracket closes none", 2},
        {"x[ab", "A square bracket never closes", 1},
        {"*a", "Nothing stands before what repeats it", 0},
        {"a{x}", "Braces want numbers such as {2} or {2,3}", 1},
        {"a{3,2}", "Braces want numbers such as {2} or {2,3}", 1},
        {"a\\", "Nothing stands behind the \\", 2},
        {"a{999}", "The expression is too long", 1},
        {"((((){9}){9}){9}){9}", "The expression is too long", 0},
    };
    for (const Row& row : rows) {
        CAPTURE(row.expression);
        const Result<WordPattern> made = WordPattern::regex(row.expression);
        REQUIRE_FALSE(made);
        CHECK(made.error().message == row.message);
        if (row.message != "The expression is too long") CHECK(made.error().byte == row.byte);
    }
}

TEST_CASE("an expression that ties others in knots takes linear time") {
    const std::string word(20000, 'a');
    CHECK_FALSE(regex_fits("(a*)*(a|a)*(aa?)*b", word));
}

TEST_CASE("stars and question marks stand for letters") {
    struct Row { std::string_view pattern, word; bool fits; };
    constexpr Row rows[] = {
        {"postpon*", "postponed", true}, {"postpon*", "postpon", true}, {"postpon*", "postpone", true}, {"*fire", "ceasefire", true},
        {"*fire", "fires", false},       {"wom?n", "women", true},      {"wom?n", "womn", false},       {"n*ti*n", "negotiation", true},
        {"?", "\xD0\xB6", true},         {"a+b*", "a+bc", true},
    };
    for (const Row& row : rows) {
        CAPTURE(row.pattern);
        CAPTURE(row.word);
        CHECK(accepts(WordPattern::wildcard(row.pattern), row.word) == row.fits);
    }
}

TEST_CASE("nearly the same word") {
    struct Row { std::string_view word; int edits; std::string_view other; bool fits; };
    constexpr Row rows[] = {
        {"ferry", 1, "ferry", true},  {"ferry", 1, "fery", true},    {"ferry", 1, "ferrys", true},        {"ferry", 1, "merry", true},
        {"ferry", 1, "mery", false},  {"ferry", 2, "mery", true},    {"ferry", 1, "efrry", false},        {"ferry", 2, "efrry", true},
        {"a", 1, "", true},           {"kabul", 1, "kabuls", true},  {"\xD0\xB4\xD0\xB0", 1, "\xD0\xB4\xD0\xB5", true},
    };
    for (const Row& row : rows) {
        CAPTURE(row.word);
        CAPTURE(row.other);
        CHECK(accepts(NearWord(row.word, row.edits), row.other) == row.fits);
    }
}

}  // namespace
}  // namespace dragoman
