#include <doctest/doctest.h>

#include <string>

#include "core/base/date.h"
#include "web/view/lane_marks.h"

namespace dragoman {
namespace {

/// A step said on each of these days of 2020 (counted from its first); -1: nobody knows when.
std::vector<ThreadStepRow> steps_on(const std::vector<int>& days) {
    std::vector<ThreadStepRow> steps;
    for (const int day : days) {
        ThreadStepRow step;
        const Date date = *make_date(2020, 1, 1) + day;
        if (day >= 0) step.claim_time = DateInterval{date, date};
        steps.push_back(step);
    }
    return steps;
}

TEST_CASE("Steps of a lane stand in order, each with its own room, and all of them are there") {
    struct Row {
        std::string why;
        std::vector<int> days;
        float width, apart;
        std::size_t marks;
    };
    const std::vector<Row> rows = {
        {"one step alone", {3}, 300, 24, 1},
        {"days far apart", {0, 10, 300}, 300, 24, 3},
        {"a crowd at the end does not leave the lane", {0, 290, 291, 292, 293, 300, 300, 300}, 300, 24, 8},
        {"all on one day", {5, 5, 5, 5}, 300, 24, 4},
        {"a step without a day stays behind the one before", {0, -1, 300}, 300, 24, 3},
        {"told late about an earlier day", {0, 200, 100, 300}, 300, 24, 4},
        {"too many for letters: a heap for each day", {0, 0, 0, 0, 0, 0, 7, 7, 7, 7, 7, 8, 8, 8, 300}, 300, 46, 4},
        {"a step without a day is in the heap before it", {0, 0, 0, 0, 0, 0, -1, 7, 7, 7, 7, 7, 8, 8, 8}, 300, 46, 3},
        {"too many days as well: two and two", {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15}, 200, 46, 4},
        {"hardly any room", {0, 1, 2}, 30, 24, 1},
    };
    for (const Row& row : rows) {
        CAPTURE(row.why);
        const std::vector<LaneMark> marks = lane_marks(steps_on(row.days), row.width);
        REQUIRE(marks.size() == row.marks);
        CHECK(marks.front().x == 0);
        std::size_t next = 0;
        for (std::size_t i = 0; i < marks.size(); ++i) {
            CAPTURE(i);
            CHECK(marks[i].first == next);
            next += marks[i].count;
            CHECK(marks[i].x <= doctest::Approx(row.width));
            if (i > 0) CHECK(marks[i].x - marks[i - 1].x >= doctest::Approx(row.apart));
        }
        CHECK(next == row.days.size());
    }
}

TEST_CASE("A longer time between two steps is a longer stretch of the lane") {
    const std::vector<LaneMark> marks = lane_marks(steps_on({0, 10, 110, 110}), 400);
    REQUIRE(marks.size() == 4);
    CHECK(marks[2].x - marks[1].x > 5 * (marks[1].x - marks[0].x));
    CHECK(marks[3].x - marks[2].x == doctest::Approx(24));
    CHECK(marks[3].x == doctest::Approx(400));
}

}  // namespace
}  // namespace dragoman
