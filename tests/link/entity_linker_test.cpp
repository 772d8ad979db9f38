#include "core/analyze/link/entity_linker.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "tests/support/identified.h"

using namespace dragoman;
using test::entry_of;
using test::identified;

TEST_CASE("names are linked to the entry that the article means, or to none") {
    struct Row {
        std::string_view why, text, name, id;
    };
    const Row rows[] = {
        {"country", "[Norway|GPE] agreed.", "Norway", "wd:Q20"},
        {"demonym links to the country", "[Afghan|NORP] troops left.", "Afghan", "wd:Q889"},
        {"abbreviation", "The [UN|ORG] agreed.", "UN", "wd:Q1065"},
        {"person by another spelling", "[Russia|GPE] sent [Sergej Lavrow|PERSON].", "Sergej Lavrow", "wd:Q58217"},
        {"surname of somebody very well known", "[Putin|PERSON] came to [Russia|GPE].", "Putin", "wd:Q7747"},
        {"a body without its country's name", "[Washington|GPE] paid. The [Coast Guard|ORG] of the [United States|GPE] came.", "Coast Guard", "wd:Q11224"},
        {"a country among countries", "[Georgia|GPE] and [Lebanon|GPE] agreed. [CNN|ORG] asked.", "Georgia", "wd:Q230"},
        {"a whole name before what it begins with", "[NBC News|ORG] asked. The [United States|GPE] and the [American|NORP] senator answered.", "NBC News", "wd:Q2877626"},
        {"a company with its legal form", "[Starbucks Corp.|ORG] rose.", "Starbucks Corp.", "wd:Q37158"},
        {"a state shortened before a body", "The [La. Department of Wildlife and Fisheries|ORG] of the [United States|GPE] said so.", "La. Department of Wildlife and Fisheries", "wd:Q6689107"},
        {"by another legal form", "[Target Corp.|ORG] rose.", "Target Corp.", "wd:Q1046951"},
        {"its name in one word or two", "[Exxon Mobil|ORG] drilled.", "Exxon Mobil", "wd:Q156238"},
        {"a party without the word", "[Labour|ORG] won in the [United Kingdom|GPE].", "Labour", "wd:Q9630"},
        {"the end of a long name", "[NATO|ORG] met in the [Netherlands|GPE]. [Hoop Scheffer|PERSON] spoke.", "Hoop Scheffer", "wd:Q273812"},
        {"initials together", "[O.J. Simpson|PERSON] played in the [United States|GPE].", "O.J. Simpson", "wd:Q44473"},
        {"games by place and year", "The [London 2012 Olympics|EVENT] were held in the [United Kingdom|GPE].", "London 2012 Olympics", "wd:Q8577"},
        {"a conference by its year", "The [Moscow Conference 1945|EVENT] met in [Moscow|GPE].", "Moscow Conference 1945", "wd:Q912215"},
        {"a conference without its year", "The [Moscow Conference|EVENT] met in [Moscow|GPE].", "Moscow Conference", "nil"},
        {"nobody knows him", "[Aldo Fictivio|PERSON] came.", "Aldo Fictivio", "nil"},
        {"a surname alone of no one in particular", "[Peru|GPE] agreed. [Smith|PERSON] came.", "Smith", "nil"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.why);
        CHECK(entry_of(identified(row.text), row.name) == row.id);
    }
}

TEST_CASE("a capital stands for its government where it acts, not where it says where") {
    struct Row {
        std::string_view why, text, name, id;
    };
    const Row rows[] = {
        {"says", "[Moscow|GPE] said so.", "Moscow", "wd:Q159"},
        {"possessor of an act", "We heard of [Moscow|GPE]'s refusal.", "Moscow", "wd:Q159"},
        {"party", "Talks between [Kabul|GPE] and the rebels failed.", "Kabul", "wd:Q889"},
        {"place", "They met in [Moscow|GPE] today.", "Moscow", "wd:Q649"},
        {"place of an airport", "[Kabul|GPE]'s airport is shut.", "Kabul", "wd:Q5838"},
        {"no capital", "[Mumbai|GPE] said so.", "Mumbai", "wd:Q1156"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.why);
        const Document doc = identified(row.text);
        CHECK(entry_of(doc, row.name) == row.id);
        const bool moved = static_cast<bool>(doc.mentions.front().metonym_of);
        CHECK(moved == (row.id == "wd:Q159" || row.id == "wd:Q889"));
    }
}

TEST_CASE("rivals are kept, best first, and every mention has a chain that lists it") {
    const Document doc = identified("[Georgia|GPE] voted. [Moscow|GPE] protested. {They} left.");
    for (std::size_t m = 0; m < doc.mentions.size(); ++m) {
        REQUIRE(doc.mentions[m].chain);
        const Few<MentionIndex>& list = doc.chains[doc.mentions[m].chain.at()].mentions;
        CHECK(std::count(list.begin(), list.end(), MentionIndex(m)) == 1);
    }
    bool rivals = false;
    for (const Chain& chain : doc.chains) {
        CHECK(chain.candidates.size() <= 5);
        for (std::size_t i = 1; i < chain.candidates.size(); ++i) CHECK(chain.candidates[i - 1].score >= chain.candidates[i].score);
        rivals = rivals || chain.candidates.size() > 1;
    }
    CHECK(rivals);
}

TEST_CASE("in an article on matches a place's name is its team's where it plays, the place's where it says where") {
    const std::string match = "The striker scored in the second half of the cup match, and the goalkeeper saved a penalty. ";
    struct Row {
        std::string_view why, text, name, id;
    };
    const Row rows[] = {
        {"it acts", "[Norway|GPE] beat the visitors.", "Norway", "wd:Q184387"},
        {"a score", "The game ended [Norway|GPE] 2 - 1 [Peru|GPE].", "Peru", "wd:Q212166"},
        {"its captain", "[Norway|GPE]'s captain limped.", "Norway", "wd:Q184387"},
        {"a list of teams", "[Ghana|GPE], [Norway|GPE] won.", "Ghana", "wd:Q172014"},
        {"a club", "The fans saw [Liverpool|GPE] beat the visitors.", "Liverpool", "wd:Q1130849"},
        {"a club that adds something to its town's name", "The fans saw [Brighton|GPE] beat the visitors.", "Brighton", "wd:Q19453"},
        {"a town with two clubs", "The fans saw [Bristol|GPE] beat the visitors.", "Bristol", "wd:Q23154"},
        {"where it was", "The match was in [Norway|GPE].", "Norway", "wd:Q20"},
        {"what it owns besides", "[Norway|GPE]'s parliament was shut.", "Norway", "wd:Q20"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.why);
        CHECK(entry_of(identified(match + std::string(row.text)), row.name) == row.id);
    }
    CHECK(entry_of(identified("[Norway|GPE] beat the others to the oil."), "Norway") == "wd:Q20");
}
