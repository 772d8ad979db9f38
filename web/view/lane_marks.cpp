#include "web/view/lane_marks.h"

#include <algorithm>
#include <optional>

namespace dragoman {
namespace {

constexpr float step_apart = 24, heap_apart = 46;  ///< A heap has a number beside its mark.

/// Days from what was said with one mark to what was said with the next; never back.
std::vector<int> days_between(const std::vector<ThreadStepRow>& steps, const std::vector<LaneMark>& marks) {
    std::vector<int> days;
    std::optional<Date> before;
    for (const LaneMark& mark : marks) {
        const std::optional<DateInterval>& when = steps[mark.first].claim_time;
        const Date day = when ? when->earliest : before.value_or(Date{});
        days.push_back(before && when ? std::max(0, day - *before) : 0);
        if (when) before = before ? std::max(*before, day) : day;
    }
    return days;
}

void give_places(const std::vector<ThreadStepRow>& steps, std::vector<LaneMark>& marks, float width, float apart) {
    if (marks.size() < 2) return;
    const std::vector<int> days = days_between(steps, marks);
    int all = 0;
    for (const int n : days) all += n;
    const auto gaps = static_cast<float>(marks.size() - 1);
    const float spare = std::max(width - apart * gaps, 0.f);
    for (std::size_t i = 1; i < marks.size(); ++i) {  // no two days: the order alone is shown
        const float share = all > 0 ? static_cast<float>(days[i]) / static_cast<float>(all) : 1 / gaps;
        marks[i].x = marks[i - 1].x + apart + spare * share;
    }
}

bool fits(const std::vector<LaneMark>& marks, float width, float apart) {
    return marks.empty() || static_cast<float>(marks.size() - 1) * apart <= width;
}

std::vector<LaneMark> heaps_by_day(const std::vector<ThreadStepRow>& steps) {
    std::vector<LaneMark> heaps;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const bool same = !heaps.empty() && (!steps[i].claim_time || steps[i].claim_time == steps[heaps.back().first].claim_time);
        if (same) ++heaps.back().count;
        else heaps.push_back({i, 1, 0});
    }
    return heaps;
}

/// Two and two as one.
std::vector<LaneMark> paired(const std::vector<LaneMark>& heaps) {
    std::vector<LaneMark> pairs;
    for (std::size_t i = 0; i < heaps.size(); ++i) {
        if (i % 2 == 0) pairs.push_back(heaps[i]);
        else pairs.back().count += heaps[i].count;
    }
    return pairs;
}

}  // namespace

std::vector<LaneMark> lane_marks(const std::vector<ThreadStepRow>& steps, float width) {
    std::vector<LaneMark> marks(steps.size());
    for (std::size_t i = 0; i < marks.size(); ++i) marks[i].first = i;
    float apart = step_apart;
    if (!fits(marks, width, apart)) {
        marks = heaps_by_day(steps);
        apart = heap_apart;
        while (marks.size() > 1 && !fits(marks, width, apart)) marks = paired(marks);
    }
    give_places(steps, marks, width, apart);
    return marks;
}

}  // namespace dragoman
