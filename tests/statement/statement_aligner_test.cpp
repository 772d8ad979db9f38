#include <doctest/doctest.h>

#include <string>

#include "core/assemble/statement/statement_aligner.h"
#include "core/query/version_rows.h"
#include "tests/support/analysed_corpus.h"

using namespace dragoman;

namespace {

/// Each statement's versions, "a: words | b: words", statements apart by "; ".
std::string told(const Corpus& corpus) {
    std::string out;
    for (const Statement& statement : corpus.statements) {
        if (!out.empty()) out += "; ";
        for (const StatementVersion& version : statement.versions) {
            const Document& doc = corpus.documents[version.document.at()];
            if (&version != &statement.versions.front()) out += " | ";
            out += doc.id + ": " + std::string(text_of(doc, doc.quotations[version.quotation.at()].content));
        }
    }
    return out;
}

constexpr std::string_view invited = "Angela Merkel said on Monday that invitations had been sent to both delegations and that positive answers were expected.";

}  // namespace

TEST_CASE("what several articles tell of one saying is one statement") {
    struct Row { std::string_view why, other, date, expected; };
    const Row rows[] = {
        {"in other words, and the speaker's own", "“We have sent the invitations to both delegations and expect positive answers,” Merkel said. Angela Merkel leads Germany.", "2018-09-05",
         "a: invitations had been sent to both delegations and that positive answers were expected | b: We have sent the invitations to both delegations and expect positive answers,"},
        {"a shorter telling", "Angela Merkel said invitations had been sent to the delegations, with positive answers to come.", "2018-09-05",
         "a: invitations had been sent to both delegations and that positive answers were expected | b: invitations had been sent to the delegations, with positive answers to come"},
        {"not what is said of something else", "Angela Merkel said the harbour in Hamburg would get three new ferries by winter.", "2018-09-05", ""},
        {"not the contrary", "Angela Merkel said that no invitations had been sent to both delegations and that positive answers were expected.", "2018-09-05", ""},
        {"not what another says in words of his own", "Vladimir Putin said invitations had been sent to both delegations by the host.", "2018-09-05", ""},
        {"not half a year later", "Angela Merkel said invitations had been sent to both delegations in the spring.", "2019-03-05", ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.why);
        CHECK(told(test::analysed_corpus({{"a", "2018-09-04", invited}, {"b", row.date, row.other}})) == row.expected);
    }
}

TEST_CASE("numbers and names that differ keep statements apart") {
    struct Row { std::string_view first, second; };
    const Row rows[] = {
        {"Angela Merkel said the delegations would meet for new talks on September 11.", "Angela Merkel said the delegations would meet for new talks on September 17."},
        {"Angela Merkel said the important new school funding for Hamburg had been approved.", "Angela Merkel said the important new school funding for Leipzig had been approved."},
    };
    for (const Row& row : rows) {
        CHECK(told(test::analysed_corpus({{"a", "2018-09-04", row.first}, {"b", "2018-09-05", row.second}})) == "");
        CHECK(test::analysed_corpus({{"a", "2018-09-04", row.first}, {"b", "2018-09-05", row.first}}).statements.size() == 1);
    }
}

TEST_CASE("an article beside others changes no statement's id") {
    const Corpus two = test::analysed_corpus({{"b", "2018-09-04", invited}, {"c", "2018-09-05", invited}});
    const Corpus three = test::analysed_corpus({{"a", "2018-09-01", "The harbour was closed."}, {"b", "2018-09-04", invited}, {"c", "2018-09-05", invited}});
    REQUIRE(two.statements.size() == 1);
    REQUIRE(three.statements.size() == 1);
    CHECK(two.statements[0].id == three.statements[0].id);
    CHECK(two.statements[0].why.by == Label("told-alike"));
}

TEST_CASE("versions stand side by side, with what each tells otherwise, and who handed it on") {
    const Corpus corpus = test::analysed_corpus({
        {"a", "2018-09-04", "“We have sent invitations to both delegations and expect positive answers,” Angela Merkel said."},
        {"b", "2018-09-05", "“We have sent invitations to both delegations and expect good and positive answers,” Angela Merkel was quoted by CNN as saying."},
    });
    const std::vector<VersionRow> rows = version_rows(corpus, DocumentIndex(0), QuotationIndex(0));
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].chosen);
    CHECK(rows[0].other.empty());
    REQUIRE(rows[1].other.size() == 1);
    CHECK(slice(rows[1].words, rows[1].other[0]) == "good and");
    REQUIRE(rows[1].path.size() == 3);
    CHECK(rows[1].path[0] == "Angela Merkel");
    CHECK(rows[1].path[1] == "CNN");
    CHECK(version_rows(test::analysed_corpus({{"a", "2018-09-04", invited}}), DocumentIndex(0), QuotationIndex(0)).empty());
}
