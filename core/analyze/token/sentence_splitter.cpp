#include "core/analyze/token/sentence_splitter.h"

#include <algorithm>
#include <array>

#include "core/analyze/token/boundary_features.h"
#include "core/analyze/token/characters.h"

namespace dragoman {
namespace {

enum class Side { none, opening, closing };

class Boundaries {
public:
    Boundaries(std::string_view text, std::span<const Span> tokens, const Lexicon& lexicon)
        : text_(text), tokens_(tokens), abbreviations_(lexicon.table("abbreviations")),
          openers_(lexicon.table("sentence_openers")) {}

    struct Found {
        std::vector<std::uint32_t> starts;
        std::vector<std::uint32_t> joined;  ///< Where a cry is only said again: no sentence begins there.
    };
    Found find() {
        Found found;
        std::vector<std::uint32_t>& starts = found.starts;
        if (tokens_.empty()) return found;
        starts.push_back(0);
        for (std::size_t i = 0; i < tokens_.size();) {
            note_mark(i);
            if (const std::size_t last = last_of_four_stops(i); last != i) {  // "done. . . . The next"
                starts.push_back(static_cast<std::uint32_t>(i + 1));
                i = last + 1;
                continue;
            }
            if (!may_end(i)) {
                ++i;
                if (i < tokens_.size() && list_item(i)) starts.push_back(static_cast<std::uint32_t>(i));
                continue;
            }
            const std::size_t last = i;
            std::size_t next = i + 1;
            bool closed = false;
            while (next < tokens_.size() && (belongs_behind(next) || is_terminal(next))) {
                closed = closed || side(next) == Side::closing;
                note_mark(next);
                ++next;
            }
            const bool number = starts.back() + 1 == last && numbering(last);
            if (next < tokens_.size() && says_again(last, next, starts.back())) found.joined.push_back(static_cast<std::uint32_t>(next));
            else if (next < tokens_.size() && !number && ends_before(last, next, closed)) starts.push_back(static_cast<std::uint32_t>(next));
            i = next;
        }
        return found;
    }

private:
    std::string_view word(std::size_t i) const { return slice(text_, tokens_[i]); }
    char32_t first(std::size_t i) const { return point_at(text_, tokens_[i].begin).value; }
    char32_t last(std::size_t i) const { return point_before(text_, tokens_[i].end).value; }
    bool glued(std::size_t i) const { return i > 0 && tokens_[i - 1].end == tokens_[i].begin; }
    bool glued_behind(std::size_t i) const { return i + 1 < tokens_.size() && tokens_[i].end == tokens_[i + 1].begin; }

    bool is_terminal(std::size_t i) const { return is_sentence_mark(first(i)); }
    bool is_word(std::size_t i) const { return is_word_char(first(i)); }
    bool has_stop(std::size_t i) const { return is_word(i) && last(i) == '.'; }
    bool may_end(std::size_t i) const { return is_terminal(i) || has_stop(i) || broken_off(i); }

    /// “to--” At this moment: speech that is cut short ends its sentence.
    bool broken_off(std::size_t i) const {
        const char32_t dash = first(i);
        if ((dash != 0x2014 && (dash != '-' || tokens_[i].size() < 2)) || !glued(i) || i + 2 >= tokens_.size()) return false;
        return is_quote_mark(first(i + 1)) && glued(i + 1) && !glued(i + 2) && opens(i + 2);
    }
    /// A full stop and a spaced ellipsis behind it, before a new sentence: the place of the last stop, else `i`.
    std::size_t last_of_four_stops(std::size_t i) const {
        if (i + 4 >= tokens_.size() || word(i) != "." || !glued(i)) return i;
        for (std::size_t k = i + 1; k <= i + 3; ++k) {
            if (word(k) != "." || glued(k)) return i;
        }
        return is_upper(first(i + 4)) ? i + 3 : i;
    }

    /// Which way a quotation mark or bracket faces: by the white space about it, then by its shape, then
    /// (straight marks) by what is open. Web text has “reversed” and glued marks.
    Side side(std::size_t i) const {
        const char32_t c = first(i);
        if (c == '(' || c == '[' || c == '{') return Side::opening;
        if (c == ')' || c == ']' || c == '}') return Side::closing;
        const bool single = is_apostrophe(c);
        if (!is_quote_mark(c) && !single) return Side::none;
        if (is_word_char(last(i))) return Side::none;  // "'s", "'em"
        const bool before = glued(i), behind = glued_behind(i) && !is_terminal(i + 1) && first(i + 1) != ',';
        if (before && !behind) return Side::closing;
        if (behind && !before) return Side::opening;
        if (c == 0x201C || c == 0xAB || c == 0x201E || c == 0x2018 || c == '`' || c == 0x2039) return Side::opening;
        if (c == 0x201D || c == 0xBB || c == 0x2019 || c == 0x203A) return Side::closing;
        return straight_open_ || single ? Side::closing : Side::opening;
    }

    void note_mark(std::size_t i) {
        if (first(i) == '"') straight_open_ = side(i) == Side::opening;
        if (is_double_mark(i)) quotation_ = side(i) == Side::opening ? i : tokens_.size();
    }
    bool is_double_mark(std::size_t i) const { return first(i) == '"' || first(i) == 0x201C || first(i) == 0x201D; }

    /// "Order! Order!" inside quotation marks is one cry: `next` says again what ended at `last`, and then the marks close.
    bool says_again(std::size_t last, std::size_t next, std::size_t start) const {
        if (quotation_ >= last) return false;
        const std::size_t begin = std::max(start, quotation_ + 1), size = last - begin;
        if (size == 0 || next + size + 1 >= tokens_.size()) return false;
        for (std::size_t k = 0; k < size; ++k) {
            if (word(begin + k) != word(next + k)) return false;
        }
        return is_terminal(next + size) && is_double_mark(next + size + 1);
    }

    /// Closing marks, brackets and stray asterisks stay with the sentence before them.
    bool belongs_behind(std::size_t i) const {
        if (side(i) == Side::closing || footnote(i)) return true;
        if (first(i) != '*' && first(i) != 0x2020 && first(i) != 0x2021) return false;
        return glued(i) || i + 1 == tokens_.size() || is_terminal(i + 1) || is_upper(first(i + 1));
    }

    /// One of the three tokens of "[17]".
    bool footnote(std::size_t i) const {
        const auto opens_note = [&](std::size_t k) {
            return k + 2 < tokens_.size() && first(k) == '[' && is_digit(first(k + 1)) && first(k + 2) == ']';
        };
        return opens_note(i) || (i > 0 && opens_note(i - 1));
    }

    bool opens(std::size_t i) const {
        if (!is_upper(first(i))) return false;
        std::array<char, 16> lower{};
        const std::string_view w = word(i);
        if (w.size() > lower.size()) return false;
        for (std::size_t k = 0; k < w.size(); ++k) lower[k] = w[k] >= 'A' && w[k] <= 'Z' ? static_cast<char>(w[k] + 32) : w[k];
        return openers_.has({lower.data(), w.size()});
    }

    /// First token behind opening marks: what decides whether a sentence begins there.
    std::size_t past_opening(std::size_t i) const {
        while (i + 1 < tokens_.size() && (side(i) == Side::opening || first(i) == '-' || first(i) == 0x2014)) ++i;
        return i;
    }

    bool ends_before(std::size_t end, std::size_t next, bool closed) const {
        const std::size_t begin = past_opening(next);
        const char32_t c = first(begin);
        const bool marked = begin != next;
        if (list_item(next)) return true;
        if (spaced_ellipsis(end)) return false;
        if (has_stop(end)) return abbreviation_ends(end, begin, marked, closed);
        if (c == ',' || c == ';' || c == ':') return false;
        if (is_lower(c)) return lower_case_begins(end, begin, marked, closed);
        const char32_t mark = first(end);
        const bool ellipsis = mark == 0x2026 || (mark == '.' && tokens_[end].size() > 1);
        if (mark == '.' && is_digit(c) && end > 0 && (last(end - 1) == 0xB0 || last(end - 1) == 0xBA)) return false;  // "N°. 12"
        if (ellipsis) return is_upper(c) || is_digit(c) || marked;
        if (!glued(end) && mark == '.' && is_digit(c)) return false;  // ". 5"
        return !closes_a_bracket(next);
    }

    /// What follows closes a bracket without a mark of its own: "[16: a firm? 13:28]".
    bool closes_a_bracket(std::size_t next) const {
        constexpr std::size_t reach = 4;
        for (std::size_t i = next; i < tokens_.size() && i < next + reach; ++i) {
            if (is_terminal(i) || has_stop(i) || first(i) == '(' || first(i) == '[') return false;
            if (first(i) == ']' || first(i) == ')') return true;
        }
        return false;
    }

    /// The full stop of "1." or "2.)" that opens a sentence does not end it.
    bool numbering(std::size_t end) const {
        return first(end) == '.' && end > 0 && tokens_[end - 1].size() <= 2 && is_digit(first(end - 1));
    }

    bool lower_case_begins(std::size_t end, std::size_t begin, bool marked, bool closed) const {
        const char32_t mark = first(end);
        if (closed || marked || tokens_[end].size() > 1) return false;
        if (glued(begin)) return false;
        if (mark == '.') return end > 0 && tokens_[end - 1].size() > 2;
        return mark == '?' || word(begin) == "i";
    }

    bool abbreviation_ends(std::size_t end, std::size_t begin, bool marked, bool closed) const {
        std::array<char, 16> lower{};
        std::string_view w = word(end);
        w.remove_suffix(1);
        if (w.size() > lower.size()) return false;
        for (std::size_t k = 0; k < w.size(); ++k) lower[k] = w[k] >= 'A' && w[k] <= 'Z' ? static_cast<char>(w[k] + 32) : w[k];
        const std::string_view kind = abbreviations_.value({lower.data(), w.size()});
        if (kind == "title" || kind == "never" || kind == "number" || kind == "date") return false;
        if (!is_upper(first(begin))) return closed && marked;
        if (w.size() == 1) return opens(begin) && end > 0 && !is_upper(first(end - 1));
        return opens(begin) || (closed && is_upper(first(begin)));
    }

    /// ". . ." in the middle of a sentence; a fourth one ends it.
    bool spaced_ellipsis(std::size_t end) const {
        std::size_t stops = 0;
        for (std::size_t i = end; i < tokens_.size() && word(i) == "."; ++i) ++stops;
        for (std::size_t i = end; i > 0 && word(i - 1) == "."; --i) ++stops;
        return stops == 3;
    }

    /// "2)", "2.", "(b)" in a list that runs on in one block and opens it with "1)", "1.", "(a)".
    bool list_item(std::size_t i) const {
        const bool bracketed = first(i) == '(';
        const std::size_t number = bracketed ? i + 1 : i;
        if (number + 2 >= tokens_.size() || glued(i) || tokens_[number].size() > 4) return false;
        if (!glued(number + 1) || (first(number + 1) != ')' && (bracketed || word(number + 1) != "."))) return false;
        if (glued(number + 2) || !is_upper(first(number + 2))) return false;
        if (bracketed) return first(0) == '(' && tokens_[1].size() <= 2 && word(2) == ")" && is_lower(first(number));
        return is_digit(first(i)) && word(0) == "1" && first(1) == first(number + 1) && tokens_[i].size() <= 2;
    }

    std::string_view text_;
    std::span<const Span> tokens_;
    const Table& abbreviations_;
    const Table& openers_;
    bool straight_open_ = false;
    std::size_t quotation_ = tokens_.size();  ///< The mark that opened the quotation that is open.
};

/// Gaps where no words about them make a boundary: behind a list's number, before a small letter behind an
/// abbreviation, behind "N°.", behind a spaced ellipsis. The treebank's lists would teach otherwise.
bool is_never_boundary(std::string_view text, std::span<const Span> tokens, std::size_t next, std::size_t start, const Table& abbreviations) {
    const std::string_view before = slice(text, tokens[next - 1]);
    if (before.back() == ')' && next - start <= 4) return true;
    if (before.back() != '.') return false;
    const char32_t begins = decode_at(text, tokens[next].begin).value;
    if (before.size() > 1) return is_lower(begins);
    const std::string_view word = next > 1 ? slice(text, tokens[next - 2]) : std::string_view();
    if (word == ".") return tokens[next - 2].end < tokens[next - 1].begin;
    if (is_digit(begins) && (word.ends_with("\xC2\xB0") || word.ends_with("\xC2\xBA"))) return true;
    return is_lower(begins) && abbreviations.has(word);  // "on 5th st. near"
}

/// How much surer than the rules the model must be, in parts of an update.
constexpr std::int32_t boundary_margin = 8;

}  // namespace

std::vector<std::uint32_t> sentence_starts(std::string_view text, std::span<const Span> tokens,
                                           const Lexicon& lexicon, const Model& model) {
    const auto [ruled, joined] = Boundaries(text, tokens, lexicon).find();
    if (model.labels().size() != 2) return ruled;
    const Table& abbreviations = lexicon.table("abbreviations");
    BoundaryWords words(text, tokens);
    std::vector<std::uint32_t> starts;
    std::size_t rule = 0, join = 0;
    for (std::uint32_t i = 0; i < tokens.size(); ++i) {
        const bool by_rule = rule < ruled.size() && ruled[rule] == i;
        rule += by_rule;
        const bool is_joined = join < joined.size() && joined[join] == i;
        join += is_joined;
        bool begins = by_rule;
        // The rules' boundaries stand: they are nearly always right, but miss those without a mark.
        if (i > 0 && !by_rule && !is_joined && is_open_gap(text, tokens, i) && !is_never_boundary(text, tokens, i, starts.back(), abbreviations)) {
            std::int32_t scores[2] = {0, 0};
            model.add(boundary_features(words, i, by_rule, starts.back()), scores);
            begins = scores[1] > scores[0] + boundary_margin;
        }
        if (begins || i == 0) starts.push_back(i);
    }
    return starts;
}

}  // namespace dragoman
