#pragma once
// What tagger and parser see of a word: hashes of its spelling, worked out once a token.
#include <cstdint>
#include <string_view>

namespace dragoman {

/// ASCII case is folded, digits become "0", curly apostrophes straight; other bytes count as they are.
struct WordForm {
    std::uint64_t exact = 0, lower = 0;
    std::uint64_t suffix1 = 0, suffix2 = 0, suffix3 = 0, suffix4 = 0;  ///< Of the folded word, in bytes.
    std::uint64_t prefix2 = 0, prefix3 = 0;
    std::uint64_t shape = 0;  ///< "Xx", "X.X.", "0,0": runs of one class are one.
};

/// `opens` is true for a sentence's first word: its capital says less.
WordForm word_form(std::string_view word, bool opens);

/// The word folded as above, into `buffer`; at most 48 bytes are kept (the last ones).
std::string_view fold_word(std::string_view word, char (&buffer)[48]);

}  // namespace dragoman
