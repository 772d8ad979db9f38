#include <doctest/doctest.h>

#include "core/search/query.h"
#include "core/search/query_fields.h"

namespace dragoman {
namespace {

std::string shown(const Query& query, std::uint32_t index) {
    const QueryNode& node = query[index];
    const auto list = [&](std::string_view open, std::string_view between) {
        std::string out(open);
        for (const std::uint32_t child : node.children) out += (out.size() == open.size() ? "" : std::string(between)) + shown(query, child);
        return out;
    };
    switch (node.kind) {
        case QueryNode::Kind::all: return list("(", " ") + ")";
        case QueryNode::Kind::any: return list("(", " | ") + ")";
        case QueryNode::Kind::none: return list("-", "");
        case QueryNode::Kind::phrase: return list("\"", " ") + "\"";
        case QueryNode::Kind::near: return list("\"", " ") + "\"~" + std::to_string(node.distance);
        case QueryNode::Kind::field: return std::string(name_of(node.field)) + ":" + node.value;
        case QueryNode::Kind::term: break;
    }
    const QueryTerm& term = query.terms[node.index];
    switch (term.kind) {
        case QueryTerm::Kind::word: return term.text;
        case QueryTerm::Kind::wildcard: return term.text + "…";
        case QueryTerm::Kind::fuzzy: return term.text + "~" + std::to_string(term.edits);
        case QueryTerm::Kind::regex: return "/" + term.text + "/";
    }
    return "";
}

std::string tree_of(std::string_view text) {
    const Query query = parse_query(text);
    return query.root ? shown(query, *query.root) : "";
}

TEST_CASE("a search is taken apart into words, phrases, fields and what joins them") {
    struct Row { std::string_view why, text, expected; };
    constexpr Row rows[] = {
        {"nothing", "  ", ""},
        {"words in any case, marks stripped", "Ferr\xC3\xADs LATE", "(ferris late)"},
        {"a phrase", "\"two  ferries\" late", "(\"two ferries\" late)"},
        {"curly marks", "“two ferries”", "\"two ferries\""},
        {"a phrase of one word", "\"ferry\"", "ferry"},
        {"a word of several parts is a phrase", "cease-fire U.S.", "(\"cease fire\" \"u s\")"},
        {"the ending 's is none of the word", "captain's o'brien", "(captain o'brien)"},
        {"a number is one word", "4,500 boats", "(4,500 boats)"},
        {"a question mark at the end asks", "where is the ferry?", "(where is the ferry)"},
        {"either", "ferry OR boat late", "(ferry | (boat late))"},
        {"brackets", "(ferry OR boat) late", "((ferry | boat) late)"},
        {"AND changes nothing", "ferry AND late", "(ferry late)"},
        {"or in small letters is a word", "ferry or boat", "(ferry or boat)"},
        {"NOT and the minus", "ferry NOT late -boat", "(ferry -late -boat)"},
        {"a minus inside a word is none", "well-known", "\"well known\""},
        {"NOT of a bracket", "-(ferry boat)", "-(ferry boat)"},
        {"near in a phrase", "\"ferry late\"~5", "\"ferry late\"~5"},
        {"near by a word", "ferry NEAR/3 \"very late\"", "\"ferry \"very late\"\"~3"},
        {"near without a number", "ferry NEAR late", "\"ferry late\"~10"},
        {"wildcards", "postpon* wom?n *fire", "(postpon*… wom?n… *fire…)"},
        {"a star alone asks for nothing", "* ferry", "ferry"},
        {"a wildcard in a phrase", "\"peace talk*\"", "\"peace talk*…\""},
        {"fuzzy", "kabulof~ kabulof~2", "(kabulof~1 kabulof~2)"},
        {"a regular expression", "/fer(ry|ries)/", "/fer(ry|ries)/"},
        {"a slash inside is escaped", "/a\\/b/", "/a\\/b/"},
        {"a speaker", "speaker:Olin ferry", "(speaker:olin ferry)"},
        {"a speaker of two words", "speaker:\"Ada Olin\" ferry", "(speaker:ada olin ferry)"},
        {"another name of the field", "by:Olin", "speaker:olin"},
        {"one of several values", "status:(postponed OR cancelled)", "(status:postponed | status:cancelled)"},
        {"a field kept out", "-outlet:radio", "-outlet:radio"},
        {"a range of dates", "date:2018-08..2018-09", "date:2018-08..2018-09"},
        {"a field that nobody knows is words", "10:30 http://x", "(\"10 30\" \"http x\")"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.why);
        CAPTURE(row.text);
        CHECK(tree_of(row.text) == row.expected);
        CHECK(parse_query(row.text).problems.empty());
    }
}

TEST_CASE("what is wrong in a search is told at its place, and mended") {
    struct Row { std::string_view text, message; std::uint32_t begin; std::string_view tree; };
    constexpr Row rows[] = {
        {"late (ferry OR boat", "A bracket opened at 6 never closes.", 5, "(late (ferry | boat))"},
        {"ferry) late", "A bracket at 6 closes none.", 5, "(ferry late)"},
        {"late \"two ferries", "Quotation marks opened at 6 never close.", 5, "(late \"two ferries\")"},
        {"ferry OR", "OR at 7 has nothing behind it.", 6, "ferry"},
        {"OR ferry", "OR at 1 has nothing before it.", 0, "ferry"},
        {"ferry AND", "AND at 7 wants something before and behind it.", 6, "ferry"},
        {"ferry NOT", "NOT at 7 has nothing behind it.", 6, "ferry"},
        {"ferry NEAR/3", "NEAR at 7 wants a word before and behind it.", 6, "ferry"},
        {"ferry ()", "Nothing stands between the brackets at 7.", 6, "ferry"},
        {"ferry \"\"", "No word stands between the quotation marks at 7.", 6, "ferry"},
        {"speaker: ferry", "speaker: at 1 wants a value behind it.", 0, "ferry"},
        {"é /fer(/", "A bracket never closes at 7.", 7, "(e /fer(/)"},
        {"/ferry", "A regular expression opened at 1 has no closing /.", 0, "/ferry/"},
        {"date:soon", "“soon” at 6 is no date: write 2018, 2018-08, 2018-08-21 or 2018-08..2018-09.", 5, "date:soon"},
        {"status:late", "“late” at 8 is no status: occurred, ongoing, planned, proposed, conditional, postponed, cancelled, declined, denied.", 7, "status:late"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        const Query query = parse_query(row.text);
        REQUIRE(query.problems.size() == 1);
        CHECK(query.problems[0].message == row.message);
        CHECK(query.problems[0].at.begin == row.begin);
        CHECK(tree_of(row.text) == row.tree);
    }
}

TEST_CASE("brackets in brackets without end do not end the program") {
    const std::string deep(100000, '('), minus(100000, '-');
    CHECK(parse_query(deep).problems.size() >= 1);
    CHECK(parse_query(minus + "x").root.has_value());
}

}  // namespace
}  // namespace dragoman
