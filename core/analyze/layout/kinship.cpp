#include "core/analyze/layout/kinship.h"

#include "core/analyze/layout/stem_table.h"

namespace dragoman {
std::vector<float> kinship_with(const StoryRun& story, const PageLines& page) {
    const std::vector<LineFeatures>& lines = page.lines;
    const auto counts_for = [&](std::size_t i) { return story.lines.holds(i) && story.weight[i] > 0.5f; };
    std::size_t words = 0;
    for (std::size_t i = story.lines.begin; i < story.lines.end; ++i) words += counts_for(i) ? lines[i].word_count - lines[i].function_words : 0;
    StemTable stems(words);  // on how many of the story's lines each stands
    for (std::size_t i = story.lines.begin; i < story.lines.end; ++i) {
        if (!counts_for(i)) continue;
        each_content_word(page, lines[i], [&](const LineWord& word) {
            StemTable::Entry& entry = stems.of(word.stem);
            if (entry.count > 0 && entry.last == i) return;
            entry = {word.stem, entry.count + 1, static_cast<std::uint32_t>(i)};
        });
    }
    std::vector<float> kinship(lines.size(), -1.f);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::uint32_t own = counts_for(i) ? 1 : 0;
        std::uint32_t all = 0, shared = 0;
        each_content_word(page, lines[i], [&](const LineWord& word) {
            ++all;
            shared += stems.count(word.stem) > own;
        });
        if (all >= 2) kinship[i] = static_cast<float>(shared) / static_cast<float>(all);
    }
    return kinship;
}

}  // namespace dragoman
