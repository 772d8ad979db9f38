#include "core/ingest/mojibake.h"

#include <string>

#include "core/base/utf8.h"
#include "core/ingest/code_pages.h"

namespace dragoman {
namespace {

/// The byte that a character was in a code page; 0 where it has none above 0x7F.
unsigned char byte_in(const CodePage& page, char32_t c) {
    for (std::size_t i = 0; i < page.high.size(); ++i) {
        if (page.high[i] == c) return static_cast<unsigned char>(0x80 + i);
    }
    return c >= 0x80 && c < 0xA0 ? static_cast<unsigned char>(c) : 0;  // open places keep their number
}

struct Misread {
    std::size_t begin = 0, end = 0;  ///< Bytes of the text.
    std::string meant;
};

/// One character of UTF-8 spelt out in a code page at `at`.
std::optional<Misread> misread_at(std::string_view text, std::size_t at, const CodePage& page) {
    Misread found{at, at, {}};
    std::size_t wanted = 1;
    for (std::size_t size = 0; size < wanted; ++size) {
        const CodePoint point = decode_at(text, found.end);
        const unsigned char byte = point.value < 0x80 ? 0 : byte_in(page, point.value);
        if (byte == 0) return std::nullopt;
        if (size == 0) wanted = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC2 ? 2 : 0;
        if (wanted == 0) return std::nullopt;
        found.meant.push_back(static_cast<char>(byte));
        found.end += point.size;
    }
    if (first_ill_formed(found.meant) < found.meant.size()) return std::nullopt;
    return found;
}

std::optional<Warning> misread_in(std::string_view text, const CodePage& page) {
    std::size_t places = 0, beyond_ascii = 0, explained = 0;
    bool punctuation = false;  // "â€" is no word of any language
    std::optional<Misread> first;
    for (std::size_t i = first_beyond_ascii(text, 0); i < text.size(); i = first_beyond_ascii(text, i)) {
        if (std::optional<Misread> found = misread_at(text, i, page)) {
            ++places;
            const std::size_t characters = found->meant.size();
            explained += characters;
            beyond_ascii += characters;
            punctuation = punctuation || found->meant.starts_with("\xE2\x80");
            i = found->end;
            if (!first) first = std::move(found);
            continue;
        }
        ++beyond_ascii;
        i += decode_at(text, i).size;
    }
    if (places < (punctuation ? 1u : 3u) || explained * 2 < beyond_ascii) return std::nullopt;
    const std::string_view seen = text.substr(first->begin, first->end - first->begin);
    return Warning{"mojibake",
                   (places == 1 ? std::string("One place looks") : std::to_string(places) + " places look") +
                       " like UTF-8 that was once read as " + std::string(page.name) + " (“" + std::string(seen) + "” for “" +
                       first->meant + "”). The text is left as it is.",
                   {static_cast<std::uint32_t>(first->begin), static_cast<std::uint32_t>(first->end)}};
}

/// Holds one of â Ã Â Ð Ñ Ø Ù, Р С в: what the first bytes of two and three look like when misread.
bool may_be_misread(std::string_view text) {
    const auto has = [text](char first, std::string_view second) {
        for (std::size_t i = text.find(first); i < text.size(); i = text.find(first, i + 1)) {
            if (i + 1 < text.size() && second.find(text[i + 1]) != std::string_view::npos) return true;
        }
        return false;
    };
    return has('\xC3', "\xA2\x83\x82\x90\x91\x98\x99") || has('\xD0', "\xA0\xA1\xB2");
}

}  // namespace

std::optional<Warning> find_mojibake(std::string_view text) {
    text = text.substr(0, 256 * 1024);
    if (!may_be_misread(text)) return std::nullopt;
    for (const CodePage& page : code_pages) {
        if (page.name != "windows-1252" && page.name != "windows-1251") continue;
        if (std::optional<Warning> warning = misread_in(text, page)) return warning;
    }
    return std::nullopt;
}

}  // namespace dragoman
