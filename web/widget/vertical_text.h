#pragma once
#include "web/widget/draw.h"

namespace dragoman {

/// One line that reads upwards: begins at `at`, which is the lower left of its box, and takes at most `length`.
void draw_text_up(const Ui& ui, ImVec2 at, Face face, ImU32 color, std::string_view text, float length);

}  // namespace dragoman
