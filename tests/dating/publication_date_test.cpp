#include <doctest/doctest.h>

#include "core/analyze/analyze.h"
#include "core/ingest/ingest.h"
#include "tests/support/resources.h"

using namespace dragoman;

namespace {

/// "2019-09-02 stated": what a page of plain text says of its day.
std::string published(std::string_view page) {
    const Document doc = analyze(ingest("page.txt", page).documents.front(), test::resources());
    const Publication& date = doc.published;
    return (date.interval ? iso(*date.interval) : "unknown") + " " + std::string(name_of(date.basis));
}

constexpr std::string_view story =
    "Delegates of both sides sat down on Monday to talk about the harbour, which has been closed for weeks. "
    "Nobody expects a quick result, a member of the port authority said.\n\n"
    "The talks are to go on until the end of the week, and a second round may follow in another town.\n";

std::string page(std::string_view above, std::string_view opening, std::string_view below) {
    return std::string(above) + "\nHarbour talks begin in the capital\n\n" + std::string(opening) + std::string(story) + "\n" + std::string(below);
}

}  // namespace

TEST_CASE("a page states its day above, in or under the story") {
    struct Row { std::string_view why, above, opening, below, expected; };
    const Row rows[] = {
        {"a line that says so", "Published 13 May 2020", "", "", "2020-05-13 stated"},
        {"a dateline", "", "OSLO, Sept. 2, 2019 — ", "", "2019-09-02 stated"},
        {"a dateline with an agency", "", "OSLO, 2 September 2019 (Harbour Wire) – ", "", "2019-09-02 stated"},
        {"a credit under the story", "", "", "19 March 2021 | Harbour Wire", "2021-03-19 stated"},
        {"the page's clock is no statement", "Tuesday, April 16, 2024\nHome\nWorld\nSport", "", "", "unknown none"},
        {"a page without any date", "", "", "", "unknown none"},
        {"a dateline without a comma before the year", "", "OSLO, June 23 2016 (Harbour Wire) - ", "", "2016-06-23 stated"},
        {"a short year in a byline", "By Ada Stone - 11/18/19 11:04 PM EST", "", "", "2019-11-18 stated"},
        {"day and month told by the clock", "Published on 06/01/2026 - 13:55 GMT+1", "", "", "2026-01-06 stated"},
        {"the last edit, where nothing else is said", "", "", "Page last edited 2019-11-10 13:28:18 by Ada", "2019-11-10 stated"},
        {"a byline that counts the comments", "By Ada Stone | July 5, 2019 | 3 comments", "", "", "2019-07-05 stated"},
        {"hours ago of an unknown day", "Posted 3 hours ago", "", "", "unknown none"},
        {"a copyright line", "", "", "\xC2\xA9 3 March 2021 Harbour Wire", "unknown none"},
        {"comments under the story", "", "", "May 4, 2020 at 3:10 pm\nWell said.\nMay 5, 2020 at 9:01 am\nNot at all.\nMay 7, 2020 at 8:44 pm\nAgreed.", "unknown none"},
        {"a credit line that says it", "Ada Stone \xC2\xB7 Harbour Wire \xC2\xB7 Posted: Aug 08, 2024 4:00 AM EDT | Last Updated: August 8", "", "", "2024-08-08 stated"},
        {"the day of the crawl", "", "", "Served from: harbour.example @ 2020-01-18 04:13:30", "unknown none"},
        {"a forecast", "Weather forecast for November 20, 2019: some sun", "", "", "unknown none"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.why);
        CHECK(published(page(row.above, row.opening, row.below)) == row.expected);
    }
}

TEST_CASE("dates that are not the day of publication are kept with what they are") {
    struct Row { std::string_view why, above, below, words, reason; };
    const Row rows[] = {
        {"the page's clock", "Tuesday, April 16, 2024\nHome\nWorld\nSport", "", "April 16, 2024", "the day on which the page was drawn"},
        {"a crawl", "", "Archived on 2020-01-18 from harbour.example", "2020-01-18", "the day on which the page was fetched"},
        {"a comment", "", "Ada wrote: on 4 May 2020", "4 May 2020", "the date of a comment"},
        {"copyright", "", "Copyright 3 March 2021 Harbour Wire", "3 March 2021", "the date of a copyright line"},
        {"a second date", "Posted 5 July 2019\nUpdated 9 July 2019", "", "9 July 2019", "another line states the day of publication better"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.why);
        const Document doc = analyze(ingest("page.txt", page(row.above, "", row.below)).documents.front(), test::resources());
        REQUIRE(doc.published.rejected.size() == 1);
        CHECK(text_of(doc, doc.published.rejected.front().span) == row.words);
        CHECK(doc.published.rejected.front().reason == row.reason);
    }
}
