#include "core/query/search_rows.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "core/query/concordance_rows.h"
#include "core/query/statistics_rows.h"
#include "tests/query/corpus_builder.h"

namespace dragoman {
namespace {

Corpus storm_and_ferry() {
    test::CorpusBuilder b;
    b.article("a", "Olin spoke of a ferry.\nThe ferry was late, and the ferry was full. Nobody waved.", "2019-04-20");
    b.name("Olin", "Ada Olin");
    b.article("b", "The crew of the ferry left.\nFalk said “the ferry stays,” and Olin said “no ferry.”", "2019-04-02");
    b.name("Falk", "Ruben Falk").quote("the ferry stays,", "Ruben Falk", "said").name("Olin", "Ada Olin").quote("no ferry.", "Ada Olin");
    b.article("c", "Storm over the harbour. The storm tore the quay. It was a storm.", "2020-01-05");
    b.event("tore", EventType::assault, EventStatus::occurred, {});
    Corpus corpus = b.build();
    corpus.documents[0].given_outlet = corpus.documents[1].given_outlet = "Coast Radio";
    corpus.text_index = std::make_shared<const TextIndex>(index_text(corpus.documents));
    return corpus;
}

Filter asking(std::string_view text) {
    Filter filter;
    filter.text = std::string(text);
    return filter;
}

TEST_CASE("results come best first or by date, with their sentences and marks") {
    const Corpus corpus = storm_and_ferry();
    struct Row { std::string_view query; SearchOrder order; std::string_view expected; };
    constexpr Row rows[] = {
        {"late OR storm", SearchOrder::rank, "c<[Storm] over the harbour.><The [storm] tore the quay.> a<The ferry was [late], and the ferry was full.>"},
        {"late OR storm", SearchOrder::date, "a<The ferry was [late], and the ferry was full.> c<[Storm] over the harbour.><The [storm] tore the quay.>"},
        {"speaker:falk ferry", SearchOrder::rank, "b<Falk said “the [ferry] stays,” and Olin said “no ferry.>"},
        {"status:occurred", SearchOrder::rank, "c<The storm [tore] the quay.>"},
        {"entity:falk", SearchOrder::rank, "b<[Falk] said “the ferry stays,” and Olin said “no ferry.>"},
        {"\"ferry wa*\"", SearchOrder::rank, "a<The [ferry was] late, and the [ferry was] full.>"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.query);
        const SearchResult result = search_rows(corpus, asking(row.query), row.order);
        std::string out;
        for (const SearchRow& found : result.rows) {
            out += (out.empty() ? "" : " ") + found.id;
            for (Snippet& snippet : snippets(corpus.documents[found.document.at()], fitting_places(corpus, result.question, found.document), 2)) {
                for (std::size_t i = snippet.marks.size(); i-- > 0;) {
                    snippet.text.insert(snippet.marks[i].end, "]");
                    snippet.text.insert(snippet.marks[i].begin, "[");
                }
                out += "<" + snippet.text + ">";
            }
        }
        CHECK(out == row.expected);
    }
    CHECK_FALSE(count_found(corpus, {}).has_value());
    CHECK(count_found(corpus, asking("ferry")) == std::optional<std::size_t>(2));
    const SearchResult half = search_rows(corpus, asking("stor"));
    REQUIRE(half.notes.size() == 1);
    CHECK(half.notes[0] == "No article has “stor”; words that begin so are shown: storm");
}

TEST_CASE("a long sentence is cut round its first mark") {
    Document doc;
    for (int i = 0; i < 80; ++i) doc.text += "word ";
    const auto mark = static_cast<std::uint32_t>(doc.text.size());
    doc.text += "needle";
    for (int i = 0; i < 80; ++i) doc.text += " word";
    const std::vector<Snippet> cut = snippets(doc, {{mark, mark + 6}}, 3, 60);
    REQUIRE(cut.size() == 1);
    CHECK(cut[0].text.size() < 80);
    CHECK(cut[0].text.substr(cut[0].marks[0].begin, cut[0].marks[0].size()) == "needle");
    CHECK(cut[0].text.starts_with("…word"));
}

TEST_CASE("a concordance is sorted by what stands beside the word") {
    const Corpus corpus = storm_and_ferry();
    struct Row { std::string_view query; ConcordanceOrder order; std::string_view expected; };
    constexpr Row rows[] = {
        {"ferry", ConcordanceOrder::article, "a ferry|a ferry|a ferry|b ferry|b ferry|b ferry"},
        {"ferry", ConcordanceOrder::date, "b ferry|b ferry|b ferry|a ferry|a ferry|a ferry"},
        {"late OR crew", ConcordanceOrder::keyword, "b crew|a late"},
        {"storm OR ferry", ConcordanceOrder::right, "b ferry|b ferry|c Storm|b ferry|a ferry|c storm|a ferry|a ferry"},
        {"", ConcordanceOrder::article, ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.query);
        const Concordance lines = concordance(corpus, asking(row.query), row.order);
        std::string out;
        for (const ConcordanceLine& line : lines.lines) {
            const Document& doc = corpus.documents[line.document.at()];
            out += (out.empty() ? "" : "|") + doc.id + " " + concordance_text(doc, line.keyword).keyword;
        }
        if (row.order != ConcordanceOrder::right) CHECK(out == row.expected);
        CHECK(lines.lines.size() == static_cast<std::size_t>(std::count(out.begin(), out.end(), ' ')));
    }
    Filter olin;
    olin.entities.push_back("nil:Ada Olin");
    CHECK(concordance(corpus, olin).lines.size() == 2);  // without a search: where the entity is named
    CHECK(concordance(corpus, asking("ferry"), ConcordanceOrder::article, 4).cut);
    const Concordance left = concordance(corpus, asking("ferry"), ConcordanceOrder::left);
    const ConcordanceText first = concordance_text(corpus.documents[left.lines[0].document.at()], left.lines[0].keyword);
    CHECK(first.left == "Olin spoke of a ");
    CHECK(first.right.starts_with(". The ferry"));
}

std::string shown_bars(const std::vector<StatisticsBar>& all) {
    std::string out;
    for (const StatisticsBar& bar : all) out += (out.empty() ? "" : ", ") + bar.label + " " + std::to_string(bar.count);
    return out;
}

TEST_CASE("statistics count what is in view, and a bar narrows to what it counts") {
    const Corpus corpus = storm_and_ferry();
    const Statistics all = statistics(corpus, {});
    CHECK(all.documents == 3);
    CHECK(shown_bars(all.outlets) == "Coast Radio 2");
    CHECK(shown_bars(all.speakers) == "Ada Olin 1, Ruben Falk 1");
    CHECK(shown_bars(all.event_statuses) == "Occurred 1");
    REQUIRE(all.time.size() == 10);
    CHECK(all.time.front().label == "2019-04");
    CHECK(all.time.front().count == 2);
    CHECK(all.time.back().count == 1);
    CHECK(all.words.empty());
    CHECK(statistics(corpus, all.outlets[0].narrowed).documents == 2);
    CHECK(statistics(corpus, all.time[0].narrowed).documents == 2);
    CHECK(statistics(corpus, all.event_statuses[0].narrowed).documents == 1);
    const Statistics storm = statistics(corpus, asking("quay"));
    REQUIRE_FALSE(storm.words.empty());
    CHECK(storm.words[0].word == "storm");
    CHECK(storm.words[0].elsewhere == 0);
}

TEST_CASE("the log-likelihood ratio is Dunning's") {
    // A word 10 times in 1,000 against 5 times in 2,000: expected 5 and 10.
    CHECK(log_likelihood(10, 1000, 5, 2000) == doctest::Approx(6.931).epsilon(0.001));
    CHECK(log_likelihood(5, 1000, 10, 2000) == doctest::Approx(0));
}

}  // namespace
}  // namespace dragoman
