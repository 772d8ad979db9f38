#pragma once
#include <string>
#include <string_view>

#include "core/base/utf8.h"

namespace dragoman {

/// "The Arica Accord" → "the-arica-accord": letters and digits of ASCII, folded, joined by hyphens; at most about `limit` bytes.
inline std::string slug(std::string_view text, std::size_t limit = std::string::npos) {
    std::string out;
    for (const char c : folded(text)) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) out += c;
        else if (!out.empty() && out.back() != '-') out += '-';
        if (out.size() >= limit) break;
    }
    while (!out.empty() && out.back() == '-') out.pop_back();
    return out;
}

}  // namespace dragoman
