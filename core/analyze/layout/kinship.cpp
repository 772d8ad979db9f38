#include "core/analyze/layout/kinship.h"

#include <algorithm>

namespace dragoman {
namespace {

/// Stems and on how many of the story's lines each stands.
class StemCounts {
public:
    explicit StemCounts(std::size_t words) {
        std::size_t size = 64;
        while (size < 2 * words) size *= 2;
        slots_.resize(size);
    }
    void add(std::uint32_t stem, std::uint32_t line) {
        Slot& slot = slots_[place(stem)];
        if (slot.lines > 0 && slot.last == line) return;
        slot.stem = stem;
        slot.last = line;
        ++slot.lines;
    }
    std::uint32_t lines_with(std::uint32_t stem) const { return slots_[place(stem)].lines; }

private:
    struct Slot {
        std::uint32_t stem = 0, lines = 0, last = 0;
    };
    std::size_t place(std::uint32_t stem) const {
        const std::size_t mask = slots_.size() - 1;
        std::size_t at = (stem * 0x9E3779B1u) & mask;
        while (slots_[at].lines != 0 && slots_[at].stem != stem) at = (at + 1) & mask;
        return at;
    }
    std::vector<Slot> slots_;
};

template <class Use>
void each_content_word(const PageLines& page, const LineFeatures& line, Use&& use) {
    const LineWord* word = page.words_of(line);
    for (std::uint32_t k = 0; k < line.word_count; ++k, ++word) {
        if (word->content()) use(*word);
    }
}

}  // namespace

std::vector<float> kinship_with(const StoryRun& story, const PageLines& page) {
    const std::vector<LineFeatures>& lines = page.lines;
    std::size_t words = 0;
    const auto counts_for = [&](std::size_t i) { return story.lines.holds(i) && story.weight[i] > 0.5f; };
    for (std::size_t i = story.lines.begin; i < story.lines.end; ++i) words += counts_for(i) ? lines[i].word_count : 0;
    StemCounts counts(words);
    for (std::size_t i = story.lines.begin; i < story.lines.end; ++i) {
        if (!counts_for(i)) continue;
        each_content_word(page, lines[i], [&](const LineWord& word) { counts.add(word.stem, static_cast<std::uint32_t>(i)); });
    }
    std::vector<float> kinship(lines.size(), -1.f);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::uint32_t own = counts_for(i) ? 1 : 0;
        std::uint32_t all = 0, shared = 0;
        each_content_word(page, lines[i], [&](const LineWord& word) {
            ++all;
            shared += counts.lines_with(word.stem) > own;
        });
        if (all >= 2) kinship[i] = static_cast<float>(shared) / static_cast<float>(all);
    }
    return kinship;
}

}  // namespace dragoman
