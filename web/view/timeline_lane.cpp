#include "web/view/timeline_lane.h"

#include <algorithm>

#include "core/query/wording.h"
#include "web/platform/inspect.h"
#include "web/view/view_parts.h"
#include "web/widget/date_bar.h"
#include "web/widget/draw.h"
#include "web/widget/status_mark.h"

namespace dragoman {
namespace {

std::string headline(const TimelineRow& row) {
    std::string out = row.verb;
    if (!row.who.empty()) out += " · " + row.who;
    return out;
}

/// What is in sight of the rows [begin, end) of a lane.
template <class Row>
void rows_ui(const ViewInput& in, const TimelineState& state, std::uint32_t lane, Row begin, Row end, const TimeAxis& axis, float top, Commands& commands) {
    const Ui& ui = in.ui;
    const TimelineLane& of = state.line.lanes[lane];
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImVec2 mouse = ImGui::GetMousePos();
    const float sight = ImGui::GetWindowPos().y, below = sight + ImGui::GetWindowHeight();
    std::vector<float> next_x(of.levels, 1e9f);  // where the label of a level must end: rows run right to left here
    const int first = static_cast<int>(axis.left) - state.stack.longest[lane] - static_cast<int>(300 / axis.day_px) - 1, last = static_cast<int>(axis.day(axis.x0 + axis.width)) + 1;
    const auto from = std::partition_point(begin, end, [first](const TimelineRow& r) { return r.when.earliest.days < first; });
    for (auto row = std::partition_point(from, end, [last](const TimelineRow& r) { return r.when.earliest.days <= last; }); row != from;) {
        --row;
        const float y = top + lane_pad + static_cast<float>(row->level) * level_height + level_height * 0.5f;
        const float x0 = axis.x(row->when.earliest.days), x1 = axis.x(row->when.latest.days + 1);
        const bool bar = row->when.length() > 1 && x1 - x0 > 14;
        const float mark = x0 + 9;
        if (y < sight - level_height || y > below + level_height) continue;
        float& limit = next_x[row->level];
        const float before = limit;
        limit = std::min(x0, mark - 9);
        if (std::max(x1, mark + 9) < axis.x0 - 300 || x0 > axis.x0 + axis.width) continue;
        const ImU32 color = status_color(ui, row->status);
        const bool picked = in.selection.kind == Selection::Kind::mark && in.selection.span == row->span &&
                            in.corpus.documents[row->document.at()].id == in.selection.id;
        if (bar) draw_soft_bar({x0, y + 7}, {x1, y + 10}, with_alpha(color, row->assumed ? 0.35f : 0.6f));
        const float text_x = mark + 13;
        const std::string words = headline(*row);
        const float room = std::min({before - text_x - 8, axis.x0 + axis.width - text_x - 4, 300.f});
        const float drawn = room > 26 ? std::min(text_width(ui, Face::caption, words), room) : 0.f;
        const Rect box{{std::min(x0, mark - 9), y - 11}, {std::max(x1, std::max(mark + 9, text_x + drawn)), y + 11}};
        const bool over = ImGui::IsWindowHovered() && mouse.x >= std::max(box.min.x, axis.x0) && mouse.x <= std::max(mark + 9, text_x + drawn) + 2 &&
                          mouse.y >= box.min.y && mouse.y < box.max.y;
        if (over || picked) list->AddRectFilled({mark - 12, box.min.y}, {std::max(mark + 10, text_x + drawn + 6), box.max.y}, picked ? ui.color->wash : ui.color->hover, 6);
        draw_status(ui, {mark, y}, row->status, row->assumed ? 5.5f : 8.f);  // small: the text gives no time
        if (drawn > 0) draw_text(ui, {text_x, y - 8}, Face::caption, over || picked ? ui.color->ink : ui.color->secondary, words, room);
        inspect::label("event: " + row->verb, {mark - 8, y - 8}, {mark + 8, y + 8});
        if (over) {
            ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
            std::string foot = interval_words(row->when);
            if (row->assumed) foot = "the text gives no time; the article is of " + foot;
            const std::string outlet = document_outlet(in.corpus.documents[row->document.at()]);
            if (!outlet.empty()) foot += " · " + outlet;
            if (row->said && !row->assumed) foot += ", " + interval_words(*row->said);
            if (!ui.touch) tooltip(ui, std::string(plain_name(row->type)) + " · " + std::string(status_word(row->status)), row->words, foot);
            const ImVec2 drag = ImGui::GetMouseDragDelta(ImGuiMouseButton_Left, 4.f);
            if (ImGui::IsMouseReleased(ImGuiMouseButton_Left) && drag.x == 0 && drag.y == 0) {
                const Document& doc = in.corpus.documents[row->document.at()];
                const Event& event = doc.events[row->event.at()];
                commands.push_back(command::Open{doc.id, row->span, select_mark(doc.id, MarkLayer::event, event.trigger)});
            }
        }
    }
}

/// "8 occurred, May 2018"
std::string heap_words(const TimelineHeap& heap) {
    return std::to_string(heap.count) + " " + std::string(status_word(heap.status)) + ", " + interval_words({heap.from, heap.to});
}

std::optional<DateInterval> heaps_ui(const ViewInput& in, const TimelineState& state, std::uint32_t lane, const TimeAxis& axis, float top, Commands& commands) {
    const Ui& ui = in.ui;
    const std::vector<TimelineHeap>& heaps = state.stack.heaps;
    std::optional<DateInterval> nearer;
    const double reach = 60 / axis.day_px, right = axis.day(axis.x0 + axis.width);
    auto heap = std::partition_point(heaps.begin(), heaps.end(), [&](const TimelineHeap& h) { return h.lane < lane || (h.lane == lane && h.at.days < axis.left - reach); });
    for (; heap != heaps.end() && heap->lane == lane && heap->at.days <= right; ++heap) {
        const float x = axis.x(heap->at.days) + 9, y = top + lane_pad + static_cast<float>(heap->level) * level_height + level_height * 0.5f;
        const std::string count = heap->count > 1 ? std::to_string(heap->count) : std::string();
        const float wide = 20 + text_width(ui, Face::caption_strong, count);
        ImGui::SetCursorScreenPos({x - 10, y - 11});
        ImGui::PushID(static_cast<int>(heap - heaps.begin()));
        const Hit h = hit(ui, "heap", {wide, 22}, heap_words(*heap), true, 6);
        ImGui::PopID();
        draw_status(ui, {x, y}, heap->status, 8);
        draw_text(ui, {x + 11, y - 8}, Face::caption_strong, ui.color->ink, count);
        const TimelineRow& row = state.line.rows[heap->first];
        if (h.hovered && !ui.touch) {
            if (heap->count == 1) tooltip(ui, std::string(plain_name(row.type)) + " · " + std::string(status_word(row.status)), row.words, interval_words(row.when));
            else tooltip(ui, heap_words(*heap), row.words, "The first of them. Click to look from nearer by.");
        }
        if (!h.clicked) continue;
        const Document& doc = in.corpus.documents[row.document.at()];
        if (heap->count == 1) commands.push_back(command::Open{doc.id, row.span, select_mark(doc.id, MarkLayer::event, doc.events[row.event.at()].trigger)});
        else nearer = DateInterval{heap->from, heap->to};
    }
    return nearer;
}

}  // namespace

std::optional<DateInterval> timeline_lane_ui(const ViewInput& in, const TimelineState& state, std::uint32_t lane, const TimeAxis& axis, float top, float names, Commands& commands) {
    const Ui& ui = in.ui;
    const TimelineLane& of = state.line.lanes[lane];
    const auto begin = std::partition_point(state.line.rows.begin(), state.line.rows.end(), [lane](const TimelineRow& r) { return r.lane < lane; });
    const auto end = std::partition_point(begin, state.line.rows.end(), [lane](const TimelineRow& r) { return r.lane == lane; });
    const float sight = ImGui::GetWindowPos().y;
    std::optional<DateInterval> nearer;
    ImGui::PushClipRect({axis.x0, sight}, {axis.x0 + axis.width, sight + ImGui::GetWindowHeight()}, true);
    ImGui::PushID(static_cast<int>(lane));
    if (state.stack.crowded[lane]) nearer = heaps_ui(in, state, lane, axis, top, commands);
    else rows_ui(in, state, lane, begin, end, axis, top, commands);
    ImGui::PopID();
    ImGui::PopClipRect();
    // The lane's name stays at the left, and in sight as long as the lane is.
    const float left = axis.x0 - names, tall = static_cast<float>(std::max(1u, of.levels)) * level_height;
    const float name_y = top + lane_pad + std::clamp(sight - top, 0.f, std::max(tall - 2 * level_height, 0.f));
    const bool has_dot = static_cast<bool>(of.entity);
    if (has_dot) type_dot(ui, {left + (ui.narrow ? 17.f : 29.f), name_y + 12}, of.type, !in.corpus.entities[of.entity.at()].wikidata().empty());
    const float name_x = left + (ui.narrow ? 28.f : 42.f);
    const float name_room = names - (name_x - left) - 8;
    draw_wrapped(ui, {name_x, name_y + 2}, Face::small_strong, ui.color->ink, of.name, name_room, of.levels > 1 ? 2 : 1);
    return nearer;
}

}  // namespace dragoman
