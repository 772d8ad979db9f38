#include "web/widget/theme.h"

namespace dragoman {
namespace {

constexpr ImU32 rgb(std::uint32_t hex, float alpha = 1.f) {
    return IM_COL32((hex >> 16) & 255, (hex >> 8) & 255, hex & 255, static_cast<int>(alpha * 255.f + 0.5f));
}

constexpr Palette light{
    rgb(0xFBFAF7), rgb(0xFFFFFF), rgb(0xF3F1EC),
    rgb(0x1C1B19), rgb(0x5E5B55), rgb(0x1C1B19, 0.62f), rgb(0x1C1B19, 0.12f),
    rgb(0x1F5FBF), rgb(0xFFFFFF), rgb(0x1F5FBF, 0.10f), rgb(0x1C1B19, 0.045f),
    rgb(0x1E7A46), rgb(0xA85B00), rgb(0xB3261E), rgb(0x6A3FA0),
    {rgb(0x0B62A8), rgb(0x0F7C86), rgb(0x6A3FA0), rgb(0x1E7A46), rgb(0x3C8D7A), rgb(0x6B7F2A), rgb(0xB25A00),
     rgb(0xA23B3B), rgb(0x6B6660), rgb(0x8A6D3B)},
    rgb(0x1C1B19, 0.10f), rgb(0x1C1B19, 0.16f), rgb(0xF5C84B, 0.45f)};

constexpr Palette dark{
    rgb(0x15171A), rgb(0x1C1F23), rgb(0x101214),
    rgb(0xECEAE4), rgb(0xA5A199), rgb(0xECEAE4, 0.54f), rgb(0xECEAE4, 0.14f),
    rgb(0x7FB0FF), rgb(0x10131A), rgb(0x7FB0FF, 0.14f), rgb(0xECEAE4, 0.06f),
    rgb(0x6FCB94), rgb(0xF0A860), rgb(0xF08C8C), rgb(0xB99BEA),
    {rgb(0x6DB7F2), rgb(0x63C9D2), rgb(0xB99BEA), rgb(0x6FCB94), rgb(0x7CCFC0), rgb(0xB8C76A), rgb(0xF0A860),
     rgb(0xF08C8C), rgb(0xB5AFA6), rgb(0xD0B37A)},
    rgb(0x000000, 0.40f), rgb(0x000000, 0.50f), rgb(0xE0B23A, 0.34f)};

/// Quiet ink, lines and washes stronger; colours of meaning deeper (light) or paler (dark).
Palette contrasted(Palette p, bool is_dark) {
    const ImU32 deepest = is_dark ? rgb(0xFFFFFF) : rgb(0x000000);
    const auto towards = [&](ImU32 color) {
        ImU32 out = color & IM_COL32_A_MASK;
        for (int shift = 0; shift < 24; shift += 8) {
            const int a = static_cast<int>((color >> shift) & 255), b = static_cast<int>((deepest >> shift) & 255);
            out |= static_cast<ImU32>((a * 13 + b * 7) / 20) << shift;
        }
        return out;
    };
    p.paper = is_dark ? rgb(0x000000) : rgb(0xFFFFFF);
    p.raised = is_dark ? rgb(0x0C0D0F) : rgb(0xFFFFFF);
    p.sunken = is_dark ? rgb(0x1C1F23) : rgb(0xEDEAE3);
    p.ink = deepest;
    p.secondary = is_dark ? rgb(0xDEDBD4) : rgb(0x2E2C29);
    p.faint = is_dark ? rgb(0xB5B1A9) : rgb(0x56534D);
    p.hairline = is_dark ? rgb(0xFFFFFF, 0.55f) : rgb(0x000000, 0.50f);
    p.wash = (p.wash & ~IM_COL32_A_MASK) | (static_cast<ImU32>(60) << IM_COL32_A_SHIFT);
    for (ImU32* color : {&p.accent, &p.good, &p.caution, &p.bad, &p.doubt}) *color = towards(*color);
    for (ImU32& color : p.type) color = towards(color);
    return p;
}

ImVec4 vec(ImU32 color) { return ImGui::ColorConvertU32ToFloat4(color); }

}  // namespace

const Palette& palette(bool is_dark, bool contrast) {
    static const Palette strong_light = contrasted(light, false), strong_dark = contrasted(dark, true);
    if (contrast) return is_dark ? strong_dark : strong_light;
    return is_dark ? dark : light;
}

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
