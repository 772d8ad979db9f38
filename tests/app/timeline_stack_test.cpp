#include <doctest/doctest.h>

#include <cstdlib>
#include <string>

#include "core/base/date.h"
#include "web/view/timeline_stack.h"

namespace dragoman {
namespace {

struct Told {
    int day;
    EventStatus status = EventStatus::occurred;
    int days = 1;
    std::uint32_t lane = 0;
};

Timeline line_of(const std::vector<Told>& events) {
    Timeline line;
    for (const Told& event : events) {
        TimelineRow row;
        const Date day = *make_date(2020, 1, 1) + event.day;
        row.when = {day, day + (event.days - 1)};
        row.status = event.status;
        row.lane = event.lane;
        line.rows.push_back(row);
        if (event.lane >= line.lanes.size()) line.lanes.resize(event.lane + 1);
    }
    return line;
}

float short_words(const TimelineRow&) { return 30; }

TEST_CASE("Events of a lane stand beside each other where there is room, below each other where not") {
    struct Row {
        std::string why;
        std::vector<Told> events;
        double day_px;
        std::vector<std::uint32_t> levels;
    };
    const std::vector<Row> rows = {
        {"far apart", {{0}, {10}, {20}}, 10, {0, 0, 0}},
        {"near by", {{0}, {1}, {2}}, 10, {0, 1, 2}},
        {"the level above is free again", {{0}, {1}, {6}}, 10, {0, 1, 0}},
        {"on one day", {{0}, {0}, {0}}, 10, {0, 1, 2}},
        {"a long one keeps its level", {{0, EventStatus::occurred, 20}, {10}, {30}}, 10, {0, 1, 0}},
        {"closer there is room", {{0}, {1}, {2}}, 60, {0, 0, 0}},
    };
    for (const Row& row : rows) {
        CAPTURE(row.why);
        Timeline line = line_of(row.events);
        const TimelineStack stack = stack_timeline(line, row.day_px, 24, short_words);
        CHECK(stack.heaps.empty());
        std::vector<std::uint32_t> levels;
        for (const TimelineRow& each : line.rows) levels.push_back(each.level);
        CHECK(levels == row.levels);
    }
}

TEST_CASE("A lane with too many events tells their number by status and stretch of time; the others stay as they are") {
    std::vector<Told> events;
    for (int i = 0; i < 40; ++i) events.push_back({i / 10, i % 2 ? EventStatus::occurred : EventStatus::cancelled});
    events.push_back({300, EventStatus::occurred});
    events.push_back({0, EventStatus::planned, 1, 1});
    Timeline line = line_of(events);
    const TimelineStack stack = stack_timeline(line, 1, 8, short_words);
    CHECK(stack.crowded == std::vector<char>{1, 0});
    std::size_t told = 0;
    for (const TimelineHeap& heap : stack.heaps) {
        CHECK(heap.lane == 0);
        CHECK(line.rows[heap.first].status == heap.status);
        for (const TimelineHeap& other : stack.heaps) CHECK((other.at == heap.at || std::abs(other.at.days - heap.at.days) >= 56));
        told += heap.count;
    }
    CHECK(told == 41);
    REQUIRE(stack.heaps.size() == 3);
    CHECK(stack.heaps[0].level != stack.heaps[1].level);
    CHECK(stack.heaps[0].count == 20);
    CHECK(stack.heaps[2].count == 1);
    CHECK(line.lanes[0].levels == 2);
    CHECK(line.lanes[1].levels == 1);
}

TEST_CASE("From near by every event stands alone, however many a day has") {
    Timeline line = line_of(std::vector<Told>(500, Told{3}));
    const TimelineStack far = stack_timeline(line, 10, 24, short_words), near = stack_timeline(line, single_events, 24, short_words);
    CHECK(far.heaps.size() == 1);
    CHECK(near.heaps.empty());
    CHECK(line.lanes[0].levels == 500);
}

}  // namespace
}  // namespace dragoman
