#include "web/widget/plane.h"

#include <algorithm>
#include <cmath>

#include "web/icons.h"

namespace dragoman {

void PlaneBounds::add(double x, double y) {
    if (empty) *this = {x, y, x, y, false};
    x0 = std::min(x0, x), x1 = std::max(x1, x);
    y0 = std::min(y0, y), y1 = std::max(y1, y);
}

void fit_plane(Plane& plane, const Rect& box, const PlaneBounds& bounds, float margin, double nearest) {
    if (bounds.empty) return;
    const double wide = std::max(bounds.x1 - bounds.x0, 1e-6), tall = std::max(bounds.y1 - bounds.y0, 1e-6);
    const double across = std::max(box.width() - 2 * margin, 40.f) / wide, down = std::max(box.height() - 2 * margin, 40.f) / tall;
    plane.scale = std::min({across, down, nearest});
    plane.x = (bounds.x0 + bounds.x1) * 0.5;
    plane.y = (bounds.y0 + bounds.y1) * 0.5;
}

void zoom_plane(Plane& plane, const Rect& box, double factor, ImVec2 about, double widest, double nearest) {
    const double dx = about.x - (box.min.x + box.max.x) * 0.5, dy = about.y - (box.min.y + box.max.y) * 0.5;
    const double x = plane.x + dx / plane.scale, y = plane.y + dy / plane.scale;
    plane.scale = std::clamp(plane.scale * factor, widest, nearest);
    plane.x = x - dx / plane.scale;
    plane.y = y - dy / plane.scale;
}

namespace {

/// 1 closer, -1 wider, 2 everything, 0 none of them.
int buttons_ui(const Ui& ui, const Rect& box) {
    const Rect field = plane_buttons(ui, box);
    const float side = field.width();
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRectFilled(field.min, field.max, ui.color->raised, 6);
    list->AddRect(field.min, field.max, ui.color->hairline, 6);
    int zoom = 0;
    ImGui::SetCursorScreenPos(field.min);
    if (icon_button(ui, icon::plus, "Closer (+)", false, side)) zoom = 1;
    ImGui::SetCursorScreenPos({field.min.x, field.min.y + side});
    if (icon_button(ui, icon::minus, "Wider (-)", false, side)) zoom = -1;
    ImGui::SetCursorScreenPos({field.min.x, field.min.y + side * 2});
    if (icon_button(ui, icon::maximize, "Everything (0)", false, side)) zoom = 2;
    return zoom;
}

}  // namespace

Rect plane_buttons(const Ui& ui, const Rect& box) {
    const float side = ui.touch ? 40.f : 32.f;
    return {{box.max.x - side - 16, box.max.y - side * 3 - 16}, {box.max.x - 16, box.max.y - 16}};
}

PlaneInput begin_plane(const Ui& ui, Plane& plane, const Rect& box, std::string_view label, PlaneKeys keys, double widest, double nearest) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    // ImGui gives the pointer to what comes first; the eye sees on top what comes last.
    list->ChannelsSplit(2);
    list->ChannelsSetCurrent(1);
    const int pressed = buttons_ui(ui, box), zoom = pressed != 0 ? pressed : keys.zoom;
    list->ChannelsSetCurrent(0);
    ImGui::PushClipRect(box.min, box.max, true);
    ImGui::SetCursorScreenPos(box.min);
    const Hit h = hit(ui, "plane", {box.width(), box.height()}, label, false, 0);
    PlaneInput out;
    out.fit = zoom == 2;
    out.hovered = ImGui::IsItemHovered();
    if (out.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Arrow);
    if (plane.scale <= 0) return out;
    const ImGuiIO& io = ImGui::GetIO();
    const ImVec2 middle{(box.min.x + box.max.x) * 0.5f, (box.min.y + box.max.y) * 0.5f};
    if (zoom == 1 || zoom == -1) zoom_plane(plane, box, zoom > 0 ? 1.5 : 1 / 1.5, middle, widest, nearest);
    plane.x += keys.pan * box.width() * 0.15 / plane.scale;
    plane.y -= keys.rise * box.height() * 0.15 / plane.scale;
    const bool fingers = io.MouseSource == ImGuiMouseSource_TouchScreen;
    if (out.hovered && (io.MouseWheel != 0 || io.MouseWheelH != 0)) {
        out.moving = true;
        if (fingers && !io.KeyCtrl) {  // a finger that slides comes as a wheel; two come with Ctrl, as a pinched touchpad does
            const double step = 5 * ImGui::GetFontSize();
            plane.x -= io.MouseWheelH * step / plane.scale;
            plane.y -= io.MouseWheel * step / plane.scale;
        } else {
            zoom_plane(plane, box, std::pow(1.2, io.MouseWheel), io.MousePos, widest, nearest);
        }
    }
    const ImVec2 drag = ImGui::GetMouseDragDelta(ImGuiMouseButton_Left, 4.f);
    if (ImGui::IsItemActive() && (drag.x != 0 || drag.y != 0)) {
        plane.x -= io.MouseDelta.x / plane.scale;
        plane.y -= io.MouseDelta.y / plane.scale;
        ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeAll);
        out.moving = true;
    }
    out.clicked = h.clicked && drag.x == 0 && drag.y == 0;
    return out;
}

void end_plane() {
    ImGui::PopClipRect();
    ImGui::GetWindowDrawList()->ChannelsMerge();
}

}  // namespace dragoman
