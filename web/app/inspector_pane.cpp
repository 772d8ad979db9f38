// The inspector: a pane at the right, or a sheet from below. What is pinned stays while one goes on choosing.
#include <algorithm>
#include <cmath>

#include "web/app/frame.h"
#include "web/icons.h"
#include "web/platform/inspect.h"
#include "web/widget/draw.h"

namespace dragoman {
namespace {

/// Pin and, for what is chosen, a cross, in the upper right corner; `pinned`: of the pane that is pinned.
void corner_ui(const ViewInput& in, bool pinned, bool may_close, ImVec2 at, float width, Commands& commands) {
    const Ui& ui = in.ui;
    const float button = ui.touch ? 40.f : 28.f, wide = may_close ? button * 2 : button;
    ImGui::SetCursorScreenPos({at.x + width - wide - 14, at.y + 8});
    begin_pane(ui, pinned ? "pinned-corner" : "corner", {wide, button}, ui.narrow ? ui.color->raised : ui.color->paper);
    if (icon_button(ui, icon::pin, pinned ? "Unpin" : "Pin: it stays while you choose on", pinned, button)) commands.push_back(command::Pin{pinned ? Selection{} : in.selection});
    inspect::checked(pinned);
    if (may_close) {
        ImGui::SameLine(0, 0);
        if (icon_button(ui, icon::x, "Close (Esc)", false, button)) commands.push_back(command::Select{{}});
    }
    end_pane(ui);
}

void one_pane(App& app, const ViewInput& in, bool pinned, float head, ImVec2 at, ImVec2 size, Commands& commands) {
    const Ui& ui = in.ui;
    ImGui::SetCursorScreenPos(at);
    begin_pane(ui, pinned ? "pinned" : "inspector", size, ui.narrow ? ui.color->raised : ui.color->paper, {ui.narrow ? 16.f : 20.f, 20.f + head});
    if (!pinned && in.selection != app.seen) ImGui::SetScrollY(0);
    ImGui::PushID(pinned);
    inspector_ui(in, pinned ? app.pinned_inspector : app.inspector, commands);
    ImGui::PopID();
    end_pane(ui);
    corner_ui(in, pinned, !pinned && app.session.now().selection.kind != Selection::Kind::none, at, size.x, commands);
}

}  // namespace

void inspector_pane(App& app, const ViewInput& in, ImVec2 at, ImVec2 size, Commands& commands) {
    const Ui& ui = in.ui;
    const bool has_pinned = app.pinned.kind != Selection::Kind::none, other = in.selection.kind != Selection::Kind::none && in.selection != app.pinned;
    const ViewInput stays{ui, in.corpus, in.filter, app.pinned, in.revision};
    ImDrawList* list = ImGui::GetWindowDrawList();
    if (has_pinned && other && ui.narrow) {  // no room for both: one behind the other
        if (in.selection != app.seen) app.show_pinned = false;
        const float head = 44;
        one_pane(app, app.show_pinned ? stays : in, app.show_pinned, head, at, size, commands);
        ImGui::SetCursorScreenPos({at.x + 12, at.y + 8});
        begin_pane(ui, "which", {size.x - 130, head}, ui.color->raised);
        app.show_pinned = segmented(ui, "which", {"Chosen", "Pinned"}, app.show_pinned ? 1 : 0) == 1;
        end_pane(ui);
    } else if (has_pinned && other) {
        const float upper = std::floor(size.y * 0.46f);
        one_pane(app, stays, true, 0, at, {size.x, upper}, commands);
        one_pane(app, in, false, 0, {at.x, at.y + upper}, {size.x, size.y - upper}, commands);
        list->AddRectFilled({at.x, at.y + upper}, {at.x + size.x, at.y + upper + 1}, ui.color->hairline);
    } else {
        one_pane(app, has_pinned ? stays : in, has_pinned, 0, at, size, commands);
    }
    if (ui.narrow) list->AddRectFilled(at, {at.x + size.x, at.y + 1}, ui.color->hairline);
    else list->AddRectFilled(at, {at.x + 1, at.y + size.y}, ui.color->hairline);
}

}  // namespace dragoman
