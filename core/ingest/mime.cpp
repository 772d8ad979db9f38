#include "core/ingest/mime.h"

#include <algorithm>

#include "core/base/ascii.h"
#include "core/base/utf8.h"
#include "core/ingest/encoding.h"

namespace dragoman {
namespace {

int hex_value(char c) {
    if (is_ascii_digit(c)) return c - '0';
    const char lower = lower_ascii(c);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

int base64_value(char c) {
    if (c >= 'A' && c <= 'Z') return c - 'A';
    if (c >= 'a' && c <= 'z') return c - 'a' + 26;
    if (c >= '0' && c <= '9') return c - '0' + 52;
    return c == '+' || c == '-' ? 62 : c == '/' || c == '_' ? 63 : -1;
}

bool is_field_name(std::string_view name) {
    return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) { return c > ' ' && c < 127; });
}

/// "=?charset?b?text?=" at the front of `text`; its size, 0 where it is none.
std::size_t encoded_word(std::string_view text, std::string& out) {
    if (!text.starts_with("=?")) return 0;
    const std::size_t charset = text.find('?', 2);
    if (charset == std::string_view::npos || charset + 3 >= text.size() || text[charset + 2] != '?') return 0;
    const std::size_t end = text.find("?=", charset + 3);
    if (end == std::string_view::npos || end > 1000) return 0;
    const std::string_view word = text.substr(charset + 3, end - charset - 3);
    std::string bytes;
    if (lower_ascii(text[charset + 1]) == 'b') {
        bytes = from_base64(word);
    } else {
        std::string blanks(word);
        std::replace(blanks.begin(), blanks.end(), '_', ' ');
        bytes = from_quoted_printable(blanks);
    }
    std::string_view label = text.substr(2, charset - 2);
    label = label.substr(0, label.find('*'));  // RFC 2231: a language behind it
    out += to_utf8(bytes, encoding_of_label(label));
    return end + 2;
}

}  // namespace

std::string_view MimeHead::get(std::string_view name) const {
    for (const auto& field : fields) {
        if (equal_ignoring_case(field.first, name)) return field.second;
    }
    return {};
}

MimeHead read_mime_head(std::string_view text) {
    MimeHead head;
    std::size_t at = 0;
    while (at < text.size() && head.fields.size() < 2000) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        std::string_view line = text.substr(at, end - at);
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (line.empty()) {
            at = std::min(end + 1, text.size());
            break;
        }
        if ((line.front() == ' ' || line.front() == '\t') && !head.fields.empty()) {
            head.fields.back().second += ' ';
            head.fields.back().second += trimmed(line);
        } else {
            const std::size_t colon = line.find(':');
            const bool envelope = at == 0 && line.starts_with("From ");  // of a mailbox
            if (!envelope && (colon == std::string_view::npos || !is_field_name(line.substr(0, colon)))) break;
            if (!envelope) head.fields.emplace_back(line.substr(0, colon), trimmed(line.substr(colon + 1)));
        }
        at = std::min(end + 1, text.size());
    }
    head.body = text.substr(at);
    return head;
}

std::string mime_type(std::string_view content_type) {
    return lower_ascii(trimmed(content_type.substr(0, content_type.find(';'))));
}

std::string mime_parameter(std::string_view content_type, std::string_view name) {
    for (std::size_t at = content_type.find(';'); at != std::string_view::npos; at = content_type.find(';', at + 1)) {
        std::string_view rest = trimmed(content_type.substr(at + 1));
        if (rest.size() <= name.size() || !equal_ignoring_case(rest.substr(0, name.size()), name)) continue;
        rest = trimmed(rest.substr(name.size()));
        if (!rest.starts_with('=')) continue;
        rest = trimmed(rest.substr(1));
        if (rest.starts_with('"')) return std::string(rest.substr(1, std::min(rest.find('"', 1), rest.size()) - 1));
        return std::string(trimmed(rest.substr(0, rest.find(';'))));
    }
    return {};
}

std::string from_base64(std::string_view text) {
    std::string out;
    out.reserve(text.size() / 4 * 3);
    std::uint32_t bits = 0;
    int count = 0;
    for (const char c : text) {
        const int value = base64_value(c);
        if (c == '=') break;
        if (value < 0) continue;
        bits = bits << 6 | static_cast<std::uint32_t>(value);
        if (++count % 4 == 0) {
            for (int shift = 16; shift >= 0; shift -= 8) out.push_back(static_cast<char>(bits >> shift & 0xFF));
            bits = 0;
        }
    }
    if (count % 4 >= 2) out.push_back(static_cast<char>(bits >> (count % 4 == 2 ? 4 : 10) & 0xFF));
    if (count % 4 == 3) out.push_back(static_cast<char>(bits >> 2 & 0xFF));
    return out;
}

std::string from_quoted_printable(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '=') {
            out.push_back(text[i]);
            continue;
        }
        std::size_t next = i + 1;
        while (next < text.size() && (text[next] == ' ' || text[next] == '\t')) ++next;
        if (next < text.size() && text[next] == '\r') ++next;
        if (next >= text.size() || text[next] == '\n') {  // a soft line break
            i = next;
        } else if (i + 2 < text.size() && hex_value(text[i + 1]) >= 0 && hex_value(text[i + 2]) >= 0) {
            out.push_back(static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2])));
            i += 2;
        } else {
            out.push_back('=');
        }
    }
    return out;
}

std::string decoded_words(std::string_view text) {
    std::string out;
    bool behind_word = false;
    for (std::size_t i = 0; i < text.size();) {
        if (const std::size_t size = encoded_word(text.substr(i), out)) {
            i += size;
            behind_word = true;
            continue;
        }
        if (behind_word) {  // blanks between two words are no blanks
            const std::size_t next = std::min(text.find_first_not_of(" \t", i), text.size());
            std::string ignored;
            behind_word = false;
            if (next > i && encoded_word(text.substr(next), ignored)) {
                i = next;
                continue;
            }
        }
        out.push_back(text[i++]);
    }
    if (first_ill_formed(out) < out.size()) {
        const std::string_view guess = guess_single_byte(out);
        out = to_utf8(out, guess.empty() ? "utf-8" : guess);
    }
    std::erase(out, '\0');
    return out;
}

bool from_chunked(std::string_view body, std::string& out) {
    for (std::size_t at = 0;;) {
        std::size_t size = 0, digits = 0;
        while (at < body.size() && hex_value(body[at]) >= 0 && digits < 8) {
            size = size * 16 + static_cast<std::size_t>(hex_value(body[at++]));
            ++digits;
        }
        const std::size_t line = body.find('\n', at);
        if (digits == 0 || line == std::string_view::npos || line - at > 200) return !out.empty() && digits == 0;
        if (size == 0) return true;
        at = line + 1;
        out += body.substr(std::min(at, body.size()), size);
        if (body.size() - std::min(at, body.size()) < size) return true;  // cut off
        at += size;
        while (at < body.size() && (body[at] == '\r' || body[at] == '\n')) ++at;
    }
}

}  // namespace dragoman
