#include <doctest/doctest.h>

#include "core/query/known_rows.h"

namespace dragoman {
namespace {

Date may(int day) { return *make_date(2019, 5, day); }

/// "3p 7x ?o": proposed on the 3rd, cancelled on the 7th, occurred, told on an unknown day; "3-9p": some day from the 3rd to the 9th.
ThreadRow plan(const std::vector<std::pair<std::optional<DateInterval>, EventStatus>>& steps) {
    ThreadRow row;
    for (const auto& [said, status] : steps) {
        ThreadStepRow step;
        step.claim_time = said;
        step.status = status;
        row.steps.push_back(step);
    }
    return row;
}

std::string known(const ThreadRow& row, Date day) {
    std::string out;
    for (const ThreadStepRow& step : row.steps) out += "yn?"[static_cast<int>(known_on(step, day))];
    const std::optional<EventStatus> status = status_on(row, day);
    return out + " " + (status ? std::string(name_of(*status)) : "unheard of");
}

TEST_CASE("a plan stands on a day as it had been told by then") {
    const ThreadRow row = plan({{DateInterval{may(3), may(3)}, EventStatus::proposed},
                                {DateInterval{may(5), may(9)}, EventStatus::planned},
                                {DateInterval{may(7), may(7)}, EventStatus::cancelled},
                                {std::nullopt, EventStatus::occurred}});
    struct Row {
        std::string_view why;
        int day;
        std::string_view expected;
    };
    const Row rows[] = {
        {"before the first word", 2, "nnn? unheard of"},
        {"on its day", 3, "ynn? proposed"},
        {"within the days that a word may be of", 6, "y?n? proposed"},
        {"what may have been said does not count yet", 7, "y?y? cancelled"},
        {"when all is said the order of telling tells", 9, "yyy? cancelled"},
    };
    for (const Row& r : rows) {
        CAPTURE(r.why);
        CHECK(known(row, may(r.day)) == r.expected);
    }
}

TEST_CASE("a handle steps from claim to claim") {
    const std::vector<Date> days = claim_days({plan({{DateInterval{may(3), may(3)}, EventStatus::proposed}, {DateInterval{may(7), may(7)}, EventStatus::planned}}),
                                               plan({{DateInterval{may(7), may(7)}, EventStatus::cancelled}, {std::nullopt, EventStatus::occurred}})});
    REQUIRE(days.size() == 2);
    CHECK(next_claim(days, std::nullopt, false) == may(7));
    CHECK(next_claim(days, may(7), false) == may(3));
    CHECK(next_claim(days, may(3), true) == may(7));
    CHECK(next_claim(days, may(5), true) == may(7));
    CHECK_FALSE(next_claim(days, may(3), false));
    CHECK_FALSE(next_claim(days, may(7), true));
    CHECK_FALSE(next_claim(days, std::nullopt, true));
    CHECK_FALSE(next_claim({}, may(3), true));
}

}  // namespace
}  // namespace dragoman
