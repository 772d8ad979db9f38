#pragma once
// A hash of words that takes eight bytes in one step.
#include <cstdint>
#include <string_view>

namespace dragoman {

/// Byte by byte, or by mix() with the bytes of a word in eights, the first in the lowest place, the last eight
/// filled up with zeros. Multiply and fold after Thorup, "High Speed Hashing for Integers and Strings", 2015.
class WordHash {
public:
    static constexpr std::uint64_t seed = 0xcbf29ce484222325ull;
    static constexpr std::uint64_t mix(std::uint64_t hash, std::uint64_t eight) {
        hash = (hash ^ eight) * 0x9E3779B97F4A7C15ull;
        return hash ^ hash >> 29;
    }
    constexpr void take(char byte) {
        eight_ |= static_cast<std::uint64_t>(static_cast<unsigned char>(byte)) << (8 * size_);
        if (++size_ < 8) return;
        hash_ = mix(hash_, eight_);
        eight_ = size_ = 0;
    }
    constexpr std::uint64_t value() const { return size_ == 0 ? hash_ : mix(hash_, eight_); }

    static constexpr std::uint64_t of(std::string_view word) {
        WordHash hash;
        for (const char c : word) hash.take(c);
        return hash.value();
    }

private:
    std::uint64_t hash_ = seed, eight_ = 0, size_ = 0;
};

}  // namespace dragoman
