#pragma once
// Bytes of a text file → UTF-8 text as the analysis format wants it.
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace dragoman {

struct DecodedText {
    std::string text;      ///< UTF-8, no BOM, LF line ends.
    std::string encoding;  ///< "utf-8", "utf-16le", "windows-1252" …
    bool guessed = false;  ///< Nothing in the file says so.
};

/// Reads a BOM, else takes `declared` (from <meta charset>) where it is known, else UTF-8, else, where
/// every byte speaks for it, Windows-1252 or Windows-1251.
/// Errors    empty_input, binary_input (what kind of file it looks like), not_utf8 (byte and line of
///           the first ill-formed sequence), too_large (spans count in 32 bits).
/// Cost      linear, one copy.
Result<DecodedText> decode_text(std::string_view bytes, std::string_view declared = {});

/// "a PDF file" and the like by its first bytes; empty for what may be text.
std::string_view kind_of_binary(std::string_view bytes);

/// CRLF → LF, nothing else.
std::string with_lf(std::string_view text);

/// 1-based line of a byte.
std::size_t line_of(std::string_view text, std::size_t byte);

/// Bytes of Windows-1251/1252, ISO-8859-1 (as the web reads it) in UTF-8.
std::string from_single_byte(std::string_view bytes, std::string_view encoding);

}  // namespace dragoman
