#include <doctest/doctest.h>

#include "core/query/explain.h"

using namespace dragoman;

TEST_CASE("why a day: the dates that were set aside are told with what they are") {
    Corpus corpus;
    corpus.documents.push_back({});
    Document& doc = corpus.documents.back();
    doc.text = "Posted 5 July 2019\nAda wrote on 9 July 2019\n";
    doc.published.basis = DateBasis::stated;
    doc.published.interval = parse_iso("2019-07-05");
    doc.published.span = {7, 18};
    doc.published.rejected.push_back({{32, 43}, "the date of a comment"});
    const Explanation why = explain_date(corpus, DocumentIndex(0));
    bool told = false;
    for (const auto& fact : why.facts) told = told || (fact.label == "Set aside" && fact.value == "\u201C9 July 2019\u201D: the date of a comment");
    CHECK(told);
}
