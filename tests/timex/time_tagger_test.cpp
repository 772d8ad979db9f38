#include <doctest/doctest.h>

#include <string>

#include "core/analyze/analyze.h"
#include "core/analyze/timex/time_resolver.h"
#include "core/analyze/timex/time_tagger.h"
#include "tests/support/resources.h"

using namespace dragoman;

namespace {

/// "span=value …" of all expressions of one sentence that was written on `date`.
std::string times_of(std::string_view text, std::string_view date) {
    Document doc;
    doc.text = std::string(text);
    Sentence sentence;
    sentence.span = {0, static_cast<std::uint32_t>(text.size())};
    doc.sentences.push_back(sentence);
    if (!date.empty()) doc.published.interval = parse_iso(date);
    doc.times = find_times(doc, test::resources().lexicon);
    std::string out;
    for (const Timex& time : resolve_times(doc, test::resources().lexicon)) {
        if (!out.empty()) out += "; ";
        out += std::string(text_of(doc, time.span)) + "=" + time.value;
    }
    return out;
}

}  // namespace

TEST_CASE("a date is read in any order that newspapers write it") {
    struct Row { std::string_view why, text, expected; };
    const Row rows[] = {
        {"month first", "It opened on May 12, 2020 in Rome.", "May 12, 2020=2020-05-12"},
        {"day first", "It opened on 29 February 2020.", "29 February 2020=2020-02-29"},
        {"abbreviated", "The pact of Feb. 29 holds.", "Feb. 29=2020-02-29"},
        {"ISO", "Filed 2020-02-29 at the desk.", "2020-02-29=2020-02-29"},
        {"day first in figures", "Filed 13/05/2020 at the desk.", "13/05/2020=2020-05-13"},
        {"month first where it must be", "Filed 05/13/2020 at the desk.", "05/13/2020=2020-05-13"},
        {"ordinal with of", "On the 4th of July 1999 it rained.", "the 4th of July 1999=1999-07-04"},
        {"editor's bracket", "They met in October [2018] again.", "October [2018]=2018-10"},
        {"two days share a month", "They meet September 4-6 in Oslo.", "September 4=2020-09-04; 6=2020-09-06"},
        {"no such day", "He wrote 31 February 2019 on it.", "31 February 2019="},
        {"before Christ", "It fell in the 7th century BC.", "the 7th century BC=-06"},
        {"a modal verb is no month", "They may go.", ""},
        {"a rate is two amounts", "The crews work six hours a day.", "six hours=PT6H; a day=P1D"},
        {"a count is no year", "Some 2018 voters came.", ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.why);
        CHECK(times_of(row.text, "2020-08-13") == row.expected);
    }
}

TEST_CASE("an expression without a year counts from the day of writing") {
    struct Row { std::string_view why, text, expected; };
    const Row rows[] = {
        {"day", "She left yesterday.", "yesterday=2018-08-26"},
        {"week", "The refusal came last week.", "last week=2018-W34"},
        {"month", "They go there next month.", "next month=2018-09"},
        {"years ago", "It was signed two years ago.", "two years ago=2016"},
        {"weekday behind a past verb", "He said so on Thursday.", "Thursday=2018-08-23"},
        {"weekday is today", "He said so on Monday.", "Monday=2018-08-27"},
        {"part of a day", "It fell on Friday morning.", "Friday morning=2018-08-24TMO"},
        {"duration", "It lasted 14 months.", "14 months=P14M"},
        {"hyphens", "A two-day summit followed.", "two-day=P2D"},
        {"set", "They meet every Friday.", "every Friday=XXXX-WXX-5"},
        {"decade", "Troops came in the 1980s.", "the 1980s=198"},
        {"quarter", "Output fell in the third quarter of 2017.", "the third quarter of 2017=2017-Q3"},
        {"reference", "Nothing happened in the past.", "the past=PAST_REF"},
        {"narrative", "In July 2016 it began. The following month it ended.", "July 2016=2016-07; The following month=2016-08"},
        {"a round is no time", "The ninth round ended.", ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.why);
        CHECK(times_of(row.text, "2018-08-27") == row.expected);
    }
}

TEST_CASE("a value is as precise as the date of writing allows") {
    CHECK(times_of("He left yesterday.", "") == "yesterday=");
    CHECK(times_of("It begins on September 4.", "") == "September 4=XXXX-09-04");
    CHECK(times_of("He left last month.", "2021-04") == "last month=2021-03");
    CHECK(times_of("It was a year ago.", "2021-04") == "a year ago=2020");
}

TEST_CASE("the verb says which way an open date points") {
    struct Row { std::string_view why, text, expected; };
    const Row rows[] = {
        {"will", "They will gather on Thursday.", "Thursday=2018-08-30"},
        {"scheduled", "The vote scheduled for September 4 may slip.", "September 4=2018-09-04"},
        {"past by default", "Rain fell on Thursday.", "Thursday=2018-08-23"},
        {"a plan told in the past tense", "They agreed on September 20 as the day.", "September 20=2018-09-20"},
        {"last names the year", "It burned down last December.", "last December=2017-12"},
        {"the year of the sentence", "In 2001 they left after the September 11 raid.", "2001=2001; September 11=2001-09-11"},
        {"an age is no duration", "A 12-year-old boy won.", ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.why);
        Document doc;
        doc.text = std::string(row.text);
        doc.body_only = true;
        doc.given_date = parse_iso("2018-08-27");
        doc = analyze(std::move(doc), test::resources());
        std::string out;
        for (const Timex& time : doc.times) {
            if (!out.empty()) out += "; ";
            out += std::string(text_of(doc, time.span)) + "=" + time.value;
        }
        CHECK(out == row.expected);
    }
}
