#include "core/analyze/timex/time_words.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/base/date.h"
#include "core/base/utf8.h"

namespace dragoman {
namespace {

using Unit = TimeExpression::Unit;

bool digit(char c) { return c >= '0' && c <= '9'; }
bool ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool wide(char c) { return static_cast<unsigned char>(c) >= 0x80; }

constexpr std::array<std::pair<std::string_view, WordClass>, 21> class_names{{
    {"month", WordClass::month},       {"weekday", WordClass::weekday},
    {"weekdays", WordClass::weekdays}, {"unit", WordClass::unit},
    {"units", WordClass::units},       {"cardinal", WordClass::cardinal},
    {"multiplier", WordClass::multiplier}, {"ordinal", WordClass::ordinal},
    {"vague", WordClass::vague},       {"season", WordClass::season},
    {"daypart", WordClass::daypart},   {"dayparts", WordClass::dayparts},
    {"deictic", WordClass::deictic},   {"set", WordClass::set},
    {"reference", WordClass::reference}, {"relative", WordClass::relative},
    {"phase", WordClass::phase},       {"ampm", WordClass::ampm},
    {"zone", WordClass::zone},         {"decade", WordClass::decade},
    {"other", WordClass::other},
}};

constexpr std::array<std::pair<std::string_view, Unit>, 13> unit_names{{
    {"second", Unit::second}, {"minute", Unit::minute},   {"hour", Unit::hour},
    {"day", Unit::day},       {"week", Unit::week},       {"fortnight", Unit::week},
    {"weekend", Unit::weekend}, {"month", Unit::month},   {"quarter", Unit::quarter},
    {"year", Unit::year},     {"decade", Unit::decade},   {"century", Unit::century},
    {"night", Unit::night},
}};

template <class Names, class Value>
Value looked_up(const Names& names, std::string_view name, Value otherwise) {
    for (const auto& entry : names) {
        if (entry.first == name) return entry.second;
    }
    return otherwise;
}

bool read_int(std::string_view text, std::int32_t& value) {
    std::size_t i = 0;
    const bool negative = !text.empty() && text[0] == '-';
    if (negative) i = 1;
    if (i == text.size()) return false;
    value = 0;
    for (; i < text.size(); ++i) {
        if (!digit(text[i]) || value > 100000000) return false;
        value = value * 10 + (text[i] - '0');
    }
    if (negative) value = -value;
    return true;
}

/// Digits at `at`: how many, at most `limit`, and their value.
int run_of_digits(std::string_view text, std::size_t at, std::size_t end, int limit, int& value) {
    int count = 0;
    value = 0;
    while (at < end && count < limit && digit(text[at])) {
        value = value * 10 + (text[at] - '0');
        ++at, ++count;
    }
    return count;
}

}  // namespace

std::string ascii_lowered(std::string_view text) {
    std::string lower(text);
    for (char& c : lower) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return lower;
}

TimeWords::TimeWords(std::string_view text, std::string_view lower, const Lexicon& lexicon)
    : text_(text), lower_(lower), table_(&lexicon.table("time_words")) {}

bool TimeWords::may_begin(std::size_t i) const {
    const TimeWord& word = words_[i];
    if (word.cls != WordClass::other) return true;
    if (word.text.size() > 7) return false;
    constexpr std::string_view starters[] = {"the", "a",  "an",  "every",   "each",    "mid", "'",
                                             "q",   "h",  "q1",  "q2",      "q3",      "q4",  "these",
                                             "those", "h1", "h2", "to",     "another", "at",  "half", "once",
                                             "fiscal", "fy", "year", "no"};
    return std::find(std::begin(starters), std::end(starters), word.text) != std::end(starters);
}

void TimeWords::read(Span stretch) {
    words_.clear();
    std::uint32_t at = stretch.begin;
    bool glued = false;
    while (at < stretch.end) {
        const char c = text_[at];
        if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
            ++at;
            glued = false;
            continue;
        }
        TimeWord word;
        word.glued = glued;
        const std::uint32_t begin = at;
        if (digit(c)) {
            read_digits(at, stretch.end, word);
        } else if (ascii_letter(c)) {
            read_letters(at, stretch.end, word);
        } else if (wide(c)) {
            const CodePoint point = decode_at(text_.substr(0, stretch.end), at);
            at += std::max<std::uint32_t>(1, point.size);
            if (is_space(point.value)) {
                glued = false;
                continue;
            }
            if (is_letter(point.value)) {
                at = begin;
                read_letters(at, stretch.end, word);
            } else if (point.value == U'\u2019' || point.value == U'\u2018') {
                word.text = "'";
            } else if (point.value >= U'\u2010' && point.value <= U'\u2013') {
                word.text = "-";
            }
        } else {
            ++at;
        }
        word.span = {begin, at};
        if (word.text.empty()) word.text = lower_.substr(begin, at - begin);
        words_.push_back(word);
        glued = true;
    }
}

void TimeWords::read_letters(std::uint32_t& at, std::uint32_t end, TimeWord& word) const {
    const std::uint32_t begin = at;
    word.capital = text_[at] >= 'A' && text_[at] <= 'Z';
    if ((lower_[at] == 'a' || lower_[at] == 'p') && at + 2 < end && lower_[at + 1] == '.' && lower_[at + 2] == 'm' &&
        (at + 3 >= end || !ascii_letter(lower_[at + 3]))) {  // "p.m.", "a.m"
        word.cls = WordClass::ampm;
        word.value = lower_[at] == 'p' ? 12 : 0;
        at += at + 3 < end && lower_[at + 3] == '.' ? 4 : 3;
        return;
    }
    while (at < end && (ascii_letter(text_[at]) || wide(text_[at]))) {
        if (wide(text_[at])) {
            const CodePoint point = decode_at(text_, at);
            if (!is_letter(point.value) && !is_mark(point.value)) break;
            at += std::max<std::uint32_t>(1, point.size);
        } else {
            ++at;
        }
    }
    at = std::min(at, end);
    word.text = lower_.substr(begin, at - begin);
    if (word.text.size() > 12 || word.text.size() < 2) return;
    const std::span<const Table::Row> rows = table_->rows_of(word.text);
    if (rows.empty() || rows.front().size() < 4) return;
    const Table::Row& row = rows.front();
    if (!row[3].empty() && !word.capital) return;
    word.abbreviated = row[3] == "dot";
    word.cls = looked_up(class_names, std::string_view(row[1]), WordClass::other);
    if (word.cls == WordClass::unit || word.cls == WordClass::units) {
        word.unit = looked_up(unit_names, std::string_view(row[2]), Unit::none);
        word.value = row[2] == "fortnight" ? 2 : 1;
    } else if (!read_int(row[2], word.value)) {
        word.label = row[2];
    }
}

void TimeWords::read_digits(std::uint32_t& at, std::uint32_t end, TimeWord& word) const {
    int a = 0, b = 0, c = 0;
    const int first = run_of_digits(text_, at, end, 9, a);
    std::uint32_t next = at + static_cast<std::uint32_t>(first);
    const auto at_end = [&](std::uint32_t i) { return i >= end || (!digit(text_[i]) && !ascii_letter(text_[i])); };
    if (next + 2 < end && first <= 4 && (text_[next] == '-' || text_[next] == '/' || text_[next] == '.')) {
        const char separator = text_[next];
        const int second = run_of_digits(text_, next + 1, end, 2, b);
        const std::uint32_t then = next + 1 + static_cast<std::uint32_t>(second);
        if (second > 0 && then < end && text_[then] == separator) {
            const int third = run_of_digits(text_, then + 1, end, 4, c);
            const std::uint32_t stop = then + 1 + static_cast<std::uint32_t>(third);
            const bool time_follows = stop < end && text_[stop] == 'T';
            int year = 0, month = 0, day = 0;
            if (first == 4 && third > 0 && third <= 2 && separator != '.') {
                year = a, month = b, day = c;
            } else if (first <= 2 && (third == 4 || (third == 2 && separator == '/'))) {
                year = third == 4 ? c : c + (c < 50 ? 2000 : 1900);
                day = a, month = b;  // day first, as most of the world writes it
                if (month > 12 && day <= 12) std::swap(day, month);
            }
            if (year > 0 && (at_end(stop) || time_follows)) {
                if (time_follows) {
                    std::uint32_t tail = stop + 1;
                    while (tail < end && (digit(text_[tail]) || text_[tail] == ':' || text_[tail] == 'Z')) ++tail;
                    word.digits = 1;
                    at = tail;
                } else {
                    at = stop;
                }
                word.cls = WordClass::calendar;
                word.value = year * 10000 + month * 100 + day;
                return;
            }
        }
    }
    if (first <= 2 && next + 2 < end && text_[next] == ':' && run_of_digits(text_, next + 1, end, 2, b) == 2 &&
        a < 25 && b < 60) {
        std::uint32_t stop = next + 3;
        if (stop + 2 < end && text_[stop] == ':' && digit(text_[stop + 1]) && digit(text_[stop + 2])) stop += 3;
        if (stop >= end || !digit(text_[stop])) {
            word.cls = WordClass::clock;
            word.value = a * 60 + b;
            at = stop;
            return;
        }
    }
    word.cls = WordClass::number;
    word.plain = true;
    while (next < end && digit(text_[next])) ++next;  // longer than an int holds
    std::int64_t value = a;
    while (next + 3 < end && text_[next] == ',' && digit(text_[next + 1]) && digit(text_[next + 2]) &&
           digit(text_[next + 3]) && (next + 4 >= end || !digit(text_[next + 4]))) {
        run_of_digits(text_, next + 1, end, 3, b);
        value = value * 1000 + b;
        next += 4;
        word.plain = false;
    }
    if (next + 1 < end && text_[next] == '.' && digit(text_[next + 1])) {
        ++next;
        while (next < end && digit(text_[next])) ++next;
        word.plain = false;
    }
    at = next;
    word.value = static_cast<std::int32_t>(std::min<std::int64_t>(value, 1000000000));
    word.digits = static_cast<std::uint8_t>(std::min(first, 9));
    const std::string_view tail = lower_.substr(at, std::min<std::size_t>(2, end - at));
    const bool word_ends = at_end(at + 2);
    if (word.plain && word_ends && (tail == "st" || tail == "nd" || tail == "rd" || tail == "th")) {
        word.cls = WordClass::ordinal;
        at += 2;
    } else if (word.plain && a % 10 == 0 && (first == 4 || first == 2)) {
        if (at < end && lower_[at] == 's' && at_end(at + 1)) {
            word.cls = WordClass::decades;
            at += 1;
        } else if (tail == "'s" && word_ends && first == 4) {
            word.cls = WordClass::decades;
            at += 2;
        }
    }
}

}  // namespace dragoman
