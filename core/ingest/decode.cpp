#include "core/ingest/decode.h"

#include <algorithm>
#include <array>
#include <limits>

#include "core/base/utf8.h"

namespace dragoman {
namespace {

// 0x80…0x9F of Windows-1252, and 0x80…0xBF of Windows-1251 (WHATWG Encoding Standard, indexes
// windows-1252 and windows-1251); the rest of both is regular.
constexpr std::array<char16_t, 32> windows_1252_high = {
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};
constexpr std::array<char16_t, 64> windows_1251_high = {
    0x0402, 0x0403, 0x201A, 0x0453, 0x201E, 0x2026, 0x2020, 0x2021, 0x20AC, 0x2030, 0x0409,
    0x2039, 0x040A, 0x040C, 0x040B, 0x040F, 0x0452, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x0098, 0x2122, 0x0459, 0x203A, 0x045A, 0x045C, 0x045B, 0x045F, 0x00A0,
    0x040E, 0x045E, 0x0408, 0x00A4, 0x0490, 0x00A6, 0x00A7, 0x0401, 0x00A9, 0x0404, 0x00AB,
    0x00AC, 0x00AD, 0x00AE, 0x0407, 0x00B0, 0x00B1, 0x0406, 0x0456, 0x0491, 0x00B5, 0x00B6,
    0x00B7, 0x0451, 0x2116, 0x0454, 0x00BB, 0x0458, 0x0405, 0x0455, 0x0457};

char32_t windows_1252(unsigned char byte) {
    return byte >= 0x80 && byte < 0xA0 ? windows_1252_high[byte - 0x80u] : byte;
}
char32_t windows_1251(unsigned char byte) {
    if (byte < 0x80) return byte;
    return byte < 0xC0 ? windows_1251_high[byte - 0x80u] : char32_t{0x0410} + (byte - 0xC0u);
}

struct Magic {
    std::string_view bytes, kind;
};
constexpr Magic magics[] = {
    {"%PDF-", "a PDF file"},
    {"PK\x03\x04", "a ZIP archive (or a Word, Excel or EPUB file)"},
    {"\x1F\x8B", "a gzip file"},
    {"BZh", "a bzip2 file"},
    {"\xFD" "7zXZ", "an xz file"},
    {"7z\xBC\xAF", "a 7-Zip archive"},
    {"\x89PNG", "a PNG picture"},
    {"\xFF\xD8\xFF", "a JPEG picture"},
    {"GIF8", "a GIF picture"},
    {"\xD0\xCF\x11\xE0", "an old Word or Excel file"},
    {"\x7F" "ELF", "a program"},
    {"MZ\x90", "a program"},
    {"OggS", "a sound file"},
    {"ID3", "a sound file"},
    {"SQLite format 3", "an SQLite database"},
    {"{\\rtf", "an RTF file"},
    {std::string_view("\0asm", 4), "a WebAssembly program"},
};

std::string counted(std::size_t number) { return std::to_string(number); }

Error not_utf8(std::string_view bytes, std::size_t byte) {
    const std::size_t line = line_of(bytes, byte);
    return {ErrorCode::not_utf8,
            "The text is not UTF-8: byte " + counted(byte + 1) + " (line " + counted(line) +
                ") belongs to no character. Save it as UTF-8 and try again.",
            byte, line};
}

/// Legacy encodings have no marks of their own, so only a text where every high byte fits counts.
struct HighBytes {
    std::size_t all = 0, typographic = 0, beside_letter = 0, in_cyrillic_run = 0, impossible = 0;
};

HighBytes study_high_bytes(std::string_view bytes) {
    HighBytes seen;
    const auto at = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
    const auto latin = [&](std::size_t i) {
        return i < bytes.size() && (at(i) | 0x20) >= 'a' && (at(i) | 0x20) <= 'z';
    };
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const unsigned char byte = at(i);
        if (byte < 0x80) continue;
        ++seen.all;
        const char32_t western = windows_1252(byte);
        if (western >= 0x80 && western < 0xA0) ++seen.impossible;
        const bool mark = (byte >= 0x91 && byte <= 0x97) || byte == 0x85 || byte == 0x80 ||
                          byte == 0xA0 || byte == 0xA3 || byte == 0xA9 || byte == 0xAB ||
                          byte == 0xBB || byte == 0xB0 || byte == 0xAE || byte == 0xB7;
        if (mark) ++seen.typographic;
        if (byte >= 0xC0 && byte != 0xD7 && byte != 0xF7 && (latin(i + 1) || (i > 0 && latin(i - 1)))) {
            ++seen.beside_letter;
        }
        const bool before = i > 0 && at(i - 1) >= 0xC0;
        const bool after = i + 1 < bytes.size() && at(i + 1) >= 0xC0;
        if (byte >= 0xC0 && (before || after)) ++seen.in_cyrillic_run;
    }
    return seen;
}

std::string_view legacy_encoding(std::string_view bytes) {
    const HighBytes seen = study_high_bytes(bytes);
    if (seen.all < 2) return {};  // one stray byte is damage, not an encoding
    if (seen.in_cyrillic_run * 10 >= seen.all * 8 && seen.all >= 12) return "windows-1251";
    if (seen.impossible == 0 && (seen.typographic + seen.beside_letter) * 20 >= seen.all * 19) {
        return "windows-1252";
    }
    return {};
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

bool only_white_space(std::string_view text) { return trimmed(text).empty(); }

std::string lower_ascii(std::string_view text) {
    std::string out(text);
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
    }
    return out;
}

}  // namespace

std::string_view kind_of_binary(std::string_view bytes) {
    for (const Magic& magic : magics) {
        if (bytes.starts_with(magic.bytes)) return magic.kind;
    }
    return {};
}

std::string with_lf(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
        out.push_back(text[i]);
    }
    return out;
}

std::size_t line_of(std::string_view text, std::size_t byte) {
    const std::string_view before = text.substr(0, std::min(byte, text.size()));
    return 1 + static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
}

std::string from_single_byte(std::string_view bytes, std::string_view encoding) {
    const bool cyrillic = encoding == "windows-1251";
    std::string out;
    out.reserve(bytes.size() + bytes.size() / 8);
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        append_utf8(out, cyrillic ? windows_1251(byte) : windows_1252(byte));
    }
    return out;
}

Result<DecodedText> decode_text(std::string_view bytes, std::string_view declared) {
    if (bytes.empty()) return Error{ErrorCode::empty_input, "The file is empty."};
    if (bytes.size() > std::numeric_limits<std::uint32_t>::max() / 4) {
        return Error{ErrorCode::too_large, "The file is larger than 1 GiB. Split it into smaller files."};
    }
    const std::string_view kind = kind_of_binary(bytes);
    if (!kind.empty()) {
        return Error{ErrorCode::binary_input, "The file is not text: it looks like " + std::string(kind) + "."};
    }
    DecodedText decoded{{}, "utf-8", false};
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
        const bool little = bytes[0] == '\xFF';
        decoded.encoding = little ? "utf-16le" : "utf-16be";
        const std::string text = from_utf16(bytes.substr(2), little);
        if (text.find('\0') != std::string::npos) {
            return Error{ErrorCode::binary_input, "The file is not text: it holds NUL characters.", 2};
        }
        decoded.text = with_lf(text);
    } else {
        if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
        const std::size_t nul = bytes.find('\0');
        if (nul != std::string_view::npos) {
            return Error{ErrorCode::binary_input,
                         "The file is not text: byte " + counted(nul + 1) + " is NUL.", nul};
        }
        const std::size_t bad = first_ill_formed(bytes);
        if (bad == bytes.size()) {
            decoded.text = with_lf(bytes);
        } else {
            const std::string label = lower_ascii(trimmed(declared));
            std::string_view encoding;
            if (label == "windows-1251" || label == "cp1251") encoding = "windows-1251";
            if (label == "windows-1252" || label == "cp1252" || label == "iso-8859-1" ||
                label == "latin1" || label == "iso8859-1" || label == "us-ascii") {
                encoding = "windows-1252";  // as the WHATWG Encoding Standard maps these labels
            }
            decoded.guessed = encoding.empty();
            if (encoding.empty()) encoding = legacy_encoding(bytes);
            if (encoding.empty()) return not_utf8(bytes, bad);
            decoded.encoding = std::string(encoding);
            decoded.text = with_lf(from_single_byte(bytes, encoding));
        }
    }
    if (only_white_space(decoded.text)) {
        return Error{ErrorCode::empty_input, "The file holds nothing but white space."};
    }
    return decoded;
}

}  // namespace dragoman
