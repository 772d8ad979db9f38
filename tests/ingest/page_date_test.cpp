#include <doctest/doctest.h>

#include <string>

#include "core/ingest/ingest.h"

using namespace dragoman;

namespace {

/// The day that a page's head and lead tell: "2021-03-04 by meta date", "none".
std::string given_date(std::string_view url, std::string_view language, std::string_view head, std::string_view lead = "") {
    const std::string page = "<!doctype html><html lang=\"" + std::string(language) + "\"><head><title>Harbour reopens</title>" + std::string(head) +
                             "<link rel=\"canonical\" href=\"" + std::string(url) + "\"></head><body><h1>Harbour reopens</h1>" + std::string(lead) +
                             "<p>The harbour of the old town is open again after a week of storms, its master said.</p></body></html>";
    const Document doc = ingest("page.html", page).documents.front();
    return doc.given_date ? iso(*doc.given_date) + " by " + doc.given_date_basis : "none";
}

}  // namespace

TEST_CASE("a page's day is the one at the publisher's desk") {
    struct Row {
        std::string_view why, url, language, head, lead, expected;
    };
    const Row rows[] = {
        {"a UTC stamp that the page shows in local time", "https://harbour.example/a", "en",
         R"(<meta property="article:published_time" content="2021-03-05T06:10:00Z">)", R"(<time datetime="2021-03-04T22:10:00-08:00">last night</time>)",
         "2021-03-04 by meta article:published_time"},
        {"a local stamp without a zone, minutes alike", "https://harbour.example/a", "en",
         R"(<meta property="article:published_time" content="2021-03-05T06:10:09+00:00"><meta name="sailthru.date" content="2021-03-04 22:10:09">)", "",
         "2021-03-04 by meta article:published_time"},
        {"another moment is no local reading", "https://harbour.example/a", "en",
         R"(<meta property="article:published_time" content="2021-03-05T06:10:00Z">)", R"(<time datetime="2021-03-04T20:31:00-08:00">x</time>)",
         "2021-03-05 by meta article:published_time"},
        {"the address keeps the day", "https://harbour.example/2021/03/04/a", "en", R"(<meta name="date" content="2021-03-05T02:10:00Z">)", "", "2021-03-04 by address"},
        {"day first in Britain", "https://harbour.example/a", "en-GB", R"(<meta name="publish-date" content="03/04/2021">)", "", "2021-04-03 by meta publish-date"},
        {"month first in America", "https://harbour.example/a", "en-US", R"(<meta name="publish-date" content="03/04/2021">)", "", "2021-03-04 by meta publish-date"},
        {"a country's address where the language is silent", "https://harbour.co.za/a", "en", R"(<meta name="publish-date" content="03/04/2021">)", "", "2021-04-03 by meta publish-date"},
        {"another field tells the order", "https://harbour.example/a", "en",
         R"(<meta name="publish-date" content="03/04/2021"><meta property="article:modified_time" content="2021-04-03T10:00:00Z">)", "", "2021-04-03 by meta publish-date"},
        {"JSON-LD with a stray quotation mark", "https://harbour.example/a", "en",
         R"(<script type="application/ld+json">{"@type":"NewsArticle","headline":"The "old" harbour","datePublished":"2021-03-04T08:00:00Z"}</script>)", "",
         "2021-03-04 by JSON-LD datePublished"},
        {"changed is not published", "https://harbour.example/a", "en",
         R"(<meta property="article:modified_time" content="2021-03-09T10:00:00Z"><meta name="pubdate" content="2021-03-04">)", "", "2021-03-04 by meta pubdate"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.why);
        CHECK(given_date(row.url, row.language, row.head, row.lead) == row.expected);
    }
}
