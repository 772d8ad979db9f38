#include <doctest/doctest.h>

#include "core/query/citation.h"
#include "tests/query/corpus_builder.h"

namespace dragoman {
namespace {

Corpus harbour() {
    test::CorpusBuilder b;
    b.article("fog", "Fog in Ålesund\n\nNobody sailed.", "2019-03-04");
    b.corpus().documents[0].masthead.title = {0, 15};
    return b.build();
}

TEST_CASE("words leave with the day and the headline they stand under") {
    Document doc = harbour().documents[0];
    CHECK(with_citation(doc, " Nobody sailed. ") == "Nobody sailed.\n— 4 Mar 2019, “Fog in Ålesund”\n");
    doc.url = "https://example.org/fog";
    CHECK(citation(doc) == "4 Mar 2019, “Fog in Ålesund”, https://example.org/fog");
    doc.published = {};
    doc.url.clear();
    CHECK(citation(doc) == "“Fog in Ålesund”");
}

TEST_CASE("a place has a name by its content, counted in characters") {
    const Document doc = harbour().documents[0];
    CHECK(place_name("name", doc, {7, 15}) == "name/fog/7+7/“Ålesund”");
    CHECK(place_name("quotation", doc, {17, 31}) == "quotation/fog/16+14/“Nobody sailed.”");
}

}  // namespace
}  // namespace dragoman
