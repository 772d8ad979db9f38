#include <doctest/doctest.h>

#include <string>

#include "core/analyze/layout/block_classifier.h"
#include "core/analyze/layout/line_features.h"
#include "core/analyze/layout/line_word.h"
#include "core/base/text_runs.h"
#include "core/base/utf8.h"
#include "core/analyze/layout/masthead.h"
#include "core/analyze/layout/site_furniture.h"
#include "tests/support/resources.h"

using namespace dragoman;

namespace {

constexpr std::string_view prose =
    "The ministers of the two coastal states met on Sunday and agreed to reopen the border crossing that was closed in spring.\n"
    "\n"
    "They said that lorries with food would be let through first, and that families could follow by the end of the month.\n"
    "\n"
    "Opposition leaders called the step late but welcome, and asked for a vote in parliament before anything is signed.\n";

Document laid_out(std::string text) {
    Document doc;
    doc.text = std::move(text);
    doc.blocks = classify_blocks(doc, test::resources().layout_phrases);
    doc.masthead = find_masthead(doc, test::resources().lexicon);
    return doc;
}

/// The role of the line that begins with `begin`.
std::string role_of(const Document& doc, std::string_view begin) {
    for (const Block& block : doc.blocks) {
        if (text_of(doc, block.span).starts_with(begin)) return std::string(name_of(block.role));
    }
    return "(no such line)";
}

}  // namespace

TEST_CASE("lines of a plain text get the roles that readers give them") {
    struct Row {
        std::string_view why, before, after, line, expected;
    };
    const Row rows[] = {
        {"the headline", "Ministers agree to reopen border crossing\n\n", "", "Ministers", "title"},
        {"an advert above it", "Miracle Cream Starter Kit\n\nMinisters agree to reopen border crossing\n\n", "", "Miracle", "boilerplate"},
        {"a breadcrumb glued to the headline", "HomeWorldMinisters agree to reopen border crossing\n\nMinisters agree to reopen border crossing\n\n", "", "HomeWorld", "boilerplate"},
        {"a section before the headline", "Borders: Ministers agree to reopen border crossing\n\nMinisters agree to reopen border crossing\n\n", "", "Ministers", "title"},
        {"a page clock", "Friday, July 5, 2024\nMinisters agree to reopen border crossing\n\n", "", "Friday", "boilerplate"},
        {"a stated date", "Ministers agree to reopen border crossing\n\nPublished 5 July 2024\n\n", "", "Published", "date"},
        {"a caption with its credit", "Ministers agree to reopen border crossing\n\nLorries wait at the crossing in May | Photo: Reuters\n\n", "", "Lorries", "caption"},
        {"a bullet menu", "• Home\n• World\n• Sport\nMinisters agree to reopen border crossing\n\n", "", "• World", "boilerplate"},
        {"a comment form", "Ministers agree to reopen border crossing\n\n", "\nLeave a Reply\n\nYour email address will not be published.\n", "Leave", "boilerplate"},
        {"the form's notice", "Ministers agree to reopen border crossing\n\n", "\nLeave a Reply\n\nYour email address will not be published.\n", "Your email", "boilerplate"},
        {"the source credit", "Ministers agree to reopen border crossing\n\n", "\nSource: Coast Radio\n", "Source", "byline"},
        {"another story's headline", "Ministers agree to reopen border crossing\n\n", "\nRELATED:\n\nStorm closes three harbours for a week\n\nThe talks will go on in autumn, the ministers said after a long night.\n", "Storm", "related"},
        {"the outlet about itself", "Ministers agree to reopen border crossing\n\n", "\nThis article was written by our foreign editors; subscribe to our newsletter for more stories from our newsroom.\n", "This article", "boilerplate"},
        {"prose", "Ministers agree to reopen border crossing\n\n", "", "They said", "body"},
        {"prose that begins like a label", "Ministers agree to reopen border crossing\n\n", "\nEarlier in March, the crossing had been shut after a shooting.\n", "Earlier", "body"},
        {"a reader's comment", "Ministers agree to reopen border crossing\n\n", "\nharbour_fan\nMay 4, 2021 at 7:02 am\nAbout time they did something for the drivers.\nmole77\nMay 4, 2021 at 7:15 am\nI will believe it when I see it.\nquay\nMay 4, 2021 at 8:40 am\nNobody asked the farmers, as usual.\n", "I will", "boilerplate"},
        {"a teaser that doubles its headline", "Ministers agree to reopen border crossing\n\n", "\nStorm closes three harbours for a week Storm closes three harbours for a week\n", "Storm", "boilerplate"},
        {"a caption closed by its credit", "Ministers agree to reopen border crossing\n\nDrivers play cards beside their lorries on Friday. (Ann Example/Coast Radio)\n\n", "", "Drivers play", "caption"},
        {"the reporter's biography", "Ministers agree to reopen border crossing\n\n", "\nAnn Example is a staff writer and covers the coast.\n", "Ann Example", "boilerplate"},
        {"an advert's notice between paragraphs", "Ministers agree to reopen border crossing\n\n", "\nThis advertisement has not loaded yet, but your article continues below.\n\nThe crossing will be open from six to six, the ministers added, and closed on holidays.\n", "This advertisement", "boilerplate"},
        {"a headline that asks", "Will the border crossing reopen for the lorries?\nBy Ann Example\n\n", "", "Will the", "title"},
        {"the headline above its deck", "Ministers agree to reopen border crossing\nCoastal states let lorries with food through first and families by the end of the month\nBy Ann Example\n\n", "", "Ministers", "title"},
        {"the headline above a deck and a caption", "Ministers agree to reopen border crossing\nCoastal states let lorries with food through first\nMinisters of the two coastal states before the border crossing, closed in spring\nAnn Example\nJuly 5, 2024\n\n", "", "Ministers agree", "title"},
        {"a headline dated without a year", "Ministers say they will ‘reopen.’ Lorries just might wait.\nUpdated Nov 19, 9:41 AM; posted Nov 18, 8:19 PM\n\n", "", "Ministers say", "title"},
        {"the items of a list that prose announces", "Ministers agree to reopen border crossing\n\n", "\nDrivers named the things that they would like to see at the crossing when it reopens:\n• a lane for lorries with food\n• a market hall\n\nThe ministers promised an answer by the end of the month.\n", "• a lane", "body"},
        {"a box's headline under its label", "Ministers agree to reopen border crossing\nBy Ann Example\nRead next\nHarbour strike enters its third week\n\n", "", "Harbour strike", "boilerplate"},
        {"a subheading", "Ministers agree to reopen border crossing\n\n", "\nWhat the neighbours want\n\nThe third neighbour, which was not invited, said that it would not be bound by the text.\n", "What the", "heading"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.why);
        CHECK(role_of(laid_out(std::string(row.before) + std::string(prose) + std::string(row.after)), row.line) == row.expected);
    }
}

TEST_CASE("every non-blank line is a block, trimmed, in order") {
    const Document doc = laid_out("  One line \n\n\t• two\r\nthree\n");
    REQUIRE(doc.blocks.size() == 3);
    CHECK(text_of(doc, doc.blocks[0].span) == "One line");
    CHECK(text_of(doc, doc.blocks[1].span) == "• two");
    CHECK(text_of(doc, doc.blocks[2].span) == "three");
}

TEST_CASE("a text of one sentence is body, and so is what stands under a title that the record gives") {
    CHECK(role_of(laid_out("A storm tore the ferry from the quay."), "A storm") == "body");
    Document record;
    record.given_title = "Storm takes ferry";
    record.text = "A storm tore the old ferry from the quay.\nNobody was hurt when the ferry ran aground on Sunday.";
    record.blocks = classify_blocks(record, test::resources().layout_phrases);
    CHECK(role_of(record, "A storm") == "body");
    CHECK(role_of(record, "Nobody") == "body");
}

TEST_CASE("a word reads the same however its letters are written") {
    const auto first_word = [](std::string_view line) {
        const LetterRun run = TextRuns(line).letters.at(0);
        LineWord word;
        if (run.plain) {
            read_plain_word(line, run.begin, run.end, word);
            return word;
        }
        std::size_t at = run.begin;
        while (!is_letter(decode_at(line, at).value)) at += decode_at(line, at).size;
        read_wide_word(line, at, word);
        return word;
    };
    const LineWord plain = first_word("harbourmasters wait");
    for (const std::string_view same : {"HARBOURMASTERS", "Harbourmasters'", "harbour'masters", "\xE2\x80\x9CHarbour\xE2\x80\x99masters\xE2\x80\x9D", "(harbourmasters)"}) {
        CAPTURE(same);
        CHECK(first_word(same).key == plain.key);
        CHECK(first_word(same).stem == plain.stem);
        CHECK(first_word(same).letters == 14);
    }
    CHECK(first_word("harbourmaster").key != plain.key);
    CHECK(first_word("harbourmaster").stem == plain.stem);
    CHECK(first_word("d\xC3\xA9tente").letters == 7);
    const std::string endless(200, 'e');
    CHECK(first_word(endless).letters == 200);
    CHECK(first_word(endless + "'").key == first_word(endless).key);
    for (const std::string_view glued : {"HomePolitics", "AboutUs", "N\xC3\xA9gocePolitics"}) CHECK_MESSAGE(first_word(glued).glued, glued);
    for (const std::string_view whole : {"McDonald", "POLITICS", "politics", "Home"}) CHECK_MESSAGE(!first_word(whole).glued, whole);
    for (const std::string_view capitals : {"POLITICS", "G20S", "2PM", "\xC3\x89TAT"}) CHECK_MESSAGE(first_word(capitals).all_capitals, capitals);
    for (const std::string_view mixed : {"Politics", "I", "G20", "iOS", "2pm"}) CHECK_MESSAGE(!first_word(mixed).all_capitals, mixed);
}

TEST_CASE("clean article text is all body") {
    Document doc;
    doc.text = "A headline\nBy Somebody\nA sentence.\n";
    doc.body_only = true;
    for (const Block& block : classify_blocks(doc, test::resources().layout_phrases)) CHECK(block.role == BlockRole::body);
}

TEST_CASE("the masthead names title, outlet and byline") {
    const Document doc = laid_out("Ministers agree to reopen border crossing\n\n" + std::string(prose) + "\nSource: Coast Radio\n");
    CHECK(text_of(doc, doc.masthead.title) == "Ministers agree to reopen border crossing");
    CHECK(text_of(doc, doc.masthead.outlet) == "Coast Radio");
}

TEST_CASE("a dateline gives place and outlet") {
    const Document doc = laid_out("Ministers agree to reopen border crossing\n\nHARBOUR CITY (Coast Radio) — " + std::string(prose));
    CHECK(text_of(doc, doc.masthead.dateline) == "HARBOUR CITY");
    CHECK(text_of(doc, doc.masthead.outlet) == "Coast Radio");
}

TEST_CASE("the agency that a text is reprinted from is its origin") {
    struct Row {
        std::string_view why, head, lead, tail, expected;
    };
    const Row rows[] = {
        {"a dateline's bracket", "", "HARBOUR CITY (AP) — ", "", "AP"},
        {"a dateline in small letters", "", "Harbour City (Reuters) - ", "", "Reuters"},
        {"a line of its own", "Reuters\n\n", "", "", "Reuters"},
        {"a byline", "By Associated Press\n\n", "", "", "Associated Press"},
        {"a source credit", "", "", "\nSource: Coast Radio\n", "Coast Radio"},
        {"none", "By Ann Example\n\n", "", "", ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.why);
        const Document doc = laid_out("Ministers agree to reopen border crossing\n\n" + std::string(row.head) + std::string(row.lead) + std::string(prose) + std::string(row.tail));
        CHECK(text_of(doc, doc.masthead.origin) == row.expected);
    }
}

namespace {

Document page_of(std::string url, std::string_view headline, std::string_view text) {
    Document doc;
    doc.url = std::move(url);
    doc.text = std::string(headline) + "\n\n" + std::string(text) + "\nThe Quay is read in every harbour of the coast, and has been for forty years.\n";
    return doc;
}

constexpr std::string_view other_prose =
    "A storm with winds of a hundred kilometres an hour kept the ferries in port for the third day, and more is forecast.\n"
    "\n"
    "Fishermen on the northern islands said that they had lost nets and pots, and asked the council for help until summer.\n";

std::string role_after(std::vector<Document> pages, std::string_view begin) {
    mark_shared_lines(pages);
    pages.front().blocks = classify_blocks(pages.front(), test::resources().layout_phrases);
    return role_of(pages.front(), begin);
}

}  // namespace

TEST_CASE("a line that two pages of one site share is furniture, in whatever order they are read") {
    const Document one = page_of("https://www.quay.example/a", "Ministers agree to reopen border crossing", prose);
    const Document two = page_of("https://quay.example/b", "Storm keeps the ferries in port", other_prose);
    const Document elsewhere = page_of("https://coast.example/b", "Storm keeps the ferries in port", other_prose);
    const Document copy = page_of("https://quay.example/copy", "Ministers agree to reopen border crossing", prose);
    CHECK(role_after({one}, "The Quay is") == "body");
    CHECK(role_after({one, two}, "The Quay is") == "boilerplate");
    CHECK(role_after({one, elsewhere}, "The Quay is") == "body");
    CHECK(role_after({one, copy}, "They said") == "body");
    SiteFurniture forward, backward;
    forward.add(one);
    forward.add(two);
    backward.add(two);
    backward.add(one);
    CHECK(forward.shared_lines(one) == backward.shared_lines(one));
    CHECK(forward.shared_lines(one).size() == 1);
}

TEST_CASE("a copy of an article in short lines is the same article, not a page of the same site") {
    const std::string_view brief = "The harbour master closed the north quay on Monday.\n\nHe said that the crane had to be mended first.\n\n"
                                   "Two ferries were sent to the old port until Friday.\n";
    const Document one = page_of("https://www.quay.example/a", "North quay closed until Friday", brief);
    const Document copy = page_of("https://www.quay.example/b", "North quay closed until Friday", brief);
    CHECK(role_after({one, copy}, "He said that the crane") == "body");
}

TEST_CASE("a brief of one paragraph is the story, though the agency says more of itself below") {
    const Document doc = laid_out(
        "Coast Radio home\nWorld\nMarkets\n\nMinisters agree to reopen border crossing\n\n"
        "ARICA, March 4 (Coast Radio) - The ministers of the two coastal states agreed on Monday to reopen the border crossing that was closed in spring.\n\n"
        "Read Next\n\nFerries collide off the coast8:08 AM UTC\n\n"
        "Coast Radio, the news arm of the Coast Group, is the largest provider of news in the region and reaches more than a million people every day in six languages.\n\n"
        "Our products\n\nBuild the strongest argument on authoritative content and on the expertise of attorneys and editors who know the law of the sea.\n\n"
        "Browse a portfolio of real-time and historical data on harbours and fleets from sources that nobody else has under one roof.\n");
    CHECK(role_of(doc, "ARICA") == "body");
}
