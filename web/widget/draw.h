#pragma once
// Text, icons and the few controls that all views share. Every text goes through here, so that tests and the
// accessible mirror know what stands on the screen.
#include <imgui.h>

#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/document/types.h"
#include "web/widget/theme.h"

namespace dragoman {

struct Rect {
    ImVec2 min, max;
    float width() const { return max.x - min.x; }
    float height() const { return max.y - min.y; }
};

float text_width(const Ui& ui, Face face, std::string_view text);
/// `text` cut with "…" to `width`.
std::string fitted(const Ui& ui, Face face, std::string_view text, float width);
/// One line, its box's top left at `at`; cut to `width` (0: never). Returns the width drawn.
float draw_text(const Ui& ui, ImVec2 at, Face face, ImU32 color, std::string_view text, float width = 0);
/// The same, right end at `right`.
float draw_text_right(const Ui& ui, float right, float y, Face face, ImU32 color, std::string_view text);
/// Lines at most `width` wide; the views into `text`. At most `max_lines` (0: all), the last then cut with "…" by the drawer.
std::vector<std::string_view> wrap(const Ui& ui, Face face, std::string_view text, float width);
float wrapped_height(const Ui& ui, Face face, std::string_view text, float width, int max_lines = 0);
/// Draws wrapped lines at a place; returns their height.
float draw_wrapped(const Ui& ui, ImVec2 at, Face face, ImU32 color, std::string_view text, float width, int max_lines = 0);
/// Wrapped text in the flow of the current window.
void paragraph(const Ui& ui, Face face, ImU32 color, std::string_view text, float indent = 0);
void gap(float height);
/// A hairline over the room that is left; with an inset as far from both of the window's edges, whether it scrolls or not.
void rule(const Ui& ui, float inset = 0);

void draw_icon(const Ui& ui, ImVec2 centre, const char* icon, float size, ImU32 color);
void draw_shadow(const Ui& ui, ImDrawList* list, Rect box, float rounding);

/// A place to click, with hover wash; nothing else is drawn. `label` is what tests and readers find.
struct Hit {
    bool clicked = false, hovered = false, focused = false;
    Rect box;
};
Hit hit(const Ui& ui, const char* id, ImVec2 size, std::string_view label, bool wash = true, float rounding = 6);
/// draw_text(), draw_wrapped() and paragraph() of a heading: of what stands below it on the screen. Level 1 is the program's own.
void heading(int level);

bool icon_button(const Ui& ui, const char* icon, std::string_view label, bool on = false, float size = 0);
/// `primary`: filled with the accent.
bool button(const Ui& ui, std::string_view label, const char* icon = nullptr, bool primary = false);
/// Text in accent colour in the flow; cut to `width`.
bool link(const Ui& ui, Face face, std::string_view text, float width = 0);
/// A pill with a cross; returns true when it was taken off.
bool chip(const Ui& ui, std::string_view id, std::string_view text, ImU32 mark);
/// Some choices side by side; returns the one chosen now.
int segmented(const Ui& ui, const char* id, const std::vector<std::string_view>& labels, int chosen);
/// A box with a tick and words beside it; returns whether it is on now.
bool check_box(const Ui& ui, std::string_view label, bool on);
/// A switch of the legend: a swatch and a word.
bool layer_switch(const Ui& ui, std::string_view label, ImU32 color, bool on, bool dotted = false);
/// Width that button() and segmented() will take.
float button_width(const Ui& ui, std::string_view label, bool icon);
float segmented_width(const Ui& ui, const std::vector<std::string_view>& labels);

/// The next item takes the keyboard, whatever had it: ImGui drops its own request where a child window had it.
void focus_next_item();

/// A text field with a magnifier; true when it changed. `focus` takes the keyboard.
bool search_field(const Ui& ui, const char* id, std::string_view hint, std::string& text, float width, bool focus = false);

/// The shape of a type (see web/widget/entity_mark.h) beside a name: filled where linked, hollow where not.
void type_dot(const Ui& ui, ImVec2 centre, EntityType type, bool solid, float radius = 4);

/// Scrolls lists under a finger; call inside the scrolled window.
void touch_scroll(const Ui& ui);
/// A child window without dress. `scroll_y` to restore or force.
bool begin_pane(const Ui& ui, const char* id, ImVec2 size, ImU32 background = 0, ImVec2 padding = {0, 0}, ImGuiWindowFlags flags = 0);
void end_pane(const Ui& ui);

/// A pop-over with a heading and some lines, at the pointer.
void tooltip(const Ui& ui, std::string_view heading, std::string_view text, std::string_view foot = {});

}  // namespace dragoman
