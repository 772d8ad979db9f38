#include "web/view/timeline_view.h"

#include <algorithm>
#include <cmath>

#include "core/query/wording.h"
#include "web/icons.h"
#include "web/platform/inspect.h"
#include "web/view/view_parts.h"
#include "web/widget/date_bar.h"
#include "web/widget/draw.h"
#include "web/widget/status_mark.h"

namespace dragoman {
namespace {

constexpr float level_height = 24, lane_pad = 10, axis_height = 44, legend_height = 30;

struct Axis {
    double left, day_px;
    float x0, width;
    float x(double day) const { return x0 + static_cast<float>((day - left) * day_px); }
    double day(float px) const { return left + (px - x0) / day_px; }
};

void fit(TimelineState& state, float width) {
    if (!state.line.extent) return;
    // A far outlier must not squeeze the rest: fit the middle 96 %.
    std::vector<int> days;
    for (const TimelineRow& row : state.line.rows) days.push_back(row.when.earliest.days);
    std::sort(days.begin(), days.end());
    const std::size_t cut = days.size() / 50;
    const double a = days[cut], b = days[days.size() - 1 - cut] + 1;
    const double length = std::max(b - a, 14.0);
    const double labels = std::min(160.0, width * 0.25);  // room at the right for the words of the last ones
    state.day_px = std::max(0.02, (width - 40 - labels) / length);
    state.left = a - 24 / state.day_px;
}

void zoom_about(TimelineState& state, double factor, double day) {
    const double old = state.day_px;
    state.day_px = std::clamp(old * factor, 0.01, 220.0);
    state.left = day - (day - state.left) * old / state.day_px;
}

/// Levels by pixels, anew at each zoom: marks never lie on each other, words only where a lane has little room.
void stack(const Ui& ui, TimelineState& state) {
    if (state.stacked_at == state.day_px) return;
    state.stacked_at = state.day_px;
    std::vector<std::vector<double>> free_from(state.line.lanes.size());
    for (TimelineRow& row : state.line.rows) {
        std::vector<double>& levels = free_from[row.lane];
        const double x0 = row.when.earliest.days * state.day_px, x1 = (row.when.latest.days + 1) * state.day_px;
        const double words = std::min(static_cast<double>(text_width(ui, Face::caption, row.verb)), 90.0);
        std::size_t level = 0;
        while (level < levels.size() && x0 < levels[level]) ++level;
        if (level == levels.size()) levels.push_back(0);
        levels[level] = std::max(x1, x0 + 26 + words);
        row.level = static_cast<std::uint32_t>(level);
    }
    for (std::size_t i = 0; i < free_from.size(); ++i) state.line.lanes[i].levels = static_cast<std::uint32_t>(free_from[i].size());
}

/// Ticks of years, months or days, as the scale allows: two rows, the coarser above.
void axis_ui(const Ui& ui, const Axis& axis, ImVec2 at, float bottom) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const int first = static_cast<int>(std::floor(axis.left)), last = static_cast<int>(std::ceil(axis.left + axis.width / axis.day_px));
    const bool days = axis.day_px >= 16, months = axis.day_px >= 0.9;
    const int month_step = axis.day_px >= 1.5 ? 1 : 3;
    Civil c = civil({first});
    c.day = 1;
    if (!months) c.month = 1;
    float year_right = at.x;
    for (int guard = 0; guard < 2000; ++guard) {
        const auto start = make_date(c.year, c.month, 1);
        if (!start || start->days > last) break;
        const float x = axis.x(start->days);
        const bool year = c.month == 1;
        float month_right = axis.x0;  // numbers of days begin behind the month's name
        if (months && (c.month - 1) % month_step == 0) {
            const float next = axis.x(add_months(*start, month_step).days);
            if (x >= axis.x0 - 1) list->AddRectFilled({x, at.y + 24}, {x + 1, bottom}, with_alpha(ui.color->hairline, year ? 1.f : 0.55f));
            const float shown = std::max(x, axis.x0) + 5;
            std::string label = interval_words({*start, Date{add_months(*start, 1).days - 1}});
            if (next - shown < text_width(ui, Face::caption, label) + 6) label = label.substr(0, 3);
            if (next - shown > text_width(ui, Face::caption, label) + 4) month_right = shown + draw_text(ui, {shown, at.y + 24}, Face::caption, ui.color->secondary, label) + 6;
        }
        if (year || guard == 0) {
            const float end = axis.x(make_date(c.year + 1, 1, 1).value_or(*start).days);
            const float shown = std::max(std::max(x, axis.x0) + 5, year_right);
            const std::string label = std::to_string(c.year);
            if (std::min(end, axis.x0 + axis.width) - shown > text_width(ui, Face::caption_strong, label) + 4) {
                draw_text(ui, {shown, at.y + 6}, Face::caption_strong, ui.color->ink, label);
                year_right = shown + text_width(ui, Face::caption_strong, label) + 8;
            }
            if (year && x >= axis.x0 - 1) list->AddRectFilled({x, at.y + 4}, {x + 1, bottom}, ui.color->hairline);
        }
        if (days && months) {
            const int count = days_in_month(c.year, c.month), step = axis.day_px >= 26 ? 1 : 5;
            for (int d = 1 + (step == 1 ? 1 : 4); d <= count; d += step) {
                const float dx = axis.x(start->days + d - 1);
                if (dx < axis.x0) continue;
                list->AddRectFilled({dx, at.y + 36}, {dx + 1, bottom}, with_alpha(ui.color->hairline, 0.35f));
                if (axis.day_px >= 26) {
                    const std::string label = std::to_string(d);
                    if (dx + 3 >= month_right) draw_text(ui, {dx + 3, at.y + 24}, Face::caption, ui.color->faint, label);
                }
            }
        }
        const Date next = add_months(*start, months ? 1 : 12);
        c = civil(next);
    }
    list->AddRectFilled({axis.x0, at.y + axis_height - 1}, {axis.x0 + axis.width, at.y + axis_height}, ui.color->hairline);
}

/// What the signs mean that stand in the lanes, in one line.
void legend_ui(const Ui& ui, std::uint32_t statuses, ImVec2 at, float width, float height) {
    ImGui::GetWindowDrawList()->AddRectFilled(at, {at.x + width, at.y + 1}, ui.color->hairline);
    const float middle = at.y + height * 0.5f;
    float x = at.x + 32;
    for (std::size_t i = 0; i < status_count; ++i) {
        if ((statuses >> i & 1) == 0) continue;
        const auto status = static_cast<EventStatus>(i);
        const float words = text_width(ui, Face::caption, status_word(status));
        if (x + words + 16 > at.x + width) return;
        draw_status(ui, {x, middle}, status, 8);
        draw_text(ui, {x + 14, middle - 8}, Face::caption, ui.color->secondary, status_word(status));
        x += words + 38;
    }
    draw_text(ui, {x - 4, middle - 8}, Face::caption, ui.color->secondary, "small: the text gives no time", at.x + width - x - 12);
}

std::string headline(const TimelineRow& row) {
    std::string out = row.verb;
    if (!row.who.empty()) out += " · " + row.who;
    return out;
}

void lane_ui(const ViewInput& in, const TimelineState& state, std::uint32_t lane, const Axis& axis, float top, float names, Commands& commands) {
    const Ui& ui = in.ui;
    const TimelineLane& of = state.line.lanes[lane];
    const auto begin = std::partition_point(state.line.rows.begin(), state.line.rows.end(), [lane](const TimelineRow& r) { return r.lane < lane; });
    const auto end = std::partition_point(begin, state.line.rows.end(), [lane](const TimelineRow& r) { return r.lane == lane; });
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImVec2 mouse = ImGui::GetMousePos();
    list->PushClipRect({axis.x0, ImGui::GetWindowPos().y}, {axis.x0 + axis.width, ImGui::GetWindowPos().y + ImGui::GetWindowHeight()}, true);
    std::vector<float> next_x(of.levels, 1e9f);  // where the label of a level must end: rows run right to left here
    std::vector<std::ptrdiff_t> order;
    for (auto row = end; row != begin;) {
        --row;
        const float y = top + lane_pad + static_cast<float>(row->level) * level_height + level_height * 0.5f;
        const float x0 = axis.x(row->when.earliest.days), x1 = axis.x(row->when.latest.days + 1);
        const bool bar = row->when.length() > 1 && x1 - x0 > 14;
        const float mark = x0 + 9;
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
    list->PopClipRect();
    // The lane's name stays at the left.
    const float left = axis.x0 - names;
    const bool has_dot = static_cast<bool>(of.entity);
    if (has_dot) type_dot(ui, {left + (ui.narrow ? 17.f : 29.f), top + lane_pad + 12}, of.type, !in.corpus.entities[of.entity.at()].wikidata().empty());
    const float name_x = left + (ui.narrow ? 28.f : 42.f);
    const float name_room = names - (name_x - left) - 8;
    draw_wrapped(ui, {name_x, top + lane_pad + 2}, Face::small_strong, ui.color->ink, of.name, name_room, of.levels > 1 ? 2 : 1);
}

}  // namespace

void timeline_ui(const ViewInput& in, TimelineState& state, Commands& commands) {
    const Ui& ui = in.ui;
    const auto by = static_cast<TimelineLanes>(in.choice);
    if (state.revision != in.revision || state.by != by) {
        state.fitted = state.fitted && state.revision == in.revision;
        state.by = by;
        state.line = timeline(in.corpus, in.filter, state.by, ui.narrow ? 8 : 12);
        state.revision = in.revision;
        state.statuses = 0;
        for (const TimelineRow& row : state.line.rows) state.statuses |= 1u << static_cast<unsigned>(row.status);
        state.stacked_at = 0;
    }
    const std::vector<std::string_view> ways = {"By actor", "By thread", "By article"};
    std::string count = counted(state.line.rows.size(), "event", "events");
    if (state.line.undated > 0 && !ui.narrow) count += ", " + std::to_string(state.line.undated) + " without a date";
    const ImVec2 place = view_title_with(ui, "Timeline", count, segmented_width(ui, ways), ui.touch ? 40.f : 30.f);
    const ImVec2 next = ImGui::GetCursorScreenPos();
    ImGui::SetCursorScreenPos(place);
    if (const int way = segmented(ui, "lanes", ways, in.choice); way != in.choice) commands.push_back(command::Choose{static_cast<ViewChoice>(way)});
    ImGui::SetCursorScreenPos(next);
    rule(ui);
    if (state.line.rows.empty()) return nothing_matches(in, "dated event", commands);

    const float names = ui.narrow ? 108.f : 176.f;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x - names - ImGui::GetStyle().ScrollbarSize;
    if (!state.fitted) {
        fit(state, width);
        state.fitted = true;
    }
    if (in.zoom == 2) fit(state, width);
    else if (in.zoom != 0) zoom_about(state, in.zoom > 0 ? 1.4 : 1 / 1.4, state.left + width * 0.5 / state.day_px);
    if (in.pan != 0) state.left += in.pan * width * 0.2 / state.day_px;

    ImGuiIO& io = ImGui::GetIO();
    const ImVec2 mouse = io.MousePos;
    const bool over_axis = mouse.x >= at.x + names && mouse.x < at.x + names + width && mouse.y >= at.y && mouse.y < at.y + ImGui::GetContentRegionAvail().y && ImGui::IsWindowHovered(ImGuiHoveredFlags_ChildWindows);
    if (over_axis && io.MouseWheel != 0 && !io.KeyShift) zoom_about(state, std::pow(1.2, io.MouseWheel), state.left + (mouse.x - at.x - names) / state.day_px);
    if (over_axis && io.MouseWheelH != 0) state.left -= io.MouseWheelH * 40 / state.day_px;
    if (over_axis && ImGui::IsMouseDragging(ImGuiMouseButton_Left, 4.f)) state.left -= io.MouseDelta.x / state.day_px;

    stack(ui, state);
    const float height = ImGui::GetContentRegionAvail().y;
    const float foot = ui.narrow ? 0.f : legend_height;  // on a phone Help has it
    const Axis axis{state.left, state.day_px, at.x + names, width};
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->PushClipRect({axis.x0, at.y}, {axis.x0 + axis.width, at.y + height}, true);
    axis_ui(ui, axis, at, at.y + height - foot);
    list->PopClipRect();
    const float button = ui.touch ? 40.f : 28.f;
    ImGui::SetCursorScreenPos({at.x + (ui.narrow ? 4.f : 16.f), at.y + (axis_height - button) * 0.5f});
    if (icon_button(ui, icon::zoom_in, "Closer (+)", false, button)) zoom_about(state, 1.5, state.left + width * 0.5 / state.day_px);
    ImGui::SameLine(0, 0);
    if (icon_button(ui, icon::zoom_out, "Wider (-)", false, button)) zoom_about(state, 1 / 1.5, state.left + width * 0.5 / state.day_px);
    if (!ui.narrow) {
        ImGui::SameLine(0, 0);
        if (icon_button(ui, icon::maximize, "Everything (0)", false, button)) fit(state, width);
    }
    if (foot > 0) legend_ui(ui, state.statuses, {at.x, at.y + height - foot}, ImGui::GetContentRegionAvail().x, foot);
    ImGui::SetCursorScreenPos({at.x, at.y + axis_height});
    begin_pane(ui, "lanes", {0, height - axis_height - foot}, 0, {0, 0}, ImGuiWindowFlags_NoScrollWithMouse);
    if (over_axis && (io.KeyShift && io.MouseWheel != 0)) ImGui::SetScrollY(ImGui::GetScrollY() - io.MouseWheel * 60);
    if (!over_axis && ImGui::IsWindowHovered() && io.MouseWheel != 0) ImGui::SetScrollY(ImGui::GetScrollY() - io.MouseWheel * 60);
    if (over_axis && ImGui::IsMouseDragging(ImGuiMouseButton_Left, 4.f)) ImGui::SetScrollY(ImGui::GetScrollY() - io.MouseDelta.y);
    const ImVec2 origin = ImGui::GetCursorScreenPos();
    float y = origin.y;
    const float top = ImGui::GetWindowPos().y, bottom = top + ImGui::GetWindowHeight();
    for (std::uint32_t lane = 0; lane < state.line.lanes.size(); ++lane) {
        const float tall = static_cast<float>(std::max(1u, state.line.lanes[lane].levels)) * level_height + lane_pad * 2;
        if (y + tall > top && y < bottom) {
            lane_ui(in, state, lane, axis, y, names, commands);
            ImGui::GetWindowDrawList()->AddRectFilled({at.x + (ui.narrow ? 12.f : 24.f), y + tall - 1}, {axis.x0 + width, y + tall}, ui.color->hairline);
        }
        y += tall;
    }
    ImGui::Dummy({1, y - origin.y + 16});
    end_pane(ui);
}

}  // namespace dragoman
