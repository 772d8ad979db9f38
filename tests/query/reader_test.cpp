#include <doctest/doctest.h>

#include "core/query/explain.h"
#include "core/query/reader_text.h"
#include "core/query/wording.h"
#include "tests/query/corpus_builder.h"

namespace dragoman {
namespace {

std::string outline(const Corpus& corpus) {
    const ReaderText text = reader_text(corpus, DocumentIndex(0));
    std::string out;
    for (const Paragraph& paragraph : text.paragraphs) {
        out += paragraph.furniture ? "(" : "[";
        out += text_of(corpus.documents[0], paragraph.span);
        for (std::uint32_t i = paragraph.first_mark; i < paragraph.last_mark; ++i) {
            out += "|" + std::string(text_of(corpus.documents[0], text.marks[i].span));
        }
        out += paragraph.furniture ? ")" : "]";
    }
    return out;
}

TEST_CASE("an article is read line by line, its furniture apart") {
    test::CorpusBuilder b;
    b.article("a", "Menu\n\nOlin speaks.\n“We go.\nWe come back,” Olin said.\n");
    b.block("Menu", BlockRole::boilerplate).block("Olin speaks.\n“We go.\nWe come back,” Olin said.\n", BlockRole::body);
    b.name("Olin", "Ada Olin").quote("We go.\nWe come back,", "Ada Olin").name("Olin", "Ada Olin");
    CHECK(outline(b.build()) ==
          "(Menu)[Olin speaks.|Olin][“We go.|We go.\nWe come back,][We come back,” Olin said.|We go.\nWe come back,|Olin]");
}

TEST_CASE("without blocks the whole page is text") {
    test::CorpusBuilder b;
    b.article("a", "One.\n \nTwo.");
    CHECK(outline(b.build()) == "[One.][Two.]");
}

TEST_CASE("the next mention goes round all articles") {
    test::CorpusBuilder b;
    b.article("a", "Olin and Olin.").name("Olin", "Ada Olin").name(" Olin", "Ada Olin");
    b.article("b", "Nobody.");
    b.article("c", "Olin.").name("Olin", "Ada Olin");
    const Corpus corpus = b.build();
    const EntityIndex olin = entity_by_id(corpus, "nil:Ada Olin");
    Place at{DocumentIndex(0), {0, 4}};
    std::string way;
    for (int i = 0; i < 4; ++i) {
        const std::optional<Place> next = next_mention(corpus, {}, olin, at, true);
        REQUIRE(next);
        at = *next;
        way += corpus.documents[at.document.at()].id + std::to_string(at.span.begin) + " ";
    }
    CHECK(way == "a8 c0 a0 a8 ");
    const std::optional<Place> before = next_mention(corpus, {}, olin, {DocumentIndex(0), {0, 4}}, false);
    REQUIRE(before);
    CHECK(corpus.documents[before->document.at()].id == "c");
    const std::optional<Place> start = next_mention(corpus, {}, olin, {DocumentIndex(2), {}}, true);
    REQUIRE(start);
    CHECK(start->document == DocumentIndex(2));
    CHECK(next_mention(corpus, {}, {}, {DocumentIndex(1), {}}, true)->document == DocumentIndex(2));
    CHECK_FALSE(next_mention(Corpus{}, {}, {}, {}, true));
}

TEST_CASE("why? names the rule and what the words stand for") {
    test::CorpusBuilder b;
    b.article("a", "Olin left.").name("Olin", "Ada Olin");
    const Corpus corpus = b.build();
    const Explanation why = explain(corpus, DocumentIndex(0), MarkLayer::name, 0);
    CHECK(why.kind == "Name · person");
    CHECK(why.words == "Olin");
    REQUIRE(why.facts.size() == 1);
    CHECK(why.facts[0].value == "Ada Olin");
    REQUIRE(why.reasons.size() == 1);
    CHECK(why.reasons[0].rule == Label("name-model"));
    CHECK(explain(corpus, DocumentIndex(0), MarkLayer::event, 9).kind.empty());
}

TEST_CASE("dates read as people write them") {
    struct Row {
        std::string_view from, to, expected;
    };
    const Row rows[] = {
        {"2018-08-27", "2018-08-27", "27 Aug 2018"},      {"2018-08-01", "2018-08-31", "Aug 2018"},
        {"2018-01-01", "2018-12-31", "2018"},             {"2018-08-20", "2018-08-26", "20–26 Aug 2018"},
        {"2018-08-28", "2018-09-03", "28 Aug – 3 Sep 2018"}, {"2018-12-30", "2019-01-02", "30 Dec 2018 – 2 Jan 2019"},
        {"2018-01-01", "2018-03-31", "Jan–Mar 2018"},     {"2004-03-09", "9999-12-31", "since 9 Mar 2004"},
        {"0001-01-01", "2004-03-09", "until 9 Mar 2004"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.expected);
        CHECK(interval_words({parse_iso(row.from)->earliest, parse_iso(row.to)->latest}) == row.expected);
    }
    CHECK(initials("Sergei Lavrov") == "SL");
    CHECK(initials("Taliban") == "T");
    CHECK(initials("the ministry") == "M");
    CHECK(initials("Zabihullah al-Mujahid") == "ZM");
    CHECK(one_line("  two \n words here", 9) == "two words…");
    CHECK(counted(1234, "article", "articles") == "1,234 articles");
}

}  // namespace
}  // namespace dragoman
