#include "core/search/word_pattern.h"

#include <algorithm>
#include <optional>

#include "core/base/utf8.h"

namespace dragoman {

/// Reads an expression from left to right and builds its automaton as it goes: each part tells which letters may begin and
/// which may end it, and joining two lets the second follow the first.
class RegexParser {
public:
    RegexParser(std::string_view text, bool jokers) : text_(text), jokers_(jokers) {}

    Result<WordPattern> run() {
        Part whole = jokers_ ? sequence() : either();
        if (!problem_ && at_ < text_.size()) fail("A bracket closes none");
        if (problem_) return *problem_;
        pattern_.first_ = whole.first;
        pattern_.last_ = whole.last;
        pattern_.nullable_ = whole.nullable;
        return std::move(pattern_);
    }

private:
    using Places = WordPattern::Places;
    struct Part {
        Places first, last;
        bool nullable = true;
    };

    Part either() {
        Part out = sequence();
        while (at_ < text_.size() && text_[at_] == '|' && !problem_) {
            ++at_;
            const Part other = sequence();
            out = {out.first | other.first, out.last | other.last, out.nullable || other.nullable};
        }
        return out;
    }

    Part sequence() {
        Part out;
        while (!problem_ && at_ < text_.size() && (jokers_ || (text_[at_] != '|' && text_[at_] != ')'))) out = joined(out, repeated());
        return out;
    }

    Part joined(const Part& a, const Part& b) {
        link(a.last, b.first);
        return {a.nullable ? a.first | b.first : a.first, b.nullable ? a.last | b.last : b.last, a.nullable && b.nullable};
    }
    void link(const Places& from, const Places& to) {
        for (std::size_t i = 0; i < pattern_.follow_.size(); ++i) {
            if (from[i]) pattern_.follow_[i] |= to;
        }
    }
    Part looped(Part part) {
        link(part.last, part.first);
        return part;
    }

    Part repeated() {
        const std::size_t from = at_;
        Part part = atom();
        while (!problem_ && !jokers_ && at_ < text_.size()) {
            const char sign = text_[at_];
            if (sign == '*' || sign == '+') part = looped(part);
            if (sign == '*' || sign == '?') part.nullable = true;
            if (sign == '{') {
                part = counted(from, part);
                continue;
            }
            if (sign != '*' && sign != '+' && sign != '?') break;
            ++at_;
        }
        return part;
    }

    /// {2}, {2,}, {2,3}: the part is read again from its beginning so often, each time as new letters.
    Part counted(std::size_t from, Part part) {
        const std::size_t brace = at_++;
        const std::optional<int> least = number();
        std::optional<int> greatest = least;
        bool endless = false;
        if (least && at_ < text_.size() && text_[at_] == ',') {
            ++at_;
            greatest = number();
            endless = !greatest;
            if (endless) greatest = std::max(*least, 1);
        }
        if (!least || at_ >= text_.size() || text_[at_] != '}' || *greatest < *least || *greatest == 0) {
            at_ = brace;
            fail("Braces want numbers such as {2} or {2,3}");
            return part;
        }
        const std::size_t behind = at_ + 1;
        Part out = part;
        if (*least == 0) out.nullable = true;
        for (int i = 1; i < *greatest && !problem_; ++i) {
            at_ = from;
            Part again = atom();
            if (i >= *least) again.nullable = true;
            if (endless && i + 1 == *greatest) again = looped(again);
            out = joined(out, again);
        }
        if (endless && *greatest == 1) out = looped(out);
        at_ = behind;
        return out;
    }
    std::optional<int> number() {
        const std::size_t from = at_;
        int value = 0;
        while (at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9' && value < 1000) value = value * 10 + (text_[at_++] - '0');
        return at_ == from ? std::nullopt : std::optional(value);
    }

    Part atom() {
        if (++read_ > 4 * WordPattern::most) fail("The expression is too long");  // "((){9}){9}" has no letters, but much to read
        if (problem_) return {};
        const CodePoint c = decode_at(text_, at_);
        if (!jokers_ && c.value == '(') return group();
        if (!jokers_ && c.value == '[') return letter(bracketed());
        if (!jokers_ && (c.value == '*' || c.value == '+' || c.value == '?' || c.value == '{')) {
            fail("Nothing stands before what repeats it");
            return {};
        }
        at_ += c.size;
        if (jokers_ && c.value == '*') {
            Part any = looped(letter({{}, true}));
            any.nullable = true;
            return any;
        }
        if (c.value == (jokers_ ? U'?' : U'.')) return letter({{}, true});
        if (!jokers_ && c.value == '\\') return letter(escaped());
        return letter(folded_sign(c.value));
    }

    Part group() {
        const std::size_t here = at_++;
        if (++depth_ > 30) fail("Brackets stand in too many others");
        Part inside = problem_ ? Part() : either();
        --depth_;
        if (problem_) return inside;
        if (at_ >= text_.size()) {
            at_ = here;
            fail("A bracket never closes");
        } else {
            ++at_;
        }
        return inside;
    }

    /// Articles are searched folded, and so is what is asked for.
    static WordPattern::Letters folded_sign(char32_t sign) {
        std::string out;
        append_utf8(out, sign);
        const std::string key = folded(out);
        const CodePoint c = decode_at(key.empty() ? out : key, 0);
        return {{{c.value, c.value}}, false};
    }

    WordPattern::Letters escaped() {
        const CodePoint c = decode_at(text_, at_);
        if (c.size == 0) fail("Nothing stands behind the \\");
        at_ += c.size;
        if (c.value == 'd') return {{{'0', '9'}}, false};
        if (c.value == 'w') return {{}, true};
        return folded_sign(c.value);
    }

    WordPattern::Letters bracketed() {
        const std::size_t here = at_++;
        WordPattern::Letters out;
        if (at_ < text_.size() && text_[at_] == '^') {
            out.others = true;
            ++at_;
        }
        while (at_ < text_.size() && text_[at_] != ']') {
            if (text_[at_] == '\\' && at_ + 1 < text_.size()) ++at_;
            const CodePoint from = decode_at(text_, at_);
            at_ += from.size;
            char32_t to = from.value;
            if (at_ + 1 < text_.size() && text_[at_] == '-' && text_[at_ + 1] != ']') {
                const CodePoint last = decode_at(text_, ++at_);
                at_ += last.size;
                to = last.value;
            }
            const char32_t a = folded_sign(from.value).ranges.front().first, b = folded_sign(to).ranges.front().first;
            out.ranges.emplace_back(std::min(a, b), std::max(a, b));
        }
        if (at_ >= text_.size()) {
            at_ = here;
            fail("A square bracket never closes");
        } else {
            ++at_;
        }
        return out;
    }

    Part letter(WordPattern::Letters letters) {
        const std::size_t place = pattern_.letters_.size();
        if (place == WordPattern::most) {
            fail("The expression is too long");
            return {};
        }
        pattern_.letters_.push_back(std::move(letters));
        pattern_.follow_.emplace_back();
        Places own;
        own.set(place);
        return {own, own, false};
    }

    void fail(std::string message) {
        if (!problem_) problem_ = Error{ErrorCode::bad_query, std::move(message), std::min(at_, text_.size())};
    }

    std::string_view text_;
    bool jokers_;
    std::size_t at_ = 0;
    int depth_ = 0;
    std::size_t read_ = 0;
    WordPattern pattern_;
    std::optional<Error> problem_;
};

Result<WordPattern> WordPattern::regex(std::string_view text) { return RegexParser(text, false).run(); }

WordPattern WordPattern::wildcard(std::string_view text) {
    Result<WordPattern> made = RegexParser(text, true).run();
    return made ? std::move(made).value() : WordPattern();
}

bool WordPattern::Letters::has(char32_t c) const {
    const bool among = std::any_of(ranges.begin(), ranges.end(), [c](const auto& range) { return range.first <= c && c <= range.second; });
    return among != others;
}

WordPattern::State WordPattern::step(const State& state, char32_t letter) const {
    State out;
    for (std::size_t i = 0; i < letters_.size(); ++i) {
        if (!state.next[i] || !letters_[i].has(letter)) continue;
        out.next |= follow_[i];
        out.accepts = out.accepts || last_[i];
    }
    return out;
}

NearWord::NearWord(std::string_view word, int edits) : edits_(edits) {
    for (std::size_t at = 0; at < word.size() && word_.size() < most;) {
        const CodePoint c = decode_at(word, at);
        word_.push_back(c.value);
        at += c.size;
    }
}

NearWord::State NearWord::judged(State state) const {
    state.accepts = state.row[word_.size()] <= edits_;
    state.lost = std::all_of(state.row.begin(), state.row.begin() + static_cast<std::ptrdiff_t>(word_.size()) + 1, [&](std::uint8_t d) { return d > edits_; });
    return state;
}

NearWord::State NearWord::begin() const {
    State state{};
    for (std::size_t i = 0; i <= word_.size(); ++i) state.row[i] = static_cast<std::uint8_t>(i);
    return judged(state);
}

NearWord::State NearWord::step(const State& state, char32_t letter) const {
    State out{};
    out.row[0] = static_cast<std::uint8_t>(std::min(state.row[0] + 1, 250));
    for (std::size_t i = 1; i <= word_.size(); ++i) {
        const int changed = state.row[i - 1] + (word_[i - 1] == letter ? 0 : 1);
        out.row[i] = static_cast<std::uint8_t>(std::min({changed, state.row[i] + 1, out.row[i - 1] + 1, 250}));
    }
    return judged(out);
}

template <class Automaton>
bool accepts(const Automaton& automaton, std::string_view word) {
    typename Automaton::State state = automaton.begin();
    for (std::size_t at = 0; at < word.size() && !state.dead();) {
        const CodePoint c = decode_at(word, at);
        state = automaton.step(state, c.value);
        at += c.size;
    }
    return state.accepts;
}
template bool accepts(const WordPattern&, std::string_view);
template bool accepts(const NearWord&, std::string_view);

}  // namespace dragoman
