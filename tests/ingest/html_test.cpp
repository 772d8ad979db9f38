#include <doctest/doctest.h>

#include <string>

#include "core/ingest/ingest.h"
#include "core/ingest/page_lean.h"

using namespace dragoman;

namespace {

Document page(std::string_view html) {
    Ingested in = ingest("page.html", html);
    REQUIRE(in.documents.size() == 1);
    return std::move(in.documents.front());
}

std::string with_role(const Document& doc, BlockRole role) {
    std::string out;
    for (const Block& block : doc.hinted_blocks) {
        if (block.role != role) continue;
        if (!out.empty()) out += "|";
        out += text_of(doc, block.span);
    }
    return out;
}

constexpr std::string_view ferry_page = R"(<!doctype html><html><head><title>Envoys agree on a ferry line | The Harbour Post</title>
<meta property="og:site_name" content="The Harbour Post"><meta property="og:title" content="Envoys agree on a ferry line">
<link rel="canonical" href="https://harbour.example/2021/03/04/ferry">
<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2021-03-04T08:00:00Z","author":{"name":"Ada Stone"}}</script></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
<div class="content"><h1>Envoys agree on a ferry line</h1><div class="byline">By Ada Stone</div>
<figure><img src="a.jpg"><figcaption>The old pier in spring</figcaption></figure>
<p>Envoys of the two islands agreed on Thursday to open a ferry line, ending a dispute of nine years over landing rights.</p>
<p>The first boat, officials said, would leave in June, and fishermen on both shores were promised lower fees until winter.</p>
<h2>What comes next</h2>
<p>Both parliaments have to vote on the text, which was not published, and a court is still hearing an older complaint.</p>
<p style="display:none">Hidden words of a tracker</p>
<div class="related-stories"><a href="/x">Storm closes three harbours for a week</a></div></div>
<div id="comments"><p>What a fine decision this is, said no fisherman ever, and I should know about that.</p></div>
<footer><p>Copyright of the Harbour Post. All rights reserved by the owners of this site, wherever they may be.</p></footer></body></html>)";

}  // namespace

TEST_CASE("a page's story is told from what stands around it") {
    const Document doc = page(ferry_page);
    CHECK(with_role(doc, BlockRole::title) == "Envoys agree on a ferry line");
    CHECK(with_role(doc, BlockRole::heading) == "What comes next");
    CHECK(with_role(doc, BlockRole::caption) == "The old pier in spring");
    CHECK(with_role(doc, BlockRole::byline) == "By Ada Stone");
    const std::string body = with_role(doc, BlockRole::body);
    CHECK(body.starts_with("Envoys of the two islands"));
    CHECK(body.ends_with("an older complaint."));
    CHECK(doc.text.find("Hidden words") == std::string::npos);
}

TEST_CASE("a page's metadata gives title, outlet, author, date and address") {
    const Document doc = page(ferry_page);
    CHECK(doc.given_title == "Envoys agree on a ferry line");
    CHECK(doc.given_outlet == "The Harbour Post");
    CHECK(doc.given_byline == "Ada Stone");
    REQUIRE(doc.given_date);
    CHECK(iso(*doc.given_date) == "2021-03-04");
    CHECK(doc.given_date_basis == "JSON-LD datePublished");
    CHECK(doc.url == "https://harbour.example/2021/03/04/ferry");
}

TEST_CASE("a headline without markup of its own is the line that the page's title holds") {
    const std::string story = "<p>Envoys of the two islands agreed on Thursday to open a ferry line again, after four years without one.</p>"
                              "<p>Both parliaments have to vote on the text, which was not published, and a court is hearing a complaint.</p>";
    for (const std::string_view title : {"Envoys agree on a ferry line | The Harbour Post", "The Harbour Post | Envoys agree on a ferry line"}) {
        CAPTURE(title);
        const Document doc = page("<html><head><title>" + std::string(title) + "</title></head><body><p>Home</p><h2>Envoys agree on a ferry line</h2>" + story + "</body></html>");
        CHECK(with_role(doc, BlockRole::title) == "Envoys agree on a ferry line");
    }
}

TEST_CASE("blocks are lines and white space is collapsed") {
    const Document doc = page("<p>One\n  two<br>three</p><p>four&nbsp;<b>five</b>six</p>");
    CHECK(doc.text == "One two\nthree\n\nfour fivesix\n");
}

TEST_CASE("a declared encoding is believed") {
    CHECK(page("<meta charset=\"windows-1251\"><p>\xCC\xE8\xF0</p>").text == "Мир\n");
}

TEST_CASE("a page that no parser should see is stripped of its tags") {
    const auto repeated = [](std::string_view text, int times) {
        std::string out;
        for (int i = 0; i < times; ++i) out += text;
        return out;
    };
    std::string attributes = "<p", formatting = "<p>";
    for (int i = 0; i < 100'000; ++i) attributes += " a" + std::to_string(i) + "='b c'";
    for (int i = 0; i < 2'000; ++i) formatting += "<font a" + std::to_string(i) + ">";
    struct Row {
        std::string_view why;
        std::string html;
    };
    const Row rows[] = {
        {"a hundred thousand elements deep", repeated("<div>", 100'000) + "<p>At the bottom.</p>"},
        {"a hundred thousand attributes on a tag", attributes + ">At the bottom.</p>"},
        {"formatting that every paragraph repeats", formatting + repeated("<p>x", 100'000) + "<p>At the bottom."},
    };
    for (const Row& row : rows) {
        CAPTURE(row.why);
        const Document doc = page(row.html);
        CHECK(doc.text.find("At the bottom.") != std::string::npos);
        REQUIRE(doc.warnings.size() == 1);
        CHECK(doc.warnings[0].code == Label("deep-page"));
    }
}

TEST_CASE("scripts, styles and comments of a page are left out, and nothing else") {
    struct Row {
        std::string_view why, page, expected;
    };
    const Row rows[] = {
        {"a script", "<p>a</p><script src=x>if (1 < 2) go('</p>');</script><p>b</p>", "<p>a</p><script src=x></script><p>b</p>"},
        {"a style in capitals", "<STYLE>p > a { }</STYLE>b", "<STYLE></STYLE>b"},
        {"a comment", "a<!-- <p>old</p> -->b", "ab"},
        {"an empty comment", "a<!-->b", "ab"},
        {"linked data stays", "<script type=\"application/ld+json\">{\"a\": 1}</script>", "<script type=\"application/ld+json\">{\"a\": 1}</script>"},
        {"a tag's name in an attribute", "<a title=\"<script>\">b</a>", "<a title=\"<script>\">b</a>"},
        {"an apostrophe in a bare attribute", "<a title=it's>b</a><script>c</script>", "<a title=it's>b</a><script></script>"},
        {"a comment in a title is its text", "<title>a <!-- b</title>c", "<title>a <!-- b</title>c"},
        {"a longer name", "<scripted>a</scripted>", "<scripted>a</scripted>"},
        {"an end tag of a longer name", "<script>a</scripts>b</script>c", "<script></script>c"},
        {"never closed", "a<script>b", "a<script>"},
        {"a script that may hold its own end tag is left to the parser", "<script><!-- <script>a</script> --></script>", "<script><!-- <script>a</script> --></script>"},
        {"no tag", "1 < 2 and <", "1 < 2 and <"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.why);
        CHECK(lean_page(row.page) == row.expected);
    }
}
