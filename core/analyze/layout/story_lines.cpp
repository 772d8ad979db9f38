#include <algorithm>

#include "core/analyze/layout/text_layout.h"

namespace dragoman {
namespace {

struct Reading {
    const PageLines& page;
    const StoryRun& story;
    // Of each line that is no prose, counted once for all lines of a run.
    std::vector<std::uint32_t> run;  ///< Lines in a row that are no prose, this one among them.
    std::vector<char> announced;     ///< Part of a list above which prose, or a line of its own, ends in a colon.

    Reading(const PageLines& lines, const StoryRun& run_of_story) : page(lines), story(run_of_story), run(lines.lines.size()), announced(lines.lines.size()) {
        for (std::size_t begin = story.lines.begin, end; begin < story.lines.end; begin = std::max(end, begin + 1)) {
            for (end = begin; end < story.lines.end && !prose(end);) ++end;
            const bool above = begin > 0 && page.lines[begin - 1].colon_end;
            bool open = false;
            for (std::size_t i = begin; i < end; ++i) {
                run[i] = static_cast<std::uint32_t>(end - begin);
                announced[i] = above || open;
                open = announces(page.lines[i]) || (open && page.lines[i].bullet);
            }
        }
    }
    static bool announces(const LineFeatures& line) { return line.colon_end && line.word_count >= 4 && line.related < 2 && line.litter < 2; }
    bool prose(std::size_t i) const { return story.weight[i] > 0; }
    /// A heading has prose below it, perhaps behind one more heading.
    bool prose_follows(std::size_t i) const {
        for (std::size_t k = i + 1; k < std::min(i + 3, story.lines.end); ++k) {
            if (prose(k)) return true;
            if (!heading_like(page.lines[k])) return false;
        }
        return false;
    }
    /// > 0: the line is read.
    float score(std::size_t i) const {
        const LineFeatures& line = page.lines[i];
        if (line.shared || line.date_line || (line.related >= 2 && line.letters < 160) || is_caption(line) || line.doubled) return -4.f;
        if (line.label || (line.litter >= 2 && !prose(i))) return -4.f;
        if (line.byline >= 2 && line.letters < 90 && !line.sentence_end) return -4.f;
        if (prose(i)) return 1.f + story.weight[i];
        float score = 0.f;
        if (announced[i]) score += 0.9f;
        if (line.bullet) score += 0.3f;
        if (line.sentence_end || line.colon_end) score += 0.5f;
        if (heading_like(line) && prose_follows(i)) score += 0.8f;
        if (run[i] >= 3 && !announced[i]) score -= 0.6f;
        if (line.letters < 40 && !line.sentence_end && !line.bullet && (line.capitalised == 0 || line.clock)) score -= 0.8f;
        const bool name = line.word_count <= 3 && line.capitalised == line.word_count && line.function_words == 0 && !line.quoted;
        if (name) score -= line.twins > 0 ? 0.8f : 0.3f;  // an author's name under a teaser
        if (line.bracketed) score -= 1.f;
        if (line.twins > 0) score -= 0.3f;
        if (story.kinship[i] >= 0) score += 1.2f * (story.kinship[i] - 0.5f);
        else score -= 0.3f;
        return score;
    }
};

}  // namespace

bool heading_like(const LineFeatures& line) {
    if (line.word_count == 0 || line.clock || line.has_date || line.ago || line.capitalised == 0) return false;
    return !line.sentence_end && line.letters >= 3 && line.letters < 120 && line.word_count <= 16 && line.litter < 2 && line.related < 2 &&
           line.byline == 0 && !line.date_line && !line.bullet;
}

std::vector<char> read_lines_of(const PageLines& page, const StoryRun& story) {
    const float change = 0.3f;
    const Reading reading(page, story);
    const std::size_t size = story.lines.end - story.lines.begin;
    std::vector<char> read(page.lines.size(), 0);
    std::vector<char> from(2 * size, 0);  // [line][state]: the state before
    float best[2] = {0.f, 0.f};
    for (std::size_t k = 0; k < size; ++k) {
        const float score = reading.score(story.lines.begin + k);
        const float stay0 = best[0], stay1 = best[1];
        from[2 * k] = stay1 - change > stay0;
        from[2 * k + 1] = stay1 >= stay0 - change;
        best[0] = std::max(stay0, stay1 - change);
        best[1] = std::max(stay1, stay0 - change) + score;
    }
    char state = best[1] >= best[0];
    for (std::size_t k = size; k-- > 0;) {
        read[story.lines.begin + k] = state;
        state = from[2 * k + static_cast<std::size_t>(state)];
    }
    return read;
}

}  // namespace dragoman
