#pragma once
// What mail (RFC 5322, 2045–2047) and HTTP have in common: a head of fields, a body that may be coded.
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dragoman {

/// The fields of a head, unfolded, in order; names as written.
struct MimeHead {
    std::vector<std::pair<std::string, std::string>> fields;
    std::string_view body;  ///< Behind the blank line.

    /// The first field of this name, any case; empty where absent.
    std::string_view get(std::string_view name) const;
};
/// Lines up to the first blank one; a line that is no field ends the head too.
MimeHead read_mime_head(std::string_view text);

/// "multipart/mixed; boundary=x" → "multipart/mixed", lower case.
std::string mime_type(std::string_view content_type);
/// A parameter's value, quotes taken off; empty where absent.
std::string mime_parameter(std::string_view content_type, std::string_view name);

std::string from_base64(std::string_view text);
std::string from_quoted_printable(std::string_view text);
/// "=?utf-8?q?caf=C3=A9?=" → "café", bytes that are no word of that kind as they are. Returns UTF-8.
std::string decoded_words(std::string_view text);

/// Chunked transfer coding (RFC 9112) undone, as far as the body goes; false where it is none.
bool from_chunked(std::string_view body, std::string& out);

}  // namespace dragoman
