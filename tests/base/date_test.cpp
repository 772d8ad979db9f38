#include <doctest/doctest.h>

#include "core/base/date.h"

using namespace dragoman;

TEST_CASE("a date knows its weekday and its ISO week") {
    struct Row { std::string_view iso; int weekday, year, week; };
    const Row rows[] = {
        {"1970-01-01", 4, 1970, 1}, {"2018-08-27", 1, 2018, 35}, {"2021-01-03", 7, 2020, 53},
        {"2020-02-29", 6, 2020, 9}, {"1969-12-31", 3, 1970, 1},  {"2018-12-31", 1, 2019, 1},
    };
    for (const Row& row : rows) {
        CAPTURE(row.iso);
        const Date date = parse_iso(row.iso)->earliest;
        CHECK(iso(date) == row.iso);
        CHECK(weekday(date) == row.weekday);
        CHECK(iso_week(date).year == row.year);
        CHECK(iso_week(date).week == row.week);
    }
}

TEST_CASE("a day that no calendar has is no date") {
    CHECK_FALSE(make_date(2019, 2, 29));
    CHECK_FALSE(make_date(2018, 13, 1));
    CHECK_FALSE(make_date(2018, 2, 31));
    CHECK(make_date(2020, 2, 29));
    CHECK_FALSE(parse_iso("2018-02-31"));
    CHECK_FALSE(parse_iso("soon"));
}

TEST_CASE("an interval is written in the shortest ISO form that says the same") {
    for (const std::string_view text : {"2018", "2018-02", "2018-02-28", "2018-08-20/2018-08-26"}) {
        const std::size_t slash = text.find('/');
        DateInterval interval = *parse_iso(text.substr(0, slash));
        if (slash != std::string_view::npos) interval.latest = parse_iso(text.substr(slash + 1))->latest;
        CHECK(iso(interval) == text);
    }
}

TEST_CASE("fourteen months after 29 February 2020 is 29 April 2021") {
    CHECK(iso(add_months(*make_date(2020, 2, 29), 14)) == "2021-04-29");
    CHECK(iso(add_months(*make_date(2020, 1, 31), 1)) == "2020-02-29");
    CHECK(iso(add_months(*make_date(2020, 3, 15), -3)) == "2019-12-15");
}
