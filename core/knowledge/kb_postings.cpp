#include "core/knowledge/kb_postings.h"

#include <algorithm>

namespace dragoman {

void KbPostings::build(const std::vector<Posting>& postings) {
    // Hashes spread evenly: one counting pass over their top bits leaves buckets of a few.
    int bits = 1;
    while ((std::size_t(1) << bits) < postings.size() && bits < 20) ++bits;
    shift_ = 64 - bits;
    std::vector<std::uint32_t> end((std::size_t(1) << bits) + 1, 0);
    for (const Posting& posting : postings) ++end[static_cast<std::size_t>(posting.hash >> shift_) + 1];
    for (std::size_t i = 1; i < end.size(); ++i) end[i] += end[i - 1];
    std::vector<Posting> sorted(postings.size());
    for (const Posting& posting : postings) sorted[end[static_cast<std::size_t>(posting.hash >> shift_)]++] = posting;  // moves from begin to end

    hashes_.clear();
    begin_.clear();
    entries_.clear();
    hashes_.reserve(postings.size());
    begin_.reserve(postings.size() + 1);
    entries_.reserve(postings.size());
    directory_.assign(end.size(), 0);
    std::size_t first = 0;
    for (std::size_t bucket = 0; bucket + 1 < end.size(); ++bucket) {
        const std::size_t last = end[bucket];
        for (std::size_t i = first + 1; i < last; ++i) {  // stable, by insertion
            const Posting posting = sorted[i];
            std::size_t at = i;
            for (; at > first && posting.hash < sorted[at - 1].hash; --at) sorted[at] = sorted[at - 1];
            sorted[at] = posting;
        }
        while (first < last) {
            const std::uint64_t hash = sorted[first].hash;
            const auto begin = static_cast<std::ptrdiff_t>(entries_.size());
            hashes_.push_back(static_cast<std::uint32_t>(hash));
            begin_.push_back(static_cast<std::uint32_t>(begin));
            for (; first < last && sorted[first].hash == hash; ++first) {
                if (std::find(entries_.begin() + begin, entries_.end(), sorted[first].entry) == entries_.end()) entries_.push_back(sorted[first].entry);
            }
        }
        directory_[bucket + 1] = static_cast<std::uint32_t>(hashes_.size());
    }
    begin_.push_back(static_cast<std::uint32_t>(entries_.size()));
}

std::span<const KbIndex> KbPostings::find(std::uint64_t hash) const {
    if (directory_.empty()) return {};
    const std::size_t top = static_cast<std::size_t>(hash >> shift_);
    for (std::size_t i = directory_[top]; i < directory_[top + 1]; ++i) {
        if (hashes_[i] == static_cast<std::uint32_t>(hash)) return std::span(entries_).subspan(begin_[i], begin_[i + 1] - begin_[i]);
    }
    return {};
}

}  // namespace dragoman
