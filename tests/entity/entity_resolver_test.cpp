#include "core/assemble/entity/entity_resolver.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "tests/support/identified.h"
#include "tests/support/resources.h"

using namespace dragoman;

namespace {

Corpus corpus_of(const std::vector<std::string_view>& articles) {
    Corpus corpus;
    for (std::size_t i = 0; i < articles.size(); ++i) {
        corpus.documents.push_back(test::identified(articles[i], std::string(1, static_cast<char>('a' + i))));
    }
    EntityResolution resolution = resolve_entities(corpus, test::resources());
    corpus.entities = std::move(resolution.entities);
    corpus.entity_of = std::move(resolution.entity_of);
    return corpus;
}

/// Entity id of the first mention of article `d` that reads `text`.
std::string id_of(const Corpus& corpus, std::size_t d, std::string_view text) {
    for (const Mention& mention : corpus.documents[d].mentions) {
        if (text_of(corpus.documents[d], mention.span) != text) continue;
        const EntityIndex entity = corpus.entity(DocumentIndex(d), mention.chain);
        return entity ? corpus.entities[entity.at()].id : "none";
    }
    return "missing";
}

}  // namespace

TEST_CASE("one thing is one entity in all articles") {
    const Corpus corpus = corpus_of({
        "[Russia|GPE] sent [Aldo Fictivio|PERSON].",
        "[Aldo Fiktivio|PERSON] came to [Moscow|GPE].",
        "[Fictivio|PERSON] left the [Russian|NORP] coast.",
    });
    CHECK(id_of(corpus, 0, "Russia") == "wd:Q159");
    CHECK(id_of(corpus, 2, "Russian") == "wd:Q159");
    CHECK(id_of(corpus, 0, "Aldo Fictivio") == "nil:aldo-fictivio");
    CHECK(id_of(corpus, 1, "Aldo Fiktivio") == "nil:aldo-fictivio");
    CHECK(id_of(corpus, 2, "Fictivio") == "nil:aldo-fictivio");
}

TEST_CASE("namesakes with offices of two countries are two") {
    const Corpus corpus = corpus_of({
        "[Peruvian|NORP] senator [Aldo Fictivio|PERSON] spoke.",
        "[Chilean|NORP] judge [Aldo Fictivio|PERSON] spoke.",
    });
    CHECK(id_of(corpus, 0, "Aldo Fictivio") != id_of(corpus, 1, "Aldo Fictivio"));
    const Corpus presidents = corpus_of({"[Peruvian|NORP] President [Fictivio|PERSON] spoke.", "[Chilean|NORP] President [Fictivio|PERSON] spoke."});
    CHECK(id_of(presidents, 0, "Fictivio") != id_of(presidents, 1, "Fictivio"));
}

TEST_CASE("a person who holds one office for two countries, or keeps the same company, is one") {
    const Corpus envoys = corpus_of({
        "[Peruvian|NORP] ambassador [Aldo Fictivio|PERSON] spoke.",
        "[Chilean|NORP] ambassador [Aldo Fictivio|PERSON] spoke.",
    });
    CHECK(id_of(envoys, 0, "Aldo Fictivio") == id_of(envoys, 1, "Aldo Fictivio"));
    const Corpus company = corpus_of({
        "[Peruvian|NORP] senator [Aldo Fictivio|PERSON] met [Berta Novella|PERSON] of the [Zondar Relief Circle|ORG].",
        "[Chilean|NORP] judge [Aldo Fictivio|PERSON] met [Berta Novella|PERSON] of the [Zondar Relief Circle|ORG].",
    });
    CHECK(id_of(company, 0, "Aldo Fictivio") == id_of(company, 1, "Aldo Fictivio"));
}

TEST_CASE("a short form that one article leaves unexplained is what another explains, where they share a country") {
    const Corpus corpus = corpus_of({
        "[Peru|GPE] asked the [Zondar Relief Circle|ORG] ( [ZRC|ORG] ) and [Aldo Veltri-Rossi|PERSON].",
        "[Peru|GPE] thanked [ZRC|ORG]. [Veltri-Rossi|PERSON] left.",
        "[Norway|GPE] thanked [ZRC|ORG].",
    });
    CHECK(id_of(corpus, 1, "ZRC") == id_of(corpus, 0, "ZRC"));
    CHECK(id_of(corpus, 1, "Veltri-Rossi") == id_of(corpus, 0, "Aldo Veltri-Rossi"));
    CHECK(id_of(corpus, 2, "ZRC") != id_of(corpus, 0, "ZRC"));
}

TEST_CASE("a bare description is nobody of another article") {
    const Corpus corpus = corpus_of({"(The minister|PERSON) spoke.", "(The minister|PERSON) spoke."});
    CHECK(id_of(corpus, 0, "The minister") != id_of(corpus, 1, "The minister"));
}

TEST_CASE("more articles do not rename what was there") {
    const std::vector<std::string_view> few = {"[Russia|GPE] sent [Aldo Fictivio|PERSON].", "[Norway|GPE] agreed."};
    std::vector<std::string_view> more = few;
    more.push_back("[Sweden|GPE] and [Berta Inventia|PERSON] came.");
    const Corpus one = corpus_of(few), other = corpus_of(more);
    for (const Entity& entity : one.entities) {
        CAPTURE(entity.id);
        CHECK(std::any_of(other.entities.begin(), other.entities.end(), [&](const Entity& e) { return e.id == entity.id && e.name == entity.name; }));
    }
}

TEST_CASE("a dossier holds names with counts, offices with evidence and dates") {
    const Corpus corpus = corpus_of({
        "[Russian|NORP] Foreign Minister [Sergei Lavrov|PERSON] spoke. [Lavrov|PERSON] left.",
        "[Russia|GPE] sent [Lavrov|PERSON].",
    });
    const auto found = std::find_if(corpus.entities.begin(), corpus.entities.end(), [](const Entity& e) { return e.id == "wd:Q58217"; });
    REQUIRE(found != corpus.entities.end());
    CHECK(found->name == "Sergey Lavrov");
    CHECK(found->documents.size() == 2);
    REQUIRE(found->aliases.size() == 2);
    CHECK(found->aliases[0].text == "Lavrov");
    CHECK(found->aliases[0].count == 2);
    REQUIRE(!found->roles.empty());
    CHECK(found->roles[0].text == "foreign minister");
    CHECK(found->roles[0].evidence.size() == 1);
    CHECK(found->roles[0].held.has_value());
}
