#include <algorithm>

#include "core/analyze/layout/kinship.h"
#include "core/analyze/layout/text_layout.h"

namespace dragoman {
namespace {

/// Long lines without English function words: a page in another language.
bool is_foreign(const std::vector<LineFeatures>& lines) {
    std::uint32_t words = 0, function = 0;
    for (const LineFeatures& line : lines) {
        if (line.letters < 80) continue;
        words += line.word_count;
        function += line.function_words;
    }
    return words > 0 && function * 12 < words;
}

/// "2 hours ago", "August 8, 2018 at 3:17 pm": what stands over each comment of a reader.
bool stamp(const LineFeatures& line) {
    return line.letters < 60 && ((line.date_line && line.clock) || line.ago || (line.month && line.clock && line.word_count <= 8));
}

/// Stamps at short distances below prose are readers' comments: what they say is not the story.
void quieten_comments(const std::vector<LineFeatures>& lines, std::vector<float>& weight) {
    constexpr std::size_t widest = 12;
    float all = 0;
    for (const float w : weight) all += std::max(w, 0.f);
    float above = 0;
    std::size_t i = 0;
    for (; i < lines.size(); ++i) {
        above += std::max(weight[i], 0.f);
        if (!stamp(lines[i]) || above < 4.f) continue;
        std::size_t last = i, stamps = 1;
        for (std::size_t k = i + 1; k < lines.size() && k - last <= widest; ++k) {
            if (!stamp(lines[k])) continue;
            last = k;
            ++stamps;
        }
        float inside = 0;
        std::size_t prose = 0;
        const std::size_t end = std::min(last + 3, lines.size());
        for (std::size_t k = i; k < end; ++k) {
            inside += std::max(weight[k], 0.f);
            prose += weight[k] > 0;
        }
        if (stamps >= 3 && prose * 3 >= stamps && inside < 0.92f * all) {
            for (std::size_t k = i > 0 ? i - 1 : 0; k < end; ++k) weight[k] = std::min(weight[k], -0.3f);
            weight[i] -= 2.f;
            above = 0;
        }
        i = last;
    }
}

/// The prose of a story stands close together; teasers stand apart, each under its headline.
void weigh_by_neighbours(const std::vector<LineFeatures>& lines, std::vector<float>& weight) {
    const std::vector<float> own = weight;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (own[i] <= 0.5f || lines[i].stops >= 3) continue;
        std::size_t prose = 0, all = 0;
        const std::size_t begin = i > 3 ? i - 3 : 0, end = std::min(i + 4, lines.size());
        for (std::size_t k = begin; k < end; ++k) {
            if (k == i || own[k] == 0.f) continue;
            ++all;
            prose += own[k] > 0.5f;
        }
        if (all >= 4 && prose == 0) weight[i] *= 0.5f;
        else if (all >= 4 && prose == 1) weight[i] *= 0.75f;
    }
}

/// Prose that shares hardly a word with the rest of the story is of another one, the more so far from it.
void weigh_by_kinship(const std::vector<LineFeatures>& lines, StoryRun& story) {
    float prose = 0, share = 0, words = 0;
    for (std::size_t i = story.lines.begin; i < story.lines.end; ++i) {
        if (story.weight[i] <= 1.f || story.kinship[i] < 0) continue;
        prose += 1;
        words += static_cast<float>(lines[i].word_count);
        share += story.kinship[i];
    }
    if (prose < 4) return;  // too short a story to have words of its own
    const float trust = std::min(1.f, words / 400.f);
    const float usual = std::max(0.2f, share / prose);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (story.weight[i] <= 0 || story.kinship[i] < 0) continue;
        const float factor = 0.2f + (1.f-0.2f) * story.kinship[i] / usual;
        story.weight[i] *= 1.f - trust + trust * std::clamp(factor, 0.25f, 1.3f);
    }
}

/// The items of a list that prose announces weigh little against it.
void lighten_announced_lists(const std::vector<LineFeatures>& lines, std::vector<float>& weight) {
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        if (!lines[i].colon_end || weight[i] <= 0) continue;
        for (; i + 1 < lines.size() && lines[i + 1].bullet && lines[i + 1].litter < 2 && !lines[i + 1].shared; ++i) weight[i + 1] = std::max(weight[i + 1], -0.1f);
    }
}

LineRange heaviest_run(const std::vector<LineFeatures>& lines, const std::vector<float>& weights) {
    const float widest_gap = 6.f;  // a box inside a story costs no more, however many lines it has
    LineRange best, run;
    float best_sum = 0, sum = 0, gap = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const bool inner_label = ends_the_story(lines[i]) && lines[i].colon_end;  // "RELATED:" stands inside stories
        float weight = inner_label ? -0.4f : weights[i];
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

}  // namespace

bool is_caption(const LineFeatures& line) { return line.letters < 350 && (line.caption >= 2 || line.credit_end); }

bool ends_the_story(const LineFeatures& line) {
    return line.label && line.letters < 40 && (line.related >= 2 || line.comments >= 2);
}

float prose_weight(const LineFeatures& line, bool foreign) {
    const auto size = static_cast<float>(line.letters);
    if (line.shared) return -0.8f;
    if (line.label) return -0.8f;
    const int litter = line.litter - (line.quoted ? 2 : 0);
    if (litter >= (line.letters < 200 ? 2 : line.letters < 450 ? 3 : 4)) return -std::min(3.f, 0.8f + size / 200);
    if (line.related >= 2 && line.letters < 160) return -0.6f;
    if (is_caption(line)) return -0.2f;
    if (line.doubled) return -0.6f;
    if (line.date_line) return -0.4f;
    if (line.bracketed && line.letters < 120) return -0.2f;
    const bool shouts = line.word_count >= 6 && line.capitals * 10 >= line.word_count * 7;
    if (shouts && !line.quoted) return -0.5f;  // a link to another story
    if (line.byline >= 2 && line.has_date) return -0.4f;
    const double function = foreign ? 0.4 : line.function_share();
    const bool speaks = line.sentence_end && (function >= 0.15 || line.quoted);
    float weight;
    if (line.letters >= 80) {
        weight = 0.4f + std::min(size, 500.f) / 120;
        if (!line.sentence_end) weight *= line.colon_end ? 0.8f : 0.35f;
        if (!line.sentence_end && !line.colon_end && line.stops == 0 && line.letters < 160) weight = -0.3f;
        if (function < 0.15) weight *= 0.4f;
        if (line.ellipsis_end) weight *= 0.4f;
    } else if (speaks && line.letters >= 25) {
        weight = 0.35f + size / 100;
    } else if (line.sentence_end && line.quoted) {
        weight = 0.3f;
    } else {
        weight = line.word_count <= 4 ? -0.7f : -0.5f;
    }
    if (line.question_end && line.stops <= 1 && line.letters < 110 && !line.quoted) weight = std::min(weight, -0.1f);  // a headline may ask
    if (line.dateline) weight += 2.5f;  // where a story begins
    if (line.repeated()) weight -= weight > 0 ? 0.6f : 0.2f;
    if (line.bullet && weight > 0) weight *= 0.6f;
    return weight;
}

StoryRun find_story(const PageLines& page) {
    const bool foreign = is_foreign(page.lines);
    StoryRun story;
    story.weight.reserve(page.lines.size());
    for (const LineFeatures& line : page.lines) story.weight.push_back(prose_weight(line, foreign));
    quieten_comments(page.lines, story.weight);
    weigh_by_neighbours(page.lines, story.weight);
    lighten_announced_lists(page.lines, story.weight);
    story.lines = heaviest_run(page.lines, story.weight);
    story.kinship = kinship_with(story, page);
    weigh_by_kinship(page.lines, story);
    story.lines = heaviest_run(page.lines, story.weight);
    return story;
}

}  // namespace dragoman
