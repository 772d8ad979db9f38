#pragma once
// Which entry of the knowledge base has an id.
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/base/text_hash.h"
#include "core/document/span.h"

namespace dragoman {

/// Id → entry, by open addressing; the ids themselves stand in the entries. A slot keeps eight bits of the id's hash
/// beside the entry's place, so that hardly any other entry is looked at: at most 16 million entries.
class KbIds {
public:
    void reserve(std::size_t ids) {
        std::size_t size = 64;
        while (size < ids * 2) size *= 2;
        slots_.assign(size, free_slot);
    }
    /// `id` as its entry has it ("wd:Q58217"), not added before; no more of them than were reserved.
    void add(std::string_view id, KbIndex entry) {
        const std::uint64_t hash = text_hash(id);
        std::size_t at = hash & (slots_.size() - 1);
        while (slots_[at] != free_slot) at = (at + 1) & (slots_.size() - 1);
        slots_[at] = static_cast<std::uint32_t>(entry.at()) << 8 | check_of(hash);
    }
    /// "Q58217" finds "wd:Q58217" too. `entries` are what has a member `id`.
    template <class Entry>
    KbIndex find(std::string_view id, const std::vector<Entry>& entries) const {
        if (slots_.empty()) return {};
        const bool short_form = id.starts_with('Q');
        const std::uint64_t hash = short_form ? text_hash(id, wikidata_seed) : text_hash(id);
        for (std::size_t at = hash & (slots_.size() - 1); slots_[at] != free_slot; at = (at + 1) & (slots_.size() - 1)) {
            if ((slots_[at] & 0xFF) != check_of(hash)) continue;
            const std::size_t entry = slots_[at] >> 8;
            const std::string_view known = entries[entry].id;
            if (short_form ? known.starts_with("wd:") && known.substr(3) == id : known == id) return KbIndex(entry);
        }
        return {};
    }
    /// Entry i has become entry `rank[i]`.
    void renumber(std::span<const std::uint32_t> rank) {
        for (std::uint32_t& slot : slots_) {
            if (slot != free_slot) slot = rank[slot >> 8] << 8 | (slot & 0xFF);
        }
    }

private:
    static constexpr std::uint32_t free_slot = 0xFFFFFFFF;
    static constexpr std::uint64_t wikidata_seed = text_hash("wd:");
    static constexpr std::uint32_t check_of(std::uint64_t hash) { return static_cast<std::uint32_t>(hash >> 56); }
    std::vector<std::uint32_t> slots_;
};

}  // namespace dragoman
