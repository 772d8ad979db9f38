#pragma once
// Bytes of a text file → UTF-8 text as the analysis format wants it.
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/document/document.h"

namespace dragoman {

struct DecodedText {
    std::string text;      ///< UTF-8, no BOM, LF line ends.
    std::string encoding;  ///< "utf-8", "utf-16le", "windows-1252" …
    bool guessed = false;  ///< Nothing in the file says so, or what it says cannot be.
    std::size_t damaged = 0;  ///< Byte sequences that were no UTF-8 and became U+FFFD.
};

/// Reads a BOM; else UTF-8 where the bytes are that; else takes `declared` (from <meta charset>, an XML
/// declaration, a MIME header) where it is known; else UTF-16 or a single-byte encoding by its letters.
/// UTF-8 with little damage in it is read all the same.
/// Errors    empty_input, binary_input (what kind of file it looks like), not_utf8 (byte and line of
///           the first ill-formed sequence), too_large (spans count in 32 bits).
/// Cost      linear, one copy.
Result<DecodedText> decode_text(std::string_view bytes, std::string_view declared = {});

/// What a reader should know about how the text was decoded.
std::vector<Warning> warnings_of(const DecodedText& decoded);

/// Characters beyond ASCII that are whole, and bytes that belong to none: damaged UTF-8 has few of these.
struct Damage {
    std::size_t whole = 0, broken = 0;
};
Damage damage_of(std::string_view bytes);

/// "a PDF file" and the like by its first bytes; empty for what may be text.
std::string_view kind_of_binary(std::string_view bytes);

/// CRLF → LF, nothing else.
std::string with_lf(std::string_view text);

/// 1-based line of a byte.
std::size_t line_of(std::string_view text, std::size_t byte);

}  // namespace dragoman
