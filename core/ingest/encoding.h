#pragma once
// Character encodings by name, and which one bytes without a name are likely to be in.
#include <string>
#include <string_view>

namespace dragoman {

/// The WHATWG Encoding Standard's name for a label ("Latin1" → "windows-1252", "UTF8" → "utf-8"); empty
/// for a label that is unknown or of a multi-byte encoding other than UTF-8 and UTF-16, which are not read.
std::string_view encoding_of_label(std::string_view label);

/// The encoding of an XML declaration, a <meta charset> or its http-equiv form in the first 2048 bytes,
/// as written; empty where none is declared.
std::string_view declared_encoding(std::string_view markup);

/// The value of `charset` in a MIME type ("text/html; charset=koi8-r"); empty where absent.
std::string_view charset_of_mime(std::string_view content_type);

/// Bytes in an encoding that encoding_of_label() names → UTF-8. Ill-formed bytes become U+FFFD.
std::string to_utf8(std::string_view bytes, std::string_view encoding);

/// UTF-16 without a byte-order mark, by where its zeros and high bytes stand; empty: it is not.
std::string_view guess_utf16(std::string_view bytes);

/// For bytes that are not UTF-8: windows-1252, windows-1251, koi8-r or windows-1256 by the letters that
/// the high bytes would be; empty where none fits (one stray byte is damage, not an encoding).
/// Source    share of the ten most frequent letters, in the manner of Mozilla's universal charset detector
///           (Li & Momoi, "A composite approach to language/encoding detection", 2001).
std::string_view guess_single_byte(std::string_view bytes);

}  // namespace dragoman
