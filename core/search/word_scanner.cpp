#include "core/search/word_scanner.h"

#include "core/base/ascii.h"
#include "core/base/utf8.h"

namespace dragoman {
namespace {

bool is_plain_word_sign(char c) { return is_ascii_letter(c) || is_ascii_digit(c); }
bool is_apostrophe(char32_t c) { return c == '\'' || c == 0x2019 || c == 0x2BC; }

CodePoint word_sign_at(std::string_view text, std::uint32_t at) {
    const CodePoint c = decode_at(text, at);
    return c.size > 0 && is_word_sign(c.value) ? c : CodePoint{};
}

/// Bytes of what joins two parts of one word at `at`; 0 where the word ends.
std::uint32_t joint(std::string_view text, std::uint32_t at) {
    if (at >= text.size()) return 0;
    const char c = text[at];
    if (c == '.' || c == ',') {
        const bool number = at > 0 && is_ascii_digit(text[at - 1]) && at + 1 < text.size() && is_ascii_digit(text[at + 1]);
        return number ? 1 : 0;
    }
    if (c != '\'' && static_cast<unsigned char>(c) < 0x80) return 0;
    const CodePoint sign = decode_at(text, at);
    return is_apostrophe(sign.value) && word_sign_at(text, at + sign.size).size > 0 ? sign.size : 0;
}

}  // namespace

bool is_word_sign(char32_t c) { return is_letter(c) || is_digit(c) || is_mark(c); }

bool WordScanner::next() {
    const auto size = static_cast<std::uint32_t>(text_.size());
    while (at_ < size) {
        if (static_cast<unsigned char>(text_[at_]) < 0x80) {
            if (is_plain_word_sign(text_[at_])) break;
            ++at_;
            continue;
        }
        const CodePoint c = decode_at(text_, at_);
        if (is_word_sign(c.value)) break;
        at_ += c.size;
    }
    if (at_ >= size) return false;
    span_.begin = at_;
    key_.clear();
    bool ascii = true;
    std::uint32_t key_end = 0;  // without 's
    for (;;) {
        while (at_ < size) {
            if (static_cast<unsigned char>(text_[at_]) < 0x80) {
                if (!is_plain_word_sign(text_[at_])) break;
                key_.push_back(lower_ascii(text_[at_++]));
                continue;
            }
            const CodePoint c = word_sign_at(text_, at_);
            if (c.size == 0) break;
            ascii = false;
            at_ += c.size;
        }
        const std::uint32_t joined = joint(text_, at_);
        if (joined == 0) break;
        const bool number = joined == 1 && text_[at_] != '\'';
        const std::uint32_t behind = at_ + joined;
        const bool possessive = !number && (text_[behind] | 0x20) == 's' && word_sign_at(text_, behind + 1).size == 0;
        if (possessive) {
            key_end = at_;
            at_ = behind + 1;
            break;
        }
        key_.push_back(number ? text_[at_] : '\'');
        at_ = behind;
    }
    span_.end = at_;
    if (!ascii) key_ = folded(text_.substr(span_.begin, (key_end ? key_end : at_) - span_.begin));
    return true;
}

}  // namespace dragoman
