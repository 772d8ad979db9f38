// The ways from view to view: the rail at the left, or tabs below on a narrow screen.
#include <algorithm>
#include <cmath>

#include "core/base/utf8.h"
#include "core/query/wording.h"
#include "web/app/frame.h"
#include "web/app/views.h"
#include "web/icons.h"
#include "web/platform/inspect.h"
#include "web/widget/draw.h"

namespace dragoman {
namespace {

constexpr View tabs[] = {View::documents, View::reader, View::entities, View::quotations};

void line(ImVec2 a, ImVec2 b, ImU32 color) { ImGui::GetWindowDrawList()->AddRectFilled(a, b, color); }

bool opens_group(const ViewEntry& entry) {
    return entry.view == View{} || entry.group != all_views()[static_cast<std::size_t>(entry.view) - 1].group;
}

/// Heights that let all views stand in the rail as long as they stay legible; what is left over is scrolled.
struct Spacing {
    float entry, heading;  ///< Each with the gap behind it.
};
Spacing spacing(const Ui& ui, float room) {
    const auto entries = static_cast<float>(view_count);
    const float groups = static_cast<float>(std::count_if(all_views().begin(), all_views().end(), opens_group));
    const float least = ui.touch ? 42.f : ui.wide ? 28.f : 44.f, most = ui.touch ? 44.f : ui.wide ? 36.f : 56.f;
    const float narrow = ui.wide ? 24.f : 9.f, broad = ui.wide ? 36.f : 9.f;
    const float heading = std::clamp((room - entries * most) / groups, narrow, broad);
    return {std::clamp(std::floor((room - groups * heading) / entries), least, most), std::floor(heading)};
}

void worded_entry_ui(const Ui& ui, const App& app, const ViewEntry& entry, ImVec2 size, Commands& commands) {
    const bool on = app.session.now().view == entry.view;
    const Hit h = hit(ui, entry.label, size, entry.label);
    inspect::checked(on);
    if (on) ImGui::GetWindowDrawList()->AddRectFilled(h.box.min, h.box.max, ui.color->wash, 6);
    const ImVec2 at = h.box.min;
    draw_icon(ui, {at.x + 20, at.y + size.y * 0.5f}, entry.icon, 18, on ? ui.color->accent : ui.color->secondary);
    draw_text(ui, {at.x + 38, at.y + (size.y - 20) * 0.5f}, on ? Face::strong : Face::body, on ? ui.color->accent : ui.color->ink, entry.label);
    if (const auto n = app.tally.of_view[static_cast<std::size_t>(entry.view)]) {
        draw_text_right(ui, h.box.max.x - 10, at.y + (size.y - 18) * 0.5f, Face::small, ui.color->secondary, std::string(trimmed(counted(*n, "", ""))));
    }
    if (h.clicked) commands.push_back(command::Show{entry.view});
}

void captioned_entry_ui(const Ui& ui, const App& app, const ViewEntry& entry, ImVec2 size, Commands& commands) {
    const bool on = app.session.now().view == entry.view;
    const Hit h = hit(ui, entry.label, size, entry.label);
    inspect::checked(on);
    if (on) ImGui::GetWindowDrawList()->AddRectFilled(h.box.min, h.box.max, ui.color->wash, 6);
    const ImVec2 at = h.box.min;
    const float words = text_width(ui, Face::caption, entry.label), top = (size.y - 38) * 0.5f;
    draw_icon(ui, {at.x + size.x * 0.5f, at.y + top + 10}, entry.icon, 20, on ? ui.color->accent : ui.color->secondary);
    draw_text(ui, {at.x + (size.x - words) * 0.5f, at.y + top + 21}, Face::caption, on ? ui.color->accent : ui.color->ink, entry.label);
    if (h.clicked) commands.push_back(command::Show{entry.view});
}

}  // namespace

void rail_ui(const Ui& ui, App& app, ImVec2 at, ImVec2 size, Commands& commands) {
    ImGui::SetCursorScreenPos(at);
    const float pad = ui.wide ? 8.f : 4.f, above = ui.wide ? 0.f : 4.f;
    const Spacing space = spacing(ui, size.y - above - 8);
    begin_pane(ui, "rail", size, ui.color->sunken, {0, 0}, ImGuiWindowFlags_NoScrollbar);
    const float top = ImGui::GetCursorScreenPos().y + above;
    float y = top;
    for (const ViewEntry& entry : all_views()) {
        if (opens_group(entry)) {
            if (ui.wide) draw_text(ui, {at.x + 20, y + space.heading - 21}, Face::caption, ui.color->secondary, heading_of(entry.group));
            else if (y > top) line({at.x + 16, y + 3}, {at.x + size.x - 16, y + 4}, ui.color->hairline);
            if (ui.wide || y > top) y += space.heading;
        }
        ImGui::SetCursorScreenPos({at.x + pad, y});
        const ImVec2 box{size.x - pad * 2 - 1, space.entry - 2};
        if (ui.wide) worded_entry_ui(ui, app, entry, box, commands);
        else captioned_entry_ui(ui, app, entry, box, commands);
        y += space.entry;
    }
    touch_scroll(ui);
    line({at.x + size.x - 1, at.y}, {at.x + size.x, at.y + size.y}, ui.color->hairline);
    end_pane(ui);
}

bool has_tab(View view) { return std::find(std::begin(tabs), std::end(tabs), view) != std::end(tabs); }

void tabs_ui(const Ui& ui, App& app, ImVec2 at, ImVec2 size, Commands& commands) {
    ImGui::GetWindowDrawList()->AddRectFilled(at, {at.x + size.x, at.y + size.y}, ui.color->raised);
    line(at, {at.x + size.x, at.y + 1}, ui.color->hairline);
    const float width = size.x / 5;
    float x = at.x;
    const auto tab = [&](const char* label, const char* sign, bool on) {
        ImGui::SetCursorScreenPos({x, at.y + 1});
        const Hit h = hit(ui, label, {width, size.y - 1}, label, true, 0);
        const ImU32 ink = on ? ui.color->accent : ui.color->secondary;
        if (on) line({x + width * 0.5f - 16, at.y}, {x + width * 0.5f + 16, at.y + 2}, ui.color->accent);
        draw_icon(ui, {x + width * 0.5f, at.y + 20}, sign, 20, ink);
        const float words = text_width(ui, Face::caption, label);
        draw_text(ui, {x + (width - words) * 0.5f, at.y + 33}, Face::caption, on ? ui.color->accent : ui.color->ink, label);
        x += width;
        return h.clicked;
    };
    bool among = false;
    for (const View view : tabs) {
        const ViewEntry& entry = entry_of(view);
        const bool on = app.session.now().view == view;
        among = among || on;
        if (tab(entry.label, entry.icon, on && app.pane != Pane::more)) {
            app.pane = Pane::none;
            commands.push_back(command::Show{view});
        }
    }
    // Its name stays, so that the way to the others does; which of them is shown says the view's own title, and the list.
    if (tab("More", icon::ellipsis, !among || app.pane == Pane::more)) {
        app.pane = app.pane == Pane::more ? Pane::none : Pane::more;
    }
}

}  // namespace dragoman
