#pragma once
// The words of a text as search sees them. Cruder than the analysis' tokens on purpose: what somebody types must come apart
// in the same way as what an article says.
#include <string>
#include <string_view>

#include "core/document/span.h"

namespace dragoman {

/// Goes from word to word. A word is a run of letters, digits and marks; an apostrophe inside it and a point or comma between
/// digits belong to it, the ending 's does not. Its key is folded: "Ghanī’s" → "ghani".
///
/// Units  UTF-8 bytes into `text`.
/// Cost   linear; allocates nothing for words of ASCII once the key has its room.
class WordScanner {
public:
    explicit WordScanner(std::string_view text, std::uint32_t from = 0) : text_(text), at_(from) {}
    bool next();
    Span span() const { return span_; }            ///< The ending 's among it.
    std::string_view key() const { return key_; }  ///< Valid until the next word.

private:
    std::string_view text_;
    std::uint32_t at_;
    Span span_;
    std::string key_;
};

/// Whether words are made of it.
bool is_word_sign(char32_t c);

}  // namespace dragoman
