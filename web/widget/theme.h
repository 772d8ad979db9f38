#pragma once
// The look: two palettes, one type scale, a 4 px grid. Everything drawn takes its colour and size from here.
#include <imgui.h>

#include <cstdint>

#include "core/document/types.h"

namespace dragoman {

struct Palette {
    ImU32 paper, raised, sunken;
    ImU32 ink, secondary, faint, hairline;  ///< faint: for what is not the article, and what is off; 4.5:1 on paper all the same.
    ImU32 accent, on_accent, wash, hover;   ///< wash: behind what is chosen; hover: under the pointer.
    ImU32 good, caution, bad, doubt;
    ImU32 type[10];  ///< By EntityType.
    ImU32 shadow;
    ImU32 veil;      ///< Over what a pane stands before.
    ImU32 found;     ///< Behind words that are searched for.
    ImU32 of(EntityType entity) const { return type[static_cast<std::size_t>(entity)]; }
};
/// `contrast`: more of it is asked for: quiet ink is nearly ink, hairlines are lines.
const Palette& palette(bool dark, bool contrast);
ImU32 with_alpha(ImU32 color, float alpha);
/// Paler where BeginDisabled() bars it.
ImU32 pressable(ImU32 color);

struct Fonts {
    ImFont *ui = nullptr, *strong = nullptr, *text = nullptr, *text_strong = nullptr, *text_italic = nullptr,
           *icons = nullptr;
};

/// Type scale. ImGui's sizes are ascent + descent, so that Inter's 16 is 13 CSS px and Noto Serif's 23 is 17.
enum class Face : std::uint8_t {
    caption, caption_strong, small, small_strong, body, strong, title,
    text, text_strong, text_italic, headline, lead, quote
};
struct Type {
    ImFont* font;
    float size;  ///< As ImGui takes it.
    float line;  ///< Line height in px, on the 4 px grid where lines stack.
};

/// What drawing needs to know about the window: made anew each frame, passed down.
struct Ui {
    const Palette* color = nullptr;
    Fonts fonts;
    float width = 0, height = 0;
    bool dark = false;
    bool narrow = false;  ///< Under 760 px: tabs below, sheets instead of side panes.
    bool wide = false;    ///< From 1180 px: the rail has words.
    bool touch = false;   ///< Coarse pointer: targets of 40 px.
    bool still = false;   ///< Reduced motion.
    float row = 32;       ///< Height of a row of a list.
    double now = 0;

    Type type(Face face) const;
};

/// ImGui's own widgets (text fields, scroll bars, pop-overs) in the same dress.
void dress_imgui(const Ui& ui);

}  // namespace dragoman
