#pragma once
// The grammar of time expressions: small named rules, tried at a word; the longest match wins.
#include <cstddef>
#include <initializer_list>
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

std::span<const TimeRule> calendar_rules();  ///< Days, dates, clock times, "late August".
std::span<const TimeRule> period_rules();    ///< Years, decades, centuries, seasons, quarters.
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
/// A year behind a day or a month: ", 2020", " 2020", "[2018]", "'99".
std::size_t read_trailing_year(const TimeWords& words, std::size_t at, std::int16_t& year);
bool is_day_number(const TimeWord& word, std::int16_t& day);
bool is_time_preposition(const TimeWord& word);
inline std::size_t skip_comma(const TimeWords& words, std::size_t at) { return words[at].is(",") ? at + 1 : at; }
inline std::size_t skip_hyphen(const TimeWords& words, std::size_t at) {
    return words[at].is("-") && words[at].glued ? at + 1 : at;
}
/// Is the word one of these?
inline bool one_of(const TimeWord& word, std::initializer_list<std::string_view> texts) {
    for (const std::string_view text : texts) {
        if (word.text == text) return true;
    }
    return false;
}

}  // namespace dragoman
