#include "core/analyze/timex/date_evidence.h"

#include <algorithm>
#include <cstdlib>
#include <string>

#include "core/analyze/timex/sentence_words.h"

namespace dragoman {
namespace {

using Kind = TimeExpression::Kind;
using Unit = TimeExpression::Unit;
using Direction = TimeExpression::Direction;

constexpr int first_year = 1990, last_year = 2060;  // of the articles that partial dates are tried for

/// Merges overlaps; the intervals come sorted.
void append(std::vector<DateInterval>& days, DateInterval interval) {
    if (interval.latest < interval.earliest) return;
    if (!days.empty() && interval.earliest <= days.back().latest + 1) {
        days.back().latest = std::max(days.back().latest, interval.latest);
    } else {
        days.push_back(interval);
    }
}

/// The days that an expression with a year covers.
std::optional<DateInterval> known_days(const TimeExpression& e) {
    if (e.kind != Kind::absolute && e.kind != Kind::partial) return std::nullopt;
    if (e.year < 1000 || e.year > 2100) return std::nullopt;
    if (e.month == 0) return DateInterval{*make_date(e.year, 1, 1), *make_date(e.year, 12, 31)};
    if (e.day == 0) return DateInterval{*make_date(e.year, e.month, 1), *make_date(e.year, e.month, days_in_month(e.year, e.month))};
    const std::optional<Date> day = make_date(e.year, e.month, e.day);
    if (!day) return std::nullopt;
    return DateInterval{*day, *day};
}

/// Tabular Islamic calendar, civil epoch: within a day of what is proclaimed.
/// Source: Reingold & Dershowitz, "Calendrical Calculations", chapter on the Islamic calendar.
Date islamic_day(int year, int month, int day) {
    const int since_epoch = day + 29 * (month - 1) + month / 2 + (year - 1) * 354 + (3 + 11 * year) / 30;
    constexpr int epoch = -492148;  // 1 Muharram 1 = 16 July 622 (Julian), in days since 1970-01-01
    return {epoch + since_epoch - 1};
}

struct Feast {
    DateInterval days;
};

int number(const std::string& text) { return static_cast<int>(std::strtol(text.c_str(), nullptr, 10)); }

std::vector<Feast> feasts(const Table::Row& row) {
    std::vector<Feast> all;
    const int month = number(row[2]), day = number(row[3]), length = number(row[4]);
    if (row[1] == "islamic") {
        for (int year = 1410; year <= 1486; ++year) {  // 1989 … 2063
            const Date first = islamic_day(year, month, day);
            all.push_back({{first - 1, first + (length - 1)}});
        }
    } else {
        for (int year = first_year; year <= last_year; ++year) {
            const Date first = *make_date(year, month, day);
            all.push_back({{first, first + (length - 1)}});
        }
    }
    return all;
}

bool any_word(std::span<const SentenceWord> words, std::initializer_list<std::string_view> wanted) {
    return std::any_of(words.begin(), words.end(), [&](const SentenceWord& word) {
        return std::find(wanted.begin(), wanted.end(), std::string_view(word.lower)) != wanted.end();
    });
}

class Evidence {
public:
    Evidence(const Document& doc, const Resources& resources) : doc_(doc), res_(resources) {}

    std::vector<DateConstraint> run() {
        WordsBySentence words;
        words.reserve(doc_.sentences.size());
        for (const Sentence& sentence : doc_.sentences) {
            words.push_back(sentence_words(doc_.text, sentence.span));
            words_ = words.back();
            times_.clear();
            for (const Timex& time : doc_.times) {
                if (sentence.span.contains(time.span)) times_.push_back(&time);
            }
            has_year_ = std::any_of(times_.begin(), times_.end(), [](const Timex* time) { return time->expression.year != 0; });
            holidays();
            if (times_.empty()) continue;
            ahead_ = any_word(words_, {"will", "would", "plan", "plans", "planned", "scheduled", "expected", "deadline", "due", "upcoming", "until",
                                       "shall", "should", "must", "set", "expires", "looms"});
            for (const Timex* time : times_) {
                dated(*time);
                partial(*time);
            }
        }
        habit_of_news();
        for (std::vector<DateConstraint> more : {event_evidence(doc_, words, res_), round_evidence(doc_, words, res_), office_evidence(doc_, words, res_)}) {
            constraints_.insert(constraints_.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
        }
        return std::move(constraints_);
    }

private:
    /// What is said twice is not twice as sure.
    void add(std::vector<DateInterval> days, float weight, std::string text, Span span) {
        if (days.empty()) return;
        for (DateConstraint& known : constraints_) {
            if (known.days != days || known.reason.text.empty() != text.empty()) continue;
            known.weight = std::max(known.weight, weight);
            return;
        }
        constraints_.push_back({std::move(days), weight, {std::move(text), span, {}}});
    }

    /// "in October 2018": not written before.
    void dated(const Timex& time) {
        const std::optional<DateInterval> days = known_days(time.expression);
        if (!days || days->earliest < all_days.earliest) return;
        const bool future = time.expression.direction == Direction::future || (ahead_ && time.expression.direction != Direction::past) || limit_before(time.span);
        const std::string words(text_of(doc_, time.span));
        if (future) {
            add({{all_days.earliest, days->latest}}, 0.4f, "looks ahead to " + words, time.span);
            return;
        }
        // "Vision 2030", "the Awards 2020", "the 2020 elections" name things that may be to come.
        const bool told = time.expression.direction == Direction::past || time.expression.month != 0;
        if (told && !part_of_name(time.span)) latest_past_ = latest_past_ && *latest_past_ > days->earliest ? latest_past_ : std::optional(days->earliest);
        const float weight = part_of_name(time.span) ? 0.1f : told ? 0.9f : 0.35f;
        add({from_day(days->earliest)}, weight, "tells of " + words + ", so it is later", time.span);
    }

    /// A capitalised word before the year that is no month and no sentence's first, or one behind it.
    bool part_of_name(Span time) const {
        for (std::size_t i = 0; i < words_.size(); ++i) {
            if (words_[i].span.end <= time.begin || words_[i].span.begin >= time.end) continue;
            std::size_t end = i;
            while (end + 1 < words_.size() && words_[end + 1].span.begin < time.end) ++end;
            if (end != i) return false;
            const bool before = i > 1 && words_[i - 1].capital && !words_[i].after_comma && words_[i - 1].lower != "in";
            const bool behind = i + 1 < words_.size() && words_[i + 1].capital && !words_[i + 1].after_comma;
            return before || behind;
        }
        return false;
    }

    /// "should be done before September", "by 4 May", "until June"
    bool limit_before(Span time) const {
        for (std::size_t i = 1; i < words_.size(); ++i) {
            if (words_[i].span.begin < time.begin) continue;
            const std::string_view word = words_[i - 1].lower;
            return word == "before" || word == "by" || word == "until" || word == "till" || word == "through";
        }
        return false;
    }

    /// "September 4" ahead or behind: some part of every year.
    void partial(const Timex& time) {
        const TimeExpression& e = time.expression;
        if (e.kind != Kind::partial || e.month == 0 || e.year != 0 || has_year_) return;
        if (e.extra_unit != Unit::none) return;
        const bool near = any_word(words_, {"nears", "nearing", "approaches", "approaching", "looms", "looming"});
        const bool due = any_word(words_, {"scheduled", "deadline", "upcoming"}) || near;
        const bool limit = ahead_ && (e.modifier == TimeExpression::Modifier::before || limit_before(time.span));
        const bool future = limit || e.direction == Direction::future || (e.direction == Direction::unknown && due);
        const bool past = !future && e.direction == Direction::past;
        if (e.day != 0 && dateline(time)) return;
        std::vector<DateInterval> days, close, closest;
        for (int year = first_year; year <= last_year; ++year) {
            const int day = e.day ? e.day : 1;
            const std::optional<Date> first = make_date(year, e.month, day);
            if (!first) continue;
            const Date last = e.day ? *first : *first + (days_in_month(year, e.month) - 1);
            // A month alone is not named while it lasts: one says "this month".
            if (future) append(days, {*first - (near ? 45 : 335), *first - 1});
            if (past) append(days, {e.day ? last : last + 1, last + 335});
            append(close, future ? DateInterval{*first - 120, *first - 1} : DateInterval{last, last + 180});
            append(closest, future ? DateInterval{*first - 45, *first - 1} : DateInterval{last, last + 45});
        }
        const std::string words(text_of(doc_, time.span));
        if (e.day != 0) weekday_of(time, words);
        if (!future && !past) return;
        if (future) add(days, near || due || limit ? 0.8f : 0.5f, words + (near ? " is near" : " is still ahead"), time.span);
        if (past) add(days, 0.4f, words + " is past", time.span);
        add(close, due || limit ? 0.4f : future ? 0.2f : 0.1f, "", {});
        add(closest, due || limit ? 0.2f : 0.05f, "", {});  // what has no year is near: a habit
    }

    /// "Tuesday, April 25": some years alone have it.
    void weekday_of(const Timex& time, const std::string& words) {
        constexpr std::string_view names[] = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
        for (std::size_t i = 0; i < words_.size(); ++i) {
            if (words_[i].span.end + 3 < time.span.begin || words_[i].span.begin >= time.span.end) continue;
            const auto name = std::find(std::begin(names), std::end(names), std::string_view(words_[i].lower));
            if (name == std::end(names)) continue;
            const int number = static_cast<int>(name - std::begin(names)) + 1;
            std::vector<DateInterval> days;
            for (int year = first_year; year <= last_year; ++year) {
                const std::optional<Date> day = make_date(year, time.expression.month, time.expression.day);
                if (day && weekday(*day) == number) append(days, {*day - 182, *day + 182});
            }
            add(std::move(days), 0.7f, words + " was that weekday", time.span);
            return;
        }
    }

    /// "OSLO, April 25 (Agency) -": the day of writing, all but the year, which the opening's weekday narrows.
    bool dateline(const Timex& time) {
        const auto body = std::find_if(doc_.blocks.begin(), doc_.blocks.end(), [](const Block& block) { return block.role == BlockRole::body; });
        const std::uint32_t begin = body == doc_.blocks.end() ? 0 : body->span.begin;
        if (time.span.begin < begin || time.span.begin > begin + 50) return false;
        const std::string_view place = std::string_view(doc_.text).substr(begin, time.span.begin - begin);
        if (place.size() < 4 || place.find_first_of("abcdefghijklmnopqrstuvwxyz") < place.size() - 1) return false;
        std::string_view behind = std::string_view(doc_.text).substr(time.span.end, 45);
        behind = behind.substr(0, behind.find('\n'));
        if (behind.find("-") == std::string_view::npos && behind.find("\xE2\x80\x94") == std::string_view::npos && behind.find("\xE2\x80\x93") == std::string_view::npos) return false;
        int told = 0;
        for (const Timex& other : doc_.times) {
            if (told == 0 && other.span.begin > time.span.end && other.span.begin < begin + 400 && other.expression.kind == Kind::weekday &&
                other.expression.direction != Direction::future && other.expression.extra_unit == Unit::none) {
                told = static_cast<int>(other.expression.number);
            }
        }
        std::vector<DateInterval> days, with_weekday;
        for (int year = first_year; year <= last_year; ++year) {
            const std::optional<Date> day = make_date(year, time.expression.month, time.expression.day);
            if (!day) continue;
            append(days, {*day, *day + 1});
            if (weekday(*day) == told || weekday(*day - 1) == told) append(with_weekday, {*day, *day + 1});
        }
        const std::string words(text_of(doc_, time.span));
        add(std::move(days), 1.f, "the dateline is of " + words, time.span);
        if (told != 0) add(std::move(with_weekday), 0.5f, words + " and the opening's weekday", time.span);
        return true;
    }

    /// A feast named with a weekday, or with the month it fell in.
    void holidays() {
        const Table& table = res_.lexicon.table("holiday");
        for (std::size_t i = 0; i < words_.size(); ++i) {
            std::span<const Table::Row> rows;
            std::string phrase;
            std::size_t end = i;
            for (std::size_t n = 1; n <= 3 && i + n <= words_.size(); ++n) {
                if (n > 1) phrase.push_back(' ');
                phrase += words_[i + n - 1].lower;
                if (!table.begins_key(phrase)) break;
                if (!table.has(phrase)) continue;
                rows = table.rows_of(phrase);
                end = i + n;
            }
            if (rows.empty()) continue;
            holiday(rows, {words_[i].span.begin, words_[end - 1].span.end});
            i = end - 1;
        }
    }
    void holiday(std::span<const Table::Row> rows, Span span) {
        int weekday_named = 0, month = 0;
        for (const Timex* time : times_) {
            const TimeExpression& e = time->expression;
            if (e.kind == Kind::weekday && e.direction != Direction::future) weekday_named = static_cast<int>(e.number);
            if (e.kind == Kind::partial && e.year == 0 && e.month != 0 && e.day == 0) month = e.month;
        }
        if (weekday_named == 0 && month == 0) return;
        std::vector<DateInterval> days;
        for (const Table::Row& row : rows) {
            for (const Feast& feast : feasts(row)) {
                for (Date day = feast.days.earliest; day <= feast.days.latest; day = day + 1) {
                    if (weekday_named != 0) {
                        if (weekday(day) == weekday_named && day - feast.days.earliest <= 1) days.push_back({day, day + 6});
                    } else if (civil(day).month == month) {
                        days.push_back({day, day + 335});
                        break;
                    }
                }
            }
        }
        std::stable_sort(days.begin(), days.end(), [](DateInterval a, DateInterval b) { return a.earliest < b.earliest; });
        std::vector<DateInterval> merged;
        for (const DateInterval interval : days) append(merged, interval);
        const std::string name(text_of(doc_, span));
        if (weekday_named != 0) add(std::move(merged), 0.8f, name + " fell on the weekday named, within a week before", span);
        else add(std::move(merged), 0.7f, name + " fell in the month named", span);
    }

    /// News is written near the latest day it looks back on: a habit, so its weight is small.
    void habit_of_news() {
        if (!latest_past_) return;
        add({{*latest_past_, *latest_past_ + 400}}, 0.2f, "", {});
        add({{*latest_past_, *latest_past_ + 800}}, 0.1f, "", {});
    }

    const Document& doc_;
    const Resources& res_;
    std::vector<const Timex*> times_;
    std::span<const SentenceWord> words_;
    bool has_year_ = false, ahead_ = false;
    std::optional<Date> latest_past_;
    std::vector<DateConstraint> constraints_;
};

}  // namespace

std::vector<DateConstraint> date_evidence(const Document& doc, const Resources& resources) { return Evidence(doc, resources).run(); }

}  // namespace dragoman
