#include <doctest/doctest.h>

#include <string>

#include "core/assemble/agreement/agreement_extractor.h"
#include "tests/support/analysed_corpus.h"
#include "tests/support/resources.h"
#include "tests/support/tagged_document.h"

using namespace dragoman;

TEST_CASE("an agreement has its parties, its day and its terms with who owes them") {
    const Corpus corpus = test::tagged_corpus({
        "a 2019-05-09\n"
        "On/IN ~May/NNP=2019-05-04 @Peru/NNP and/CC @Chile/NNP signed/VBD/sign a/DT treaty/NN in/IN @Lima/NNP ./.\n"
        "The/DT treaty/NN provides/VBZ/provide for/IN the/DT withdrawal/NN of/IN @Chile/NNP and/CC a/DT ceasefire/NN between/IN @Peru/NNP and/CC @Chile/NNP ./.\n"
        "@Treaty/NNP:LAW is/VBZ/be short/JJ ./."});
    const std::vector<Agreement> agreements = extract_agreements(corpus, test::resources());
    REQUIRE(agreements.size() == 1);
    const Agreement& agreement = agreements[0];
    CHECK(agreement.parties.size() == 2);
    CHECK(iso(*agreement.date) == "2019-05-04");
    CHECK(corpus.entities[agreement.place.at()].name == "Lima");
    REQUIRE(agreement.terms.size() == 2);
    CHECK(agreement.terms[0].obligation == "the withdrawal of Chile");
    CHECK(corpus.entities[agreement.terms[0].party.at()].name == "Chile");
    CHECK(agreement.terms[1].obligation == "a ceasefire between Peru and Chile");
    CHECK(corpus.entities[agreement.terms[1].counterparty.at()].name == "Chile");
}

namespace {

constexpr const char* signing =
    "a 2019-05-04\n"
    "On/IN ~May/NNP=2019-05-04 @Peru/NNP and/CC @Chile/NNP signed/VBD/sign a/DT treaty/NN in/IN @Lima/NNP ./.\n"
    "@Treaty/NNP:LAW is/VBZ/be short/JJ ./.\n";

std::string terms_of(std::string_view lines) {
    const std::string article = std::string(signing) + std::string(lines);
    const Corpus corpus = test::tagged_corpus({article});
    std::string out;
    for (const Agreement& agreement : extract_agreements(corpus, test::resources())) {
        for (const Term& term : agreement.terms) {
            out += term.party ? corpus.entities[term.party.at()].name : "-";
            out += ": " + term.obligation;
            if (term.deadline) out += " | " + iso(*term.deadline);
            out += "\n";
        }
    }
    return out;
}

}  // namespace

TEST_CASE("what a party must do under an agreement is a term") {
    struct Row {
        const char *lines, *terms;
    };
    const Row rows[] = {
        {"Under/IN the/DT treaty/NN ,/, @Peru/NNP will/MD open/VB its/PRP$ ports/NNS by/IN ~June/NNP=2019-06-01 ./.", "Peru: open its ports by June | 2019-06-01\n"},
        {"Under/IN the/DT treaty/NN ,/, @Peru/NNP will/MD open/VB its/PRP$ ports/NNS ./.\n"
         "@Chile/NNP promised/VBD/promise to/TO free/VB fishermen/NNS ./.",
         "Peru: open its ports\nChile: free fishermen\n"},
        {"According/VBG/accord to/IN the/DT treaty/NN ,/, fishermen/NNS are/VBP/be to/TO be/VB freed/VBN/free ./.", "-: free fishermen\n"},
        {"The/DT treaty/NN obliges/VBZ/oblige @Chile/NNP to/TO leave/VB the/DT island/NN ./.", "Chile: leave the island\n"},
        {"The/DT treaty/NN stipulates/VBZ/stipulate that/IN @Chile/NNP must/MD leave/VB the/DT island/NN ./.", "Chile: leave the island\n"},
        // A plan beside the agreement, an outsider's plan behind it, what is said of the agreement itself.
        {"@Peru/NNP will/MD open/VB its/PRP$ ports/NNS ./.", ""},
        {"Under/IN the/DT treaty/NN ,/, @Peru/NNP will/MD open/VB its/PRP$ ports/NNS ./.\n@Spain/NNP will/MD send/VB ships/NNS ./.", "Peru: open its ports\n"},
        {"Under/IN the/DT treaty/NN much/JJ is/VBZ/be new/JJ ./.\nThe/DT treaty/NN will/MD be/VB printed/VBN/print ./.", ""},
        {"Under/IN a/DT treaty/NN ,/, @Peru/NNP will/MD open/VB its/PRP$ ports/NNS ./.", ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.lines);
        CHECK(terms_of(row.lines) == row.terms);
    }
}

TEST_CASE("an agreement that nothing in the article refers to is none to tell of") {
    const Corpus corpus = test::tagged_corpus({"a 2019-05-04\n@Peru/NNP and/CC @Chile/NNP signed/VBD/sign a/DT treaty/NN ./."});
    CHECK(extract_agreements(corpus, test::resources()).empty());
}

TEST_CASE("what one party binds itself to is a commitment, and what it only might or would do is none") {
    struct Row {
        std::string_view text;
        const char *made, *why;
    };
    const Row rows[] = {
        {"Peru announced a ceasefire on Monday.", "Commitment of Peru: a ceasefire, 2019-05-06\n", "announced, on its day"},
        {"Peru announced a three-day ceasefire.", "Commitment of Peru: a three-day ceasefire, 2019-05-09\n", "by the article's day"},
        {"Peru pledged to withdraw its troops from Arica by June 1.", "Commitment of Peru: withdraw its troops from Arica by June 1, 2019-05-09, due 2019-06-01\n", "promised, with a deadline"},
        {"Peru did not announce a ceasefire.", "", "denied"},
        {"Peru could announce a ceasefire.", "", "possible"},
        {"Chile will fight until Peru announces a ceasefire.", "", "waited for"},
        {"Peru vowed to attack Chile.", "", "a threat"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.why);
        const Corpus corpus = test::analysed_corpus({{"a", "2019-05-09", row.text}});
        std::string made;
        for (const Agreement& agreement : corpus.agreements) {
            made += agreement.name + ": " + agreement.terms[0].obligation + (agreement.date ? ", " + iso(*agreement.date) : "");
            made += (agreement.terms[0].deadline ? ", due " + iso(*agreement.terms[0].deadline) : "") + "\n";
        }
        CHECK_MESSAGE(made == row.made, made);
    }
}
