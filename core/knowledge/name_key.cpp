#include "core/knowledge/name_key.h"

#include <algorithm>
#include <cstdint>

#include "core/base/utf8.h"

namespace dragoman {
namespace {

bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y'; }

struct Rewrite {
    std::string_view from, to;
};

// Longest first; what stands in no row is copied. Vowels are dropped afterwards.
constexpr Rewrite rewrites[] = {
    {"tsch", "c"}, {"shch", "s"}, {"dzh", "j"}, {"sch", "s"}, {"tch", "c"}, {"sh", "s"}, {"ch", "c"},
    {"tz", "c"},   {"ts", "c"},   {"cz", "c"},  {"kh", "k"},  {"gh", "g"},  {"ph", "f"}, {"dh", "d"},
    {"th", "t"},   {"zh", "j"},   {"dj", "j"},  {"ck", "k"},  {"q", "k"},   {"c", "k"},  {"x", "ks"},
    {"w", "v"},
};

// Bit i is set where a row begins with the letter 'a' + i: most letters need no look at the rows.
constexpr std::uint32_t rewritten = [] {
    std::uint32_t set = 0;
    for (const Rewrite& rewrite : rewrites) set |= 1u << (rewrite.from.front() - 'a');
    return set;
}();
bool begins_rewrite(char c) { return c >= 'a' && c <= 'z' && (rewritten >> (c - 'a') & 1u) != 0; }

// Letters that decomposition leaves whole: ø đ ł ı æ œ ð þ.
constexpr Rewrite letters[] = {
    {"\xC3\xB8", "o"}, {"\xC4\x91", "d"}, {"\xC5\x82", "l"}, {"\xC4\xB1", "i"},
    {"\xC3\xA6", "ae"}, {"\xC5\x93", "oe"}, {"\xC3\xB0", "d"}, {"\xC3\xBE", "th"},
};

// Articles and joints of Arabic, Persian and Pashto names, written together, apart or not at all.
constexpr std::string_view particles[] = {"al", "el", "ul", "ad", "ud", "ur", "ash", "il"};

bool is_particle(std::string_view word) {
    for (const std::string_view particle : particles) {
        if (word == particle) return true;
    }
    return false;
}

void append_skeleton(std::string& out, std::string_view word) {
    const std::size_t begin = out.size();
    if (word.ends_with("off") || word.ends_with("eff")) word.remove_suffix(1);
    const bool final_v = word.size() > 3 && !is_vowel(word[word.size() - 3]) &&
                         (word.ends_with("of") || word.ends_with("ef"));
    std::size_t at = 0;
    while (at < word.size()) {
        std::string_view piece = word.substr(at, 1);
        std::size_t taken = 1;
        for (const Rewrite& rewrite : rewrites) {
            if (!begins_rewrite(word[at])) break;
            if (rewrite.from.front() == word[at] && word.substr(at).starts_with(rewrite.from)) {
                piece = rewrite.to;
                taken = rewrite.from.size();
                break;
            }
        }
        const bool last = at + taken >= word.size();
        at += taken;
        for (char c : piece) {
            if (is_vowel(c)) {
                if (out.size() == begin) out.push_back('a');
                continue;
            }
            if (last && (c == 'h' || c == 'j') && out.size() > begin) continue;  // "Nikolaj", "Abdullah"
            if (last && c == 'f' && final_v) c = 'v';
            if (out.size() > begin && out.back() == c) continue;
            out.push_back(c);
        }
    }
}

}  // namespace

std::string name_key(std::string_view name) {
    const std::string text = folded(name);
    std::string out;
    out.reserve(text.size());
    const auto blank = [&] {
        if (!out.empty() && out.back() != ' ') out.push_back(' ');
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\'' && i + 2 == text.size() && text[i + 1] == 's') break;
        if (c == '.' || c == '\'' || c == ',' || c == '"') {
            // "al-Assad, Bashar" and "St.Petersburg" keep their word border, "U.S." loses its stops.
            if (c == ',' || (c == '.' && i >= 2 && text[i - 2] != '.' && text[i - 2] != ' ' && text[i - 2] != '-')) blank();
            continue;
        }
        if (c == ' ' || c == '-' || c == '/' || c == '_') {
            blank();
            continue;
        }
        if (c == '&') {
            blank();
            out += "and ";
            continue;
        }
        if (static_cast<unsigned char>(c) < 0x80) {
            out.push_back(c);
            continue;
        }
        bool joined = false;
        for (const Rewrite& letter : letters) {
            if (text.compare(i, 2, letter.from) != 0) continue;
            out += letter.to;
            ++i;
            joined = true;
            break;
        }
        if (joined) continue;
        if (text.compare(i, 2, "\xCA\xBB") == 0 || text.compare(i, 2, "\xCA\xBC") == 0) {
            ++i;  // modifier letters for ayin and apostrophe
            continue;
        }
        if (text.compare(i, 3, "\xE2\x80\x93") == 0 || text.compare(i, 3, "\xE2\x80\x91") == 0 ||
            text.compare(i, 3, "\xE2\x80\x90") == 0) {
            blank();
            i += 2;
            continue;
        }
        out.push_back(c);
    }
    while (!out.empty() && out.back() == ' ') out.pop_back();
    if (out.size() > 4 && out.starts_with("the ")) out.erase(0, 4);
    return out;
}

std::string spelling_key(std::string_view name) { return spelling_of_key(name_key(name)); }

std::string spelling_of_key(std::string_view key) {
    std::string out;
    out.reserve(key.size());
    const auto put = [&](std::string_view word) {
        if (word.empty() || is_particle(word) || word.size() == 1) return;
        if (!out.empty()) out.push_back(' ');
        append_skeleton(out, word == "ibn" ? std::string_view("bin") : word);
    };
    std::string_view rest = key;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(' '), rest.size());
        std::string_view word = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        // "Abdelaziz", "Abdul Aziz", "Abd al-Aziz": one name; "Abdullah" is another.
        if (word.size() >= 5 && word.starts_with("abd") && is_vowel(word[3]) && word[4] == 'l' &&
            (word.size() == 5 || word[5] != 'l') && word.substr(4) != "lah") {
            put("abd");
            put(word.substr(5));
        } else {
            put(word);
        }
    }
    return out;
}

bool is_acronym(std::string_view name) {
    int capitals = 0;
    for (std::size_t i = 0; i < name.size();) {
        const CodePoint point = decode_at(name, i);
        if (is_lower(point.value)) return false;
        capitals += is_upper(point.value);
        i += point.size;
    }
    return capitals >= 2;
}

}  // namespace dragoman
