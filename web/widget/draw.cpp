#include "web/widget/draw.h"

#include <imgui_internal.h>

#include <algorithm>
#include <cfloat>
#include <cmath>

#include "web/icons.h"
#include "web/platform/inspect.h"
#include "web/widget/line_break.h"
#include "web/widget/right_to_left.h"

namespace dragoman {
namespace {

ImVec2 measure(const Type& type, std::string_view text) {
    if (text.empty()) return {0, type.size};  // ImGui takes a null end for "up to the zero byte"
    std::string room;
    text = as_drawn(text, room);
    return type.font->CalcTextSizeA(type.size, FLT_MAX, 0.f, text.data(), text.data() + text.size());
}

/// How far the glyphs' box is set below the top of the line box. Rounded up the small face would stand a pixel under the body's line.
float inset(const Type& type) { return std::floor((type.line - type.size) * 0.5f); }

void put(const Type& type, ImVec2 at, ImU32 color, std::string_view text) {
    std::string room;
    text = as_drawn(text, room);
    ImGui::GetWindowDrawList()->AddText(type.font, type.size, {std::floor(at.x), std::floor(at.y + inset(type))}, color, text.data(), text.data() + text.size());
}

bool is_continuation_byte(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

int resize_string(ImGuiInputTextCallbackData* data) {
    if (data->EventFlag == ImGuiInputTextFlags_CallbackResize) {
        auto& text = *static_cast<std::string*>(data->UserData);
        text.resize(static_cast<std::size_t>(data->BufTextLen));
        data->Buf = text.data();
    }
    return 0;
}

}  // namespace

float text_width(const Ui& ui, Face face, std::string_view text) { return std::ceil(measure(ui.type(face), text).x); }

std::string fitted(const Ui& ui, Face face, std::string_view text, float width) {
    const Type type = ui.type(face);
    if (measure(type, text).x <= width) return std::string(text);
    const float room = width - measure(type, "…").x;
    const char* stop = nullptr;
    type.font->CalcTextSizeA(type.size, std::max(room, 0.f), 0.f, text.data(), text.data() + text.size(), &stop);
    std::string cut(text.data(), stop ? static_cast<std::size_t>(stop - text.data()) : 0);
    while (!cut.empty() && (cut.back() == ' ' || cut.back() == ',')) cut.pop_back();
    return cut + "…";
}

float draw_text(const Ui& ui, ImVec2 at, Face face, ImU32 color, std::string_view text, float width) {
    if (text.empty() || width < 0) return 0;
    const Type type = ui.type(face);
    float drawn = measure(type, text).x;
    if (width > 0 && drawn > width) {
        const std::string cut = fitted(ui, face, text, width);
        put(type, at, color, cut);
        drawn = measure(type, cut).x;
    } else {
        put(type, at, color, text);
    }
    inspect::text(text, at, {at.x + drawn, at.y + type.line});
    return drawn;
}

float draw_text_right(const Ui& ui, float right, float y, Face face, ImU32 color, std::string_view text) {
    return draw_text(ui, {right - text_width(ui, face, text), y}, face, color, text);
}

std::vector<std::string_view> wrap(const Ui& ui, Face face, std::string_view text, float width) {
    const Type type = ui.type(face);
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const char* end = type.font->CalcWordWrapPosition(type.size, text.data(), text.data() + text.size(), width);
        std::size_t take = line_end(text, static_cast<std::size_t>(end - text.data()));
        if (take == 0) {  // not even one character fits
            take = 1;
            while (take < text.size() && is_continuation_byte(text[take])) ++take;
        }
        std::string_view line = text.substr(0, take);
        text.remove_prefix(take);
        line = line.substr(0, line.find('\n'));
        while (!line.empty() && line.back() == ' ') line.remove_suffix(1);
        lines.push_back(line);
        while (!text.empty() && (text.front() == ' ' || text.front() == '\n')) text.remove_prefix(1);
    }
    return lines;
}

float wrapped_height(const Ui& ui, Face face, std::string_view text, float width, int max_lines) {
    const auto lines = static_cast<int>(wrap(ui, face, text, width).size());
    return ui.type(face).line * static_cast<float>(max_lines > 0 ? std::min(lines, max_lines) : lines);
}

float draw_wrapped(const Ui& ui, ImVec2 at, Face face, ImU32 color, std::string_view text, float width, int max_lines) {
    const float line_height = ui.type(face).line;
    const std::vector<std::string_view> lines = wrap(ui, face, text, width);
    float y = at.y;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (max_lines > 0 && i + 1 == static_cast<std::size_t>(max_lines) && i + 1 < lines.size()) {
            draw_text(ui, {at.x, y}, face, color, text.substr(static_cast<std::size_t>(lines[i].data() - text.data())), width);
            return y + line_height - at.y;
        }
        draw_text(ui, {at.x, y}, face, color, lines[i]);
        y += line_height;
    }
    return y - at.y;
}

void paragraph(const Ui& ui, Face face, ImU32 color, std::string_view text, float indent) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x - indent;
    const float height = draw_wrapped(ui, {at.x + indent, at.y}, face, color, text, std::max(width, 40.f));
    ImGui::Dummy({std::max(width + indent, 1.f), height});
}

void gap(float height) { ImGui::Dummy({1, height}); }

void rule(const Ui& ui, float inset_x) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = inset_x > 0 ? ImGui::GetWindowWidth() : ImGui::GetContentRegionAvail().x;
    ImGui::GetWindowDrawList()->AddRectFilled({at.x + inset_x, at.y}, {at.x + width - inset_x, at.y + 1}, ui.color->hairline);
    ImGui::Dummy({1, 1});
}

void draw_icon(const Ui& ui, ImVec2 centre, const char* icon, float size, ImU32 color) {
    if (!ui.fonts.icons || !icon) return;
    const ImVec2 box = ui.fonts.icons->CalcTextSizeA(size, FLT_MAX, 0.f, icon);
    ImGui::GetWindowDrawList()->AddText(ui.fonts.icons, size, {std::floor(centre.x - box.x * 0.5f + 0.5f), std::floor(centre.y - size * 0.5f + 0.5f)}, color, icon);
}

void draw_shadow(const Ui& ui, ImDrawList* list, Rect box, float rounding) {
    for (int i = 6; i >= 1; --i) {
        const float grow = static_cast<float>(i) * 2.f;
        list->AddRectFilled({box.min.x - grow, box.min.y - grow + 4}, {box.max.x + grow, box.max.y + grow + 4},
                            with_alpha(ui.color->shadow, 0.22f), rounding + grow);
    }
}

void heading(int level) { inspect::role(inspect::Role::heading, level); }

Hit hit(const Ui& ui, const char* id, ImVec2 size, std::string_view label, bool wash, float rounding) {
    Hit out;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    out.box = {at, {at.x + size.x, at.y + size.y}};
    out.clicked = ImGui::InvisibleButton(id, {std::max(size.x, 1.f), std::max(size.y, 1.f)}, ImGuiButtonFlags_EnableNav);
    inspect::label(label);
    // Rows of lists, whatever they are rows of.
    for (const std::string_view row : {"row", "line", "evidence", "entity", "thread", "step-row", "snippet", "term", "later", "dealing", "step", "article", "kept", "bar"}) {
        if (row == id) inspect::role(inspect::Role::row);
    }
    out.hovered = ImGui::IsItemHovered() && !ui.touch;
    out.focused = ImGui::IsItemFocused();
    if (ImGui::IsItemHovered()) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    if (wash && (out.hovered || ImGui::IsItemActive())) {
        ImGui::GetWindowDrawList()->AddRectFilled(out.box.min, out.box.max, ui.color->hover, rounding);
    }
    return out;
}

bool icon_button(const Ui& ui, const char* icon, std::string_view label, bool on, float size) {
    if (size <= 0) size = ui.touch ? 40.f : 32.f;
    ImGui::PushID(label.data(), label.data() + label.size());
    const Hit h = hit(ui, "button", {size, size}, label);
    ImGui::PopID();
    if (on) ImGui::GetWindowDrawList()->AddRectFilled(h.box.min, h.box.max, ui.color->wash, 6);
    const ImVec2 centre{(h.box.min.x + h.box.max.x) * 0.5f, (h.box.min.y + h.box.max.y) * 0.5f};
    if (ui.fonts.icons) {
        draw_icon(ui, centre, icon, 18, pressable(on ? ui.color->accent : h.hovered ? ui.color->ink : ui.color->secondary));
    } else {
        draw_text(ui, {h.box.min.x + 4, centre.y - 9}, Face::small, ui.color->secondary, label.substr(0, 3));
    }
    if (h.hovered) {
        const float room = ui.width - std::min(text_width(ui, Face::small, label), 360.f) - 32;
        ImGui::SetNextWindowPos({std::min(h.box.min.x, room), h.box.max.y + 6});
        tooltip(ui, {}, label);
    }
    return h.clicked;
}

float button_width(const Ui& ui, std::string_view label, bool icon) {
    return text_width(ui, Face::strong, label) + 28.f + (icon && ui.fonts.icons ? 24.f : 0.f);
}

bool button(const Ui& ui, std::string_view label, const char* icon, bool primary) {
    const float height = ui.touch ? 40.f : 34.f;
    const bool with_icon = icon && ui.fonts.icons;
    const float width = button_width(ui, label, with_icon);
    ImGui::PushID(label.data(), label.data() + label.size());
    const Hit h = hit(ui, "button", {width, height}, label, false);
    ImGui::PopID();
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImU32 ink = pressable(primary ? ui.color->on_accent : ui.color->ink);
    if (primary) {
        list->AddRectFilled(h.box.min, h.box.max, pressable(with_alpha(ui.color->accent, h.hovered ? 0.88f : 1.f)), 6);
    } else {
        list->AddRectFilled(h.box.min, h.box.max, h.hovered ? ui.color->sunken : ui.color->raised, 6);
        list->AddRect(h.box.min, h.box.max, ui.color->hairline, 6);
    }
    float x = h.box.min.x + 14;
    if (with_icon) {
        draw_icon(ui, {x + 8, h.box.min.y + height * 0.5f}, icon, 16, ink);
        x += 24;
    }
    draw_text(ui, {x, h.box.min.y + (height - 20) * 0.5f}, Face::strong, ink, label);
    return h.clicked;
}

bool link(const Ui& ui, Face face, std::string_view text, float width) {
    const float line = ui.type(face).line;
    const float room = width > 0 ? width : ImGui::GetContentRegionAvail().x;
    const float drawn = std::min(text_width(ui, face, text), room);
    ImGui::PushID(text.data(), text.data() + text.size());
    const Hit h = hit(ui, "link", {drawn, ui.touch ? std::max(line, 32.f) : line}, text, false);
    ImGui::PopID();
    const float y = h.box.min.y + (h.box.height() - line) * 0.5f;
    draw_text(ui, {h.box.min.x, y}, face, ui.color->accent, text, room);
    if (h.hovered) {
        ImGui::GetWindowDrawList()->AddRectFilled({h.box.min.x, y + line - 1}, {h.box.min.x + drawn, y + line}, ui.color->accent);
    }
    return h.clicked;
}

bool chip(const Ui& ui, std::string_view id, std::string_view text, ImU32 mark) {
    const float height = ui.touch ? 36.f : 26.f;
    const float words = std::min(text_width(ui, Face::small, text), 220.f);
    const float lead = mark ? 16.f : 0.f;
    ImGui::PushID(id.data(), id.data() + id.size());
    const Hit h = hit(ui, "chip", {10 + lead + words + 6 + 20, height}, "Take off " + std::string(text), false);
    ImGui::PopID();
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRectFilled(h.box.min, h.box.max, h.hovered ? ui.color->sunken : ui.color->raised, height * 0.5f);
    list->AddRect(h.box.min, h.box.max, ui.color->hairline, height * 0.5f);
    const float middle = h.box.min.y + height * 0.5f;
    if (mark) list->AddCircleFilled({h.box.min.x + 14, middle}, 4, mark);
    draw_text(ui, {h.box.min.x + 10 + lead, middle - 9}, Face::small, ui.color->ink, text, words + 1);
    const float cross = h.box.max.x - 15;
    const ImU32 color = h.hovered ? ui.color->ink : ui.color->secondary;
    list->AddLine({cross - 3, middle - 3}, {cross + 4, middle + 4}, color, 1.4f);
    list->AddLine({cross + 3, middle - 3}, {cross - 4, middle + 4}, color, 1.4f);
    return h.clicked;
}

float segmented_width(const Ui& ui, const std::vector<std::string_view>& labels) {
    float width = 4;
    for (const std::string_view label : labels) width += text_width(ui, Face::small, label) + 20;
    return width;
}

int segmented(const Ui& ui, const char* id, const std::vector<std::string_view>& labels, int chosen) {
    const float height = ui.touch ? 40.f : 30.f;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = segmented_width(ui, labels);
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRectFilled(at, {at.x + width, at.y + height}, ui.color->sunken, 6);
    list->AddRect(at, {at.x + width, at.y + height}, ui.color->hairline, 6);
    ImGui::PushID(id);
    float x = at.x + 2;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const float w = text_width(ui, Face::small, labels[i]) + 20;
        ImGui::SetCursorScreenPos({x, at.y});
        ImGui::PushID(static_cast<int>(i));
        const Hit h = hit(ui, "choice", {w, height}, labels[i], false);
        ImGui::PopID();
        const bool on = static_cast<int>(i) == chosen;
        inspect::checked(on);
        if (on) {
            list->AddRectFilled({x, at.y + 2}, {x + w, at.y + height - 2}, ui.color->raised, 5);
            list->AddRect({x, at.y + 2}, {x + w, at.y + height - 2}, ui.color->hairline, 5);
        }
        draw_text(ui, {x + 10, at.y + (height - 18) * 0.5f}, Face::small,
                  on || h.hovered ? ui.color->ink : ui.color->secondary, labels[i]);
        if (h.clicked) chosen = static_cast<int>(i);
        x += w;
    }
    ImGui::PopID();
    ImGui::SetCursorScreenPos(at);
    ImGui::Dummy({width, height});
    return chosen;
}

bool check_box(const Ui& ui, std::string_view label, bool on) {
    const float height = ui.touch ? 40.f : 28.f, side = 16;
    ImGui::PushID(label.data(), label.data() + label.size());
    const Hit h = hit(ui, "check", {text_width(ui, Face::body, label) + side + 14, height}, label);
    ImGui::PopID();
    if (h.clicked) on = !on;
    inspect::checked(on);
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImVec2 at{h.box.min.x + 2, std::floor(h.box.min.y + (height - side) * 0.5f)};
    if (on) {
        list->AddRectFilled(at, {at.x + side, at.y + side}, ui.color->accent, 4);
        const ImVec2 tick[] = {{at.x + 3.5f, at.y + 8.5f}, {at.x + 6.5f, at.y + 11.5f}, {at.x + 12.5f, at.y + 5.f}};
        list->AddPolyline(tick, 3, ui.color->on_accent, 0, 1.8f);
    } else {
        list->AddRect(at, {at.x + side, at.y + side}, ui.color->secondary, 4, 0, 1.2f);
    }
    draw_text(ui, {at.x + side + 8, h.box.min.y + (height - 20) * 0.5f}, Face::body, ui.color->ink, label);
    return on;
}

bool layer_switch(const Ui& ui, std::string_view label, ImU32 color, bool on, bool dotted) {
    const float height = ui.touch ? 40.f : 26.f;
    const float width = text_width(ui, Face::small, label) + 30;
    ImGui::PushID(label.data(), label.data() + label.size());
    const Hit h = hit(ui, "layer", {width, height}, label);
    inspect::checked(on);
    ImGui::PopID();
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float y = std::floor(h.box.min.y + height * 0.5f) + 1;
    const ImU32 shown = on ? color : with_alpha(ui.color->ink, 0.25f);
    if (dotted) {
        for (int i = 0; i < 4; ++i) list->AddRectFilled({h.box.min.x + 6 + static_cast<float>(i) * 4, y}, {h.box.min.x + 8 + static_cast<float>(i) * 4, y + 2}, shown);
    } else {
        list->AddRectFilled({h.box.min.x + 6, y}, {h.box.min.x + 20, y + 2}, shown);
    }
    draw_text(ui, {h.box.min.x + 25, h.box.min.y + (height - 18) * 0.5f}, Face::small, on ? ui.color->ink : ui.color->faint, label);
    return h.clicked;
}

void focus_next_item() {
    ImGui::FocusWindow(ImGui::GetCurrentWindow());
    ImGui::SetKeyboardFocusHere();
}

bool search_field(const Ui& ui, const char* id, std::string_view hint, std::string& text, float width, bool focus) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float height = ui.touch ? 40.f : 32.f;
    const Type type = ui.type(Face::body);
    ImGui::PushFont(type.font, type.size);
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(ui.fonts.icons ? 34.f : 10.f, (height - type.size) * 0.5f));
    ImGui::SetNextItemWidth(width);
    if (focus) focus_next_item();
    const std::string shown_hint(hint);
    const bool changed = ImGui::InputTextWithHint(id, shown_hint.c_str(), text.data(), text.capacity() + 1,
                                                  ImGuiInputTextFlags_CallbackResize | ImGuiInputTextFlags_EscapeClearsAll,
                                                  resize_string, &text);
    inspect::label(hint);
    const bool active = ImGui::IsItemActive();
    ImGui::PopStyleVar();
    ImGui::PopFont();
    if (active) ImGui::GetWindowDrawList()->AddRect({at.x - 1, at.y - 1}, {at.x + width + 1, at.y + height + 1}, ui.color->accent, 7, 0, 2);
    draw_icon(ui, {at.x + 18, at.y + height * 0.5f}, icon::search, 16, ui.color->secondary);
    return changed;
}

void touch_scroll(const Ui& ui) {
    if (!ui.touch || !ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem)) return;
    ImGuiIO& io = ImGui::GetIO();
    if (!ImGui::IsMouseDragging(ImGuiMouseButton_Left, 6.f)) return;
    if (ImGui::GetActiveID() != 0 && !io.WantTextInput) ImGui::ClearActiveID();  // a drag is no tap
    ImGui::SetScrollY(ImGui::GetScrollY() - io.MouseDelta.y);
}

bool begin_pane(const Ui& ui, const char* id, ImVec2 size, ImU32 background, ImVec2 padding, ImGuiWindowFlags flags) {
    ImGui::PushStyleColor(ImGuiCol_ChildBg, background);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, padding);
    const bool open = ImGui::BeginChild(id, size, ImGuiChildFlags_AlwaysUseWindowPadding | ImGuiChildFlags_NavFlattened, flags);
    ImGui::PopStyleVar();
    ImGui::PopStyleColor();
    if (!(flags & ImGuiWindowFlags_NoScrollWithMouse)) touch_scroll(ui);
    return open;
}

void end_pane(const Ui&) { ImGui::EndChild(); }

void tooltip(const Ui& ui, std::string_view heading, std::string_view text, std::string_view foot) {
    const float limit = std::min(360.f, ui.width - 48);
    float width = std::max(text_width(ui, Face::small_strong, heading), text_width(ui, Face::small, text));
    width = std::min(std::max(width, text_width(ui, Face::caption, foot)), limit);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(12, 8));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 8);
    if (ImGui::BeginTooltip()) {
        const ImVec2 at = ImGui::GetCursorScreenPos();
        float y = at.y;
        if (!heading.empty()) y += draw_wrapped(ui, {at.x, y}, Face::small_strong, ui.color->ink, heading, width + 1);
        if (!text.empty()) y += draw_wrapped(ui, {at.x, y}, Face::small, ui.color->ink, text, width + 1, 8);
        if (!foot.empty()) y += 4 + draw_wrapped(ui, {at.x, y + 4}, Face::caption, ui.color->secondary, foot, width + 1);
        ImGui::Dummy({width, y - at.y});
        ImGui::EndTooltip();
    }
    ImGui::PopStyleVar(2);
}

}  // namespace dragoman
