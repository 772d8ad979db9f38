#pragma once
// A count for each stem of a page's words, found without order.
#include <cstdint>
#include <vector>

#include "core/analyze/layout/line_features.h"

namespace dragoman {

/// Open addressing at half load: one probe is the rule. Holds as many stems as it was made for.
class StemTable {
public:
    struct Entry {
        std::uint32_t stem = 0, count = 0, last = 0;  ///< A count of 0: the place is empty.
    };
    explicit StemTable(std::size_t stems) {
        std::size_t size = 64;
        while (size < 2 * stems) size *= 2;
        entries_.resize(size);
    }
    /// The stem's entry, or the empty one where it belongs: the caller counts.
    Entry& of(std::uint32_t stem) { return entries_[place(stem)]; }
    std::uint32_t count(std::uint32_t stem) const { return entries_[place(stem)].count; }

private:
    std::size_t place(std::uint32_t stem) const {
        const std::size_t mask = entries_.size() - 1;
        std::size_t at = (stem * 0x9E3779B1u) & mask;
        while (entries_[at].count != 0 && entries_[at].stem != stem) at = (at + 1) & mask;
        return at;
    }
    std::vector<Entry> entries_;
};

/// Calls use(word) for each word of the line that carries meaning.
template <class Use>
void each_content_word(const PageLines& page, const LineFeatures& line, Use&& use) {
    const LineWord* word = page.words_of(line);
    for (std::uint32_t k = 0; k < line.word_count; ++k, ++word) {
        if (word->content()) use(*word);
    }
}

}  // namespace dragoman
