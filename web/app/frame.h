#pragma once
// What stands round the views: head, chips, rail or tabs, status line, panes.
#include "web/app/state.h"

namespace dragoman {

void head_ui(const Ui& ui, App& app, ImVec2 at, ImVec2 size, Commands& commands);
/// Chips of the filter and the histogram that is every view's time brush.
void filter_bar_ui(const Ui& ui, App& app, ImVec2 at, ImVec2 size, Commands& commands);
void rail_ui(const Ui& ui, App& app, ImVec2 at, ImVec2 size, Commands& commands);
/// The views that have a tab on a narrow screen; the others are behind "More".
bool has_tab(View view);
void tabs_ui(const Ui& ui, App& app, ImVec2 at, ImVec2 size, Commands& commands);
void status_ui(const Ui& ui, App& app, ImVec2 at, ImVec2 size, Commands& commands);
/// "5 articles · 87 entities · 56 quotations".
std::string tally_words(const Tally& tally);
/// "2 files were not read: why?"; a file is one however many of its lines are bad.
std::string unread_words(const std::vector<Problem>& problems);
/// Nothing to show yet: a skeleton with progress, or what to do. In the current window.
void waiting_ui(const Ui& ui, App& app, Commands& commands);
/// Files or text take the place of the corpus: what was said about the old ones goes with them.
void forget_files(App& app);
/// Answers the open question about columns: read the files again, or leave them out.
void answer_columns(App& app, bool read);
void forget_columns(App& app, int index);
/// What is chosen or pinned, and why: a pane at the right, a sheet from below. `in.selection` is what is shown, chosen or not.
void inspector_pane(App& app, const ViewInput& in, ImVec2 at, ImVec2 size, Commands& commands);
/// Help, settings, paste, problems, "replace or add?", more views: over the view, never modal to the page.
void pane_ui(const Ui& ui, App& app, ImVec2 at, ImVec2 size, Commands& commands);

}  // namespace dragoman
