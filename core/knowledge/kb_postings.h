#pragma once
// An index of the knowledge base: from hashed keys to entries.
#include <cstdint>
#include <span>
#include <vector>

#include "core/document/span.h"

namespace dragoman {

/// Hash → entries, flat: three arrays, no node per key. Keys are told apart by the lower 32 bits of their hash and up to 20 upper ones.
class KbPostings {
public:
    struct Posting {
        std::uint64_t hash;
        KbIndex entry;
    };
    /// Keeps the order in which postings of one hash are given, doubles dropped.
    void build(const std::vector<Posting>& postings);
    std::span<const KbIndex> find(std::uint64_t hash) const;

private:
    std::vector<std::uint32_t> hashes_;  ///< Their lower halves; sorted by the whole, unique.
    std::vector<std::uint32_t> begin_;   ///< Into entries_; one more than hashes_.
    std::vector<KbIndex> entries_;
    std::vector<std::uint32_t> directory_;  ///< First hash whose top bits are i.
    int shift_ = 63;
};

}  // namespace dragoman
