#include "core/query/search_terms.h"

#include <doctest/doctest.h>

namespace dragoman {
namespace {

std::string shown(std::string_view text) {
    const SearchTerms terms = parse_search(text);
    std::string out;
    const auto show = [&](std::string_view name, const std::vector<std::string>& list) {
        for (const std::string& value : list) out += std::string(out.empty() ? "" : " ") + std::string(name) + "[" + value + "]";
    };
    show("speaker", terms.speakers);
    show("stance", terms.stances);
    show("outlet", terms.outlets);
    show("", terms.words);
    return out;
}

TEST_CASE("a search is taken apart into words, phrases and fields") {
    struct Row { std::string_view why, text, expected; };
    constexpr Row rows[] = {
        {"nothing", "  ", ""},
        {"words in any case, marks stripped", "Ferr\xC3\xADs LATE", "[ferris] [late]"},
        {"a phrase", "\"two  ferries\" late", "[two ferries] [late]"},
        {"curly marks", "“two ferries”", "[two ferries]"},
        {"a phrase that is not closed", "\"two ferries", "[two ferries]"},
        {"a speaker", "speaker:Olin ferry", "speaker[olin] [ferry]"},
        {"a speaker of two words", "speaker:\"Ada Olin\" ferry", "speaker[ada olin] [ferry]"},
        {"two speakers, either", "by:Olin by:Falk", "speaker[olin] speaker[falk]"},
        {"stance and outlet", "stance:denies outlet:radio", "stance[denies] outlet[radio]"},
        {"a field that nobody knows is a word", "10:30 http://x", "[10:30] [http://x]"},
        {"a field without a value asks for nothing", "speaker: ferry", "[ferry]"},
        {"a word once", "ferry FERRY", "[ferry]"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.why);
        CHECK(shown(row.text) == row.expected);
    }
}

TEST_CASE("all words must be there, in any order") {
    CHECK(parse_search("late ferry").all_in("The ferry is LATE."));
    CHECK_FALSE(parse_search("late ferry").all_in("The ferry sailed."));
    CHECK_FALSE(parse_search("\"late ferry\"").all_in("The ferry is late."));
    CHECK(parse_search("").all_in(""));
}

}  // namespace
}  // namespace dragoman
