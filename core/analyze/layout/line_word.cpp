#include "core/analyze/layout/line_word.h"

#include <algorithm>

#include "core/base/ascii.h"
#include "core/base/utf8.h"
#include "core/base/word_hash.h"
#include "core/knowledge/layout_phrases.h"

namespace dragoman {

std::size_t read_wide_word(std::string_view text, std::size_t at, LineWord& word) {
    WordHash hash;
    std::uint64_t stem = 0;
    std::uint32_t letters = 0, uppers = 0, lowers = 0;
    bool lower_before = false;
    word.number = text[at] >= '0' && text[at] <= '9';
    while (at < text.size()) {
        const CodePoint point = decode_at(text, at);
        if (dropped_from_words(point.value)) {
            at += point.size;
            continue;
        }
        if (!is_letter(point.value) && !is_digit(point.value) && !is_mark(point.value)) break;
        const bool up = is_upper(point.value), low = is_lower(point.value);
        if (letters == 0) word.capital = up;
        if (up && lower_before && letters >= 4) word.glued = true;
        lower_before = low;
        uppers += up;
        lowers += low;
        if (point.value < 0x80) hash.take(lower_ascii(text[at]));
        else for (const char c : lowered(text.substr(at, point.size))) hash.take(c);
        if (++letters == 5) stem = hash.value();
        at += point.size;
    }
    word.key = LayoutPhrases::word_key(hash.value(), letters);
    word.stem = static_cast<std::uint32_t>((letters > 5 ? stem : hash.value()) >> 32);
    word.letters = letters;
    word.all_capitals = uppers > 1 && lowers == 0;
    return at;
}

void read_capitals(std::string_view letters, LineWord& word) {
    std::size_t capital = 0, small = 0;
    for (std::size_t i = 0; i < letters.size(); ++i) {
        const bool up = letters[i] >= 'A' && letters[i] <= 'Z';
        word.glued = word.glued || (up && i >= 4 && letters[i - 1] >= 'a');
        capital += up;
        small += letters[i] >= 'a';
    }
    word.all_capitals = capital > 1 && small == 0;
}

}  // namespace dragoman
