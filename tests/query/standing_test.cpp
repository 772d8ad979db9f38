#include <doctest/doctest.h>

#include <vector>

#include "core/query/thread_rows.h"

using namespace dragoman;

namespace {

DateInterval may(int day) { return {*make_date(2019, 5, day), *make_date(2019, 5, day)}; }

ThreadStepRow told(int day, EventStatus status, std::size_t document = 0) {
    ThreadStepRow step;
    step.place.document = DocumentIndex(document);
    step.claim_time = may(day);
    step.status = status;
    return step;
}

std::string_view stands(const std::vector<ThreadStepRow>& steps) {
    std::vector<const ThreadStepRow*> all;
    for (const ThreadStepRow& step : steps) all.push_back(&step);
    return name_of(standing(all));
}

}  // namespace

TEST_CASE("a plan stands as the latest report has it, whatever it mentions besides") {
    ThreadStepRow bare = told(9, EventStatus::occurred, 1);
    bare.bare = true;
    ThreadStepRow headline = told(9, EventStatus::cancelled, 1);
    headline.in_title = true;
    ThreadStepRow held = told(9, EventStatus::occurred, 1);
    held.event_time = may(8);
    const ThreadStepRow planned = told(3, EventStatus::planned), off = told(9, EventStatus::postponed, 1), background = told(9, EventStatus::planned, 1);
    CHECK(stands({planned, off, bare}) == "postponed");
    CHECK_MESSAGE(stands({planned, off, background}) == "postponed", "what it tells of the plan that is put off");
    CHECK_MESSAGE(stands({planned, headline, off, background}) == "postponed", "the text over its headline");
    CHECK_MESSAGE(stands({planned, off, held}) == "occurred", "put off before, held yesterday");
    CHECK_MESSAGE(stands({off, told(20, EventStatus::planned, 2)}) == "planned", "a later report has a new day");
    CHECK(stands({bare}) == "occurred");
    CHECK(stands({}) == "planned");
}
