#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

namespace dragoman {

/// FNV-1a, 64 bits: the same on every machine, so that it may reach an output.
constexpr std::uint64_t text_hash(std::string_view text, std::uint64_t seed = 0xcbf29ce484222325ull) {
    for (const char c : text) seed = (seed ^ static_cast<unsigned char>(c)) * 0x100000001b3ull;
    return seed;
}

/// Looks std::string keys up by std::string_view without a copy.
struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return static_cast<std::size_t>(text_hash(text)); }
};
template <class Value>
using TextMap = std::unordered_map<std::string, Value, TextHash, std::equal_to<>>;

}  // namespace dragoman
