#include "core/knowledge/name_key.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>

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

// The rows that begin with each letter, in their order: most letters have none.
struct RowsOfLetter {
    std::uint8_t row[8] = {};
    std::uint8_t count = 0;
};
constexpr std::array<RowsOfLetter, 26> rows_of_letter = [] {
    std::array<RowsOfLetter, 26> rows{};
    for (std::size_t i = 0; i < std::size(rewrites); ++i) {
        RowsOfLetter& of = rows[static_cast<std::size_t>(rewrites[i].from.front() - 'a')];
        of.row[of.count++] = static_cast<std::uint8_t>(i);
    }
    return rows;
}();

// What a plain ASCII byte becomes in a key.
enum class Plain : std::uint8_t { slow, copy, upper, blank, drop, stop, comma };
constexpr std::array<Plain, 256> plain_bytes = [] {
    std::array<Plain, 256> of{};
    for (std::size_t c = 0x21; c < 0x7F; ++c) of[c] = Plain::copy;
    for (std::size_t c = 'A'; c <= 'Z'; ++c) of[c] = Plain::upper;
    for (const char c : {' ', '-', '/', '_'}) of[static_cast<unsigned char>(c)] = Plain::blank;
    for (const char c : {'\'', '"'}) of[static_cast<unsigned char>(c)] = Plain::drop;
    of['.'] = Plain::stop;
    of[','] = Plain::comma;
    of['&'] = Plain::slow;  // becomes a word
    of['`'] = Plain::slow;  // folded to an apostrophe
    return of;
}();

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

/// string_view's starts_with calls memcmp, which is slow for three letters.
bool begins_with(std::string_view text, std::string_view start) {
    if (text.size() < start.size()) return false;
    for (std::size_t i = 0; i < start.size(); ++i) {
        if (text[i] != start[i]) return false;
    }
    return true;
}

constexpr std::size_t consonants_enough = 4;  // to tell a word without its first vowel

void append_skeleton(std::string& out, std::string_view word) {
    const std::size_t begin = out.size();
    if (word.ends_with("off") || word.ends_with("eff")) word.remove_suffix(1);
    // "-of" is "-ov", and so that "Yousef" stays "Yusuf" the other vowels follow.
    const bool final_v = word.size() > 3 && word.back() == 'f' && is_vowel(word[word.size() - 2]);
    out.resize(begin + 2 * word.size());  // "x" becomes two
    char* const first = out.data() + begin;
    char* to = first;
    std::size_t at = 0;
    while (at < word.size()) {
        std::string_view piece = word.substr(at, 1);
        std::size_t taken = 1;
        if (const unsigned letter = static_cast<unsigned char>(word[at]) - unsigned{'a'}; letter < 26) {
            const RowsOfLetter& rows = rows_of_letter[letter];
            for (std::uint8_t i = 0; i < rows.count; ++i) {
                const Rewrite& rewrite = rewrites[rows.row[i]];
                if (!begins_with(word.substr(at), rewrite.from)) continue;
                piece = rewrite.to;
                taken = rewrite.from.size();
                break;
            }
        }
        const bool last = at + taken >= word.size();
        at += taken;
        for (char c : piece) {
            if (is_vowel(c)) {
                if (to == first) *to++ = 'a';
                continue;
            }
            if (last && (c == 'h' || c == 'j') && to > first) continue;  // "Nikolaj", "Abdullah"
            if (last && c == 'f' && final_v) c = 'v';
            if (to > first && to[-1] == c) continue;
            *to++ = c;
        }
    }
    out.resize(begin + static_cast<std::size_t>(to - first));
    // A vowel before a long word comes and goes: "Ekaterina" and "Katerina", "Evangelos" and "Vangelos".
    if (out.size() - begin > consonants_enough && is_vowel(out[begin])) out.erase(begin, 1);
}

/// The key of a name of plain ASCII in one pass, as append_folded() makes it; false, and `out` as it was, where the
/// name has other letters, an ampersand or white space that wants folding.
bool append_plain(std::string& out, std::string_view name) {
    if (name.empty() || name.front() == ' ' || name.back() == ' ') return name.empty();
    const std::size_t begin = out.size();
    out.resize(begin + name.size());  // no byte becomes two
    char* const first = out.data() + begin;
    char* to = first;
    const auto blank = [&] {
        if (to > first && to[-1] != ' ') *to++ = ' ';
    };
    for (std::size_t i = 0; i < name.size(); ++i) {
        const char c = name[i];
        switch (plain_bytes[static_cast<unsigned char>(c)]) {
            case Plain::slow: out.resize(begin); return false;
            case Plain::copy: *to++ = c; break;
            case Plain::upper: *to++ = static_cast<char>(c | 0x20); break;
            case Plain::blank:
                if (c == ' ' && name[i - 1] == ' ') {
                    out.resize(begin);
                    return false;
                }
                blank();
                break;
            case Plain::drop:
                if (c == '\'' && i + 2 == name.size() && (name[i + 1] == 's' || name[i + 1] == 'S')) i = name.size();
                break;
            case Plain::stop:
                if (i >= 2 && name[i - 2] != '.' && name[i - 2] != ' ' && name[i - 2] != '-') blank();
                break;
            case Plain::comma: blank(); break;
        }
    }
    out.resize(begin + static_cast<std::size_t>(to - first));
    return true;
}

void append_folded(std::string& out, std::string_view name) {
    const std::string text = folded(name);
    const std::size_t begin = out.size();
    const auto blank = [&] {
        if (out.size() > begin && out.back() != ' ') out.push_back(' ');
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
}

}  // namespace

void append_name_key(std::string& out, std::string_view name) {
    const std::size_t begin = out.size();
    if (!append_plain(out, name)) append_folded(out, name);
    while (out.size() > begin && out.back() == ' ') out.pop_back();
    // "O. J. Adams" is "O.J. Adams": initials at the beginning stand together.
    for (std::size_t at = begin + 1; at + 2 < out.size() && out[at] == ' ' && out[at + 2] == ' '; ++at) out.erase(at, 1);
    if (out.size() - begin > 4 && out.compare(begin, 4, "the ") == 0) out.erase(begin, 4);
}

std::string name_key(std::string_view name) {
    std::string out;
    out.reserve(name.size());
    append_name_key(out, name);
    return out;
}

std::string spelling_key(std::string_view name) {
    std::string out;
    append_spelling_of_key(out, name_key(name));
    return out;
}

void append_spelling_of_key(std::string& out, std::string_view key) {
    const std::size_t begin = out.size();
    const auto put = [&](std::string_view word) {
        if (word.empty() || is_particle(word) || word.size() == 1) return;
        if (out.size() > begin) out.push_back(' ');
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
