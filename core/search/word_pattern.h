#pragma once
// Words that fit a regular expression or a wildcard, and words that are nearly another: automata that go from state to state
// a letter at a time, so that their time is bounded by the letters whatever the expression is.
#include <array>
#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/result.h"

namespace dragoman {

/// The position automaton of a regular expression: a state is the set of letters of the expression that may come next.
/// It must fit a whole word.
///
/// Source  Glushkov, "The abstract theory of automata", 1961.
/// Cost    per letter of a word, linear in the letters of the expression, of which there are at most `most`.
class WordPattern {
public:
    static constexpr std::size_t most = 96;
    using Places = std::bitset<most>;
    struct State {
        Places next;
        bool accepts = false;
        bool dead() const { return next.none() && !accepts; }
    };

    /// Letters, ".", "[a-f]", "[^x]", "\d", "\w", "( | )", "* + ? {2,3}"; a "\" takes the next sign as it is.
    /// Errors  a sentence without its full stop, and the byte of `text` that it is about.
    static Result<WordPattern> regex(std::string_view text);
    /// "*" for any letters, "?" for one. What is longer than `most` fits nothing.
    static WordPattern wildcard(std::string_view text);

    State begin() const { return {first_, nullable_}; }
    State step(const State& state, char32_t letter) const;

private:
    friend class RegexParser;
    struct Letters {
        std::vector<std::pair<char32_t, char32_t>> ranges;
        bool others = false;  ///< All but these.
        bool has(char32_t c) const;
    };
    std::vector<Letters> letters_;
    std::vector<Places> follow_;
    Places first_, last_;
    bool nullable_ = false;
};

/// Words that differ from one by at most so many letters put in, left out or changed.
///
/// Source  Levenshtein, "Binary codes capable of correcting deletions, insertions, and reversals", 1966; the rows of
///         Wagner and Fischer, "The String-to-String Correction Problem", 1974, are the states.
class NearWord {
public:
    static constexpr std::size_t most = 40;
    struct State {
        std::array<std::uint8_t, most + 1> row;
        bool accepts = false, lost = false;
        bool dead() const { return lost; }
    };
    NearWord(std::string_view word, int edits);
    State begin() const;
    State step(const State& state, char32_t letter) const;

private:
    State judged(State state) const;
    std::u32string word_;
    int edits_;
};

template <class Automaton>
bool accepts(const Automaton& automaton, std::string_view word);

}  // namespace dragoman
