#include "core/analyze/layout/line_word.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "core/base/ascii.h"
#include "core/base/utf8.h"
#include "core/base/word_hash.h"
#include "core/knowledge/layout_phrases.h"

namespace dragoman {
namespace {

constexpr std::uint64_t each_byte = 0x0101010101010101ull, high = 0x80 * each_byte;

/// The eight bytes from `at` on, zeros behind the end.
std::uint64_t load(std::string_view text, std::size_t at) {
    std::uint64_t eight = 0;
    const std::size_t left = text.size() - at;
    if (left >= sizeof eight) {
        std::memcpy(&eight, text.data() + at, sizeof eight);
    } else if (text.size() >= sizeof eight) {
        std::memcpy(&eight, text.data() + text.size() - sizeof eight, sizeof eight);
        eight >>= 8 * (sizeof eight - left);
    } else {
        for (std::size_t i = 0; i < left; ++i) eight |= static_cast<std::uint64_t>(static_cast<unsigned char>(text[at + i])) << (8 * i);
    }
    return eight;
}

/// The high bit of each byte of `x`, all below 0x80, that lies in low…top.
std::uint64_t in_range(std::uint64_t x, unsigned char low, unsigned char top) {
    return (x + (0x80u - low) * each_byte) & ~(x + (0x7Fu - top) * each_byte) & high;
}

/// Eight bytes: which are ASCII letters and digits, a high bit each.
struct Eight {
    std::uint64_t bytes, alpha, digit;
    explicit Eight(std::uint64_t x) : bytes(x) {
        const std::uint64_t low_bits = x & ~high, ascii = ~x & high;
        alpha = in_range(low_bits | 0x20 * each_byte, 'a', 'z') & ascii;
        digit = in_range(low_bits, '0', '9') & ascii;
    }
    /// Letters and digits before anything else, 0…8.
    unsigned run() const {
        const std::uint64_t others = ~(alpha | digit) & high;
        return others == 0 ? 8 : static_cast<unsigned>(std::countr_zero(others)) / 8;
    }
    std::uint64_t upper() const { return alpha & ~(bytes << 2); }
};

std::uint64_t first_bytes(unsigned count) { return count == 8 ? ~0ull : (1ull << (8 * count)) - 1; }

/// A word of other letters than ASCII, or with an apostrophe.
std::size_t read_letter_by_letter(std::string_view text, std::size_t at, LineWord& word, WordShape& shape) {
    WordHash hash;
    std::uint64_t stem = 0;
    std::uint32_t letters = 0, uppers = 0, lowers = 0;
    bool lower_before = false;
    while (at < text.size()) {
        const CodePoint point = decode_at(text, at);
        if (dropped_from_words(point.value)) {
            at += point.size;
            continue;
        }
        if (!is_letter(point.value) && !is_digit(point.value) && !is_mark(point.value)) break;
        const bool up = is_upper(point.value), low = is_lower(point.value);
        if (letters == 0) word.capital = up;
        if (up && lower_before && letters >= 4) shape.glued = true;
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
    word.letters = static_cast<std::uint8_t>(std::min(letters, 255u));
    shape.all_capitals = uppers > 1 && lowers == 0;
    return at;
}

}  // namespace

std::size_t read_line_word(std::string_view text, std::size_t at, LineWord& word, WordShape& shape) {
    const std::size_t begin = at;
    const unsigned char first = static_cast<unsigned char>(text[at]);
    shape.number = first >= '0' && first <= '9';
    word.capital = first >= 'A' && first <= 'Z';
    std::uint64_t hash = WordHash::seed, lowers = 0, carried = 0;
    bool capital = false, capitals = false;
    for (unsigned run = 8; run == 8 && at < text.size(); at += run) {
        const Eight eight(load(text, at));
        run = eight.run();
        if (run == 0) break;
        const std::uint64_t kept = first_bytes(run), upper = eight.upper() & kept, lower = eight.alpha & kept & ~upper;
        const std::uint64_t chunk = (eight.bytes | 0x20 * each_byte) & kept;
        if (at == begin) word.stem = static_cast<std::uint32_t>(WordHash::mix(WordHash::seed, chunk & first_bytes(5)) >> 32);
        hash = WordHash::mix(hash, chunk);
        const std::uint64_t behind_lower = upper & (lower << 8 | carried);
        shape.glued = shape.glued || (at == begin ? behind_lower >> 32 : behind_lower) != 0;
        carried = lower >> 56;
        capitals = capitals || (upper & (upper - 1)) != 0 || (capital && upper != 0);
        capital = capital || upper != 0;
        lowers |= lower;
    }
    if (at < text.size() && (static_cast<unsigned char>(text[at]) >= 0x80 || text[at] == '\'')) {
        const char32_t next = decode_at(text, at).value;
        if (dropped_from_words(next) || is_letter(next) || is_digit(next) || is_mark(next)) return read_letter_by_letter(text, begin, word, shape);
    }
    const auto letters = static_cast<std::uint32_t>(std::min<std::size_t>(at - begin, 255));
    word.key = LayoutPhrases::word_key(hash, letters);
    word.letters = static_cast<std::uint8_t>(letters);
    shape.all_capitals = capitals && lowers == 0;
    return at;
}

}  // namespace dragoman
