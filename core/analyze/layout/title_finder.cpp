#include <algorithm>
#include <string>

#include "core/analyze/layout/stem_table.h"
#include "core/analyze/layout/text_layout.h"
#include "core/base/utf8.h"

namespace dragoman {
namespace {

/// The stems of the story's first words; a headline repeats some.
class StoryWords {
public:
    StoryWords(const PageLines& page, const StoryRun& story) : stems_(std::min(most_words, page.stems.size())) {
        std::size_t letters = 0, words = 0;
        for (std::size_t i = story.lines.begin; i < story.lines.end && letters < 6000; ++i) {
            if (story.weight[i] <= 0) continue;
            const bool lead = letters < 900;
            letters += page.lines[i].letters;
            for (const std::uint32_t stem : page.stems_of(page.lines[i])) {
                if (++words > most_words) break;
                StemTable::Entry& entry = stems_.of(stem);
                entry = {stem, lead || entry.count == of_lead ? of_lead : of_rest, 0};
            }
        }
    }
    /// 0…1: the line's content words that the story has too; those of its first paragraphs count in full.
    double overlap(const PageLines& page, const LineFeatures& line) const {
        const double all = line.content_words;
        double shared = 0;
        for (const std::uint32_t stem : page.stems_of(line)) {
            const std::uint32_t found = stems_.count(stem);
            shared += found == of_lead ? 1 : found == of_rest ? 0.8 : 0;
        }
        if (all == 0) return 0;
        return shared / all * std::min(1.0, 0.4 + 0.2 * all);  // two words in common are little
    }

private:
    static constexpr std::size_t most_words = 2048;
    static constexpr std::uint32_t of_rest = 1, of_lead = 2;
    StemTable stems_;
};

bool may_be_title(const LineFeatures& line) {
    if (line.word_count < 2 || line.letters < 10 || line.letters > 220 || line.date_line || line.label || line.bracketed || line.shared) return false;
    if (line.byline > 0 && (line.word_count <= 6 || (line.byline >= 3 && line.letters < 100))) return false;
    if (line.date_label >= 2 && line.letters < 90 && (line.numbers > 0 || line.word_count <= 3)) return false;
    if (line.clock && line.has_date) return false;
    return line.litter < 2 && line.related < 2 && line.caption < 2;
}

double likeness(const LineFeatures& line, bool full_stop) {
    double score = 0;
    if (line.word_count >= 4 && line.word_count <= 22) score += 1.0;
    if (line.word_count == 2 || line.word_count == 3) score -= 0.7;
    if (line.word_count >= 5 && line.word_count <= 15) score += 0.3;
    if (line.word_count > 22 && line.word_count <= 32) score += 0.5;
    if (line.letters > 130) score -= line.letters > 180 ? 0.8 : 0.4;
    if (line.sentence_end) score -= full_stop ? 1.2 : 0.3;
    if (line.stops >= 2 && full_stop) score -= 0.4;
    if (line.ellipsis_end) score -= 0.5;
    if (line.colon_end) score -= 1.0;
    if (line.bullet) score -= 0.6;
    if (line.has_date) score -= 0.6;
    if (line.clock) score -= 0.5;
    if (line.bar) score -= 0.6;
    if (line.address) score -= 1.0;
    if (line.glued) score -= 0.9;
    if (line.ago) score -= 1.5;
    if (line.word_count > 0 && line.capitalised * 10 >= line.word_count * 5) score += 0.4;
    if (line.function_words == 0 && line.word_count <= 5) score -= 0.3;
    if (line.capitals == line.word_count && line.word_count <= 5) score -= 0.4;
    score -= 0.7 * line.litter + 0.5 * line.related + 0.5 * line.caption;
    return score;
}

bool headline_looks(const LineFeatures& line) {
    return line.word_count >= 5 && line.letters < 140 && line.letters >= 20 && !line.has_date && line.byline == 0 && line.caption < 2 &&
           line.litter < 2 && !line.bracketed;
}

bool is_credit(const LineFeatures& line) {
    return line.date_line || ((line.has_date || (line.month && line.clock)) && line.letters < 100) || (line.byline >= 2 && line.letters < 90) || (line.ago && line.letters < 60);
}

/// "Ann Example", "Ann Example and Bob Sample": who wrote it, where a date follows.
bool name_line(const LineFeatures& line) {
    return line.word_count >= 2 && line.word_count <= 6 && line.letters < 60 && line.capitalised + 1 >= line.word_count && line.numbers == 0 && !line.sentence_end;
}

/// Author or date follow a headline: 1 on the next line, less behind a deck; 0 where another headline comes first.
double credited(const std::vector<LineFeatures>& lines, std::size_t i, std::size_t story) {
    std::size_t decks = 0;
    for (std::size_t k = i + 1; k < lines.size() && k <= i + 4 && k <= story + 1; ++k) {
        if (is_credit(lines[k])) return k == i + 1 || (k == i + 2 && name_line(lines[i + 1])) ? 1 : 0.75;
        if (headline_looks(lines[k]) && !name_line(lines[k]) && ++decks > 1) return 0;
    }
    return 0;
}

/// A list of headlines is a box of other stories.
bool among_headlines(const std::vector<LineFeatures>& lines, std::size_t i, std::size_t story) {
    const auto headline = [&](std::size_t k) {
        return k < lines.size() && k < story && headline_looks(lines[k]) && !lines[k].sentence_end && lines[k].hash != lines[i].hash;
    };
    if (headline(i + 1) && headline(i + 2)) return true;
    return i > 0 && headline(i - 1) && (headline(i + 1) || (i > 1 && headline(i - 2)));
}

bool ends_with_full_stop(std::string_view line) {
    std::size_t at = line.size();
    while (at > 0 && (line[at - 1] == '"' || line[at - 1] == '\'' || line[at - 1] == ')')) --at;
    if (at >= 3 && line.substr(at - 3, 3) == "\xE2\x80\x9D") at -= 3;
    return at > 0 && line[at - 1] == '.';
}

struct Headline {
    double score = -10, overlap = 0;
    Label rule = "title-overlap";
};

/// A line under the date or the author of a headline is a picture's caption or a deck.
bool below_a_credit(const std::vector<LineFeatures>& lines, const std::vector<Headline>& candidates, std::size_t i) {
    for (std::size_t k = i; k-- > 0 && i - k <= 4;) {
        if (!is_credit(lines[k])) continue;
        for (std::size_t above = k; above-- > 0 && k - above <= 2;) {
            if (headline_looks(lines[above]) && candidates[above].overlap >= 0.3) return true;
        }
        return false;
    }
    return false;
}

bool plain_headline(const LineFeatures& line) { return headline_looks(line) && !line.glued; }

/// A deck or a caption shares more words with the story than the headline above it: climbs to that, at most three lines.
TitleChoice above_its_deck(const std::vector<LineFeatures>& lines, const std::vector<Headline>& candidates, const std::vector<std::string>& bare, TitleChoice best) {
    const std::size_t bottom = best.line;
    const float bottom_score = best.score;
    for (std::size_t i = bottom; i-- > 0 && bottom - i <= 3;) {
        if (!headline_looks(lines[i])) {
            if (lines[i].letters < 40 && bottom - i < 3) continue;  // a section, a rating
            break;
        }
        const Headline& above = candidates[i];
        const std::string& headline = bare[best.line];
        const bool echo = bare[i].ends_with(headline) || bare[i].starts_with(headline);  // the same once more, with a section or the site's name
        const bool in_a_list = i > 1 && plain_headline(lines[i - 1]) && plain_headline(lines[i - 2]);
        const bool words_fit = above.overlap >= (lines[i].glued ? 0.6 : 0.3);
        if (!echo && !name_line(lines[i]) && !is_caption(lines[i]) && words_fit && !in_a_list && above.score >= static_cast<double>(bottom_score) - 1.5) {
            best = {i, static_cast<float>(above.score), above.rule};
        }
    }
    return best;
}

}  // namespace

TitleChoice find_title(std::string_view text, const PageLines& page, const StoryRun& story, std::string_view given_title) {
    const std::vector<LineFeatures>& lines = page.lines;
    TitleChoice best{lines.size(), 0.f, ""};
    if (lines.empty()) return best;
    const std::string given = squashed(given_title);
    const StoryWords words(page, story);
    const std::size_t story_begin = story.lines.begin;
    const std::size_t first = story_begin > 60 ? story_begin - 60 : 0;
    const std::size_t last = std::min(story_begin + 3, lines.size());
    const bool one_sentence = std::count_if(story.weight.begin(), story.weight.end(), [](float weight) { return weight > 0; }) == 1;
    std::vector<std::string> bare(last);
    for (std::size_t i = first; i < last; ++i) {
        if (lines[i].letters <= 400) bare[i] = squashed(slice(text, lines[i].span));
    }
    std::vector<Headline> candidates(last);
    for (std::size_t i = 0; i < last; ++i) {
        const LineFeatures& line = lines[i];
        if (i < first && given.empty()) continue;
        const bool says_so = !given.empty() && line.letters <= 2 * given_title.size() && (i < first ? squashed(slice(text, line.span)) : bare[i]) == given;
        if (i < first && !says_so) continue;
        if (!says_so && !may_be_title(line)) continue;
        if (!says_so && i >= story_begin && story.weight[i] > 0 && (!given.empty() || one_sentence)) continue;  // it is what there is to read
        Headline& candidate = candidates[i];
        const bool full_stop = ends_with_full_stop(slice(text, line.span));
        candidate.overlap = words.overlap(page, line);
        double score = likeness(line, full_stop) + 3.0 * candidate.overlap;
        if (says_so) {
            score += 6;
            candidate.rule = "title-given";
        }
        // A breadcrumb that ends with the headline, a page name that begins with it.
        for (std::size_t k = first; k < last && line.word_count >= 3; ++k) {
            if (k == i || line.ellipsis_end || bare[k].size() <= bare[i].size() || bare[k].size() > bare[i].size() + 60) continue;
            if (bare[k].ends_with(bare[i]) || bare[k].starts_with(bare[i])) {
                score += 1.5;
                candidate.rule = "title-echo";
                break;
            }
        }
        if (line.repeated() && i < story_begin) score += line.word_count >= 5 ? 0.6 : 0.1;
        const double credit = credited(lines, i, story_begin);
        score += 1.4 * credit;
        if (below_a_credit(lines, candidates, i)) score -= 1.2;
        if (among_headlines(lines, i, story_begin)) score -= 0.8;
        if (i > 0 && lines[i - 1].related >= 2) score -= 1.5;  // "Read next"
        const double distance = i < story_begin ? static_cast<double>(story_begin - i) : 0;
        score -= std::min(1.2, 0.03 * std::max(0.0, distance - 1));
        if (i >= story_begin && credit < 1) score -= 1.0 + (story.weight[i] > 0.8f && full_stop ? 1.0 : 0.0);
        if (i == 0) score += 0.3;
        candidate.score = score;
        if (score > static_cast<double>(best.score) + 0.05) best = {i, static_cast<float>(score), candidate.rule};
    }
    if (best.score < 1.2f) return {lines.size(), 0.f, ""};
    return above_its_deck(lines, candidates, bare, best);
}

}  // namespace dragoman
