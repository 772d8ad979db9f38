#pragma once
#include <bit>
#include <cstdint>
#include <vector>

namespace dragoman {

/// Articles by their number in an index, ascending.
using DocumentSet = std::vector<std::uint32_t>;

/// A set of articles as a bit each: what joins and parts sets is then a few instructions for 64 of them.
class DocumentBits {
public:
    explicit DocumentBits(std::size_t documents, bool all = false) : documents_(documents), bits_((documents + 63) / 64, all ? ~0ull : 0ull) { trim(); }
    static DocumentBits of(std::size_t documents, const DocumentSet& set) {
        DocumentBits out(documents);
        for (const std::uint32_t document : set) out.add(document);
        return out;
    }
    bool has(std::uint32_t document) const { return bits_[document / 64] >> document % 64 & 1; }
    void add(std::uint32_t document) { bits_[document / 64] |= 1ull << document % 64; }
    void remove(std::uint32_t document) { bits_[document / 64] &= ~(1ull << document % 64); }
    DocumentBits& operator&=(const DocumentBits& other) {
        for (std::size_t i = 0; i < bits_.size(); ++i) bits_[i] &= other.bits_[i];
        return *this;
    }
    DocumentBits& operator|=(const DocumentBits& other) {
        for (std::size_t i = 0; i < bits_.size(); ++i) bits_[i] |= other.bits_[i];
        return *this;
    }
    DocumentBits operator~() const {
        DocumentBits out = *this;
        for (std::uint64_t& word : out.bits_) word = ~word;
        out.trim();
        return out;
    }
    DocumentSet set() const {
        std::size_t count = 0;
        for (const std::uint64_t word : bits_) count += static_cast<std::size_t>(std::popcount(word));
        DocumentSet out;
        out.reserve(count);
        for (std::size_t i = 0; i < bits_.size(); ++i) {
            for (std::uint64_t word = bits_[i]; word != 0; word &= word - 1) {
                out.push_back(static_cast<std::uint32_t>(i * 64) + static_cast<std::uint32_t>(std::countr_zero(word)));
            }
        }
        return out;
    }

private:
    void trim() {
        if (documents_ % 64 != 0) bits_.back() &= (1ull << documents_ % 64) - 1;
    }
    std::size_t documents_;
    std::vector<std::uint64_t> bits_;
};

}  // namespace dragoman
