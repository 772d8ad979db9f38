#include "web/view/timeline_view.h"

#include <algorithm>
#include <cmath>

#include "core/query/wording.h"
#include "web/icons.h"
#include "web/platform/inspect.h"
#include "web/platform/platform.h"
#include "web/view/timeline_lane.h"
#include "web/view/view_parts.h"
#include "web/widget/draw.h"
#include "web/widget/status_mark.h"

namespace dragoman {
namespace {

constexpr double nearest_day = 220;  ///< Pixels.
constexpr float axis_height = 44, legend_height = 30;

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
    state.day_px = std::clamp(old * factor, 0.01, nearest_day);
    state.left = day - (day - state.left) * old / state.day_px;
}

/// A heap from so near that it comes apart: what it holds over a third of the width, a day at most as wide as days get.
void look_at(TimelineState& state, DateInterval days, float width) {
    const double middle = (days.earliest.days + days.latest.days + 1) * 0.5;
    state.day_px = std::clamp(width / (3.0 * days.length()), state.day_px * 2, std::max(state.day_px * 2, 110.0));
    state.day_px = std::min(state.day_px, nearest_day);
    state.left = middle - width * 0.5 / state.day_px;
    platform::request_frame();
}

/// Anew at each zoom.
void stack(const Ui& ui, TimelineState& state) {
    if (state.stacked_at == state.day_px) return;
    state.stacked_at = state.day_px;
    const float widest = 90;
    state.stack = stack_timeline(state.line, state.day_px, ui.narrow ? 14 : 24, [&](const TimelineRow& row) { return std::min(text_width(ui, Face::caption, row.verb), widest); });
}

/// Ticks of years, months or days, as the scale allows: two rows, the coarser above.
void axis_ui(const Ui& ui, const TimeAxis& axis, ImVec2 at, float bottom) {
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

constexpr std::string_view small_words = "small: the text gives no time";

/// Where the signs of the legend stand in `width`, and their words beside them where `words`; returns its height.
template <class Draw>
float lay_legend(const Ui& ui, std::uint32_t statuses, float width, bool words, Draw draw) {
    const float left = ui.narrow ? 20.f : 32.f, tall = ui.narrow ? 24.f : legend_height, fold = ui.narrow ? 48.f : 0.f;
    float x = left, y = 0;
    for (std::size_t i = 0; i < status_count; ++i) {
        if ((statuses >> i & 1) == 0) continue;
        const auto status = static_cast<EventStatus>(i);
        const float room = words ? text_width(ui, Face::caption, status_word(status)) + 38 : std::min(30.f, (width - fold - left) / 9);
        if (words && x > left && x + room - 22 > width - fold) x = left, y += tall;
        draw(ImVec2{x, y + tall * 0.5f}, status);
        x += room;
    }
    if (words && x + text_width(ui, Face::caption, small_words) > width - fold) x = left, y += tall;
    if (words) draw(ImVec2{x - 4, y + tall * 0.5f}, std::nullopt);
    return y + tall + (ui.narrow ? 16.f : 0.f);
}

float legend_height_of(const Ui& ui, const TimelineState& state, float width) {
    return lay_legend(ui, state.statuses, width, !ui.narrow || state.legend_open, [](ImVec2, std::optional<EventStatus>) {});
}

/// What the signs mean that stand in the lanes: on a narrow screen the signs alone, which open into words.
void legend_ui(const Ui& ui, TimelineState& state, ImVec2 at, float width) {
    ImGui::GetWindowDrawList()->AddRectFilled(at, {at.x + width, at.y + 1}, ui.color->hairline);
    const bool words = !ui.narrow || state.legend_open;
    const float top = at.y + (ui.narrow ? 8.f : 0.f);
    lay_legend(ui, state.statuses, width, words, [&](ImVec2 place, std::optional<EventStatus> status) {
        const ImVec2 centre{at.x + place.x, top + place.y};
        if (!status) draw_text(ui, {centre.x, centre.y - 8}, Face::caption, ui.color->secondary, small_words, width - place.x - 12);
        if (!status) return;
        draw_status(ui, centre, *status, 8);
        if (words) draw_text(ui, {centre.x + 14, centre.y - 8}, Face::caption, ui.color->secondary, status_word(*status));
    });
    if (!ui.narrow) return;
    ImGui::SetCursorScreenPos({at.x + width - 48, at.y});
    if (icon_button(ui, state.legend_open ? icon::chevron_down : icon::chevron_up, state.legend_open ? "Signs alone" : "What the signs mean", false, 40)) {
        state.legend_open = !state.legend_open;
        platform::request_frame();
    }
    inspect::opened(state.legend_open);
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
    const bool fingers = io.MouseSource == ImGuiMouseSource_TouchScreen && !io.KeyCtrl;  // a finger that slides comes as a wheel; two come with Ctrl
    if (over_axis && io.MouseWheel != 0 && !io.KeyShift && !fingers) zoom_about(state, std::pow(1.2, io.MouseWheel), state.left + (mouse.x - at.x - names) / state.day_px);
    if (over_axis && io.MouseWheelH != 0) state.left -= io.MouseWheelH * (fingers ? 5 * ImGui::GetFontSize() : 40) / state.day_px;
    if (over_axis && ImGui::IsMouseDragging(ImGuiMouseButton_Left, 4.f)) state.left -= io.MouseDelta.x / state.day_px;

    stack(ui, state);
    const float height = ImGui::GetContentRegionAvail().y;
    const float foot = legend_height_of(ui, state, ImGui::GetContentRegionAvail().x);
    const TimeAxis axis{state.left, state.day_px, at.x + names, width};
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
    ImGui::SetCursorScreenPos(at);
    legend_ui(ui, state, {at.x, at.y + height - foot}, ImGui::GetContentRegionAvail().x);
    ImGui::SetCursorScreenPos({at.x, at.y + axis_height});
    begin_pane(ui, "lanes", {0, height - axis_height - foot}, 0, {0, 0}, ImGuiWindowFlags_NoScrollWithMouse);
    if (over_axis && fingers && io.MouseWheel != 0) ImGui::SetScrollY(ImGui::GetScrollY() - io.MouseWheel * 5 * ImGui::GetFontSize());
    if (over_axis && (io.KeyShift && io.MouseWheel != 0)) ImGui::SetScrollY(ImGui::GetScrollY() - io.MouseWheel * 60);
    if (!over_axis && ImGui::IsWindowHovered() && io.MouseWheel != 0) ImGui::SetScrollY(ImGui::GetScrollY() - io.MouseWheel * 60);
    if (over_axis && ImGui::IsMouseDragging(ImGuiMouseButton_Left, 4.f)) ImGui::SetScrollY(ImGui::GetScrollY() - io.MouseDelta.y);
    const ImVec2 origin = ImGui::GetCursorScreenPos();
    float y = origin.y;
    std::optional<DateInterval> nearer;
    const float top = ImGui::GetWindowPos().y, bottom = top + ImGui::GetWindowHeight();
    for (std::uint32_t lane = 0; lane < state.line.lanes.size(); ++lane) {
        const float tall = static_cast<float>(std::max(1u, state.line.lanes[lane].levels)) * level_height + lane_pad * 2;
        if (y + tall > top && y < bottom) {
            if (const auto heap = timeline_lane_ui(in, state, lane, axis, y, names, commands)) nearer = heap;
            ImGui::GetWindowDrawList()->AddRectFilled({at.x + (ui.narrow ? 12.f : 24.f), y + tall - 1}, {axis.x0 + width, y + tall}, ui.color->hairline);
        }
        y += tall;
    }
    ImGui::SetCursorScreenPos(origin);
    ImGui::Dummy({1, y - origin.y + 16});
    end_pane(ui);
    if (nearer) look_at(state, *nearer, width);
}

}  // namespace dragoman
