#include <doctest/doctest.h>

#include <string>

#include "core/base/written_date.h"

using namespace dragoman;

namespace {

std::string dates_in(std::string_view text) {
    std::string out;
    for (const WrittenDate& date : find_written_dates(text)) {
        if (!out.empty()) out += " ";
        out += iso(date.days) + "=" + std::string(text.substr(date.begin, date.end - date.begin));
    }
    return out;
}

}  // namespace

TEST_CASE("dates are found as people and machines write them") {
    struct Row {
        std::string_view text, expected;
    };
    const Row rows[] = {
        {"Published 13 May 2020", "2020-05-13=13 May 2020"},
        {"May 13th, 2020, 10:00 am", "2020-05-13=May 13th, 2020"},
        {"Wed, 13 May 2020 10:00:00 GMT", "2020-05-13=13 May 2020"},
        {"2020-05-13T10:00:00+02:00", "2020-05-13=2020-05-13"},
        {"on 13.05.2020 at noon", "2020-05-13=13.05.2020"},
        {"5/13/2020", "2020-05-13=5/13/2020"},
        {"the 13th of May 2020", "2020-05-13=13th of May 2020"},
        {"In Sept. 2019 and on Jan 2, 2020", "2019-09=Sept. 2019 2020-01-02=Jan 2, 2020"},
        {"31 February 2020", "2020-02=February 2020"},
        {"version 10.12.7, 12 people, in May", ""},
        {"20200513", "2020-05-13=20200513"},
        {"call 0020200513", ""},
        {"May 13, 202010:24 AM", "2020-05-13=May 13, 2020"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        CHECK(dates_in(row.text) == row.expected);
    }
}

TEST_CASE("a date field may be seconds since 1970") {
    CHECK(iso(read_date_field("1589328000")->days) == "2020-05-13");
    CHECK(iso(read_date_field("1589328000123")->days) == "2020-05-13");
    CHECK(iso(read_date_field("2020-05")->days) == "2020-05");
    CHECK_FALSE(read_date_field("soon"));
}
