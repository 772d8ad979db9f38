#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/support/analysed_corpus.h"

using namespace dragoman;

namespace {

using Article = test::DatedArticle;

/// "positions legitimacy: [words] [words]", a line each, without those of rules that are not asked for.
std::string conflicts_of(const std::vector<Article>& articles, std::string_view rule) {
    const Corpus corpus = test::analysed_corpus(articles);
    std::string out;
    for (const Conflict& conflict : corpus.conflicts) {
        if (conflict.why.by.view() != rule) continue;
        out += std::string(name_of(conflict.kind)) + ":";
        for (const Claim& claim : conflict.claims) {
            out += " " + (claim.source ? corpus.entities[claim.source.at()].name : corpus.documents[claim.place.document.at()].id) + "[" + claim.says + "]";
        }
        out += "\n";
    }
    return out;
}

}  // namespace

TEST_CASE("what one side calls lawful and the other not is a conflict of positions") {
    struct Row {
        std::string_view why;
        std::vector<Article> articles;
        std::string_view expected;
    };
    const Row rows[] = {
        {"two holders in two articles",
         {{"a", "2023-03-01", "France considers the government in Lima legitimate. Rain fell in Lima on Monday."},
          {"b", "2023-05-01", "Bolivia regards the government of Peru as illegal. Markets were calm."}},
         "positions: France[legitimate] Bolivia[illegal]\n"},
        {"negation turns the pole", {{"a", "2023-03-01", "France considers the government of Peru legitimate. Bolivia does not consider the government of Peru legitimate."}},
         "positions: France[legitimate] Bolivia[legitimate]\n"},
        {"agreement is no conflict", {{"a", "2023-03-01", "France considers the government of Peru legitimate. Bolivia considers the government of Peru lawful."}}, ""},
        {"another thing of theirs is not they", {{"a", "2023-03-01", "France considers Peru legitimate. Bolivia considers the parking of Peru's ministers illegal."}}, ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.why);
        CHECK(conflicts_of(row.articles, "legitimacy") == row.expected);
    }
}

TEST_CASE("whether a party is willing is answered by others otherwise than by itself") {
    struct Row {
        std::string_view why;
        std::vector<Article> articles;
        std::string_view expected;
    };
    const Row rows[] = {
        {"interest denied, readiness declared",
         {{"a", "2023-03-01", "Peru said on Monday that Chile has no interest in peace talks with Bolivia. "},
          {"b", "2023-03-03", "Chile is ready to hold peace talks with Bolivia, Chilean foreign minister Ana Rojas said."}},
         "positions: Ana Rojas[ready] Peru[no interest in peace talks with Bolivia]\n"},
        {"of talks with somebody else",
         {{"a", "2023-03-01", "Peru said on Monday that Chile has no interest in talks with Bolivia."},
          {"b", "2023-03-03", "Chile is ready to hold talks with Japan, Norway said."}},
         ""},
        {"years apart",
         {{"a", "2019-03-01", "Peru said on Monday that Chile has no interest in peace talks with Bolivia."},
          {"b", "2023-03-03", "Chile is ready to hold peace talks with Bolivia, Norway said."}},
         ""},
        {"a condition claims nothing",
         {{"a", "2023-03-01", "Peru said on Monday that Chile has no interest in peace talks with Bolivia."},
          {"b", "2023-03-03", "Norway will help if Chile is ready to hold peace talks with Bolivia."}},
         ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.why);
        CHECK(conflicts_of(row.articles, "willingness") == row.expected);
    }
}

TEST_CASE("a hope and a doubt over the same talks stand side by side") {
    const std::vector<Article> articles = {
        {"a", "2023-03-01", "Peru will host talks with Chile in Lima on 9 March. Norwegian foreign minister Ola Berg hopes the talks in Lima will be productive."},
        {"b", "2023-03-02", "Japan called the talks between Peru and Chile in Lima futile. The talks in Lima are planned for 9 March."}};
    CHECK(conflicts_of(articles, "hope-and-doubt").find("Japan[futile]") != std::string::npos);
}

TEST_CASE("two numbers for one thing clash, a toll that grows is superseded, and other places do not count") {
    struct Row {
        std::string_view why;
        std::vector<Article> articles;
        std::string_view expected;
    };
    const Row rows[] = {
        {"two counts on one day",
         {{"a", "2023-03-01", "Twelve people were killed in an attack in Lima on Tuesday. The mayor of Lima visited the wounded."},
          {"b", "2023-03-01", "In Lima 15 people were killed in an attack on Tuesday. The mayor of Lima spoke of a dark day."}},
         "contradiction: a[12 people killed] b[15 people killed]\n"},
        {"the next day there are more",
         {{"a", "2023-03-01", "Twelve people were killed in an attack in Lima on Tuesday. The mayor of Lima visited the wounded."},
          {"b", "2023-03-02", "In Lima 15 people were killed in an attack on Tuesday. The mayor of Lima spoke of a dark day."}},
         "superseded: a[12 people killed] b[15 people killed]\n"},
        {"at least allows for more",
         {{"a", "2023-03-01", "At least twelve people were killed in an attack in Lima on Tuesday. The mayor of Lima visited the wounded."},
          {"b", "2023-03-01", "In Lima 15 people were killed in an attack on Tuesday. The mayor of Lima spoke of a dark day."}},
         ""},
        {"in another town",
         {{"a", "2023-03-01", "Twelve people were killed in an attack in Lima on Tuesday. Peru mourns."},
          {"b", "2023-03-01", "In Cusco 15 people were killed in an attack on Tuesday. Peru mourns."}},
         ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.why);
        CHECK(conflicts_of(row.articles, "figure-against-figure") == row.expected);
    }
}

TEST_CASE("two parties that accuse each other blame each other once") {
    const std::vector<Article> articles = {
        {"a", "2023-03-01", "Peru accused Chile of shelling a village near the border."},
        {"b", "2023-03-04", "Chile accused Peru of breaking the truce."}};
    CHECK(conflicts_of(articles, "mutual-blame") == "positions: Peru[blames Chile] Chile[blames Peru]\n");
    const std::vector<Article> later = {articles[0], {"b", "2023-09-04", "Chile accused Peru of breaking the truce."}};
    CHECK(conflicts_of(later, "mutual-blame").empty());
}

TEST_CASE("talks that one report lets begin after another has them met are an apparent conflict") {
    const std::vector<Article> articles = {
        {"a", "2019-08-28", "Chile began negotiations with Peru in October 2018."},
        {"b", "2019-09-02", "In July 2018 Chile held talks with Peru in Quito."}};
    CHECK(conflicts_of(articles, "begun-before") == "apparent: a[began Oct 2018] b[met Jul 2018]\n");
}
