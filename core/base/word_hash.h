#pragma once
// A hash of words that takes eight bytes in one step.
#include <cstdint>
#include <cstring>
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

/// Up to twice the bytes of a Number, by its first and its last ones, which may overlap.
template <class Number>
std::uint64_t ends_of(std::string_view word) {
    Number first, last;
    std::memcpy(&first, word.data(), sizeof first);
    std::memcpy(&last, word.data() + word.size() - sizeof last, sizeof last);
    return first | static_cast<std::uint64_t>(last) << (8 * (word.size() - sizeof last));
}

/// Eight bytes in one access. For tables that are made and asked on one machine: another's order of bytes gives another hash.
inline std::uint64_t hash_by_eights(std::string_view word, std::uint64_t seed) {
    constexpr std::uint64_t odd = 0x9E3779B97F4A7C15ull;
    std::uint64_t mixed = (seed ^ word.size()) * odd;
    while (!word.empty()) {
        std::uint64_t eight = 0;
        if (word.size() >= 8) std::memcpy(&eight, word.data(), 8);
        else if (word.size() >= 4) eight = ends_of<std::uint32_t>(word);
        else if (word.size() >= 2) eight = ends_of<std::uint16_t>(word);
        else eight = static_cast<unsigned char>(word.front());
        mixed = (mixed ^ (mixed >> 32) ^ eight) * odd;
        word.remove_prefix(word.size() < 8 ? word.size() : 8);
    }
    return mixed ^ (mixed >> 29);
}

}  // namespace dragoman
