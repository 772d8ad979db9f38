#include <doctest/doctest.h>

#include <string>

#include "core/analyze/analyze.h"
#include "core/assemble/assemble.h"
#include "tests/support/resources.h"

using namespace dragoman;

namespace {

Document article(std::string id, std::string text, std::string_view date) {
    Document doc;
    doc.id = std::move(id);
    doc.text = std::move(text);
    doc.body_only = true;
    if (!date.empty()) {
        doc.given_date = parse_iso(date);
        doc.given_precision = DatePrecision::day;
        doc.given_date_basis = "record date";
    }
    return analyze(std::move(doc), test::resources());
}

std::string published(const Corpus& corpus, std::string_view id) {
    for (const Document& doc : corpus.documents) {
        if (doc.id != id) continue;
        if (!doc.published.interval) return "none";
        return iso(*doc.published.interval) + (doc.published.basis == DateBasis::stated ? " stated" : " inferred");
    }
    return "(no such article)";
}

constexpr std::string_view strait_story =
    "Fishermen on both shores of the strait have waited nine years for a ferry line, and their patience was rewarded this week.\n"
    "The two harbour towns signed a contract with a shipbuilder, and the first boat is to be delivered before the winter storms set in.\n"
    "Mayors on either side praised the long work of their envoys, who met in a school gymnasium because no hall was heated.\n"
    "Critics said the price of a crossing would be too high for pupils, and that the old pier needed repairs that nobody had paid for.\n";

}  // namespace

TEST_CASE("an undated copy is dated by the article it copies") {
    std::vector<Document> documents;
    documents.push_back(article("copy", std::string(strait_story), ""));
    documents.push_back(article("wire", "STRAIT CITY - " + std::string(strait_story), "2019-10-03"));
    documents.push_back(article("other", "A storm closed three harbours for a week. Nobody was hurt, and the boats were safe.", "2011-01-05"));
    const Corpus corpus = assemble(std::move(documents), test::resources());
    CHECK(published(corpus, "copy") == "2019-10 inferred");
    CHECK(published(corpus, "wire") == "2019-10-03 stated");
    for (const Document& doc : corpus.documents) {
        if (doc.id != "copy") continue;
        REQUIRE_FALSE(doc.published.reasons.empty());
        CHECK(doc.published.reasons.back().text == "nearly the same text as wire, which is of 3 Oct 2019");
    }
}

TEST_CASE("articles on other things leave a date alone") {
    std::vector<Document> documents;
    documents.push_back(article("a", std::string(strait_story), ""));
    documents.push_back(article("b", "A storm closed three harbours for a week. Nobody was hurt, and the boats were safe.", "2011-01-05"));
    CHECK(published(assemble(std::move(documents), test::resources()), "a") == "none");
}

TEST_CASE("a day without a year is of the year that another article on the same happening gives") {
    std::vector<Document> documents;
    documents.push_back(article("dated",
                                "OSLO (Harbour Wire) - Norway has invited Sweden and Denmark to a conference on fishing rights, Foreign Minister Ida Berg said on Tuesday.\n"
                                "The ministers are to meet in Oslo on September 14. Sweden welcomed the invitation to the conference.\n",
                                "2017-08-22"));
    documents.push_back(article("undated",
                                "Sweden will not send ministers to the conference on fishing rights that Norway plans for September 14.\n"
                                "Denmark has not yet answered the invitation to Oslo. Fishermen in both countries regretted it.\n",
                                ""));
    const Corpus corpus = assemble(std::move(documents), test::resources());
    const Document& undated = corpus.documents[1];
    REQUIRE(undated.published.bounds);
    CHECK(iso(undated.published.bounds->latest) == "2017-09-13");
    CHECK(undated.published.bounds->earliest >= *make_date(2017, 5, 1));
    CHECK(undated.published.reasons.back().document == DocumentIndex(0));
}

TEST_CASE("what one article calls off, the other one still announced before") {
    std::vector<Document> documents;
    documents.push_back(article("announced",
                                "Norway has invited Sweden and Denmark to peace talks in Oslo, Foreign Minister Ida Berg said on Tuesday.\n"
                                "The talks in Oslo between Norway, Sweden and Denmark are planned for September 14. Sweden will attend the talks.\n",
                                "2017-08-22"));
    documents.push_back(article("off",
                                "Norway has postponed the peace talks in Oslo, Ida Berg said on Monday.\n"
                                "The talks between Norway, Sweden and Denmark were scheduled for September 14. Sweden regretted that the talks were postponed.\n",
                                ""));
    const Corpus corpus = assemble(std::move(documents), test::resources());
    const Document& off = corpus.documents[1];
    REQUIRE(off.published.bounds);
    CHECK(iso(*off.published.bounds) == "2017-08-22/2017-09-13");
}
