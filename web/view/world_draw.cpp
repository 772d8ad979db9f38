#include "web/view/world_draw.h"

#include <algorithm>
#include <cmath>

namespace dragoman {
namespace {

constexpr double fine_from = 3.2;  ///< Pixels a unit from which the fine outlines are drawn.

/// Even-odd by rows of pixels: the coasts close round the land, in whatever order they come.
void fill_land(const OutlineLevel& level, ImU32 color, const Plane& plane, const Rect& box) {
    const int top = static_cast<int>(std::floor(box.min.y)), rows = static_cast<int>(std::ceil(box.max.y)) - top;
    std::vector<std::vector<float>> crossings(static_cast<std::size_t>(std::max(rows, 0)));
    for (const OutlineLine& line : level.lines) {
        if (line.kind == OutlineKind::border) continue;
        const ImVec2 low = to_screen(plane, box, line.low.x, line.low.y), high = to_screen(plane, box, line.high.x, line.high.y);
        if (high.y < box.min.y || low.y > box.max.y) continue;
        ImVec2 before = to_screen(plane, box, level.points[line.first].x, level.points[line.first].y);
        for (std::uint32_t p = 1; p < line.count; ++p) {
            const MapPoint& point = level.points[line.first + p];
            const ImVec2 here = to_screen(plane, box, point.x, point.y);
            const auto [upper, lower] = std::minmax(before.y, here.y);
            const int from = std::max(static_cast<int>(std::ceil(upper - 0.5f)) - top, 0);
            const int to = std::min(static_cast<int>(std::ceil(lower - 0.5f)) - top, rows);
            const float slope = here.y == before.y ? 0 : (here.x - before.x) / (here.y - before.y);
            for (int row = from; row < to; ++row) {
                const float y = static_cast<float>(top + row) + 0.5f;
                crossings[static_cast<std::size_t>(row)].push_back(before.x + (y - before.y) * slope);
            }
            before = here;
        }
    }
    ImDrawList* list = ImGui::GetWindowDrawList();
    for (std::size_t row = 0; row < crossings.size(); ++row) {
        std::vector<float>& xs = crossings[row];
        std::sort(xs.begin(), xs.end());
        const float y = static_cast<float>(top) + static_cast<float>(row);
        for (std::size_t i = 0; i + 1 < xs.size(); i += 2) {
            const float a = std::max(xs[i], box.min.x), b = std::min(xs[i + 1], box.max.x);
            if (b > a) list->AddRectFilled({a, y}, {b, y + 1}, color);
        }
    }
}

void stroke_lines(const OutlineLevel& level, OutlineKind kind, ImU32 color, float width, const Plane& plane, const Rect& box) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    for (const OutlineLine& line : level.lines) {
        if (line.kind != kind) continue;
        const ImVec2 low = to_screen(plane, box, line.low.x, line.low.y), high = to_screen(plane, box, line.high.x, line.high.y);
        if (high.x < box.min.x || low.x > box.max.x || high.y < box.min.y || low.y > box.max.y) continue;
        ImVec2 last = to_screen(plane, box, level.points[line.first].x, level.points[line.first].y);
        for (std::uint32_t p = 1; p < line.count; ++p) {
            const MapPoint& point = level.points[line.first + p];
            const ImVec2 here = to_screen(plane, box, point.x, point.y);
            if (p + 1 < line.count && std::abs(here.x - last.x) + std::abs(here.y - last.y) < 1.5f) continue;  // nothing to see of it
            // Stroke by stroke: the joints of one long line would stick out at the sharp turns of fjords.
            const bool outside = std::max(here.x, last.x) < box.min.x || std::min(here.x, last.x) > box.max.x || std::max(here.y, last.y) < box.min.y || std::min(here.y, last.y) > box.max.y;
            if (!outside) list->AddLine(last, here, color, width);
            last = here;
        }
    }
}

}  // namespace

void draw_world(const Ui& ui, const WorldOutline& world, const Plane& plane, const Rect& box) {
    if (world.levels.empty()) return;
    const OutlineLevel& level = plane.scale >= fine_from ? world.levels.back() : world.levels.front();
    fill_land(level, with_alpha(ui.color->ink, ui.dark ? 0.07f : 0.055f), plane, box);
    stroke_lines(level, OutlineKind::border, with_alpha(ui.color->ink, 0.16f), 1, plane, box);
    stroke_lines(level, OutlineKind::coast, with_alpha(ui.color->ink, 0.34f), 1, plane, box);
}

}  // namespace dragoman
