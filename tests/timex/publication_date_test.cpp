#include <doctest/doctest.h>

#include <string>

#include "core/analyze/layout/block_classifier.h"
#include "core/analyze/timex/date_constraint.h"
#include "core/analyze/analyze.h"
#include "core/analyze/timex/publication_date.h"
#include "core/analyze/timex/time_tagger.h"
#include "core/analyze/token/tokenizer.h"
#include "tests/support/resources.h"

using namespace dragoman;

namespace {

/// "value basis earliest/latest"
std::string published(std::string text, bool body_only = true) {
    Document doc;
    doc.text = std::move(text);
    doc.body_only = body_only;
    const Resources& res = test::resources();
    doc.blocks = classify_blocks(doc, res.layout_phrases);
    Tokenization tokens = tokenize(doc, res.lexicon);
    doc.sentences = std::move(tokens.sentences);
    doc.tokens = std::move(tokens.tokens);
    doc.times = find_times(doc, res.lexicon);
    const Publication date = publication_date(doc, res);
    if (!date.interval) return "none";
    std::string out = iso(*date.interval) + (date.basis == DateBasis::stated ? " stated" : " inferred");
    if (date.bounds) out += " " + iso(*date.bounds);
    return out;
}

constexpr std::string_view page_body =
    "The ministers of the two coastal states met on Sunday and agreed to reopen the border crossing that was closed in spring.\n\n"
    "They said that lorries with food would be let through first, and that families could follow by the end of the month.\n";

}  // namespace

TEST_CASE("the page's statement of publication is told from its clock") {
    struct Row {
        std::string_view why, head, expected;
    };
    const Row rows[] = {
        {"a date line under the headline", "Ministers agree to reopen border crossing\n\nPublished 5 July 2019\n\n", "2019-07-05 stated"},
        {"with author and hour", "Ministers agree to reopen border crossing\n\nBy Ada Stone | July 5, 2019, 10:20 am\n\n", "2019-07-05 stated"},
        {"the day on which the page was drawn", "Friday, July 5, 2024\nMinisters agree to reopen border crossing\n\n", "none"},
        {"the first of posted and updated", "Ministers agree to reopen border crossing\n\nPosted 5 July 2019 Updated 9 July 2019\n\n", "2019-07-05 stated"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.why);
        CHECK(published(std::string(row.head) + std::string(page_body), false) == row.expected);
    }
}

TEST_CASE("content bounds the day of writing") {
    struct Row {
        std::string_view why, text, expected;
    };
    const Row rows[] = {
        {"terms of office that overlap for years say no year", "Prime Minister Theresa May met French President Emmanuel Macron.", "none"},
        {"terms that barely touch say a month", "US Secretary of Defense Mark Esper met British Prime Minister Theresa May.", "2019-07 inferred 2019-07-22/2019-07-31"},
        {"a new office and a date ahead", "The new British Prime Minister Theresa May has yet to name envoys. Talks are scheduled for September 9.",
         "2016-08 inferred 2016-07-26/2016-09-08"},
        {"an office of many words", "The chairman of the Joint Chiefs of Staff, Joseph Dunford, dined with US Secretary of Defense Mark Esper.",
         "2019 inferred 2019-07-22/2019-10-07"},
        {"the deputy's office is another one", "Deputy attorney general Sally Yates spoke to the guild.", "none"},
        {"a year in a name may be to come", "The board wrote its Vision 2030 plan. It wants the Harbour Awards 2035 at home.", "none"},
        {"the age of an agreement", "The pact between the United States and the Taliban was signed nine months ago. Afghan President Ashraf Ghani was in Herat.", "2020-11 inferred 2020-11-09/2020-12-19"},
        {"so long after an agreement", "Nine months after the pact of the United States with the Taliban little has changed. Afghan President Ashraf Ghani was in Herat.", "2020-11 inferred 2020-11-09/2020-12-19"},
        {"an anniversary", "Washington and the Taliban kept quiet on the first anniversary of their pact. Afghan President Ashraf Ghani was in Herat.", "2021-02 inferred 2021-02-18/2021-03-10"},
        {"the month of an agreement is of its year", "In February the United States and the Taliban signed their pact. The crews meet on Tuesday, September 15.",
         "2020 inferred 2020-03-17/2021-01-29"},
        {"a weekday with its date, and an office", "US Secretary of Defense Mark Esper met the crews on Friday, August 23. The crews were glad.",
         "2019 inferred 2019-08-23/2020-02-19"},
        {"nothing to go by", "The harbour was quiet. Boats came and went.", "none"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.why);
        CHECK(published(std::string(row.text)) == row.expected);
    }
}

TEST_CASE("the habits of news name a day within narrow bounds") {
    struct Row {
        std::string_view why, text, expected;
    };
    constexpr std::string_view bounds = " US Secretary of Defense Mark Esper was there with British Prime Minister Theresa May.";
    const Row rows[] = {
        {"too many Mondays", "The crews met on Monday.", "2019-07 inferred 2019-07-22/2019-07-31"},
        {"a date called by its number is more than a week off", "The crews met on Monday. They sail again on August 4.", "2019-07-22 inferred 2019-07-22/2019-07-31"},
        {"well into the month", "The crews met on Wednesday. Earlier this month they sailed.", "2019-07 inferred 2019-07-22/2019-07-31"},
        {"no weekday at all", "The crews met.", "2019-07 inferred 2019-07-22/2019-07-31"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.why);
        CHECK(published(std::string(row.text) + std::string(bounds)) == row.expected);
    }
}

TEST_CASE("constraints are solved by weight, and what disagrees is outvoted") {
    const auto day = [](int y, int m, int d) { return *make_date(y, m, d); };
    std::vector<DateConstraint> constraints{
        {{from_day(day(2019, 1, 1))}, 1.f, {"a", {}, {}}},
        {{before_day(day(2019, 3, 1))}, 1.f, {"b", {}, {}}},
        {{{day(2001, 1, 1), day(2001, 2, 1)}}, 0.5f, {"c", {}, {}}},
    };
    const std::optional<DateSolution> solution = solve(constraints);
    REQUIRE(solution);
    CHECK(iso(solution->bounds.earliest) == "2019-01-01");
    CHECK(iso(solution->bounds.latest) == "2019-02-28");
    CHECK(solution->used == std::vector<std::size_t>{0, 1});
    CHECK_FALSE(solve({}));
}

TEST_CASE("a round of talks whose days are known dates an article that names its parties") {
    const auto date_of = [](std::string_view text) {
        Document doc;
        doc.text = std::string(text);
        doc.body_only = true;
        const Publication date = analyze(std::move(doc), test::resources()).published;
        return date.bounds ? iso(*date.bounds) : std::string("none");
    };
    struct Row {
        std::string_view why, text, expected;
    };
    const Row rows[] = {
        {"under way", "The ninth round of talks between the United States and the Taliban was taking place in Doha. US Secretary of Defense Mark Esper met US President Donald Trump.", "2019-08-22/2019-09-03"},
        {"under way on a weekday", "The ninth round of talks of the United States with the Taliban was taking place in Doha, where an envoy left on Wednesday. US Secretary of Defense Mark Esper met US President Donald Trump.", "2019-08-28/2019-09-03"},
        {"over", "The third round of talks between China and India ended. US Secretary of Defense Mark Esper met US President Donald Trump.", "2020-06-30/2020-08-14"},
        {"another's round", "The ninth round of talks between Norway and Sweden was taking place in Oslo. US Secretary of Defense Mark Esper met US President Donald Trump.", "none"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.why);
        CHECK(date_of(row.text) == row.expected);
    }
}
