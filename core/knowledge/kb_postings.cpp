#include "core/knowledge/kb_postings.h"

#include <algorithm>

namespace dragoman {
namespace {

/// Stable. Hashes spread evenly: one counting pass over their top bits leaves buckets of a few.
void sort_by_hash(std::vector<KbPostings::Posting>& postings) {
    using Posting = KbPostings::Posting;
    const auto before = [](const Posting& a, const Posting& b) { return a.hash < b.hash; };
    int bits = 1;
    while ((std::size_t(1) << bits) < postings.size() && bits < 20) ++bits;
    const auto bucket = [shift = 64 - bits](const Posting& posting) { return static_cast<std::size_t>(posting.hash >> shift); };
    std::vector<std::uint32_t> end((std::size_t(1) << bits) + 1, 0);
    for (const Posting& posting : postings) ++end[bucket(posting) + 1];
    for (std::size_t i = 1; i < end.size(); ++i) end[i] += end[i - 1];
    std::vector<Posting> sorted(postings.size());
    for (const Posting& posting : postings) sorted[end[bucket(posting)]++] = posting;  // end[i] moves from i's begin to its end
    auto first = sorted.begin();
    for (std::size_t i = 0; i + 1 < end.size(); ++i) {
        const auto last = sorted.begin() + static_cast<std::ptrdiff_t>(end[i]);
        if (!std::is_sorted(first, last, before)) std::stable_sort(first, last, before);
        first = last;
    }
    postings.swap(sorted);
}

}  // namespace

void KbPostings::build(std::vector<Posting> postings) {
    sort_by_hash(postings);
    hashes_.clear();
    begin_.clear();
    entries_.clear();
    hashes_.reserve(postings.size());
    begin_.reserve(postings.size() + 1);
    entries_.reserve(postings.size());
    for (std::size_t i = 0; i < postings.size();) {
        hashes_.push_back(postings[i].hash);
        const std::size_t first = entries_.size();
        begin_.push_back(static_cast<std::uint32_t>(first));
        for (const std::uint64_t hash = postings[i].hash; i < postings.size() && postings[i].hash == hash; ++i) {
            const auto here = entries_.begin() + static_cast<std::ptrdiff_t>(first);
            if (std::find(here, entries_.end(), postings[i].entry) == entries_.end()) {
                entries_.push_back(postings[i].entry);
            }
        }
    }
    begin_.push_back(static_cast<std::uint32_t>(entries_.size()));
    int bits = 1;
    while ((std::size_t(1) << bits) < hashes_.size() && bits < 20) ++bits;
    shift_ = 64 - bits;
    directory_.assign((std::size_t(1) << bits) + 1, 0);
    for (const std::uint64_t hash : hashes_) ++directory_[static_cast<std::size_t>(hash >> shift_) + 1];
    for (std::size_t i = 1; i < directory_.size(); ++i) directory_[i] += directory_[i - 1];
}

std::span<const KbIndex> KbPostings::find(std::uint64_t hash) const {
    if (directory_.empty()) return {};
    const std::size_t top = static_cast<std::size_t>(hash >> shift_);
    for (std::size_t i = directory_[top]; i < directory_[top + 1]; ++i) {
        if (hashes_[i] == hash) return std::span(entries_).subspan(begin_[i], begin_[i + 1] - begin_[i]);
    }
    return {};
}

}  // namespace dragoman
