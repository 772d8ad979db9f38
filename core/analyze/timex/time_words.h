#pragma once
// What the grammar of time expressions reads: a sentence as words that know their class.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/document/document.h"
#include "core/knowledge/lexicon.h"

namespace dragoman {

enum class WordClass : std::uint8_t {
    other, month, weekday, weekdays, unit, units, cardinal, multiplier, ordinal, vague, season, daypart,
    dayparts, deictic, set, reference, relative, phase, ampm, zone, decade,
    number,   ///< Digits; value, count of digits, `plain` without separators.
    decades,  ///< "1980s", "80s": value is the first year, below 100 where the century is left out.
    clock,    ///< "15:30": value is minutes since midnight.
    calendar  ///< "2020-02-29", "13/05/2020": value is year * 10000 + month * 100 + day.
};

struct TimeWord {
    Span span;
    std::string_view text;   ///< ASCII lower case; dashes and apostrophes straight.
    std::string_view label;  ///< The table's value where it is no number: "MO", "P1W", "SU".
    std::int32_t value = 0;
    WordClass cls = WordClass::other;
    TimeExpression::Unit unit = TimeExpression::Unit::none;
    std::uint8_t digits = 0;
    bool plain = false;      ///< A number written with digits alone.
    bool glued = false;      ///< No white space before it.
    bool capital = false;
    bool abbreviated = false;  ///< "Feb", "Mon": a dot may follow and belongs to it.

    bool is(WordClass wanted) const { return cls == wanted; }
    bool is(std::string_view word) const { return text == word; }
};

/// The words of one stretch of text. Reading past either end gives an empty word.
/// Split here and not taken from doc.tokens: "third-quarter", "1980's" and "2020-02-29" must fall
/// apart alike whatever the tokenizer thinks of hyphens.
class TimeWords {
public:
    /// `lower` is doc.text in ASCII lower case, byte for byte; both must outlive this.
    TimeWords(std::string_view text, std::string_view lower, const Lexicon& lexicon);
    void read(Span stretch);
    const TimeWord& operator[](std::size_t i) const { return i < words_.size() ? words_[i] : none_; }
    std::size_t size() const { return words_.size(); }
    bool may_begin(std::size_t i) const;  ///< False where no expression can start: the common case.

private:
    void read_digits(std::uint32_t& at, std::uint32_t end, TimeWord& word) const;
    void read_letters(std::uint32_t& at, std::uint32_t end, TimeWord& word) const;
    std::string_view text_, lower_;
    const Table* table_;
    std::vector<TimeWord> words_;
    TimeWord none_;
};

std::string ascii_lowered(std::string_view text);

}  // namespace dragoman
