#include "core/ingest/encoding.h"

#include <algorithm>
#include <array>

#include "core/base/ascii.h"
#include "core/base/utf8.h"
#include "core/ingest/code_pages.h"

namespace dragoman {
namespace {

struct Alias {
    std::string_view label, name;
};
// Beside the names themselves, and "cp…", "x-cp…" and "win-…" for the Windows code pages.
constexpr Alias aliases[] = {
    {"utf8", "utf-8"},           {"utf-8", "utf-8"},          {"unicode-1-1-utf-8", "utf-8"},  {"utf-16", "utf-16le"},
    {"utf-16le", "utf-16le"},    {"utf-16be", "utf-16be"},    {"unicode", "utf-16le"},         {"us-ascii", "windows-1252"},
    {"ascii", "windows-1252"},   {"latin1", "windows-1252"},  {"latin-1", "windows-1252"},     {"l1", "windows-1252"},
    {"iso-8859-1", "windows-1252"}, {"iso8859-1", "windows-1252"}, {"iso_8859-1", "windows-1252"}, {"iso88591", "windows-1252"},
    {"iso-8859-9", "windows-1254"}, {"latin5", "windows-1254"}, {"iso-8859-11", "windows-874"}, {"tis-620", "windows-874"},
    {"latin2", "iso-8859-2"},    {"iso8859-2", "iso-8859-2"}, {"cyrillic", "iso-8859-5"},      {"iso8859-5", "iso-8859-5"},
    {"arabic", "iso-8859-6"},    {"greek", "iso-8859-7"},     {"hebrew", "iso-8859-8"},        {"iso-8859-8-i", "iso-8859-8"},
    {"latin9", "iso-8859-15"},   {"iso8859-15", "iso-8859-15"}, {"koi", "koi8-r"},             {"koi8", "koi8-r"},
    {"koi8-ru", "koi8-u"},       {"866", "ibm866"},           {"cp866", "ibm866"},             {"mac", "macintosh"},
    {"x-mac-roman", "macintosh"}, {"ansi", "windows-1252"},
};

const CodePage* code_page(std::string_view name) {
    for (const CodePage& page : code_pages) {
        if (page.name == name) return &page;
    }
    return nullptr;
}

std::string from_utf16(std::string_view bytes, bool little) {
    std::string out;
    out.reserve(bytes.size());
    const auto unit = [&](std::size_t i) {
        const auto a = static_cast<unsigned char>(bytes[i]), b = static_cast<unsigned char>(bytes[i + 1]);
        return static_cast<char32_t>(little ? (b << 8 | a) : (a << 8 | b));
    };
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
        char32_t c = unit(i);
        if (c >= 0xD800 && c < 0xDC00 && i + 3 < bytes.size()) {
            const char32_t low = unit(i + 2);
            if (low >= 0xDC00 && low < 0xE000) {
                c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
                i += 2;
            }
        }
        append_utf8(out, c);
    }
    return out;
}

std::string with_replacements(std::string_view bytes) {
    std::string out;
    out.reserve(bytes.size() + 16);
    while (!bytes.empty()) {
        const std::size_t good = first_ill_formed(bytes);
        out += bytes.substr(0, good);
        if (good == bytes.size()) break;
        append_utf8(out, 0xFFFD);
        bytes.remove_prefix(good + 1);
    }
    return out;
}

bool ends_value(char c) {
    return c == '"' || c == '\'' || c == '>' || c == ' ' || c == ';' || c == '/' || c == '?' || c == ',' || (c >= '\t' && c <= '\r');
}

/// The word behind `at`, quotes and blanks before it left out.
std::string_view value_at(std::string_view text, std::size_t at) {
    while (at < text.size() && (text[at] == '"' || text[at] == '\'' || text[at] == ' ')) ++at;
    std::size_t end = at;
    while (end < text.size() && !ends_value(text[end])) ++end;
    return text.substr(at, end - at);
}

/// What the high bytes of a sample would be, were it in a script of its own or a Latin one.
struct HighBytes {
    std::size_t all = 0, typographic = 0, beside_letter = 0, in_run = 0, impossible = 0;
    std::array<std::uint32_t, 128> count{};
};

HighBytes study_high_bytes(std::string_view bytes) {
    HighBytes seen;
    const CodePage& western = *code_page("windows-1252");
    const auto high = [&](std::size_t i) { return i < bytes.size() && static_cast<unsigned char>(bytes[i]) >= 0x80; };
    const auto latin = [&](std::size_t i) { return i < bytes.size() && is_ascii_letter(bytes[i]); };
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (!high(i)) continue;
        const auto byte = static_cast<unsigned char>(bytes[i]);
        ++seen.all;
        ++seen.count[byte - 0x80u];
        if (western.high[byte - 0x80u] >= 0x80 && western.high[byte - 0x80u] < 0xA0) ++seen.impossible;
        const bool mark = (byte >= 0x91 && byte <= 0x97) || byte == 0x85 || byte == 0x80 || byte == 0xA0 || byte == 0xA3 ||
                          byte == 0xA9 || byte == 0xAB || byte == 0xBB || byte == 0xB0 || byte == 0xAE || byte == 0xB7;
        if (mark) ++seen.typographic;
        if (byte >= 0xC0 && byte != 0xD7 && byte != 0xF7 && (latin(i + 1) || (i > 0 && latin(i - 1)))) ++seen.beside_letter;
        if (!mark && ((i > 0 && high(i - 1)) || high(i + 1))) ++seen.in_run;
    }
    return seen;
}

struct Language {
    std::string_view encoding;
    std::u16string_view frequent;  ///< Its ten most frequent letters; capitals do not count, which parts KOI8-R from 1251.
};
constexpr Language languages[] = {
    {"windows-1251", u"\u043E\u0435\u0430\u0438\u043D\u0442\u0441\u0440\u0432\u043B"},  // о е а и н т с р в л
    {"koi8-r", u"\u043E\u0435\u0430\u0438\u043D\u0442\u0441\u0440\u0432\u043B"},
    {"windows-1256", u"\u0627\u0644\u064A\u0645\u0648\u0646\u0631\u062A\u0628\u0647"},  // ا ل ي م و ن ر ت ب ه
};

}  // namespace

std::string_view encoding_of_label(std::string_view label) {
    std::string key = lower_ascii(trimmed(label));
    for (const Alias& alias : aliases) {
        if (alias.label == key) return alias.name;
    }
    for (const std::string_view prefix : {"x-cp", "cp", "win-", "windows"}) {
        if (!key.starts_with(prefix) || key.size() <= prefix.size() || !is_ascii_digit(key[prefix.size()])) continue;
        key = "windows-" + key.substr(prefix.size());
        break;
    }
    const CodePage* page = code_page(key);
    return page ? page->name : std::string_view();
}

std::string_view declared_encoding(std::string_view markup) {
    const std::string_view head = markup.substr(0, 2048);
    const std::string lower = lower_ascii(head);
    if (lower.starts_with("<?xml")) {
        const std::size_t end = lower.find("?>"), at = lower.find("encoding=");
        if (at != std::string::npos && at < end) return value_at(head, at + 9);
    }
    for (std::size_t at = lower.find("charset"); at != std::string::npos; at = lower.find("charset", at + 1)) {
        std::size_t equals = at + 7;
        while (equals < head.size() && head[equals] == ' ') ++equals;
        if (equals < head.size() && head[equals] == '=') return value_at(head, equals + 1);
    }
    return {};
}

std::string_view charset_of_mime(std::string_view content_type) {
    const std::string lower = lower_ascii(content_type);
    const std::size_t at = lower.find("charset=");
    return at == std::string::npos ? std::string_view() : value_at(content_type, at + 8);
}

std::string to_utf8(std::string_view bytes, std::string_view encoding) {
    if (encoding == "utf-16le" || encoding == "utf-16be") return from_utf16(bytes, encoding == "utf-16le");
    const CodePage* page = code_page(encoding);
    if (!page) return with_replacements(bytes);
    std::string out;
    out.reserve(bytes.size() + bytes.size() / 8);
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80) {
            out.push_back(c);
        } else {
            append_utf8(out, page->high[byte - 0x80u]);
        }
    }
    return out;
}

std::string_view guess_utf16(std::string_view bytes) {
    const std::string_view sample = bytes.substr(0, 4096 & ~std::size_t{1});
    if (sample.size() < 4 || bytes.size() % 2 != 0 || sample.find('\0') == std::string_view::npos) return {};
    // High bytes of Latin, Cyrillic, Arabic and general punctuation; the low bytes are everything else.
    std::size_t plausible[2] = {0, 0}, zeros[2] = {0, 0};
    for (std::size_t i = 0; i < sample.size(); ++i) {
        const auto byte = static_cast<unsigned char>(sample[i]);
        if (byte == 0x00 || byte == 0x04 || byte == 0x06 || byte == 0x20) ++plausible[i % 2];
        if (byte == 0x00) ++zeros[i % 2];
    }
    const std::size_t half = sample.size() / 2;
    for (std::size_t parity = 0; parity < 2; ++parity) {
        const bool high = plausible[parity] * 20 >= half * 19 && zeros[parity] > 0;
        if (high && zeros[1 - parity] == 0) return parity == 1 ? "utf-16le" : "utf-16be";
    }
    return {};
}

std::string_view guess_single_byte(std::string_view bytes) {
    const HighBytes seen = study_high_bytes(bytes.substr(0, 256 * 1024));
    if (seen.all < 2) return {};
    if (seen.impossible == 0 && (seen.typographic + seen.beside_letter) * 20 >= seen.all * 19) return "windows-1252";
    const std::size_t letters = seen.all - std::min(seen.all, seen.typographic);
    if (letters < 12 || seen.in_run * 10 < letters * 8) return {};
    std::string_view best;
    std::size_t most = 0;
    for (const Language& language : languages) {
        const CodePage& page = *code_page(language.encoding);
        std::size_t frequent = 0;
        for (std::size_t i = 0; i < page.high.size(); ++i) {
            if (language.frequent.find(page.high[i]) != std::u16string_view::npos) frequent += seen.count[i];
        }
        if (frequent > most) {
            most = frequent;
            best = language.encoding;
        }
    }
    return most * 10 >= letters * 4 ? best : std::string_view();
}

}  // namespace dragoman
