#include <doctest/doctest.h>

#include "core/assemble/agreement/agreement_extractor.h"
#include "tests/support/resources.h"
#include "tests/support/tagged_document.h"

using namespace dragoman;

TEST_CASE("an agreement has its parties, its day and its terms with who owes them") {
    const Corpus corpus = test::tagged_corpus({
        "a 2019-05-09\n"
        "On/IN ~May/NNP=2019-05-04 @Peru/NNP and/CC @Chile/NNP signed/VBD/sign a/DT treaty/NN in/IN @Lima/NNP ./.\n"
        "The/DT treaty/NN provides/VBZ/provide for/IN the/DT withdrawal/NN of/IN @Chile/NNP and/CC a/DT ceasefire/NN between/IN @Peru/NNP and/CC @Chile/NNP ./."});
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
