#include "core/query/search_terms.h"

#include <algorithm>

#include "core/base/utf8.h"

namespace dragoman {
namespace {

bool opens_phrase(char32_t c) { return c == '"' || c == 0x201C || c == 0x201E || c == 0x00AB; }
bool closes_phrase(char32_t c) { return c == '"' || c == 0x201C || c == 0x201D || c == 0x00BB; }

/// Reads a phrase in quotation marks, or the bytes to the next blank or opening mark; moves `at` behind it.
std::string next_piece(std::string_view text, std::size_t& at, bool& field_may_follow) {
    const CodePoint first = decode_at(text, at);
    field_may_follow = !opens_phrase(first.value);
    if (!field_may_follow) {
        std::size_t end = at += first.size;
        while (end < text.size() && !closes_phrase(decode_at(text, end).value)) end += decode_at(text, end).size;
        const std::string_view inside = text.substr(at, end - at);
        at = end < text.size() ? end + decode_at(text, end).size : end;
        return std::string(inside);
    }
    std::size_t end = at;
    while (end < text.size()) {
        const CodePoint c = decode_at(text, end);
        if (is_space(c.value) || opens_phrase(c.value)) break;
        end += c.size;
        if (c.value == ':' && end < text.size() && opens_phrase(decode_at(text, end).value)) break;
    }
    const std::string_view piece = text.substr(at, end - at);
    at = end;
    return std::string(piece);
}

}  // namespace

SearchTerms parse_search(std::string_view text) {
    SearchTerms terms;
    const auto list_of = [&](std::string_view field) -> std::vector<std::string>* {
        if (field == "speaker" || field == "by") return &terms.speakers;
        if (field == "stance") return &terms.stances;
        if (field == "outlet" || field == "source") return &terms.outlets;
        return nullptr;
    };
    const auto add = [](std::vector<std::string>& list, std::string_view value) {
        std::string words = folded(value);
        if (!words.empty() && std::find(list.begin(), list.end(), words) == list.end()) list.push_back(std::move(words));
    };
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = decode_at(text, at);
        if (is_space(c.value)) {
            at += c.size;
            continue;
        }
        bool bare = false;
        const std::string piece = next_piece(text, at, bare);
        const std::size_t colon = bare ? piece.find(':') : std::string::npos;
        std::vector<std::string>* list = colon == std::string::npos ? nullptr : list_of(folded(std::string_view(piece).substr(0, colon)));
        if (!list) {
            add(terms.words, piece);
            continue;
        }
        std::string value = piece.substr(colon + 1);
        bool more = false;
        if (value.empty() && at < text.size() && opens_phrase(decode_at(text, at).value)) value = next_piece(text, at, more);
        add(*list, value);
    }
    return terms;
}

bool SearchTerms::all_in(std::string_view text) const {
    if (words.empty()) return true;
    const std::string searched = folded(text);
    return std::all_of(words.begin(), words.end(), [&](const std::string& word) { return searched.find(word) != std::string::npos; });
}

bool any_part_of(const std::vector<std::string>& parts, std::string_view name) {
    if (parts.empty()) return true;
    const std::string searched = folded(name);
    return std::any_of(parts.begin(), parts.end(), [&](const std::string& part) { return searched.find(part) != std::string::npos; });
}

}  // namespace dragoman
