#include "core/analyze/layout/kinship.h"

#include "core/analyze/layout/stem_table.h"

namespace dragoman {
std::vector<float> kinship_with(const StoryRun& story, const PageLines& page) {
    const std::vector<LineFeatures>& lines = page.lines;
    const auto counts_for = [&](std::size_t i) { return story.lines.holds(i) && story.weight[i] > 0.5f; };
    std::size_t words = 0;
    for (std::size_t i = story.lines.begin; i < story.lines.end; ++i) words += counts_for(i) ? lines[i].content_words : 0;
    StemTable stems(words);  // whether each stands on one of the story's lines, or on more
    for (std::size_t i = story.lines.begin; i < story.lines.end; ++i) {
        if (!counts_for(i)) continue;
        for (const std::uint32_t stem : page.stems_of(lines[i])) {
            StemTable::Entry& entry = stems.of(stem);
            if (entry.count == 0) entry = {stem, 1, static_cast<std::uint32_t>(i) & StemTable::last_line};
            else if (entry.last != i) entry.count = 2;
        }
    }
    std::vector<float> kinship(lines.size(), -1.f);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::uint32_t own = counts_for(i) ? 1 : 0;
        std::uint32_t shared = 0;
        for (const std::uint32_t stem : page.stems_of(lines[i])) shared += stems.count(stem) > own;
        if (lines[i].content_words >= 2) kinship[i] = static_cast<float>(shared) / static_cast<float>(lines[i].content_words);
    }
    return kinship;
}

}  // namespace dragoman
