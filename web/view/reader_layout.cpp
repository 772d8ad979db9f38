#include "web/view/reader_layout.h"

#include <algorithm>
#include <cmath>

#include "web/widget/draw.h"
#include "web/widget/marked_text.h"

namespace dragoman {
namespace {

constexpr std::uint32_t lines_before_fold = 3;

struct Style {
    Face face;
    float before, after;
    bool quiet;
};

Style style_of(BlockRole role, bool furniture) {
    if (furniture) return {Face::body, 0, 2, true};
    switch (role) {
        case BlockRole::title: return {Face::text_strong, 8, 8, false};
        case BlockRole::heading: return {Face::text_strong, 16, 8, false};
        case BlockRole::caption: return {Face::text_italic, 4, 12, true};
        case BlockRole::byline:
        case BlockRole::date: return {Face::body, 2, 6, true};
        default: return {Face::text, 0, 14, false};
    }
}

class Layouter {
public:
    Layouter(const Ui& ui, const Document& doc, const ReaderText& text, float width) : ui_(ui), doc_(doc), text_(text) {
        out_.width = width;
    }

    /// True where lines behind `max_lines` were left out.
    bool place(const Paragraph& paragraph, std::size_t index, Face face, bool quiet, std::uint32_t max_lines = 0) {
        const std::string_view words = text_of(doc_, paragraph.span);
        const Type type = ui_.type(face);
        std::uint32_t placed = 0;
        for (const std::string_view line : wrap(ui_, face, words, out_.width)) {
            if (max_lines > 0 && placed == max_lines) return true;
            ReaderLine made;
            made.span.begin = static_cast<std::uint32_t>(line.data() - doc_.text.data());
            made.span.end = made.span.begin + static_cast<std::uint32_t>(line.size());
            if (placed + 1 == max_lines) made.span.end = paragraph.span.end;  // drawn up to the column's edge, then "…"
            made.y = y_;
            made.face = face;
            made.height = type.line;
            made.furniture = paragraph.furniture;
            made.quiet = quiet;
            made.paragraph = static_cast<std::uint32_t>(index);
            made.first_mark = static_cast<std::uint32_t>(out_.marks.size());
            if (!paragraph.furniture) marks_of(paragraph, made, line);
            made.last_mark = static_cast<std::uint32_t>(out_.marks.size());
            out_.lines.push_back(made);
            y_ += type.line;
            ++placed;
        }
        return false;
    }

    void marks_of(const Paragraph& paragraph, const ReaderLine& made, std::string_view line) {
        for (std::uint32_t m = paragraph.first_mark; m < paragraph.last_mark; ++m) {
            const Span span = text_.marks[m].span;
            if (!span.overlaps(made.span)) continue;
            const std::uint32_t a = std::max(span.begin, made.span.begin), b = std::min(span.end, made.span.end);
            const Stretch words = stretch(ui_, made.face, line, {a - made.span.begin, std::min<std::uint32_t>(b - made.span.begin, static_cast<std::uint32_t>(line.size()))});
            out_.marks.push_back({m, words.from, words.to, span.begin >= made.span.begin});
        }
    }

    ReaderLayout& out() { return out_; }
    float y_ = 0;

private:
    const Ui& ui_;
    const Document& doc_;
    const ReaderText& text_;
    ReaderLayout out_;
};

/// Lines that the masthead already says: the byline, the stated date.
bool said_above(const Document& doc, const Paragraph& paragraph) {
    if (paragraph.role != BlockRole::byline && paragraph.role != BlockRole::date) return false;
    return paragraph.span.overlaps(doc.masthead.byline) || paragraph.span.overlaps(doc.published.span);
}

}  // namespace

ReaderLayout lay_out(const Ui& ui, const Document& doc, const ReaderText& text, float width, const std::set<std::uint32_t>& open_folds) {
    Layouter to(ui, doc, text, width);
    ReaderLayout& out = to.out();
    // The masthead first, wherever the headline stands on the page.
    to.y_ = ui.narrow ? 20.f : 28.f;
    if (!text.outlet.empty()) to.y_ += 24;  // drawn by the view
    std::uint32_t headline = static_cast<std::uint32_t>(text.paragraphs.size());
    for (std::uint32_t i = 0; i < text.paragraphs.size(); ++i) {
        if (doc.masthead.title.empty() || !text.paragraphs[i].span.overlaps(doc.masthead.title)) continue;
        headline = i;
        Paragraph title = text.paragraphs[i];
        title.furniture = false;
        title.span.begin = std::max(title.span.begin, doc.masthead.title.begin);
        title.span.end = std::min(title.span.end, doc.masthead.title.end);
        to.place(title, i, Face::headline, false);
        break;
    }
    if (headline == text.paragraphs.size() && !text.title.empty()) {
        to.y_ += wrapped_height(ui, Face::headline, text.title, width);  // from metadata: drawn by the view
    }
    out.masthead_y = to.y_ + 12;
    out.masthead = text.byline.empty() ? 46.f : 68.f;
    to.y_ = out.masthead_y + out.masthead + 28;

    for (std::uint32_t i = 0; i < text.paragraphs.size();) {
        const Paragraph& paragraph = text.paragraphs[i];
        if (i == headline || said_above(doc, paragraph)) {
            ++i;
            continue;
        }
        if (!paragraph.furniture) {
            const Style style = style_of(paragraph.role, false);
            to.y_ += style.before;
            to.place(paragraph, i, style.face, style.quiet);
            to.y_ += style.after;
            ++i;
            continue;
        }
        Fold fold;
        fold.first = i;
        const auto skipped = [&](std::uint32_t p) { return p == headline || said_above(doc, text.paragraphs[p]); };
        while (i < text.paragraphs.size() && (text.paragraphs[i].furniture || skipped(i))) ++i;
        fold.last = i;
        fold.open = open_folds.count(fold.first) > 0;
        to.y_ += 2;
        std::uint32_t shown = 0, total = 0;
        bool shortened = false;
        for (std::uint32_t p = fold.first; p < fold.last; ++p) {
            if (skipped(p)) continue;
            ++total;
            if (!fold.open && shown == lines_before_fold) continue;
            shortened = to.place(text.paragraphs[p], p, Face::body, true, fold.open ? 0 : 2) || shortened;
            if (ui.touch) to.y_ += leftover_touch_gap;
            ++shown;
        }
        fold.hidden = total - shown;
        if (fold.hidden > 0 || shortened || fold.open) {
            ReaderLine line;
            line.y = to.y_;
            line.face = Face::small;
            line.height = 24;
            line.furniture = true;
            line.fold = static_cast<std::int32_t>(out.folds.size());
            out.lines.push_back(line);
            to.y_ += line.height;
        }
        out.folds.push_back(fold);
        to.y_ += 16;
    }
    out.height = to.y_ + 80;
    return std::move(out);
}

}  // namespace dragoman
