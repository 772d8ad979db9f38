#pragma once
// An article broken into lines of a width: computed when the article or the width changes, not each frame.
#include <set>
#include <string>
#include <vector>

#include "core/query/reader_text.h"
#include "web/widget/theme.h"

namespace dragoman {

/// A mark's stretch on one line.
struct LineMark {
    std::uint32_t mark = 0;  ///< Into ReaderText::marks.
    float x0 = 0, x1 = 0;    ///< From the column's left edge.
    bool begins = false;     ///< The mark begins on this line.
};

struct ReaderLine {
    Span span;
    float y = 0;  ///< Top of the line box, from the article's top.
    Face face = Face::text;
    float height = 27;
    float indent = 0;
    bool furniture = false;
    std::uint32_t paragraph = 0;  ///< Into ReaderText::paragraphs.
    bool quiet = false;  ///< Secondary ink: byline, caption.
    std::uint32_t first_mark = 0, last_mark = 0;  ///< Into ReaderLayout::marks.
    std::int32_t fold = -1;  ///< A line that says how many are folded: index into folds.
};

/// Between greyed lines where fingers are to hit them.
inline constexpr float leftover_touch_gap = 18;

/// Neighbouring lines that are not the article.
struct Fold {
    std::uint32_t first = 0, last = 0;  ///< Paragraphs.
    std::uint32_t hidden = 0;
    bool open = false;
};

struct ReaderLayout {
    std::vector<ReaderLine> lines;
    std::vector<LineMark> marks;
    std::vector<Fold> folds;
    float width = 0, height = 0;
    float masthead = 0;  ///< Height kept free below the headline for date and byline.
    float masthead_y = 0;
};

/// `open_folds`: first paragraphs of the folds to show whole. Cost: linear in the text.
ReaderLayout lay_out(const Ui& ui, const Document& doc, const ReaderText& text, float width, const std::set<std::uint32_t>& open_folds);

}  // namespace dragoman
