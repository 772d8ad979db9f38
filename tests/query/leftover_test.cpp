#include "core/query/leftover.h"

#include <doctest/doctest.h>

#include "core/query/document_rows.h"
#include "core/query/explain.h"
#include "tests/query/corpus_builder.h"

namespace dragoman {
namespace {

/// "role: why (rule)" of the block in which the words stand.
std::string note_of(const Corpus& corpus, std::string_view words) {
    const std::size_t at = corpus.documents[0].text.find(words);
    const LeftoverNote note = leftover_note(corpus, DocumentIndex(0), {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())});
    return note.role.empty() ? "" : note.role + ": " + note.why + " (" + std::string(note.rule.view()) + ")";
}

TEST_CASE("a greyed line says what it is held for and why") {
    test::CorpusBuilder b;
    const auto page = [&](std::string_view id, std::string_view story) {
        b.article(id, "All rights reserved by us\nMore news: fog\nShare\n" + std::string(story) + "\n");
        b.block("All rights reserved by us", BlockRole::boilerplate).block("More news: fog", BlockRole::related);
        b.block("Share", BlockRole::boilerplate).block(story, BlockRole::body);
    };
    page("a", "Olin left.");
    page("b", "Falk left.");
    page("c", "Nobody left.");
    Corpus corpus = b.build();
    for (Document& doc : corpus.documents) {
        doc.blocks[0].why = {"site-furniture", 0.85f};
        doc.blocks[1].why = {"text-related", 0.8f};
        doc.blocks[2].why = {{}, 0.5f};
    }
    CHECK(note_of(corpus, "All rights") == "Menu or other furniture: The line stands on 2 other pages of this site. (site-furniture)");
    CHECK(note_of(corpus, "More news") == "Link to another article: It points to other articles. (text-related)");
    CHECK(note_of(corpus, "Share") == "Menu or other furniture: It is not part of the article's prose. ()");
    CHECK(note_of(corpus, "Olin left").empty());

    corpus.documents[1].url = "https://one.example/b";
    corpus.documents[2].url = "https://two.example/c";
    corpus.documents[0].url = "https://one.example/a";
    CHECK(note_of(corpus, "All rights") == "Menu or other furniture: The line stands on 1 other page of this site. (site-furniture)");
}

TEST_CASE("the date of publication is told with its doubt and its reason") {
    Corpus corpus;
    corpus.documents.push_back({});
    Document& doc = corpus.documents.back();
    doc.text = "Posted 5 July 2019";
    Publication& published = doc.published;
    CHECK(publication_words(published) == "Date not known");
    CHECK(publication_reason({}, doc) == "Nothing on the page tells it.");

    published.basis = DateBasis::stated;
    published.interval = parse_iso("2019-07-05");
    published.span = {7, 18};
    CHECK(publication_words(published) == "5 Jul 2019");
    CHECK(publication_reason({}, doc) == "The page says “5 July 2019”.");

    published.basis = DateBasis::inferred;
    published.bounds = parse_iso("2019-07-03");
    CHECK(publication_words(published) == "3 Jul 2019");
    published.bounds->latest = parse_iso("2019-09-08")->latest;
    CHECK(publication_words(published) == "between 3 Jul and 8 Sep 2019");
    published.bounds->earliest = parse_iso("2018-12-30")->latest;
    CHECK(publication_words(published) == "between 30 Dec 2018 and 8 Sep 2019");
    published.reasons = {{"the meeting is still ahead.", {}, {}}, {"it names a Tuesday", {}, {}}};
    CHECK(publication_reason({}, doc) == "the meeting is still ahead, and 1 more reason.");
}

TEST_CASE("a row of the documents counts what was warned of, a date that nobody knows among it") {
    test::CorpusBuilder b;
    b.article("a", "Olin left.", "2019-01-01").article("b", "Falk left.");
    Corpus corpus = b.build();
    corpus.documents[1].warnings = {{"mojibake", "Letters look\nwrongly decoded.", {}}};
    const std::vector<DocumentRow> rows = document_rows(corpus, {}, DocumentOrder::warnings);
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].id == "b");
    CHECK(rows[0].warnings == 2);
    CHECK(rows[0].warning == "Letters look wrongly decoded.");
    CHECK(rows[1].warnings == 0);
}

}  // namespace
}  // namespace dragoman
