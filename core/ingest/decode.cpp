#include "core/ingest/decode.h"

#include <algorithm>
#include <limits>

#include "core/base/utf8.h"
#include "core/ingest/encoding.h"

namespace dragoman {
namespace {

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

}  // namespace

Damage damage_of(std::string_view bytes) {
    Damage damage;
    for (std::size_t i = 0; i < bytes.size();) {
        if (static_cast<unsigned char>(bytes[i]) < 0x80) {
            ++i;
            continue;
        }
        const CodePoint point = decode_at(bytes, i);
        ++(point.size == 1 ? damage.broken : damage.whole);
        i += point.size;
    }
    return damage;
}

std::string_view kind_of_binary(std::string_view bytes) {
    for (const Magic& magic : magics) {
        if (bytes.starts_with(magic.bytes)) return magic.kind;
    }
    return {};
}

std::string with_lf(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find("\r\n", begin), text.size());
        out += text.substr(begin, end - begin);
        begin = end == text.size() ? end : end + 1;
    }
    return out;
}

std::size_t line_of(std::string_view text, std::size_t byte) {
    const std::string_view before = text.substr(0, std::min(byte, text.size()));
    return 1 + static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
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
    const std::string_view named = encoding_of_label(declared);
    DecodedText decoded{{}, "utf-8", false, 0};
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
        decoded.encoding = bytes[0] == '\xFF' ? "utf-16le" : "utf-16be";
        decoded.text = with_lf(to_utf8(bytes.substr(2), decoded.encoding));
        if (decoded.text.find('\0') != std::string::npos) {
            return Error{ErrorCode::binary_input, "The file is not text: it holds NUL characters.", 2};
        }
    } else {
        if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
        const std::size_t nul = bytes.find('\0');
        const std::size_t bad = nul == std::string_view::npos ? first_ill_formed(bytes) : 0;
        std::string_view encoding = "utf-8";
        if (nul != std::string_view::npos) {
            encoding = guess_utf16(bytes);
            if (encoding.empty()) {
                return Error{ErrorCode::binary_input, "The file is not text: byte " + counted(nul + 1) + " is NUL.", nul};
            }
            decoded.guessed = encoding != named;
        } else if (bad < bytes.size()) {
            const Damage damage = damage_of(bytes);
            if (!named.empty() && !named.starts_with("utf-")) {
                encoding = named;
            } else if (damage.whole >= 5 * damage.broken) {
                decoded.damaged = damage.broken;
            } else if (const std::string_view guess = guess_single_byte(bytes); !guess.empty()) {
                encoding = guess;
                decoded.guessed = true;
            } else if (named == "utf-8") {
                decoded.damaged = damage.broken;
            } else if (named.empty() && !trimmed(declared).empty()) {
                return Error{ErrorCode::unsupported, "The text says that it is in the encoding \"" + std::string(trimmed(declared).substr(0, 40)) +
                                                         "\", which is not read. Save it as UTF-8 and try again.", bad};
            } else {
                return not_utf8(bytes, bad);
            }
        }
        decoded.encoding = std::string(encoding);
        decoded.text = with_lf(encoding == "utf-8" && decoded.damaged == 0 ? bytes : std::string_view(to_utf8(bytes, encoding)));
    }
    if (trimmed(decoded.text).empty()) {
        return Error{ErrorCode::empty_input, "The file holds nothing but white space."};
    }
    return decoded;
}

std::vector<Warning> warnings_of(const DecodedText& decoded) {
    std::vector<Warning> warnings;
    if (decoded.guessed) {
        warnings.push_back({"encoding", "The file is not UTF-8; it was read as " + decoded.encoding + ", which fits its bytes.", {}});
    }
    if (decoded.damaged > 0) {
        const std::size_t first = decoded.text.find("\xEF\xBF\xBD");
        const auto begin = static_cast<std::uint32_t>(std::min(first, decoded.text.size()));
        const auto end = first == std::string::npos ? begin : begin + 3;
        warnings.push_back({"damaged", counted(decoded.damaged) + (decoded.damaged == 1 ? " byte is" : " bytes are") +
                                           " no UTF-8 and shown as \xEF\xBF\xBD.", {begin, end}});
    }
    return warnings;
}

}  // namespace dragoman
