#include "core/ingest/page_lean.h"

#include <algorithm>

namespace dragoman {
namespace {

bool is_letter_byte(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }
bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

/// `word` is lower case.
bool same_word(std::string_view text, std::string_view word) {
    return text.size() == word.size() && std::equal(text.begin(), text.end(), word.begin(), [](char a, char b) {
               return (a >= 'A' && a <= 'Z' ? static_cast<char>(a | 0x20) : a) == b;
           });
}

/// One past the ">" of the tag whose attributes begin at `at`; a ">" between quotes is none.
std::size_t tag_end(std::string_view html, std::size_t at) {
    while (at < html.size()) {
        const char c = html[at];
        if (c == '>') return at + 1;
        if (c != '=') {
            ++at;
            continue;
        }
        do ++at;
        while (at < html.size() && is_blank(html[at]));
        if (at < html.size() && (html[at] == '"' || html[at] == '\'')) {
            at = html.find(html[at], at + 1);
            if (at == std::string_view::npos) return html.size();
            ++at;
        }
    }
    return html.size();
}

/// Where "</name" stands that closes raw text, else html.size().
std::size_t closing_tag(std::string_view html, std::size_t at, std::string_view name) {
    for (at = html.find("</", at); at != std::string_view::npos; at = html.find("</", at + 2)) {
        const std::size_t end = at + 2 + name.size();
        if (!same_word(html.substr(at + 2, name.size()), name)) continue;
        if (end >= html.size() || is_blank(html[end]) || html[end] == '>' || html[end] == '/') return at;
    }
    return html.size();
}

std::size_t comment_end(std::string_view html, std::size_t at) {  // `at` behind "<!--"
    if (html.substr(at, 1) == ">") return at + 1;
    if (html.substr(at, 2) == "->") return at + 2;
    for (std::size_t dash = html.find("--", at); dash != std::string_view::npos; dash = html.find("--", dash + 1)) {
        if (html.substr(dash + 2, 1) == ">") return dash + 3;
        if (html.substr(dash + 2, 2) == "!>") return dash + 4;
    }
    return html.size();
}

/// A script that writes "<!--" and "<script" may hold its own end tag: left to the parser.
bool may_nest(std::string_view script) {
    return script.find("<!--") != std::string_view::npos &&
           (script.find("<script") != std::string_view::npos || script.find("<SCRIPT") != std::string_view::npos);
}

bool is_linked_data(std::string_view tag) { return tag.find("ld+json") != std::string_view::npos || tag.find("LD+JSON") != std::string_view::npos; }

constexpr std::string_view raw_names[] = {"title", "textarea", "iframe", "noembed", "noframes", "xmp", "plaintext"};

}  // namespace

std::string lean_page(std::string_view html) {
    std::string lean;
    lean.reserve(html.size() / 2);
    std::size_t kept = 0;  // all before is in `lean` or left out
    const auto leave_out = [&](std::size_t begin, std::size_t end) {
        lean += html.substr(kept, begin - kept);
        kept = end;
    };
    for (std::size_t at = html.find('<'); at < html.size(); at = html.find('<', at)) {
        if (html.substr(at, 4) == "<!--") {
            const std::size_t end = comment_end(html, at + 4);
            leave_out(at, end);
            at = end;
            continue;
        }
        const bool closes = at + 1 < html.size() && html[at + 1] == '/';
        const std::size_t name_begin = at + 1 + (closes ? 1 : 0);
        if (name_begin >= html.size() || !is_letter_byte(html[name_begin])) {
            at = name_begin;
            continue;
        }
        std::size_t name_end = name_begin;
        while (name_end < html.size() && !is_blank(html[name_end]) && html[name_end] != '>' && html[name_end] != '/') ++name_end;
        const std::string_view name = html.substr(name_begin, name_end - name_begin);
        const std::size_t end = tag_end(html, name_end);
        if (closes) {
            at = end;
            continue;
        }
        const bool script = same_word(name, "script");
        if (script || same_word(name, "style")) {
            const std::size_t close = closing_tag(html, end, script ? "script" : "style");
            if (script && may_nest(html.substr(end, close - end))) return std::string(html);
            if (!script || !is_linked_data(html.substr(at, end - at))) leave_out(end, close);
            at = close;
            continue;
        }
        at = end;
        for (const std::string_view raw : raw_names) {
            if (same_word(name, raw)) at = closing_tag(html, end, raw);
        }
    }
    leave_out(html.size(), html.size());
    return lean;
}

}  // namespace dragoman
