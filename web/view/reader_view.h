#pragma once
#include <set>

#include "core/query/leftover.h"
#include "web/app/view_input.h"
#include "web/view/reader_layout.h"

namespace dragoman {

struct ReaderState {
    ViewChoice shown = 0;       ///< The legend's switches, by MarkLayer.
    std::set<std::uint32_t> open_folds;
    bool legend_open = false;  ///< On narrow screens, where it is folded away.
    Span picked;                ///< Words that a drag marked, to be copied.
    std::optional<std::uint32_t> picked_from;  ///< Where the drag began.
    std::vector<Span> found;    ///< What of the article fits the search.
    LeftoverNote note;  ///< Of the leftover under the pointer.
    // What the layout was made for.
    std::string document;
    std::uint64_t revision = 0;
    float made_width = 0;
    float room = 0;  ///< Height of the page in the frame before.
    std::size_t made_folds = 0;
    const void* made_font = nullptr;
    ReaderText text;
    ReaderLayout layout;
};

void reader_ui(const ViewInput& in, ReaderState& state, Commands& commands);

}  // namespace dragoman
