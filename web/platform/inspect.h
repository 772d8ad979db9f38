#pragma once
// What is on the screen, for tests and for the accessible mirror: ImGui's test hooks report every widget with an
// id; text has none, so that views report it themselves.
#include <imgui.h>

#include <optional>
#include <string>
#include <string_view>

namespace dragoman::inspect {

/// Say that `text` was drawn in that rectangle (after ImGui::Text: GetItemRectMin, GetItemRectMax).
void text(std::string_view text, const ImVec2& min, const ImVec2& max);
/// The same for the item drawn last.
void text(std::string_view text);
/// Gives a widget whose label is hidden ("##x"), or a drawn mark, the name that people read.
void label(std::string_view label);
void label(std::string_view label, const ImVec2& min, const ImVec2& max);

/// Of the item drawn last: what is switched on or off, and what is folded open or shut, for those who do not see it.
void checked(bool on);
void opened(bool on);

/// What the item or text told last is, for the page's structure: a heading of a level (1 is the program's), a row of a list, a line of
/// the numbered paragraph of running text, a mark on such a line.
enum class Role : unsigned char { none, heading, row, line, mark };
void role(Role role, int number = 0);

// The platform's side.
void begin_frame();
/// {"frame":n,"items":[{"label","window","rect":[x,y,w,h],"kind":"item|text","pane","role","n","checked",…}]}
/// Only what is visible; coordinates in ImGui's (CSS) pixels.
std::string items_json();
/// The middle of the last item or text with exactly that label.
std::optional<ImVec2> centre_of(std::string_view label);

}  // namespace dragoman::inspect
