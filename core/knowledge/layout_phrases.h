#pragma once
// The words by which page furniture is known, laid out for one scan over a text.
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/base/word_hash.h"
#include "core/knowledge/lexicon.h"

namespace dragoman {

/// A trie by hashes over the tables layout_phrase and layout_function_word: walk from `root` with
/// step(), one word_key() after the other. Cost of a step: one probe,
/// as the table is sparse.
class LayoutPhrases {
public:
    enum Role : std::uint8_t { boilerplate, related, caption, byline, date, comments, role_count };
    enum How : std::uint8_t { whole, begin, contain };
    static constexpr std::uint64_t function_word = 1ull << 40;  ///< "the", "of"
    static constexpr std::uint64_t month = 1ull << 41;          ///< "september", "sept"
    static constexpr std::uint64_t weekday = 1ull << 42;
    static constexpr std::uint64_t credit = 1ull << 43;         ///< "photo", "getty": may credit a picture
    static constexpr std::uint64_t goes_on = 1ull << 44;        ///< A longer phrase begins so.
    static constexpr std::uint64_t past = 1ull << 45;           ///< "ago"
    static constexpr std::uint64_t any_weight = (1ull << 36) - 1;
    static constexpr std::uint64_t root = 0xcbf29ce484222325ull;

    static LayoutPhrases of(const Lexicon& lexicon);

    /// The key of a word of `length` letters whose lower-case bytes, apostrophes dropped, hash to `hash` (WordHash).
    static constexpr std::uint64_t word_key(std::uint64_t hash, std::uint32_t length) {
        return (hash & ~31ull) | (length < 31 ? length : 31);
    }
    static constexpr std::uint64_t step(std::uint64_t state, std::uint64_t key) {
        return WordHash::mix(state, key);
    }
    /// What is known of the words that led to `state`: bits above and weights; 0: nothing.
    std::uint64_t bits(std::uint64_t state) const {
        // Every other word is looked up in vain. Hit and miss go the same way, by arithmetic: a branch would be mispredicted.
        const std::uint32_t wanted = tag_of(state);
        for (std::size_t at = state & mask_;; at = (at + 1) & mask_) {
            const std::uint32_t tag = tags_[at];
            if (tag * (tag ^ wanted) != 0) continue;  // taken by another
            const std::size_t taken = tag != 0;
            const Slot& slot = slots_[(at + 1) * taken];
            if (((slot.state ^ state) & (0 - taken)) == 0) return slot.bits;
        }
    }
    static constexpr int shift(How how, Role role) { return 2 * (static_cast<int>(how) * role_count + static_cast<int>(role)); }
    /// 0…3: how much a phrase speaks for `role` where it stands as `how` says.
    static constexpr int weight(std::uint64_t bits, How how, Role role) {
        return static_cast<int>(bits >> shift(how, role) & 3);
    }

private:
    struct Slot {
        std::uint64_t state = 0, bits = 0;
    };
    using Tag = std::uint16_t;  ///< Part of a state; 0: an empty slot. All tags together stay in the fastest cache.
    static constexpr Tag tag_of(std::uint64_t state) { return static_cast<Tag>(state >> 48 | 1); }
    void add(std::string_view phrase, std::uint64_t bits);
    void mark(std::uint64_t state, std::uint64_t bits);
    void grow();
    std::vector<Tag> tags_ = {0};
    std::vector<Slot> slots_ = {{}, {}};  ///< The first is empty; then one for each tag.
    std::size_t mask_ = 0, used_ = 0;
};

}  // namespace dragoman
