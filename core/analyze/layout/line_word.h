#pragma once
// A word of a line, read and hashed eight bytes at a time.
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "core/base/word_hash.h"
#include "core/knowledge/layout_phrases.h"

namespace dragoman {

/// A word by its hashes: lower case, apostrophes dropped ("don't" is "dont").
struct LineWord {
    std::uint64_t key = 0;      ///< LayoutPhrases::word_key
    std::uint32_t stem = 0;     ///< Hash of its first five letters, or of all.
    std::uint32_t letters = 0;  ///< Code points.
    bool capital = false;       ///< Begins with one.
    bool number = false;        ///< Begins with a digit.
    bool all_capitals = false;  ///< Two or more, and no small letter.
    bool glued = false;         ///< "HomePolitics": a capital behind a small letter, four letters in.
};

/// Dropped from words: ' ’ ‘
inline bool dropped_from_words(char32_t c) { return c == '\'' || c == 0x2019 || c == 0x2018; }

/// Reads the word of letters and digits of any script that begins at `at`, letter by letter; returns its end. Apostrophes
/// inside or behind it belong to it.
std::size_t read_wide_word(std::string_view text, std::size_t at, LineWord& word);

/// Sets what the capitals of a word of ASCII say, where there is one inside.
void read_capitals(std::string_view letters, LineWord& word);

namespace eight_bytes {

constexpr std::uint64_t small_letters = 0x2020202020202020ull;
/// Ones over the first zero to eight bytes.
constexpr std::uint64_t first[] = {0, ~0ull >> 56, ~0ull >> 48, ~0ull >> 40, ~0ull >> 32, ~0ull >> 24, ~0ull >> 16, ~0ull >> 8, ~0ull};

/// The eight bytes from `at` on; zeros behind the end of the text.
inline std::uint64_t load(std::string_view text, std::size_t at) {
    std::uint64_t eight = 0;
    if (at + sizeof eight <= text.size()) std::memcpy(&eight, text.data() + at, sizeof eight);
    else std::memcpy(&eight, text.data() + at, text.size() - at);
    return eight;
}
/// A bit for each capital among ASCII letters and digits.
constexpr std::uint64_t capitals(std::uint64_t eight) { return eight & ~(eight << 1) & 2 * small_letters; }

}  // namespace eight_bytes

/// Reads a word of ASCII letters and digits alone into `word`, a fresh one: copied out of a variable, its bytes would be
/// loaded in wider pieces than they were stored in, for which the processor waits. Cost: a multiplication for eight letters.
inline void read_plain_word(std::string_view text, std::size_t begin, std::size_t end, LineWord& word) {
    using namespace eight_bytes;
    const std::size_t size = end - begin;
    const std::uint64_t kept = first[size < 8 ? size : 8], head = load(text, begin) & kept, lowered = head | (small_letters & kept);
    std::uint64_t hash = WordHash::mix(WordHash::seed, lowered), inside = capitals(head) >> 8;
    for (std::size_t at = begin + 8; at < end; at += 8) {
        const std::uint64_t rest = first[end - at < 8 ? end - at : 8], eight = load(text, at) & rest;
        hash = WordHash::mix(hash, eight | (small_letters & rest));
        inside |= capitals(eight);
    }
    word.letters = static_cast<std::uint32_t>(size);
    word.key = LayoutPhrases::word_key(hash, word.letters);
    word.stem = static_cast<std::uint32_t>(WordHash::mix(WordHash::seed, lowered & first[5]) >> 32);
    word.capital = (head & 0xFF) - 'A' < 26;
    word.number = (head & 0xFF) - '0' < 10;
    if (inside != 0) read_capitals(text.substr(begin, size), word);
}

}  // namespace dragoman
