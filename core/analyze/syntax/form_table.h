#pragma once
// Numbers for the forms of words that were met: 0, 1, 2 … in the order of meeting them.
#include <cstdint>
#include <vector>

namespace dragoman {

/// Keys are hashes, never 0. Cost: a look-up each; slots are kept half empty.
class FormTable {
public:
    std::uint32_t size() const { return size_; }
    /// Forgets all; memory is kept.
    void clear() {
        slots_.assign(slots_.size(), {});
        size_ = 0;
    }
    /// The number of `key`; size() grows where it is new.
    std::uint32_t number(std::uint64_t key) {
        if ((size_ + 1) * 2 > slots_.size()) grow();
        Slot& slot = slot_of(key);
        if (slot.key == 0) slot = {key, size_++};
        return slot.number;
    }

private:
    struct Slot {
        std::uint64_t key = 0;
        std::uint32_t number = 0;
    };
    Slot& slot_of(std::uint64_t key) {
        std::size_t at = (key ^ key >> 32) & (slots_.size() - 1);
        while (slots_[at].key != 0 && slots_[at].key != key) at = (at + 1) & (slots_.size() - 1);
        return slots_[at];
    }
    void grow() {
        std::vector<Slot> old(slots_.empty() ? 512 : slots_.size() * 2);
        old.swap(slots_);
        for (const Slot& slot : old) {
            if (slot.key != 0) slot_of(slot.key) = slot;
        }
    }
    std::vector<Slot> slots_;
    std::uint32_t size_ = 0;
};

}  // namespace dragoman
