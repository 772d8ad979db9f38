#pragma once
// The grammar of time expressions: small named rules, tried at a word; the longest match wins.
#include <cstddef>
#include <span>

#include "core/analyze/timex/time_words.h"

namespace dragoman {

struct TimeMatch {
    std::size_t begin = 0, end = 0;  ///< Words.
    TimexType type = TimexType::date;
    TimeExpression meaning;
    std::size_t range_begin = 0, range_end = 0;  ///< "September 4-6": the words of its last day.
    TimeExpression range_meaning;
};

/// Whether an expression begins at word `at`; fills `match` (whose `begin` is `at`).
using TimeRuleFunction = bool (*)(const TimeWords& words, std::size_t at, TimeMatch& match);
struct TimeRule {
    Label name;
    float score;
    TimeRuleFunction matches;
};

std::span<const TimeRule> calendar_rules();  ///< Dates, years, decades, seasons, quarters, clock times.
std::span<const TimeRule> relative_rules();  ///< "yesterday", "last week", "that day", "now".
std::span<const TimeRule> amount_rules();    ///< "14 months", "two years ago", "every day".

// What several rules read; each returns the word behind, or `at` where it does not match.
std::size_t read_amount(const TimeWords& words, std::size_t at, std::int32_t& amount, bool& vague, bool& half);
std::size_t read_year(const TimeWords& words, std::size_t at, std::int16_t& year);
std::size_t read_month(const TimeWords& words, std::size_t at, std::int16_t& month);
std::size_t read_clock(const TimeWords& words, std::size_t at, TimeExpression& meaning);
/// A day by its name: "May 12, 2020", "Tuesday", "yesterday"; no clock time.
std::size_t read_day(const TimeWords& words, std::size_t at, TimeExpression& meaning);
/// "morning", "night": the part of the day is set, or the hour for noon and midnight.
std::size_t read_day_part(const TimeWords& words, std::size_t at, TimeExpression& meaning);
/// "last year", "of this year", "next week's": sets extra_unit and extra.
std::size_t read_shift(const TimeWords& words, std::size_t at, TimeExpression& meaning);
inline std::size_t skip_hyphen(const TimeWords& words, std::size_t at) { return words[at].is("-") && words[at].glued ? at + 1 : at; }

}  // namespace dragoman
