#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/document/span.h"

namespace dragoman {

struct SentenceWord {
    Span span;
    std::string lower;  ///< Lower case, possessive 's dropped; "U.S." is "us".
    bool capital = false;
    bool after_comma = false;
};

/// Words of a part of the text; hyphens part words.
std::vector<SentenceWord> sentence_words(std::string_view text, Span part);
/// Of each sentence of an article, cut once for all who read them.
using WordsBySentence = std::vector<std::vector<SentenceWord>>;

/// Do the words from `at` spell `phrase` (lower case, blanks between)? Returns how many words, or 0.
std::size_t spells(std::span<const SentenceWord> words, std::size_t at, std::string_view phrase);

}  // namespace dragoman
