#include <doctest/doctest.h>

#include "core/export/snapshot.h"
#include "core/query/document_rows.h"
#include "core/query/quotation_rows.h"
#include "core/query/timeline_rows.h"
#include "core/search/text_index.h"
#include "tests/query/corpus_builder.h"

namespace dragoman {
namespace {

/// A visit is planned in one article and put off in another; a third is about nothing of it.
Corpus visit() {
    test::CorpusBuilder b;
    b.article("a", "Olin will visit Visby. “The visit helps,” Olin said.", "2019-04-20");
    b.name("Olin", "Ada Olin").event("visit", EventType::consult, EventStatus::planned, {"Ada Olin"});
    b.name("Visby", "Visby", EntityType::gpe).quote("The visit helps,", "Ada Olin", "said");
    b.article("b", "Falk put the visit off. “We denied nothing,” Falk said. Olin waits.", "2019-05-02");
    b.name("Falk", "Ruben Falk").event("put", EventType::consult, EventStatus::postponed, {"Ruben Falk"});
    b.quote("We denied nothing,", "Ruben Falk", "said").name("Olin", "Ada Olin");
    Quotation& denial = b.corpus().documents.back().quotations[0];
    denial.stance = Stance::denies;
    denial.addressee = b.find("Olin");
    b.article("c", "The weather stays fair.", "2019-06-01");
    Corpus corpus = b.build();
    corpus.documents[2].given_outlet = "Coast Radio";
    return corpus;
}

TEST_CASE("fields ask what was found in the articles") {
    struct Row { std::string_view text, documents; };
    constexpr Row rows[] = {
        {"status:postponed", "b"},
        {"status:postpone", "b"},
        {"status:(postponed OR planned)", "a b"},
        {"-status:postponed", "a c"},
        {"type:consult visit", "a b"},
        {"type:gpe", "a"},
        {"entity:visby", "a"},
        {"entity:\"Ruben Falk\"", "b"},
        {"entity:olin -entity:falk", "a"},
        {"outlet:radio", "c"},
        {"outlet:\"coast radio\" fair", "c"},
        {"date:2019-04", "a"},
        {"date:2019-05..", "b c"},
        {"date:..2019-05-01 visit", "a"},
        {"stance:denies", "b"},
        {"to:olin", "b"},
        {"to:falk", ""},
        {"speaker:olin visit", "a"},
        {"speaker:falk visit", ""},      // he does not say the word
        {"-speaker:falk visit", "a"},
        {"visi", "a b"},                 // half typed
        {"(visit", "a b"},               // and half closed
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        Filter filter;
        filter.text = std::string(row.text);
        std::string found;
        for (const DocumentRow& document : document_rows(visit(), filter)) found += (found.empty() ? "" : " ") + document.id;
        CHECK(found == row.documents);
    }
}

TEST_CASE("a row is asked for what it says itself, its article for the rest") {
    struct Row { std::string_view text; std::size_t quotations, events; };
    constexpr Row rows[] = {
        {"visit", 1, 2},
        {"status:postponed", 1, 1},
        {"status:postponed visit", 0, 1},
        {"stance:denies", 1, 1},
        {"entity:falk", 1, 1},
        {"date:2019-04 olin", 1, 1},
        {"falk -denied", 0, 1},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        Filter filter;
        filter.text = std::string(row.text);
        CHECK(quotation_rows(visit(), filter).size() == row.quotations);
        CHECK(timeline(visit(), filter).rows.size() == row.events);
    }
}

TEST_CASE("an index that a worker hands on finds the same") {
    Corpus corpus = visit();
    corpus.text_index = std::make_shared<const TextIndex>(index_text(corpus.documents));
    const Result<Corpus> read = decode_corpus(encode_corpus(corpus));
    REQUIRE(read);
    REQUIRE(read.value().text_index);
    CHECK(read.value().text_index->postings == corpus.text_index->postings);
    Filter filter;
    filter.text = "visit -off";
    CHECK(document_rows(read.value(), filter).size() == 1);
}

}  // namespace
}  // namespace dragoman
