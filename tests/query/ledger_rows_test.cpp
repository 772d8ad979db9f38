#include <doctest/doctest.h>

#include <string>

#include "core/query/ledger_rows.h"
#include "core/query/statistics_rows.h"
#include "tests/query/corpus_builder.h"

namespace dragoman {
namespace {

TEST_CASE("A deadline is held against the newest article: far ahead, near, passed, or kept") {
    struct Row {
        std::string why;
        const char* deadline;
        const char* later;
        Due due;
        std::string words;
    };
    const Row rows[] = {
        {"a year ahead", "2021-03-01", "", Due::later, ""},
        {"two weeks ahead", "2020-03-15", "", Due::near, "14 days left"},
        {"the day itself", "2020-03-01", "", Due::near, "due that day"},
        {"a month that is not over yet", "2020-03", "", Due::near, "30 days left"},
        {"passed", "2020-02-01", "", Due::passed, "passed"},
        {"passed, and somebody says that it was kept", "2020-02-01", "kept", Due::kept, "kept"},
        {"passed, and somebody doubted it", "2020-02-01", "doubted", Due::passed, "passed"},
        {"without a deadline", "", "", Due::none, ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.why);
        test::CorpusBuilder b;
        b.article("a", "Olin promised to leave.", "2020-01-01").article("b", "Olin stayed.", "2020-03-01").article("c", "Olin sat.");
        Corpus corpus = b.build();
        Agreement agreement;
        agreement.id = "x";
        agreement.evidence = {{DocumentIndex(0), {0, 4}}};
        Term term;
        term.obligation = "leave";
        if (*row.deadline) term.deadline = parse_iso(row.deadline);
        TermEcho echo;
        echo.place = {DocumentIndex(1), {0, 4}};
        if (*row.later) {
            echo.kind = row.due == Due::kept ? Label("kept") : Label("doubted");
            term.later = {echo};
        }
        agreement.terms = {term};
        corpus.agreements = {agreement};
        const std::vector<AgreementRow> made = agreement_rows(corpus, {});
        REQUIRE(made.size() == 1);
        CHECK(made[0].terms[0].due == row.due);
        CHECK(made[0].terms[0].due_words == row.words);
    }
}

TEST_CASE("An article of May to September is of none of these months for sure, and may be of each") {
    test::CorpusBuilder b;
    b.article("a", "Olin left.", "2018-05-10").article("b", "Olin came.", "2018-05-20").article("c", "Olin sat.", "2018-06-02");
    Corpus corpus = b.build();
    corpus.documents[1].published.interval = DateInterval{*make_date(2018, 5, 20), *make_date(2018, 9, 3)};
    const Statistics made = statistics(corpus, {});
    std::string told;
    for (const StatisticsBar& bar : made.time) told += bar.label + ": " + std::to_string(bar.count) + "+" + std::to_string(bar.perhaps) + "; ";
    CHECK(told == "2018-05: 1+1; 2018-06: 1+1; 2018-07: 0+1; 2018-08: 0+1; 2018-09: 0+1; ");
    CHECK(statistics(corpus, made.time[3].narrowed).documents == 1);
}

}  // namespace
}  // namespace dragoman
