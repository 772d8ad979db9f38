#include <algorithm>
#include <string>

#include "core/analyze/layout/text_layout.h"
#include "core/base/text_hash.h"

namespace dragoman {
namespace {

/// The content words of a line: longer than three letters.
template <class Use>
void each_content_word(std::string_view words, Use&& use) {
    for (std::size_t begin = 0; begin < words.size();) {
        const std::size_t end = std::min(words.find(' ', begin), words.size());
        if (end - begin > 3) use(words.substr(begin, end - begin));
        begin = end + 1;
    }
}

/// Words of the story's first lines; a headline repeats some.
TextMap<char> story_words(const std::vector<LineFeatures>& lines, LineRange story) {
    TextMap<char> words;
    std::size_t letters = 0;
    for (std::size_t i = story.begin; i < story.end && letters < 3000; ++i) {
        if (prose_weight(lines[i]) <= 0) continue;
        letters += lines[i].letters;
        each_content_word(lines[i].words, [&](std::string_view word) {
            words.try_emplace(std::string(word), 1);
            if (word.size() > 5) words.try_emplace(std::string(word.substr(0, 5)) + "-", 1);  // as good as a stem
        });
    }
    return words;
}

double overlap(const LineFeatures& line, const TextMap<char>& words) {
    std::size_t all = 0, shared = 0;
    each_content_word(line.words, [&](std::string_view word) {
        ++all;
        const bool same = words.find(word) != words.end() ||
                          (word.size() > 5 && words.find(std::string(word.substr(0, 5)) + "-") != words.end());
        if (same) ++shared;
    });
    return all ? static_cast<double>(shared) / static_cast<double>(all) : 0;
}

std::string squashed(std::string_view words) {
    std::string out;
    for (const char c : words) {
        if (c != ' ') out.push_back(c);
    }
    return out;
}

bool may_be_title(const LineFeatures& line) {
    if (line.word_count < 2 || line.letters < 10 || line.letters > 220 || line.date_line || line.label) return false;
    if (line.byline > 0 && (line.word_count <= 6 || line.words.starts_with("by "))) return false;
    if (line.date_label >= 2 && line.letters < 90) return false;
    return line.litter < 2 && line.related < 2 && line.caption < 2;
}

double likeness(const LineFeatures& line) {
    double score = 0;
    if (line.word_count >= 4 && line.word_count <= 22) score += 1.0;
    if (line.word_count == 2 || line.word_count == 3) score -= 0.7;
    if (line.word_count >= 5 && line.word_count <= 15) score += 0.3;
    if (line.letters > 115) score -= 0.8;
    if (line.sentence_end && !line.words.empty()) score -= 1.2;
    if (line.colon_end) score -= 1.0;
    if (line.bullet) score -= 0.6;
    if (line.has_date) score -= 0.6;
    if (line.glued) score -= 0.9;
    if (line.word_count > 0 && line.capitalised * 10 >= line.word_count * 5) score += 0.4;
    score -= 0.7 * line.litter + 0.5 * line.related + 0.5 * line.caption;
    return score;
}

/// Author or date follow a headline, perhaps behind a deck.
bool credited(const std::vector<LineFeatures>& lines, std::size_t i, std::size_t story) {
    for (std::size_t k = i + 1; k < lines.size() && k <= i + 4 && k <= story + 1; ++k) {
        if (lines[k].date_line || (lines[k].has_date && lines[k].letters < 100) || (lines[k].byline >= 2 && lines[k].letters < 90)) return true;
    }
    return false;
}

/// A list of headlines is a box of other stories.
bool among_headlines(const std::vector<LineFeatures>& lines, std::size_t i, std::size_t story) {
    const auto headline = [&](std::size_t k) {
        return k < lines.size() && k < story && lines[k].word_count >= 5 && lines[k].letters < 140 && !lines[k].sentence_end && !lines[k].has_date &&
               lines[k].words != lines[i].words && lines[k].byline == 0;
    };
    return i > 0 && headline(i - 1) && headline(i + 1);
}

}  // namespace

TitleChoice find_title(std::string_view, const std::vector<LineFeatures>& lines, LineRange story, std::string_view given_title) {
    TitleChoice best{lines.size(), 0.f, ""};
    if (lines.empty()) return best;
    std::string given;
    if (!given_title.empty()) {
        const std::vector<LineFeatures> one =
            line_features(given_title, {{0, static_cast<std::uint32_t>(given_title.size())}}, Lexicon());
        given = squashed(one.front().words);
    }
    const TextMap<char> words = story_words(lines, story);
    const std::size_t first = story.begin > 60 ? story.begin - 60 : 0;
    const std::size_t last = std::min(story.begin + 3, lines.size());
    std::vector<std::string> bare(last);
    for (std::size_t i = first; i < last; ++i) bare[i] = squashed(lines[i].words);
    for (std::size_t i = 0; i < last; ++i) {
        const LineFeatures& line = lines[i];
        const bool says_so = !given.empty() && squashed(line.words) == given;
        if (i < first && !says_so) continue;
        if (!says_so && !may_be_title(line)) continue;
        double score = likeness(line) + 2.5 * overlap(line, words);
        TitleChoice choice{i, 0.f, "title-overlap"};
        if (says_so) {
            score += 6;
            choice.rule = "title-given";
        }
        // A breadcrumb that ends with the headline, a page name that begins with it.
        for (std::size_t k = first; k < last && line.word_count >= 3; ++k) {
            if (k == i || bare[k].size() <= bare[i].size()) continue;
            if (bare[k].ends_with(bare[i]) || bare[k].starts_with(bare[i])) {
                score += 1.5;
                choice.rule = "title-echo";
                break;
            }
        }
        if (line.repeated && i < story.begin) score += line.word_count >= 5 ? 0.6 : 0.1;
        if (credited(lines, i, story.begin)) score += 0.8;
        if (among_headlines(lines, i, story.begin)) score -= 0.8;
        const double distance = i < story.begin ? static_cast<double>(story.begin - i) : 0;
        score -= std::min(2.0, 0.05 * std::max(0.0, distance - 1));
        if (i >= story.begin) score -= 1.0 + (prose_weight(line) > 0.8f ? 1.0 : 0.0);
        if (i == 0) score += 0.3;
        if (score > static_cast<double>(best.score) + 0.05) {
            choice.score = static_cast<float>(score);
            best = choice;
        }
    }
    if (best.score < 1.2f) best.line = lines.size();
    return best;
}

}  // namespace dragoman
