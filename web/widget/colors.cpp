// The colours, of both themes. Any two types of entity differ for eyes that lack a cone too: see tests/app/palette_test.cpp.
#include "web/widget/theme.h"

namespace dragoman {
namespace {

constexpr ImU32 rgb(std::uint32_t hex, float alpha = 1.f) {
    return IM_COL32((hex >> 16) & 255, (hex >> 8) & 255, hex & 255, static_cast<int>(alpha * 255.f + 0.5f));
}

constexpr Palette light{
    rgb(0xFBFAF7), rgb(0xFFFFFF), rgb(0xF3F1EC),
    rgb(0x1C1B19), rgb(0x53504A), rgb(0x1C1B19, 0.62f), rgb(0x1C1B19, 0.12f),
    rgb(0x1F5FBF), rgb(0xFFFFFF), rgb(0x1F5FBF, 0.10f), rgb(0x1C1B19, 0.045f),
    rgb(0x1E7A46), rgb(0xA85B00), rgb(0xB3261E), rgb(0x6A3FA0),
    {rgb(0x0B62A8), rgb(0x0E7680), rgb(0x43208A), rgb(0x1E7A46), rgb(0x3C8D7A), rgb(0x4D7935), rgb(0xB25A00),
     rgb(0x7A0B30), rgb(0x5B5652), rgb(0x5C4C0F)},
    rgb(0x1C1B19, 0.10f), rgb(0x1C1B19, 0.16f), rgb(0xF5C84B, 0.45f)};

constexpr Palette dark{
    rgb(0x15171A), rgb(0x1C1F23), rgb(0x101214),
    rgb(0xECEAE4), rgb(0xAFABA3), rgb(0xECEAE4, 0.54f), rgb(0xECEAE4, 0.14f),
    rgb(0x7FB0FF), rgb(0x10131A), rgb(0x7FB0FF, 0.14f), rgb(0xECEAE4, 0.06f),
    rgb(0x6FCB94), rgb(0xF0A860), rgb(0xF08C8C), rgb(0xB99BEA),
    {rgb(0x8ECFFA), rgb(0x59A3A9), rgb(0xA594F0), rgb(0x8FE3AC), rgb(0x93EBE7), rgb(0xCBE791), rgb(0xF0A860),
     rgb(0xDA8281), rgb(0xBFBBB2), rgb(0xB98F5A)},
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

}  // namespace

const Palette& palette(bool is_dark, bool contrast) {
    static const Palette strong_light = contrasted(light, false), strong_dark = contrasted(dark, true);
    if (contrast) return is_dark ? strong_dark : strong_light;
    return is_dark ? dark : light;
}

}  // namespace dragoman
