#pragma once
// What stands round the views: head, chips, rail or tabs, status line, panes.
#include "web/app/state.h"

namespace dragoman {

struct ViewName {
    View view;
    const char* label;
    const char* icon;
    const char* group;  ///< Heading above it in the rail; null inside a group.
};
std::span<const ViewName> view_names();

void head_ui(const Ui& ui, App& app, ImVec2 at, ImVec2 size, Commands& commands);
/// Chips of the filter and the histogram that is every view's time brush.
void filter_bar_ui(const Ui& ui, App& app, ImVec2 at, ImVec2 size, Commands& commands);
void rail_ui(const Ui& ui, App& app, ImVec2 at, ImVec2 size, Commands& commands);
void tabs_ui(const Ui& ui, App& app, ImVec2 at, ImVec2 size, Commands& commands);
void status_ui(const Ui& ui, App& app, ImVec2 at, ImVec2 size, Commands& commands);
/// Nothing to show yet: a skeleton with progress, or what to do. In the current window.
void waiting_ui(const Ui& ui, App& app, Commands& commands);
/// Help, paste, problems, "replace or add?", more views: over the view, never modal to the page.
void pane_ui(const Ui& ui, App& app, ImVec2 at, ImVec2 size, Commands& commands);

}  // namespace dragoman
