#pragma once
// What a tokenizer asks of a character: a table for ASCII, few ranges beyond.
#include <cstdint>
#include <string_view>

#include "core/base/utf8.h"

namespace dragoman {

/// decode_at() and decode_before(), where nearly all is ASCII.
inline CodePoint point_at(std::string_view text, std::size_t byte) {
    if (byte < text.size() && static_cast<unsigned char>(text[byte]) < 0x80) return {static_cast<unsigned char>(text[byte]), 1};
    return decode_at(text, byte);
}
inline CodePoint point_before(std::string_view text, std::size_t byte) {
    if (byte > 0 && byte <= text.size() && static_cast<unsigned char>(text[byte - 1]) < 0x80) return {static_cast<unsigned char>(text[byte - 1]), 1};
    return decode_before(text, byte);
}

inline bool is_ascii_letter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }
inline bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }

/// Letters, digits, marks, soft hyphens and "_": what runs on inside a word.
inline bool is_word_char(char32_t c) {
    if (c < 0x80) {
        return ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || (c >= '0' && c <= '9') || c == '_';
    }
    return is_letter(c) || is_digit(c) || is_mark(c) || c == 0xAD || c == 0x200C || c == 0xFFFD;
}

/// Invisible characters that part words or mean nothing: zero-width space, byte order and direction marks.
inline bool is_invisible(char32_t c) {
    return c == 0x200B || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF || (c < 0x20 && c != '\n' && c != '\t');
}
inline bool is_blank(char32_t c) { return is_space(c) || is_invisible(c); }

/// ' ’ ‘ ` ʼ ´, wherever they may stand for an apostrophe.
inline bool is_apostrophe(char32_t c) {
    return c == '\'' || c == 0x2019 || c == 0x2018 || c == '`' || c == 0x2BC || c == 0xB4;
}

inline bool is_emoji(char32_t c) {
    return (c >= 0x1F000 && c <= 0x1FAFF) || (c >= 0x2600 && c <= 0x27BF) || c == 0x2B50 || c == 0x2B55;
}
/// Joiners, variation selectors and skin tones: they belong to the emoji before them.
inline bool is_emoji_extension(char32_t c) {
    return c == 0x200D || (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0x1F3FB && c <= 0x1F3FF) || c == 0x20E3;
}

inline bool is_sentence_mark(char32_t c) {
    switch (c) {
        case '.': case '!': case '?': case 0x2026: case 0x203C: case 0x2047: case 0x2048: case 0x2049:
        case 0x3002: case 0xFF01: case 0xFF1F: case 0x0964: case 0x061F: case 0x06D4: return true;
        default: return false;
    }
}

}  // namespace dragoman
