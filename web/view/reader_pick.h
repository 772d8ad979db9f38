#pragma once
// Words of the Reader that stand out beyond their marks: those that are searched for, those that somebody picks to copy, and those
// that are to be in sight.
#include "web/view/reader_view.h"

namespace dragoman {

/// Behind the words of a line, which are drawn after: what the search is for, and what is picked.
void found_ui(const Ui& ui, const Document& doc, const ReaderState& state, const ReaderLine& line, ImVec2 at);

/// Scrolls the current window to words that a list or link asks for, and to the chosen ones where the sheet came over them.
void bring_into_sight(const ViewInput& in, ReaderState& state);

/// A drag picks words, two clicks a word; Ctrl+C or the button beside them copies them with their source. `origin`: where the article
/// begins; `over_page`: the pointer is on its words.
void pick_ui(const ViewInput& in, ReaderState& state, const Document& doc, ImVec2 origin, float width, bool over_page);

}  // namespace dragoman
