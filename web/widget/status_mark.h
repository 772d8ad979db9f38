#pragma once
#include <cstddef>
#include <string_view>

#include "core/document/types.h"
#include "web/widget/theme.h"

namespace dragoman {

/// A status as letter, shape and colour, so that none of the three carries it alone.
inline constexpr std::size_t status_count = 9;
char status_letter(EventStatus status);
std::string_view status_word(EventStatus status);  ///< "scheduled" for planned.
ImU32 status_color(const Ui& ui, EventStatus status);
/// Draws the shape with its letter, `radius` from the centre.
void draw_status(const Ui& ui, ImVec2 centre, EventStatus status, float radius = 8);
/// The shape and the word in a pill at `at`; returns its width. Height 22.
float draw_status_pill(const Ui& ui, ImVec2 at, EventStatus status);

}  // namespace dragoman
