#pragma once
// UTF-8 (RFC 3629) and the few character properties that the stages ask for. Tables: utf8proc.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dragoman {

struct CodePoint {
    char32_t value = 0;    ///< U+FFFD where the bytes are not UTF-8.
    std::uint32_t size = 0;  ///< Bytes taken, 1…4; 0 only at the end of the text.
};

/// The code point that begins at `byte`; ill-formed bytes are taken one by one.
CodePoint decode_at(std::string_view text, std::size_t byte);
/// The code point that ends before `byte`.
CodePoint decode_before(std::string_view text, std::size_t byte);
void append_utf8(std::string& out, char32_t value);

/// The first byte at or behind `from` that is no ASCII, or text.size(). Eight at a time.
std::size_t first_beyond_ascii(std::string_view text, std::size_t from);
/// Byte of the first ill-formed sequence, or text.size().
std::size_t first_ill_formed(std::string_view text);
inline bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }
std::size_t count_code_points(std::string_view text);

bool is_letter(char32_t c);
bool is_upper(char32_t c);
bool is_lower(char32_t c);
bool is_digit(char32_t c);  ///< Decimal digits of any script.
bool is_space(char32_t c);  ///< White space, no-break spaces among it.
bool is_mark(char32_t c);   ///< Combining marks.
bool is_quote_mark(char32_t c);  ///< " “ ” „ « » and kin; apostrophes are not.

/// Lower case, letter by letter ("Kabul" → "kabul"); "İ" and kin may change length.
std::string lowered(std::string_view text);
/// The key under which spellings meet: case folded, marks stripped (NFKD), white space to one
/// blank, curly apostrophes straight ("Ġhanī" → "ghani").
std::string folded(std::string_view text);

/// Letters and digits alone, in lower case: so headlines compare whatever stands between their words.
std::string squashed(std::string_view text);

std::string_view trimmed(std::string_view text);

/// Byte offset → code-point offset, in O(1) after O(n) once.
class CodePointIndex {
public:
    explicit CodePointIndex(std::string_view text);
    std::size_t code_points(std::size_t byte) const;
    std::size_t byte(std::size_t code_point) const;  ///< The inverse, O(log n).
    std::size_t size() const { return total_; }

private:
    std::string_view text_;
    std::vector<std::uint32_t> every_64th_;  ///< Code points before byte 64 * i.
    std::size_t total_ = 0;
};

}  // namespace dragoman
