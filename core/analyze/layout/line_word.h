#pragma once
// A word of a line, read and hashed eight bytes at a time.
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace dragoman {

/// A word by its hashes: lower case, apostrophes dropped ("don't" is "dont").
struct LineWord {
    std::uint64_t key = 0;   ///< LayoutPhrases::word_key
    std::uint32_t stem = 0;  ///< Hash of its first five letters, or of all.
    std::uint8_t letters = 0;  ///< Code points, at most 255.
    bool function = false;     ///< "the", "of"
    bool capital = false;      ///< Begins with one.
    bool content() const { return letters > 3 && !function; }
};

/// What a word shows besides.
struct WordShape {
    bool all_capitals = false;  ///< Two or more, and no small letter.
    bool number = false;        ///< Begins with a digit.
    bool glued = false;         ///< "HomePolitics": a capital behind a small letter, four letters in.
};

/// Dropped from words: ' ’ ‘
inline bool dropped_from_words(char32_t c) { return c == '\'' || c == 0x2019 || c == 0x2018; }

/// Reads the word of letters and digits that begins at `at`; returns its end. Apostrophes inside or behind it belong to it.
/// Cost: a multiplication for eight ASCII letters; other scripts go letter by letter.
std::size_t read_line_word(std::string_view text, std::size_t at, LineWord& word, WordShape& shape);

}  // namespace dragoman
