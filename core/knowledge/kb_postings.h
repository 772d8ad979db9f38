#pragma once
// An index of the knowledge base: from hashed keys to entries.
#include <cstdint>
#include <span>
#include <vector>

#include "core/document/span.h"

namespace dragoman {

/// Hash → entries, flat: three arrays, no node per key. Keys are told apart by 64 bits alone.
class KbPostings {
public:
    struct Posting {
        std::uint64_t hash;
        KbIndex entry;
    };
    /// Keeps the order in which postings of one hash are given, doubles dropped.
    void build(std::vector<Posting> postings);
    std::span<const KbIndex> find(std::uint64_t hash) const;

private:
    std::vector<std::uint64_t> hashes_;  ///< Sorted, unique.
    std::vector<std::uint32_t> begin_;   ///< Into entries_; one more than hashes_.
    std::vector<KbIndex> entries_;
    std::vector<std::uint32_t> directory_;  ///< First hash whose top bits are i.
    int shift_ = 63;
};

}  // namespace dragoman
