#include "web/view/timeline_stack.h"

#include <algorithm>
#include <map>

namespace dragoman {
namespace {

constexpr double mark_room = 26;   ///< Of a mark, in pixels.
constexpr double heap_room = 56;   ///< Of a mark with a number.

struct LaneRows {
    std::size_t begin, end;
};

/// Levels for all of a lane; false where `most` are too few.
bool stack_lane(Timeline& line, LaneRows of, double day_px, std::uint32_t most, const std::function<float(const TimelineRow&)>& words) {
    std::vector<double> free_from;
    double before = -1e18;
    std::size_t at_least = 0;  // events of one day fill one level after another
    for (std::size_t i = of.begin; i < of.end; ++i) {
        TimelineRow& row = line.rows[i];
        const double x0 = row.when.earliest.days * day_px, x1 = (row.when.latest.days + 1) * day_px;
        std::size_t level = x0 == before ? at_least : 0;
        while (level < free_from.size() && x0 < free_from[level]) ++level;
        if (level == free_from.size()) free_from.push_back(0);
        if (free_from.size() > most) return false;
        free_from[level] = std::max(x1, x0 + mark_room + words(row));
        row.level = static_cast<std::uint32_t>(level);
        before = x0, at_least = level + 1;
    }
    line.lanes[line.rows[of.begin].lane].levels = static_cast<std::uint32_t>(free_from.size());
    return true;
}

/// A heap for each status in each stretch of the axis; a status keeps its height along the whole lane.
void heap_lane(Timeline& line, LaneRows of, double day_px, std::vector<TimelineHeap>& out) {
    std::map<EventStatus, std::uint32_t> level_of;
    for (std::size_t i = of.begin; i < of.end; ++i) level_of.emplace(line.rows[i].status, 0);
    std::uint32_t next = 0;
    for (auto& [status, level] : level_of) level = next++;
    std::map<EventStatus, std::size_t> open;  // heap of the stretch at hand
    Date stretch = line.rows[of.begin].when.earliest;
    for (std::size_t i = of.begin; i < of.end; ++i) {
        TimelineRow& row = line.rows[i];
        if ((row.when.earliest.days - stretch.days) * day_px >= heap_room) {
            open.clear();
            stretch = row.when.earliest;
        }
        row.level = level_of[row.status];
        const auto [at, fresh] = open.emplace(row.status, out.size());
        if (fresh) out.push_back({row.lane, row.level, static_cast<std::uint32_t>(i), 0, stretch, row.when.earliest, row.when.earliest, row.status});
        TimelineHeap& heap = out[at->second];
        ++heap.count;
        heap.to = row.when.earliest;
    }
    line.lanes[line.rows[of.begin].lane].levels = next;
}

}  // namespace

TimelineStack stack_timeline(Timeline& line, double day_px, std::uint32_t most, const std::function<float(const TimelineRow&)>& words) {
    TimelineStack out;
    out.crowded.assign(line.lanes.size(), 0);
    out.longest.assign(line.lanes.size(), 1);
    for (std::size_t begin = 0; begin < line.rows.size();) {
        const std::uint32_t lane = line.rows[begin].lane;
        std::size_t end = begin;
        for (; end < line.rows.size() && line.rows[end].lane == lane; ++end) out.longest[lane] = std::max(out.longest[lane], line.rows[end].when.length());
        if (!stack_lane(line, {begin, end}, day_px, day_px >= single_events ? UINT32_MAX : most, words)) {
            out.crowded[lane] = 1;
            heap_lane(line, {begin, end}, day_px, out.heaps);
        }
        begin = end;
    }
    return out;
}

}  // namespace dragoman
