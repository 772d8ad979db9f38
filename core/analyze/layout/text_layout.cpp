#include "core/analyze/layout/text_layout.h"

#include <algorithm>

namespace dragoman {
namespace {

/// After these the page talks of other things: comments, other stories.
bool ends_the_story(const LineFeatures& line) {
    return line.label && line.letters < 40 && (line.related >= 2 || line.words.starts_with("leave a") || line.words.starts_with("comment"));
}

bool heading_like(const LineFeatures& line) {
    if (line.words.empty() || line.clock || line.has_date || line.words.ends_with(" ago") || line.capitalised == 0) return false;
    return !line.sentence_end && line.letters >= 3 && line.letters < 120 && line.word_count <= 16 && line.litter < 2 && line.related < 2 &&
           line.byline == 0 && !line.date_line && !line.bullet;
}

/// The lines of a caption's copy: alternative text with a bullet, then the caption itself.
bool same_but_longer(const LineFeatures& a, const LineFeatures& b) {
    const std::string &shorter = a.words.size() < b.words.size() ? a.words : b.words, &longer = a.words.size() < b.words.size() ? b.words : a.words;
    return shorter.size() > 20 && longer.find(shorter) != std::string::npos;
}

class Layout {
public:
    Layout(const Document& doc, const std::vector<LineFeatures>& lines) : doc_(doc), lines_(lines) {}

    std::vector<Block> run() {
        story_ = story_lines(lines_);
        const TitleChoice title = find_title(doc_.text, lines_, story_, doc_.given_title);
        title_ = title.line;
        reach_for_title();
        for (const LineFeatures& line : lines_) blocks_.push_back({line.span, BlockRole::boilerplate, {"text-outside", 0.7f}});
        for (std::size_t i = story_.begin; i < story_.end; ++i) inside(i);
        if (title_ < lines_.size()) {
            set(title_, BlockRole::title, title.rule, std::min(0.95f, 0.4f + 0.12f * title.score));
            for (std::size_t i = 0; i < title_; ++i) {
                if (story_.begin <= i && blocks_[i].role != BlockRole::boilerplate) set(i, BlockRole::boilerplate, "text-above-title", 0.6f);
            }
        }
        between_title_and_story();
        around();
        captions_twice();
        related_runs();
        lone_headings();
        return std::move(blocks_);
    }

private:
    void set(std::size_t i, BlockRole role, const char* rule, float score) { blocks_[i] = {lines_[i].span, role, {rule, score}}; }

    void inside(std::size_t i) {
        const LineFeatures& line = lines_[i];
        if (line.date_line) return set(i, line.date_label ? BlockRole::date : BlockRole::boilerplate, "text-date-line", 0.6f);
        if (line.related >= 2 && line.letters < 160) return set(i, BlockRole::related, "text-related", 0.8f);
        if (line.caption >= 2 && line.letters < 350) return set(i, BlockRole::caption, "text-caption", 0.7f);
        if (line.label || (line.litter >= 2 && prose_weight(line) <= 0)) return set(i, BlockRole::boilerplate, "text-phrase", 0.8f);
        if (line.byline >= 2 && line.letters < 90 && !line.sentence_end) return set(i, BlockRole::byline, "text-byline", 0.7f);
        if (prose_weight(line) > 0) return set(i, BlockRole::body, "text-prose", 0.85f);
        if (line.bullet) return set(i, BlockRole::body, "text-list", 0.5f);
        if (heading_like(line) && prose_follows(i)) return set(i, BlockRole::heading, "text-heading", 0.6f);
        if (line.letters < 40 && !line.sentence_end && !line.bullet && (line.capitalised == 0 || line.clock)) {
            return set(i, BlockRole::boilerplate, "text-scrap", 0.5f);
        }
        if (!line.sentence_end && box_line(i)) return set(i, BlockRole::boilerplate, "text-box", 0.5f);
        set(i, BlockRole::body, "text-inside", 0.5f);
    }

    /// A heading has prose below it, perhaps behind one more heading.
    bool prose_follows(std::size_t i) const {
        for (std::size_t k = i + 1; k < std::min(i + 3, story_.end); ++k) {
            if (prose_weight(lines_[k]) > 0) return true;
            if (!heading_like(lines_[k])) return false;
        }
        return false;
    }
    /// One of three and more lines in a row that are no prose: a box of links.
    bool box_line(std::size_t i) const {
        std::size_t begin = i, end = i + 1;
        while (begin > story_.begin && prose_weight(lines_[begin - 1]) <= 0) --begin;
        while (end < story_.end && prose_weight(lines_[end]) <= 0) ++end;
        if (begin > 0 && lines_[begin - 1].colon_end) return false;  // a list that prose announces
        return end - begin >= 3;
    }

    /// Prose right under the headline belongs to the story, though a label may part them.
    void reach_for_title() {
        if (title_ >= lines_.size()) return;
        float sum = 0;
        for (std::size_t i = story_.begin; i-- > title_ + 1;) {
            sum += prose_weight(lines_[i]);
            if (sum < -4) break;
            if (sum > 0 && prose_weight(lines_[i]) > 0.8f) story_.begin = i;
        }
    }

    /// What stands between headline and story: date, byline, picture, deck.
    void between_title_and_story() {
        if (title_ >= lines_.size() || title_ >= story_.begin) return;
        for (std::size_t i = title_ + 1; i < story_.begin; ++i) {
            const LineFeatures& line = lines_[i];
            if (line.date_line) {
                set(i, BlockRole::date, "text-date-line", 0.7f);
            } else if (line.label || line.litter >= 2) {
                continue;
            } else if (line.caption >= 2 || (story_.begin - i <= 3 && line.letters >= 20 && line.word_count >= 4 && !line.sentence_end &&
                                             line.byline == 0 && !line.has_date && !line.bullet && line.capitalised >= 3)) {
                set(i, BlockRole::caption, line.caption >= 2 ? "text-caption" : "text-under-title", line.caption >= 2 ? 0.7f : 0.4f);
            } else if (line.byline >= 2 && line.letters < 90) {
                set(i, BlockRole::byline, "text-byline", 0.6f);
            } else if (line.sentence_end && line.letters >= 40 && line.related < 2) {
                set(i, BlockRole::body, "text-deck", 0.5f);
            }
        }
    }

    /// Credits right above the headline and below the story.
    void around() {
        for (std::size_t i = story_.end; i < std::min(story_.end + 4, lines_.size()); ++i) {
            if (lines_[i].byline >= 2 && lines_[i].letters < 90 && lines_[i].litter < 2) set(i, BlockRole::byline, "text-credit", 0.6f);
            if (lines_[i].date_line && lines_[i].date_label) set(i, BlockRole::date, "text-date-line", 0.6f);
        }
        const std::size_t top = std::min(title_, story_.begin);
        for (std::size_t i = top > 4 ? top - 4 : 0; i < top; ++i) {
            if (lines_[i].date_line && lines_[i].date_label) set(i, BlockRole::date, "text-date-line", 0.6f);
        }
    }

    void captions_twice() {
        for (std::size_t i = 0; i + 1 < lines_.size(); ++i) {
            const bool one = blocks_[i].role == BlockRole::caption, other = blocks_[i + 1].role == BlockRole::caption;
            if (one == other || !same_but_longer(lines_[i], lines_[i + 1])) continue;
            set(one ? i + 1 : i, BlockRole::caption, "text-caption-copy", 0.7f);
        }
        for (std::size_t i = 0; i + 1 < lines_.size(); ++i) {  // a picture's text and its copy with the credit
            if (i == title_ || i + 1 == title_ || blocks_[i].role == BlockRole::related || !same_but_longer(lines_[i], lines_[i + 1])) continue;
            if (!lines_[i].bullet || lines_[i].letters < 40) continue;
            set(i, BlockRole::caption, "text-caption-copy", 0.6f);
            set(i + 1, BlockRole::caption, "text-caption-copy", 0.6f);
        }
    }

    /// "RELATED:" and the headlines of other stories under it.
    void related_runs() {
        for (std::size_t i = story_.begin; i < story_.end; ++i) {
            const LineFeatures& line = lines_[i];
            if (blocks_[i].role != BlockRole::related || !(line.label || line.colon_end) || line.word_count > 6) continue;
            std::size_t taken = 0;
            for (std::size_t k = i + 1; k < story_.end && taken < 6; ++k, ++taken) {
                const LineFeatures& next = lines_[k];
                if (next.sentence_end || next.letters > 160 || next.quoted || (!next.bullet && taken >= 1 && !next.bullet && prose_weight(next) > 0)) break;
                set(k, BlockRole::related, "text-related-run", 0.7f);
                if (!next.bullet && !line.label) break;
                if (!next.bullet && k + 1 < story_.end && prose_weight(lines_[k + 1]) > 0) break;
            }
        }
    }

    /// A heading needs a story under it.
    void lone_headings() {
        bool prose_below = false;
        for (std::size_t i = lines_.size(); i-- > 0;) {
            if (blocks_[i].role == BlockRole::heading && !prose_below) set(i, BlockRole::boilerplate, "text-lone-heading", 0.5f);
            if (blocks_[i].role == BlockRole::body) prose_below = true;
        }
    }

    const Document& doc_;
    const std::vector<LineFeatures>& lines_;
    LineRange story_;
    std::size_t title_ = 0;
    std::vector<Block> blocks_;
};

}  // namespace

float prose_weight(const LineFeatures& line) {
    const auto size = static_cast<float>(line.letters);
    if (line.label) return -1.5f;
    const int litter = line.litter - (line.quoted ? 2 : 0);
    if (line.letters < 500 ? litter >= 2 : litter >= 4) return -std::min(3.f, 0.8f + size / 200);
    if (line.related >= 2 && line.letters < 160) return -0.6f;
    if (line.caption >= 2 && line.letters < 350) return -0.2f;
    if (line.date_line) return -0.4f;
    const double function = line.function_share();
    const bool speaks = line.sentence_end && (function >= 0.15 || line.quoted);
    float weight;
    if (line.letters >= 80) {
        weight = 0.4f + std::min(size, 500.f) / 120;
        if (!line.sentence_end) weight *= line.colon_end ? 0.8f : 0.35f;
        if (function < 0.15) weight *= 0.4f;
    } else if (speaks && line.letters >= 25) {
        weight = 0.35f + size / 100;
    } else if (line.sentence_end && line.quoted) {
        weight = 0.3f;
    } else {
        weight = line.word_count <= 4 ? -0.7f : -0.5f;
    }
    if (line.repeated) weight -= 0.6f;
    if (line.bullet && weight > 0) weight *= 0.6f;
    return weight;
}

LineRange story_lines(const std::vector<LineFeatures>& lines) {
    constexpr float widest_gap = 6.f;  // a box inside a story costs no more, however many lines it has
    LineRange best, run;
    float best_sum = 0, sum = 0, gap = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const bool inner_label = ends_the_story(lines[i]) && lines[i].colon_end;  // "RELATED:" stands inside stories
        float weight = inner_label ? -0.4f : prose_weight(lines[i]);
        if (weight > 0) {
            gap = 0;
        } else {
            const float before = std::max(gap, -widest_gap);
            gap += weight;
            weight = std::max(gap, -widest_gap) - before;
        }
        if (ends_the_story(lines[i]) && !inner_label) weight -= 2.5f;
        if (sum <= 0) {
            sum = 0;
            run.begin = i;
        }
        sum += weight;
        run.end = i + 1;
        if (sum > best_sum) {
            best_sum = sum;
            best = run;
        }
    }
    return best;
}

std::vector<Block> text_blocks(const Document& doc, const std::vector<LineFeatures>& lines) { return Layout(doc, lines).run(); }

}  // namespace dragoman
