#pragma once
// Lines of text in which some words are marked: found by a search.
#include <string_view>
#include <vector>

#include "core/document/span.h"
#include "web/widget/draw.h"

namespace dragoman {

/// From where to where words of a line reach, from its left end; of what runs from right to left, as it is drawn.
struct Stretch {
    float from = 0, to = 0;
};
Stretch stretch(const Ui& ui, Face face, std::string_view line, Span words);
/// Draws wrapped text, marks washed and underlined in the accent; returns its height. `max_lines` 0: all.
float draw_marked(const Ui& ui, ImVec2 at, Face face, std::string_view text, const std::vector<Span>& marks, float width, int max_lines = 0);

}  // namespace dragoman
