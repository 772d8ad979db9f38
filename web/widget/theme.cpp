#include "web/widget/theme.h"

namespace dragoman {
namespace {

ImVec4 vec(ImU32 color) { return ImGui::ColorConvertU32ToFloat4(color); }

}  // namespace

ImU32 with_alpha(ImU32 color, float alpha) {
    const auto old = static_cast<float>((color >> IM_COL32_A_SHIFT) & 255);
    return (color & ~IM_COL32_A_MASK) | (static_cast<ImU32>(old * alpha + 0.5f) << IM_COL32_A_SHIFT);
}

ImU32 pressable(ImU32 color) { return with_alpha(color, ImGui::GetStyle().Alpha); }

Type Ui::type(Face face) const {
    ImFont* const fallback = ImGui::GetIO().FontDefault ? ImGui::GetIO().FontDefault : ImGui::GetFont();
    const auto or_ui = [&](ImFont* font) { return font ? font : fonts.ui ? fonts.ui : fallback; };
    switch (face) {
        case Face::caption: return {or_ui(fonts.ui), 14, 16};
        case Face::caption_strong: return {or_ui(fonts.strong), 14, 16};
        case Face::small: return {or_ui(fonts.ui), 15, 18};
        case Face::small_strong: return {or_ui(fonts.strong), 15, 18};
        case Face::body: return {or_ui(fonts.ui), 16, 20};
        case Face::strong: return {or_ui(fonts.strong), 16, 20};
        case Face::title: return {or_ui(fonts.strong), 24, 28};
        case Face::text: return {or_ui(fonts.text), 23, 27};
        case Face::text_strong: return {or_ui(fonts.text_strong ? fonts.text_strong : fonts.text), 24, 30};
        case Face::text_italic: return {or_ui(fonts.text_italic ? fonts.text_italic : fonts.text), 20, 24};
        case Face::headline: return {or_ui(fonts.text_strong ? fonts.text_strong : fonts.text), narrow ? 33.f : 38.f, narrow ? 34.f : 40.f};
        case Face::lead: return {or_ui(fonts.text_strong ? fonts.text_strong : fonts.text), 20, 24};
        case Face::quote: return {or_ui(fonts.text), 20, 24};
    }
    return {or_ui(fonts.ui), 16, 20};
}

void dress_imgui(const Ui& ui) {
    ImGuiStyle& style = ImGui::GetStyle();
    const Palette& c = *ui.color;
    style.FontSizeBase = 16;
    style.WindowPadding = {0, 0};
    style.WindowBorderSize = 0;
    style.WindowRounding = 0;
    style.ChildBorderSize = 0;
    style.ChildRounding = 0;
    style.FramePadding = {8, ui.touch ? 10.f : 6.f};
    style.FrameRounding = 6;
    style.FrameBorderSize = 1;
    style.ItemSpacing = {0, 0};
    style.ItemInnerSpacing = {4, 4};
    style.PopupRounding = 8;
    style.PopupBorderSize = 1;
    style.ScrollbarSize = ui.touch ? 6.f : 10.f;
    style.ScrollbarRounding = 5;
    style.GrabMinSize = 32;
    style.DisabledAlpha = 0.45f;
    style.MouseCursorScale = 1;
    style.WindowMinSize = {1, 1};
    ImVec4* colors = style.Colors;
    colors[ImGuiCol_Text] = vec(c.ink);
    colors[ImGuiCol_TextDisabled] = vec(c.secondary);
    colors[ImGuiCol_WindowBg] = vec(c.paper);
    colors[ImGuiCol_ChildBg] = {0, 0, 0, 0};
    colors[ImGuiCol_PopupBg] = vec(c.raised);
    colors[ImGuiCol_Border] = vec(c.hairline);
    colors[ImGuiCol_BorderShadow] = {0, 0, 0, 0};
    colors[ImGuiCol_FrameBg] = vec(c.raised);
    colors[ImGuiCol_FrameBgHovered] = vec(c.raised);
    colors[ImGuiCol_FrameBgActive] = vec(c.raised);
    colors[ImGuiCol_ScrollbarBg] = {0, 0, 0, 0};
    colors[ImGuiCol_ScrollbarGrab] = vec(with_alpha(c.ink, 0.16f));
    colors[ImGuiCol_ScrollbarGrabHovered] = vec(with_alpha(c.ink, 0.32f));
    colors[ImGuiCol_ScrollbarGrabActive] = vec(with_alpha(c.ink, 0.45f));
    colors[ImGuiCol_TextSelectedBg] = vec(with_alpha(c.accent, 0.28f));
    colors[ImGuiCol_NavCursor] = vec(c.accent);
    colors[ImGuiCol_InputTextCursor] = vec(c.ink);
    colors[ImGuiCol_ModalWindowDimBg] = vec(with_alpha(c.ink, 0.20f));
}

}  // namespace dragoman
