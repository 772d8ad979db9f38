#pragma once
// The command palette: whatever can be gone to or done, by the first letters of its name.
#include "core/query/palette_rows.h"
#include "web/app/view_input.h"

namespace dragoman {

struct App;

struct PaletteState {
    std::string typed;
    std::vector<PaletteRow> rows;
    std::string made_for;  ///< What was typed when they were made.
    std::uint64_t revision = 0;
    int at = 0;            ///< The row that Enter runs.
    bool focus = false;    ///< It has just come up: the field takes the keyboard.
};

void open_palette(App& app);
/// Fills the pane that pane_ui() has opened.
void palette_ui(const Ui& ui, App& app, Commands& commands);

}  // namespace dragoman
