#pragma once
// What every list has: a title with a count, the chosen row, a sentence where nothing matches, evidence lines.
#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "core/query/evidence.h"
#include "web/app/view_input.h"
#include "web/widget/draw.h"

namespace dragoman {

/// The row that is chosen, sought once for each choice and each list: a list may be long.
struct ChosenRow {
    Selection made_for;
    int at = -1;
    bool known = false;

    /// -1: none. Reset it where the rows are made anew.
    template <class Rows, class Test>
    int find(const ViewInput& in, const Rows& rows, Test is) {
        if (known && made_for == in.selection) return at;
        const auto found = in.selection.kind == Selection::Kind::none ? rows.end() : std::find_if(rows.begin(), rows.end(), is);
        at = found == rows.end() ? -1 : static_cast<int>(found - rows.begin());
        made_for = in.selection;
        known = true;
        return at;
    }
};

/// Title and count; leaves the cursor below. Returns the height taken.
void view_title(const Ui& ui, std::string_view title, std::string_view count);
/// The same, leaving room at the right for controls of `width` (drawn by the caller at the returned place).
ImVec2 view_title_with(const Ui& ui, std::string_view title, std::string_view count, float width, float height);
void mark_chosen_row(const Ui& ui, const Rect& box);
/// Between margins of `left` at both sides of the window: a scroll bar takes its place from the right one.
float margin_width(float left);
/// A sentence and one action: take the filter off, or open more. `what`: "article", "dated event".
void nothing_matches(const ViewInput& in, std::string_view what, Commands& commands);
/// A quiet sentence in the middle of the view.
void empty_note(const Ui& ui, std::string_view heading, std::string_view sentence);
/// Index after a step of j or k; -1 where no row is chosen and none was asked for.
int stepped(int at, int step, std::size_t count);
/// Scrolls the current window so that row `index` is in sight.
void show_row(int index, float height);

/// Words in their sentence, with outlet and date below; a click opens the Reader there.
void evidence_ui(const ViewInput& in, const EvidenceRow& row, int id, Commands& commands, const Selection& selection = {});
/// Both ends of a chosen link; none where the corpus lacks one.
std::pair<EntityIndex, EntityIndex> ends_of(const Corpus& corpus, const Selection& link);
/// Small grey heading inside a pane.
void section(const Ui& ui, std::string_view title, std::string_view count = {});
/// Name with its type's dot; a click chooses the entity for every view.
void entity_link(const ViewInput& in, EntityIndex entity, int id, Commands& commands, std::string_view beside = {});

}  // namespace dragoman
