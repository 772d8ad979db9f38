#include "core/base/utf8.h"

#include <utf8proc.h>

#include <algorithm>
#include <cstring>

namespace dragoman {
namespace {

constexpr char32_t replacement = 0xFFFD;

utf8proc_category_t category(char32_t c) {
    return utf8proc_category(static_cast<utf8proc_int32_t>(c));
}

bool is_ascii(char byte) { return static_cast<unsigned char>(byte) < 0x80; }
char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

}  // namespace

CodePoint decode_at(std::string_view text, std::size_t byte) {
    if (byte >= text.size()) return {0, 0};
    const auto at = [&](std::size_t i) { return static_cast<unsigned char>(text[byte + i]); };
    const unsigned char lead = at(0);
    if (lead < 0x80) return {lead, 1};
    const std::uint32_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 0;
    if (size == 0 || lead > 0xF4 || byte + size > text.size()) return {replacement, 1};
    char32_t value = lead & (0xFF >> (size + 1));
    for (std::uint32_t i = 1; i < size; ++i) {
        if ((at(i) & 0xC0) != 0x80) return {replacement, 1};
        value = value << 6 | (at(i) & 0x3F);
    }
    const bool overlong = (size == 3 && value < 0x800) || (size == 4 && value < 0x10000);
    const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
    if (overlong || surrogate || value > 0x10FFFF) return {replacement, 1};
    return {value, size};
}

CodePoint decode_before(std::string_view text, std::size_t byte) {
    byte = std::min(byte, text.size());
    if (byte == 0) return {0, 0};
    std::size_t begin = byte - 1;
    while (begin > 0 && byte - begin < 4 && is_continuation(text[begin])) --begin;
    const CodePoint point = decode_at(text, begin);
    if (begin + point.size == byte) return point;
    return {replacement, 1};
}

void append_utf8(std::string& out, char32_t c) {
    if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = replacement;
    const auto push = [&](char32_t byte) { out.push_back(static_cast<char>(byte)); };
    if (c < 0x80) return push(c);
    if (c < 0x800) {
        push(0xC0 | c >> 6);
    } else if (c < 0x10000) {
        push(0xE0 | c >> 12);
        push(0x80 | (c >> 6 & 0x3F));
    } else {
        push(0xF0 | c >> 18);
        push(0x80 | (c >> 12 & 0x3F));
        push(0x80 | (c >> 6 & 0x3F));
    }
    push(0x80 | (c & 0x3F));
}

std::size_t first_beyond_ascii(std::string_view text, std::size_t from) {
    std::uint64_t eight = 0;
    for (; text.size() - from >= sizeof eight; from += sizeof eight) {
        std::memcpy(&eight, text.data() + from, sizeof eight);
        if (eight & 0x8080808080808080u) break;
    }
    while (from < text.size() && is_ascii(text[from])) ++from;
    return from;
}

std::size_t first_ill_formed(std::string_view text) {
    for (std::size_t byte = first_beyond_ascii(text, 0); byte < text.size();) {
        const CodePoint point = decode_at(text, byte);
        if (point.value == replacement && point.size == 1) return byte;
        byte = first_beyond_ascii(text, byte + point.size);
    }
    return text.size();
}

std::size_t count_code_points(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char byte) { return !is_continuation(byte); }));
}

bool is_letter(char32_t c) {
    if (c < 0x80) return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
    const utf8proc_category_t kind = category(c);
    return kind >= UTF8PROC_CATEGORY_LU && kind <= UTF8PROC_CATEGORY_LO;
}

bool is_upper(char32_t c) {
    if (c < 0x80) return c >= 'A' && c <= 'Z';
    const utf8proc_category_t kind = category(c);
    return kind == UTF8PROC_CATEGORY_LU || kind == UTF8PROC_CATEGORY_LT;
}

bool is_lower(char32_t c) {
    if (c < 0x80) return c >= 'a' && c <= 'z';
    return category(c) == UTF8PROC_CATEGORY_LL;
}

bool is_digit(char32_t c) {
    if (c < 0x80) return c >= '0' && c <= '9';
    return category(c) == UTF8PROC_CATEGORY_ND;
}

bool is_space(char32_t c) {
    if (c < 0x80) return c == ' ' || (c >= '\t' && c <= '\r');
    return c == 0x85 || category(c) == UTF8PROC_CATEGORY_ZS || c == 0x2028 || c == 0x2029;
}

bool is_mark(char32_t c) {
    if (c < 0x300) return false;
    const utf8proc_category_t kind = category(c);
    return kind >= UTF8PROC_CATEGORY_MN && kind <= UTF8PROC_CATEGORY_ME;
}

bool is_quote_mark(char32_t c) {
    switch (c) {
        case '"': case 0xAB: case 0xBB: case 0x201C: case 0x201D: case 0x201E: case 0x201F:
        case 0x2039: case 0x203A: case 0x300C: case 0x300D: case 0x300E: case 0x300F: case 0xFF02:
            return true;
        default:
            return false;
    }
}

std::string lowered(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t byte = 0; byte < text.size();) {
        if (is_ascii(text[byte])) {
            out.push_back(ascii_lower(text[byte++]));
            continue;
        }
        const CodePoint point = decode_at(text, byte);
        append_utf8(out, static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(point.value))));
        byte += point.size;
    }
    return out;
}

std::string folded(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    const auto put = [&](char32_t c) {
        if (is_mark(c)) return;
        if (is_space(c)) {
            if (!out.empty() && out.back() != ' ') out.push_back(' ');
            return;
        }
        if (c == 0x2018 || c == 0x2019 || c == 0x2BC || c == 0x60) c = '\'';
        if (c < 0x80) {
            out.push_back(ascii_lower(static_cast<char>(c)));
        } else {
            append_utf8(out, c);
        }
    };
    for (std::size_t byte = 0; byte < text.size();) {
        if (is_ascii(text[byte])) {
            put(static_cast<char32_t>(text[byte++]));
            continue;
        }
        const CodePoint point = decode_at(text, byte);
        utf8proc_int32_t parts[16];
        int boundary = 0;
        const utf8proc_ssize_t size = utf8proc_decompose_char(
            static_cast<utf8proc_int32_t>(point.value), parts, 16,
            static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD),
            &boundary);
        for (utf8proc_ssize_t i = 0; i < std::min<utf8proc_ssize_t>(size, 16); ++i) {
            put(static_cast<char32_t>(parts[i]));
        }
        byte += point.size;
    }
    while (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

std::string squashed(std::string_view text) {
    std::string out(text.size(), '\0');
    std::size_t kept = 0;
    for (std::size_t i = 0; i < text.size();) {
        if (is_ascii(text[i])) {  // each byte to the next place, which moves on if it is to be kept: no branch to mispredict
            const char c = ascii_lower(text[i++]);
            out[kept] = c;
            kept += (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
            continue;
        }
        const CodePoint point = decode_at(text, i);
        i += point.size;
        if (!is_letter(point.value) && !is_digit(point.value)) continue;
        const std::string small = lowered(text.substr(i - point.size, point.size));
        if (kept + small.size() + text.size() - i > out.size()) out.resize(kept + small.size() + text.size() - i);  // a few grow
        out.replace(kept, small.size(), small);
        kept += small.size();
    }
    out.resize(kept);
    return out;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty()) {
        const CodePoint point = decode_at(text, 0);
        if (!is_space(point.value)) break;
        text.remove_prefix(point.size);
    }
    while (!text.empty()) {
        const CodePoint point = decode_before(text, text.size());
        if (!is_space(point.value)) break;
        text.remove_suffix(point.size);
    }
    return text;
}

CodePointIndex::CodePointIndex(std::string_view text) : text_(text) {
    every_64th_.reserve(text.size() / 64 + 1);
    for (std::size_t byte = 0; byte < text.size(); ++byte) {
        if (byte % 64 == 0) every_64th_.push_back(static_cast<std::uint32_t>(total_));
        total_ += !is_continuation(text[byte]);
    }
}

std::size_t CodePointIndex::code_points(std::size_t byte) const {
    if (byte >= text_.size()) return total_;
    const std::size_t from = byte / 64 * 64;
    return every_64th_[byte / 64] + count_code_points(text_.substr(from, byte - from));
}

std::size_t CodePointIndex::byte(std::size_t code_point) const {
    if (code_point >= total_) return text_.size();
    const auto after = std::upper_bound(every_64th_.begin(), every_64th_.end(), code_point);
    std::size_t at = static_cast<std::size_t>(after - every_64th_.begin() - 1);
    std::size_t left = code_point - every_64th_[at];
    std::size_t byte = at * 64;
    for (;; ++byte) {
        if (is_continuation(text_[byte])) continue;
        if (left == 0) return byte;
        --left;
    }
}

}  // namespace dragoman
