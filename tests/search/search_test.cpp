#include "core/search/search.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "core/search/word_scanner.h"

namespace dragoman {
namespace {

std::shared_ptr<const TextIndex> indexed(const std::vector<std::string_view>& texts) {
    std::vector<Document> documents;
    for (const std::string_view text : texts) documents.emplace_back().text = std::string(text);
    return std::make_shared<const TextIndex>(index_text(documents));
}

const std::vector<std::string_view> harbour_articles = {
    "The ferry left the harbour at noon. The ferry's crew waved.",          // 0
    "Two ferries were late; the mayor blamed the harbour office.",          // 1
    "A well-known captain postponed the crossing. Nobody left.",            // 2
    "The mayor said nothing about a ferry, and the office was closed.",     // 3
};

/// Numbers of the articles, best first.
std::string found(std::string_view query) {
    const Search search(parse_query(query), indexed(harbour_articles));
    const DocumentSet documents = search.documents({});
    const std::vector<double> ranks = search.ranks(documents);
    std::vector<std::size_t> order(documents.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return ranks[a] > ranks[b]; });
    std::string out;
    for (const std::size_t i : order) out += std::to_string(documents[i]);
    return out;
}

std::string marked(std::string_view query, std::string_view text) {
    const auto index = indexed({text});
    const Search search(parse_query(query), index);
    std::string out;
    for (const Span span : search.marks_in_document(0, text)) out += "[" + std::string(slice(text, span)) + "]";
    std::string in_text;
    for (const Span span : search.marks_in_text(text)) in_text += "[" + std::string(slice(text, span)) + "]";
    CHECK(out == in_text);  // an article and a line of a table agree
    return out;
}

TEST_CASE("words are what stands between blanks and marks") {
    struct Row { std::string_view text, expected; };
    constexpr Row rows[] = {
        {"The Ferry, late!", "the|ferry|late"},
        {"Ghan\xC4\xAB\xE2\x80\x99s house; ministers\xE2\x80\x99 cars", "ghani|house|ministers|cars"},
        {"don't d'Ivoire cease-fire", "don't|d'ivoire|cease|fire"},
        {"4,500 boats, 3.5 miles. 7", "4,500|boats|3.5|miles|7"},
        {"\xE2\x80\x9CYes,\xE2\x80\x9D \xD0\x9B\xD0\xB0\xD0\xB2\xD1\x80\xD0\xBE\xD0\xB2", "yes|\xD0\xBB\xD0\xB0\xD0\xB2\xD1\x80\xD0\xBE\xD0\xB2"},
        {"' '' s 's", "s|s"},
        {"\xFF\xFE broken \xC3", "broken"},
        {"", ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        std::string out;
        WordScanner scanner(row.text);
        while (scanner.next()) out += (out.empty() ? "" : "|") + std::string(scanner.key());
        CHECK(out == row.expected);
    }
}

TEST_CASE("a search finds the articles, best first") {
    struct Row { std::string_view why, query, expected; };
    constexpr Row rows[] = {
        {"a word, twice is better", "ferry", "03"},
        {"all words", "harbour office", "1"},
        {"either word", "captain OR ferries", "21"},
        {"all but", "-ferry", "12"},
        {"some, but not others", "mayor -ferries", "3"},
        {"a phrase", "\"harbour office\"", "1"},
        {"a phrase in another order", "\"office harbour\"", ""},
        {"a phrase over a hyphen", "\"well known\"", "2"},
        {"the possessive is the word", "\"ferry crew\"", "0"},
        {"near in any order", "\"office blamed\"~2", "1"},
        {"not near enough", "\"office blamed\"~1", ""},
        {"near by a word", "mayor NEAR/3 nothing", "3"},
        {"a wildcard", "ferr*", "013"},
        {"a wildcard inside a phrase", "\"two ferr*\"", "1"},
        {"a wildcard before", "*pone*", "2"},
        {"one letter wrong", "harbor~", "01"},
        {"a regular expression", "/ferr(y|ies)/", "013"},
        {"a word that no article has stands for those that begin so", "postp", "2"},
        {"but only where none has it", "ferr", "013"},
        {"nothing", "lighthouse", ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.why);
        std::string sorted = found(row.query), expected(row.expected);
        if (row.query != "ferry") {  // the order of the others is not the point
            std::sort(sorted.begin(), sorted.end());
            std::sort(expected.begin(), expected.end());
        }
        CHECK(sorted == expected);
    }
}

TEST_CASE("what makes a search fit is marked, longer before shorter, not what is kept out") {
    const std::string_view text = "Two ferries were late; the captain's ferry was not late.";
    struct Row { std::string_view query, expected; };
    constexpr Row rows[] = {
        {"late", "[late][late]"},
        {"ferr* captain", "[ferries][captain's][ferry]"},
        {"\"captain ferry\" ferry", "[captain's ferry]"},
        {"ferry -boat", "[ferry]"},
        {"\"late captain\"~1", "[late; the captain's]"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.query);
        CHECK(marked(row.query, text) == row.expected);
    }
}

TEST_CASE("menus are not searched, a title beside the text is, and marks only stand in the text") {
    Document doc;
    doc.text = "Home News\nA ferry left.";
    doc.blocks.resize(2);
    doc.blocks[0].span = {0, 9};
    doc.blocks[0].role = BlockRole::boilerplate;
    doc.blocks[1].span = {10, 23};
    doc.given_title = "Ferry news";
    const auto index = std::make_shared<const TextIndex>(index_text({doc}));
    CHECK(Search(parse_query("home"), index).documents({}).empty());
    const Search search(parse_query("ferry news"), index);
    CHECK(search.documents({}).size() == 1);
    const std::vector<Span> marks = search.marks_in_document(0, doc.text);
    REQUIRE(marks.size() == 1);
    CHECK(slice(doc.text, marks[0]) == "ferry");
}

TEST_CASE("the index agrees with reading every text") {
    // Every word of some made-up texts, alone, in pairs and as phrases.
    const std::vector<std::string_view> words = {"a", "ab", "abc", "b", "bc", "ca"};
    std::vector<std::string> texts;
    std::uint32_t state = 7;
    for (int i = 0; i < 60; ++i) {
        std::string text;
        for (int k = 0; k < 1 + i % 9; ++k) text += std::string(words[(state = state * 1664525u + 1013904223u) >> 16 & 3 ? state >> 20 & 3 : state >> 22 & 1]) + " ";
        texts.push_back(text);
    }
    const auto index = indexed(std::vector<std::string_view>(texts.begin(), texts.end()));
    for (const std::string_view a : words) {
        for (const std::string_view b : words) {
            for (const std::string& query : {std::string(a) + " " + std::string(b), "\"" + std::string(a) + " " + std::string(b) + "\"",
                                             std::string(a) + " OR /" + std::string(b) + ".?/", std::string(a) + " -" + std::string(b) + "*",
                                             std::string(a) + "~ NEAR/1 " + std::string(b)}) {
                CAPTURE(query);
                const Search search(parse_query(query), index);
                DocumentSet read;
                for (std::uint32_t i = 0; i < texts.size(); ++i) {
                    if (search.holds_in_text(texts[i], [](std::uint32_t) { return true; })) read.push_back(i);
                }
                CHECK(search.documents({}) == read);
            }
        }
    }
}

TEST_CASE("a logarithm of our own is the logarithm") {
    for (const double x : {1.0, 2.0, 0.5, 10.0, 1e-9, 123456789.0, 1.0000001, 0.7071067811865475}) CHECK(plain_log(x) == doctest::Approx(std::log(x)).epsilon(1e-14));
}

}  // namespace
}  // namespace dragoman
