#pragma once
// All that the screens remember. One struct, owned by App; views get their own part of it.
#include <memory>
#include <string>
#include <vector>

#include "web/app/app.h"
#include "web/app/column_choice.h"
#include "web/app/palette.h"
#include "web/app/saved_searches.h"
#include "web/app/session.h"
#include "web/view/concordance_view.h"
#include "web/view/documents_view.h"
#include "web/view/entities_view.h"
#include "web/view/inspector_view.h"
#include "web/view/ledger_views.h"
#include "web/view/map_view.h"
#include "web/view/matrix_view.h"
#include "web/view/network_view.h"
#include "web/view/quotations_view.h"
#include "web/view/reader_view.h"
#include "web/view/search_view.h"
#include "web/view/statistics_view.h"
#include "web/view/threads_view.h"
#include "web/view/timeline_view.h"

namespace dragoman {

/// How much there is, for the status line and the rail; computed when corpus or filter change.
struct Tally {
    std::uint64_t revision = 0;
    bool counted[view_count] = {};  ///< By View; the others still have the numbers of the state before, or none.
    std::optional<std::size_t> of_view[view_count];
    std::uint64_t corpus_revision = 0;   ///< Of the two below.
    std::optional<DateInterval> whole;   ///< From the first to the last day that is told of …
    std::optional<DateInterval> extent;  ///< … and what of it the brush shows.
    std::vector<std::uint32_t> histogram;
    std::size_t of(View view) const { return of_view[static_cast<std::size_t>(view)].value_or(0); }
};

/// What each view remembers, under its name.
struct ViewStates {
#define DRAGOMAN_VIEW(name, label, icon, group, State, rows) State name;
    DRAGOMAN_VIEWS(DRAGOMAN_VIEW)
#undef DRAGOMAN_VIEW
};

enum class Pane { none, help, paste, problems, offered, more, columns, settings, palette };

struct App {
    Session session;
    Progress progress;
    std::vector<Problem> problems;
    bool sample = false;
    bool welcomed = false;  ///< The hint of a first visit was put away.
    Fonts fonts;
    bool wants_arabic = false;     ///< Its letters have been met.

    ViewStates views;
    InspectorState inspector, pinned_inspector;
    Selection pinned;              ///< Stays in the inspector while one goes on choosing; kind none: nothing is.
    bool show_pinned = false;      ///< Where there is room for one only.
    Tally tally;

    ColumnQuestions columns;
    ColumnMemory memory;
    SavedSearches searches;
    PaletteState palette;
    bool stores = true;            ///< What is remembered outlasts the program.

    Pane pane = Pane::none;
    bool dark = false, theme_chosen = false;
    bool inspector_open = true;    ///< The sheet on narrow screens is open while something is chosen.
    bool focus_search = false, focus_paste = false;
    std::string search;            ///< What stands in the search field.
    std::string pasted;
    std::vector<std::string> offered;
    std::string written_address;
    std::size_t written_steps = 0;  ///< Session::steps() when it was written.
    std::optional<Stop> asked;     ///< A link that waits for the corpus.
    double brush_from = 0;         ///< Day where a drag over the histogram began.
    bool brushing = false;
    Selection seen;                ///< The choice of the frame before.
};

}  // namespace dragoman
