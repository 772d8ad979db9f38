#pragma once
// A small count, up to three, for each stem of a page's words, found without order.
#include <cstdint>
#include <vector>

namespace dragoman {

/// Open addressing: one probe is the rule, as half of a text's words are repeated. Holds as many stems as it was made for.
class StemTable {
public:
    static constexpr std::uint32_t last_line = (1u << 30) - 1;
    struct Entry {  // without initial values: the table then begins as plain zeros, not entry by entry
        std::uint32_t stem;
        std::uint32_t count : 2;  ///< 0: the place is empty.
        std::uint32_t last : 30;  ///< The last line that has it.
    };
    explicit StemTable(std::size_t stems) {
        std::size_t size = 64;
        while (size < stems + stems / 4) size *= 2;
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

}  // namespace dragoman
