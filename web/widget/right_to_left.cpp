#include "web/widget/right_to_left.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "core/base/utf8.h"

namespace dragoman {
namespace {

using Bidi = utf8proc_bidi_class_t;

const utf8proc_property_t& property_of(char32_t c) { return *utf8proc_get_property(static_cast<utf8proc_int32_t>(c)); }

bool is_strong_right(Bidi kind) { return kind == UTF8PROC_BIDI_CLASS_R || kind == UTF8PROC_BIDI_CLASS_AL; }

// ---- joining ------------------------------------------------------------------------------------------------

/// A letter's forms by its neighbours; 0: there is none. Which it has tells how it joins.
struct JoiningForms {
    char32_t isolated = 0, last = 0, first = 0, middle = 0;
    bool joins_before() const { return last != 0; }    ///< To the letter before it, at its right.
    bool joins_behind() const { return first != 0; }
};

constexpr char32_t letters_begin = 0x0600, letters_end = 0x0700, lam = 0x0644, tatweel = 0x0640, joiner = 0x200D;

/// Presentation forms say by their compatibility decomposition of what letter they are which form.
struct FormTable {
    std::array<JoiningForms, letters_end - letters_begin> letters = {};
    std::array<JoiningForms, letters_end - letters_begin> with_lam = {};  ///< The ligature, by the letter behind lam.

    FormTable() {
        add(0xFB50, 0xFDFF);
        add(0xFE70, 0xFEFF);
    }
    void add(char32_t from, char32_t to) {
        for (char32_t form = from; form <= to; ++form) {
            utf8proc_int32_t parts[20];
            int boundary = 0;
            const auto count = utf8proc_decompose_char(static_cast<utf8proc_int32_t>(form), parts, 20, static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT), &boundary);
            const auto inside = [&](int i) { return parts[i] >= static_cast<utf8proc_int32_t>(letters_begin) && parts[i] < static_cast<utf8proc_int32_t>(letters_end); };
            const auto slot = [&](int i) { return static_cast<std::size_t>(parts[i]) - letters_begin; };
            if (count == 1 && inside(0)) put(letters[slot(0)], form);
            // Of all ligatures only those of lam and alef must be. Alef's own signs come apart in decomposing.
            if (form >= 0xFEF5 && form <= 0xFEFC && count >= 2) {
                static constexpr char32_t alefs[] = {0x0622, 0x0623, 0x0625, 0x0627};
                put(with_lam[alefs[(form - 0xFEF5) / 2] - letters_begin], form);
            }
            if (form >= 0xFE80 && form <= 0xFE8C && count == 2) {  // alef, waw, yeh with a sign are letters of their own
                static constexpr char32_t composed[] = {0, 0x0622, 0x0622, 0x0623, 0x0623, 0x0624, 0x0624, 0x0625, 0x0625, 0x0626, 0x0626, 0x0626, 0x0626};
                put(letters[composed[form - 0xFE80] - letters_begin], form);
            }
        }
    }
    static void put(JoiningForms& of, char32_t form) {
        char32_t* place = nullptr;
        switch (property_of(form).decomp_type) {
            case UTF8PROC_DECOMP_TYPE_ISOLATED: place = &of.isolated; break;
            case UTF8PROC_DECOMP_TYPE_FINAL: place = &of.last; break;
            case UTF8PROC_DECOMP_TYPE_INITIAL: place = &of.first; break;
            case UTF8PROC_DECOMP_TYPE_MEDIAL: place = &of.middle; break;
            default: return;
        }
        if (*place == 0) *place = form;
    }
    const JoiningForms* of(char32_t c) const { return c >= letters_begin && c < letters_end ? &letters[c - letters_begin] : nullptr; }
};

const FormTable& forms() {
    static const FormTable table;
    return table;
}

bool joins_behind(char32_t c) {
    const JoiningForms* of = forms().of(c);
    return c == tatweel || c == joiner || (of && of->joins_behind());
}
bool joins_before(char32_t c) {
    const JoiningForms* of = forms().of(c);
    return c == tatweel || c == joiner || (of && of->joins_before());
}

bool is_vowel_sign(char32_t c) { return c >= letters_begin && c < letters_end && property_of(c).bidi_class == UTF8PROC_BIDI_CLASS_NSM; }

/// A letter as it is drawn, and where it was written.
struct Letter {
    char32_t c = 0;
    std::uint32_t byte = 0;
};

std::vector<Letter> joined(std::vector<Letter> text) {
    std::erase_if(text, [](const Letter& letter) { return is_vowel_sign(letter.c); });
    std::vector<Letter> out;
    char32_t before = 0;  // the letter before, as it was written
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char32_t c = text[i].c, next = i + 1 < text.size() ? text[i + 1].c : 0;
        const bool from_before = before != 0 && joins_behind(before) && joins_before(c);
        if (c == lam && next >= letters_begin && next < letters_end) {
            if (const JoiningForms& with = forms().with_lam[next - letters_begin]; with.isolated != 0) {
                out.push_back({from_before ? with.last : with.isolated, text[i].byte});
                before = next;
                ++i;
                continue;
            }
        }
        const bool to_next = joins_behind(c) && joins_before(next);
        char32_t form = 0;
        if (const JoiningForms* of = forms().of(c)) form = from_before && to_next ? of->middle : from_before ? of->last : to_next ? of->first : of->isolated;
        out.push_back({form != 0 ? form : c, text[i].byte});
        before = c;
    }
    std::erase_if(out, [](const Letter& letter) { return letter.c == 0x200C || letter.c == joiner || property_of(letter.c).bidi_class == UTF8PROC_BIDI_CLASS_BN; });
    return out;
}

// ---- order --------------------------------------------------------------------------------------------------

bool is_neutral(Bidi kind) {
    return kind == UTF8PROC_BIDI_CLASS_B || kind == UTF8PROC_BIDI_CLASS_S || kind == UTF8PROC_BIDI_CLASS_WS || kind == UTF8PROC_BIDI_CLASS_ON ||
           kind == UTF8PROC_BIDI_CLASS_ES || kind == UTF8PROC_BIDI_CLASS_ET || kind == UTF8PROC_BIDI_CLASS_CS;
}

bool is_strong(Bidi kind) { return kind == UTF8PROC_BIDI_CLASS_L || is_strong_right(kind); }

/// W1–W7.
void resolve_weak(std::vector<Bidi>& kinds, Bidi outside) {
    Bidi strong = outside;
    for (std::size_t i = 0; i < kinds.size(); ++i) {  // W1–W3
        if (kinds[i] == UTF8PROC_BIDI_CLASS_NSM) kinds[i] = i > 0 ? kinds[i - 1] : outside;
        if (is_strong(kinds[i])) strong = kinds[i];
        if (kinds[i] == UTF8PROC_BIDI_CLASS_EN && strong == UTF8PROC_BIDI_CLASS_AL) kinds[i] = UTF8PROC_BIDI_CLASS_AN;
    }
    for (Bidi& kind : kinds) {
        if (kind == UTF8PROC_BIDI_CLASS_AL) kind = UTF8PROC_BIDI_CLASS_R;
    }
    for (std::size_t i = 1; i + 1 < kinds.size(); ++i) {  // W4
        const bool number = kinds[i - 1] == kinds[i + 1] && (kinds[i - 1] == UTF8PROC_BIDI_CLASS_EN || kinds[i - 1] == UTF8PROC_BIDI_CLASS_AN);
        if (number && (kinds[i] == UTF8PROC_BIDI_CLASS_CS || (kinds[i] == UTF8PROC_BIDI_CLASS_ES && kinds[i - 1] == UTF8PROC_BIDI_CLASS_EN))) kinds[i] = kinds[i - 1];
    }
    for (std::size_t i = 0; i < kinds.size(); ++i) {  // W5
        if (kinds[i] != UTF8PROC_BIDI_CLASS_ET) continue;
        std::size_t end = i;
        while (end < kinds.size() && kinds[end] == UTF8PROC_BIDI_CLASS_ET) ++end;
        const bool number = (i > 0 && kinds[i - 1] == UTF8PROC_BIDI_CLASS_EN) || (end < kinds.size() && kinds[end] == UTF8PROC_BIDI_CLASS_EN);
        if (number) std::fill(kinds.begin() + static_cast<std::ptrdiff_t>(i), kinds.begin() + static_cast<std::ptrdiff_t>(end), UTF8PROC_BIDI_CLASS_EN);
        i = end - 1;
    }
    strong = outside;
    for (Bidi& kind : kinds) {  // W7
        if (is_strong(kind)) strong = kind;
        if (kind == UTF8PROC_BIDI_CLASS_EN && strong == UTF8PROC_BIDI_CLASS_L) kind = UTF8PROC_BIDI_CLASS_L;
    }
}

/// N1, N2: between two of one direction the direction, else that of the line.
void resolve_neutral(std::vector<Bidi>& kinds, Bidi outside) {
    const auto direction = [](Bidi kind) { return kind == UTF8PROC_BIDI_CLASS_L ? UTF8PROC_BIDI_CLASS_L : UTF8PROC_BIDI_CLASS_R; };
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        if (!is_neutral(kinds[i])) continue;
        std::size_t end = i;
        while (end < kinds.size() && is_neutral(kinds[end])) ++end;
        const Bidi left = i == 0 ? outside : direction(kinds[i - 1]), right = end == kinds.size() ? outside : direction(kinds[end]);
        std::fill(kinds.begin() + static_cast<std::ptrdiff_t>(i), kinds.begin() + static_cast<std::ptrdiff_t>(end), left == right ? left : outside);
        i = end - 1;
    }
}

char32_t mirrored(char32_t c) {
    static constexpr char32_t pairs[][2] = {{'(', ')'}, {'[', ']'}, {'{', '}'}, {'<', '>'}, {0xAB, 0xBB}, {0x2039, 0x203A}};
    for (const auto& pair : pairs) {
        if (c == pair[0]) return pair[1];
        if (c == pair[1]) return pair[0];
    }
    return c;
}

/// The letters of a line in the order of drawing.
std::vector<Letter> drawn_letters(std::string_view line) {
    std::vector<Letter> text;
    for (std::size_t at = 0; at < line.size();) {
        const CodePoint c = decode_at(line, at);
        text.push_back({c.value, static_cast<std::uint32_t>(at)});
        at += c.size;
    }
    text = joined(std::move(text));
    std::vector<Bidi> kinds;
    for (const Letter& letter : text) kinds.push_back(static_cast<Bidi>(property_of(letter.c).bidi_class));
    const auto first = std::find_if(kinds.begin(), kinds.end(), is_strong);  // P2, P3
    const bool right = first != kinds.end() && is_strong_right(*first);
    const Bidi outside = right ? UTF8PROC_BIDI_CLASS_R : UTF8PROC_BIDI_CLASS_L;
    resolve_weak(kinds, outside);
    resolve_neutral(kinds, outside);
    std::vector<int> levels;
    for (const Bidi kind : kinds) {  // I1, I2
        const bool number = kind == UTF8PROC_BIDI_CLASS_EN || kind == UTF8PROC_BIDI_CLASS_AN;
        levels.push_back(number ? 2 : kind == UTF8PROC_BIDI_CLASS_R ? 1 : right ? 2 : 0);
    }
    for (std::size_t i = text.size(); i-- > 0 && property_of(text[i].c).bidi_class == UTF8PROC_BIDI_CLASS_WS;) levels[i] = right ? 1 : 0;  // L1
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (levels[i] % 2 == 1) text[i].c = mirrored(text[i].c);  // L4
    }
    for (int level = 2; level >= 1; --level) {  // L2
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (levels[i] < level) continue;
            std::size_t end = i;
            while (end < text.size() && levels[end] >= level) ++end;
            std::reverse(text.begin() + static_cast<std::ptrdiff_t>(i), text.begin() + static_cast<std::ptrdiff_t>(end));
            std::reverse(levels.begin() + static_cast<std::ptrdiff_t>(i), levels.begin() + static_cast<std::ptrdiff_t>(end));
            i = end;
        }
    }
    return text;
}

}  // namespace

bool has_right_to_left(std::string_view text) {
    // Hebrew to the end of the Arabic additions: U+0590–U+08FF; presentation forms: U+FB1D–U+FDFF, U+FE70–U+FEFF.
    for (std::size_t i = 0; i + 1 < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]), next = static_cast<unsigned char>(text[i + 1]);
        if (byte < 0xD6) continue;
        if (byte <= 0xDF || (byte == 0xE0 && next <= 0xA3) || (byte == 0xEF && next >= 0xAC && next <= 0xBB)) return true;
    }
    return false;
}

bool has_arabic(std::string_view text) {
    // U+0600–U+077F; presentation forms from U+FB40 on.
    for (std::size_t i = 0; i + 1 < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]), next = static_cast<unsigned char>(text[i + 1]);
        if (byte < 0xD8) continue;
        if (byte <= 0xDD || (byte == 0xEF && ((next >= 0xAD && next <= 0xB7) || (next >= 0xB9 && next <= 0xBA)))) return true;
    }
    return false;
}

std::string in_visual_order(std::string_view line) {
    if (!has_right_to_left(line)) return std::string(line);
    std::string out;
    for (const Letter& letter : drawn_letters(line)) append_utf8(out, letter.c);
    return out;
}

Span drawn_span(std::string_view line, Span written) {
    if (!has_right_to_left(line)) return written;
    std::string out;
    std::optional<Span> found;
    for (const Letter& letter : drawn_letters(line)) {
        const auto begin = static_cast<std::uint32_t>(out.size());
        append_utf8(out, letter.c);
        if (!written.contains(letter.byte)) continue;
        if (!found) found = Span{begin, begin};
        found->end = static_cast<std::uint32_t>(out.size());
    }
    return found.value_or(Span{});
}

}  // namespace dragoman
