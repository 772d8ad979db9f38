#include "core/analyze/layout/text_layout.h"

#include <algorithm>

namespace dragoman {
namespace {

/// The lines of a caption's copy: alternative text with a bullet, then the caption itself.
bool same_but_longer(const PageLines& page, const LineFeatures& a, const LineFeatures& b) {
    const LineFeatures &shorter = a.word_count < b.word_count ? a : b, &longer = a.word_count < b.word_count ? b : a;
    if (shorter.word_count < 4) return false;
    const auto words = page.words_of(longer), wanted = page.words_of(shorter);
    return std::search(words.begin(), words.end(), wanted.begin(), wanted.end()) != words.end();
}

class Layout {
public:
    Layout(const Document& doc, const PageLines& page) : doc_(doc), page_(page), lines_(page.lines), story_(find_story(page)) {}

    std::vector<Block> run() {
        const TitleChoice title = find_title(doc_.text, page_, story_, doc_.given_title);
        title_ = title.line;
        reach_for_title();
        read_ = read_lines_of(page_, story_);
        for (const LineFeatures& line : lines_) blocks_.push_back({line.span, BlockRole::boilerplate, {"text-outside", 0.7f}});
        for (std::size_t i = story_.lines.begin; i < story_.lines.end; ++i) inside(i);
        if (title_ < lines_.size()) {
            set(title_, BlockRole::title, title.rule, std::min(0.95f, 0.4f + 0.12f * title.score));
            for (std::size_t i = 0; i < title_; ++i) {
                if (story_.lines.begin <= i && blocks_[i].role != BlockRole::boilerplate) set(i, BlockRole::boilerplate, "text-above-title", 0.6f);
            }
        }
        between_title_and_story();
        around();
        captions_above_credits();
        captions_twice();
        authors_below();
        related_runs();
        lone_headings();
        return std::move(blocks_);
    }

private:
    void set(std::size_t i, BlockRole role, Label rule, float score) { blocks_[i] = {lines_[i].span, role, {rule, score}}; }

    void inside(std::size_t i) {
        const LineFeatures& line = lines_[i];
        if (line.shared) return set(i, BlockRole::boilerplate, "site-furniture", 0.85f);
        if (line.date_line) return set(i, line.date_label ? BlockRole::date : BlockRole::boilerplate, "text-date-line", 0.6f);
        if (line.related >= 2 && line.letters < 160) return set(i, BlockRole::related, "text-related", 0.8f);
        if (is_caption(line)) return set(i, BlockRole::caption, "text-caption", 0.7f);
        if (line.label || (line.litter >= 2 && story_.weight[i] <= 0)) return set(i, BlockRole::boilerplate, "text-phrase", 0.8f);
        if (line.byline >= 2 && line.letters < 90 && !line.sentence_end) return set(i, BlockRole::byline, "text-byline", 0.7f);
        if (!read_[i]) return set(i, BlockRole::boilerplate, "text-box", 0.5f);
        if (story_.weight[i] > 0) return set(i, BlockRole::body, "text-prose", 0.85f);
        if (line.bullet) return set(i, BlockRole::body, "text-list", 0.5f);
        const bool prose_below = i + 1 < lines_.size() && (story_.weight[i + 1] > 0 || (i + 2 < lines_.size() && heading_like(lines_[i + 1]) && story_.weight[i + 2] > 0));
        if (heading_like(line) && prose_below) return set(i, BlockRole::heading, "text-heading", 0.6f);
        set(i, BlockRole::body, "text-inside", 0.5f);
    }

    /// Prose right under the headline belongs to the story, though a label may part them.
    void reach_for_title() {
        if (title_ >= lines_.size()) return;
        float sum = 0;
        for (std::size_t i = story_.lines.begin; i-- > title_ + 1;) {
            sum += story_.weight[i];
            if (sum < -4) break;
            if (sum > 0 && story_.weight[i] > 0.8f) story_.lines.begin = i;
        }
    }

    /// What stands between headline and story: date, byline, picture, deck.
    void between_title_and_story() {
        if (title_ >= lines_.size() || title_ >= story_.lines.begin) return;
        for (std::size_t i = title_ + 1; i < story_.lines.begin; ++i) {
            const LineFeatures& line = lines_[i];
            if (line.date_line) {
                set(i, BlockRole::date, "text-date-line", 0.7f);
            } else if (line.label || line.hash == lines_[title_].hash || line.shared || line.litter >= 2) {
                continue;
            } else if (is_caption(line) || (story_.lines.begin - i <= 3 && line.letters >= 20 && line.word_count >= 4 && !line.sentence_end &&
                                             line.byline == 0 && !line.has_date && !line.bullet && line.capitalised >= 3)) {
                set(i, BlockRole::caption, is_caption(line) ? Label("text-caption") : Label("text-under-title"), is_caption(line) ? 0.7f : 0.4f);
            } else if (line.byline >= 2 && line.letters < 90) {
                set(i, BlockRole::byline, "text-byline", 0.6f);
            } else if (line.sentence_end && line.related < 2 && !line.doubled && (i == title_ + 1 ? line.letters >= 40 : line.letters >= 150 && story_.kinship[i] > 0.2f)) {
                set(i, BlockRole::body, "text-deck", 0.5f);
            }
        }
    }

    /// Credits right above the headline and below the story.
    void around() {
        for (std::size_t i = story_.lines.end; i < std::min(story_.lines.end + 4, lines_.size()); ++i) {
            if (lines_[i].byline >= 2 && lines_[i].letters < 90 && lines_[i].litter < 2) set(i, BlockRole::byline, "text-credit", 0.6f);
            if (lines_[i].date_line && lines_[i].date_label) set(i, BlockRole::date, "text-date-line", 0.6f);
        }
        const std::size_t top = std::min(title_, story_.lines.begin);
        for (std::size_t i = top > 4 ? top - 4 : 0; i < top; ++i) {
            if (lines_[i].date_line && lines_[i].date_label) set(i, BlockRole::date, "text-date-line", 0.6f);
        }
    }

    /// A credit on its own line credits what stands above it.
    void captions_above_credits() {
        for (std::size_t i = 1; i < lines_.size(); ++i) {
            const LineFeatures &credit = lines_[i], &above = lines_[i - 1];
            const bool credits = credit.letters < 90 && credit.word_count <= 12 && !credit.sentence_end && is_caption(credit) && (credit.bracketed || credit.caption >= 3);
            if (!credits || i - 1 == title_ || blocks_[i - 1].role != BlockRole::body) continue;
            if (above.stops <= 1 && above.letters < 200 && !above.quoted) set(i - 1, BlockRole::caption, "text-above-credit", 0.5f);
        }
    }

    /// Who wrote it, and other notices that close the story.
    void authors_below() {
        std::size_t taken = 0;
        for (std::size_t i = story_.lines.end; i-- > story_.lines.begin && taken < 4;) {
            const LineFeatures& line = lines_[i];
            if (blocks_[i].role != BlockRole::body && blocks_[i].role != BlockRole::heading) continue;
            const bool notice = line.litter >= (line.letters < 200 ? 1 : 2) && line.letters < 600 && !line.quoted;
            if (!notice) break;
            set(i, BlockRole::boilerplate, "text-closing-notice", 0.6f);
            ++taken;
        }
    }

    void captions_twice() {
        for (std::size_t i = 0; i + 1 < lines_.size(); ++i) {
            const bool one = blocks_[i].role == BlockRole::caption, other = blocks_[i + 1].role == BlockRole::caption;
            if (i == title_ || i + 1 == title_ || one == other || !same_but_longer(page_, lines_[i], lines_[i + 1])) continue;
            set(one ? i + 1 : i, BlockRole::caption, "text-caption-copy", 0.7f);
        }
        for (std::size_t i = 0; i + 1 < lines_.size(); ++i) {  // a picture's text and its copy with the credit
            if (i == title_ || i + 1 == title_ || blocks_[i].role == BlockRole::related || !same_but_longer(page_, lines_[i], lines_[i + 1])) continue;
            if (!lines_[i].bullet || lines_[i].letters < 40) continue;
            set(i, BlockRole::caption, "text-caption-copy", 0.6f);
            set(i + 1, BlockRole::caption, "text-caption-copy", 0.6f);
        }
    }

    /// "RELATED:" and the headlines of other stories under it.
    void related_runs() {
        for (std::size_t i = story_.lines.begin; i < story_.lines.end; ++i) {
            const LineFeatures& line = lines_[i];
            if (blocks_[i].role != BlockRole::related || !(line.label || line.colon_end) || line.word_count > 6) continue;
            std::size_t taken = 0;
            for (std::size_t k = i + 1; k < story_.lines.end && taken < 6; ++k, ++taken) {
                const LineFeatures& next = lines_[k];
                if (next.sentence_end || next.letters > 160 || next.quoted || (!next.bullet && taken >= 1 && !next.bullet && story_.weight[k] > 0)) break;
                set(k, BlockRole::related, "text-related-run", 0.7f);
                if (!next.bullet && !line.label) break;
                if (!next.bullet && k + 1 < story_.lines.end && story_.weight[k + 1] > 0) break;
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
    const PageLines& page_;
    const std::vector<LineFeatures>& lines_;
    StoryRun story_;
    std::vector<char> read_;
    std::size_t title_ = 0;
    std::vector<Block> blocks_;
};

}  // namespace

std::vector<Block> text_blocks(const Document& doc, const PageLines& page) { return Layout(doc, page).run(); }

}  // namespace dragoman
