#include "core/analyze/timex/sentence_words.h"

#include "core/base/utf8.h"

namespace dragoman {

namespace {

/// Most of what is read.
bool plain_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }
char plain_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }

}  // namespace

std::vector<SentenceWord> sentence_words(std::string_view text, Span part) {
    std::vector<SentenceWord> words;
    words.reserve(part.size() / 6 + 1);
    bool comma = false;
    for (std::size_t i = part.begin; i < part.end;) {
        const CodePoint first = decode_at(text, i);
        if (!is_letter(first.value) && !is_digit(first.value)) {
            if (first.value == ',') comma = true;
            i += first.size;
            continue;
        }
        SentenceWord word;
        word.capital = is_upper(first.value);
        word.after_comma = comma;
        comma = false;
        std::size_t end = i;
        while (end < part.end) {
            if (plain_letter_or_digit(text[end])) {
                word.lower.push_back(plain_lower(text[end++]));
                continue;
            }
            const CodePoint point = decode_at(text, end);
            const bool inner_dot = point.value == '.' && end - i == 1 && end + 2 < part.end && is_upper(decode_at(text, end + 1).value) &&
                                   text[end + 2] == '.';
            if (is_letter(point.value) || is_digit(point.value) || is_mark(point.value)) {
                word.lower += lowered(text.substr(end, point.size));
            } else if (!inner_dot && !(point.value == '.' && word.lower.size() == 2 && text[i + 1] == '.')) {
                break;
            }
            end += point.size;
            if (point.value == '.' && !inner_dot) break;
        }
        word.span = {static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(end)};
        const CodePoint mark = decode_at(text, end);
        if (mark.value == '\'' || mark.value == 0x2019) {
            const CodePoint after = decode_at(text, end + mark.size);
            if ((after.value | 0x20) == 's' && !is_letter(decode_at(text, end + mark.size + 1).value)) end += mark.size + 1;
        }
        words.push_back(std::move(word));
        i = end;
    }
    return words;
}

std::size_t spells(std::span<const SentenceWord> words, std::size_t at, std::string_view phrase) {
    std::size_t count = 0;
    while (!phrase.empty()) {
        const std::size_t end = std::min(phrase.find(' '), phrase.size());
        if (at + count >= words.size() || words[at + count].lower != phrase.substr(0, end)) return 0;
        ++count;
        phrase.remove_prefix(end == phrase.size() ? end : end + 1);
    }
    return count;
}

}  // namespace dragoman
