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
    };
    for (const Row& row : rows) {
        CAPTURE(row.why);
        CHECK(published(page(row.above, row.opening, row.below)) == row.expected);
    }
}
