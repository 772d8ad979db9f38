#include "core/analyze/timex/news_habit.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "core/base/ascii.h"

namespace dragoman {
namespace {

using Kind = TimeExpression::Kind;
using Unit = TimeExpression::Unit;
using Direction = TimeExpression::Direction;

constexpr int widest_bounds = 45;      ///< Days: beyond that a weekday comes round too often.
constexpr std::uint32_t opening = 400;  ///< Bytes of the body.
constexpr std::string_view weekdays[] = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};

struct Habit {
    std::vector<float> gain;  ///< Of each day of the bounds.
    DateReason reason;
};

std::uint32_t body_begin(const Document& doc) {
    for (const Block& block : doc.blocks) {
        if (block.role == BlockRole::body) return block.span.begin;
    }
    return 0;
}

bool is_past_weekday(const Timex& time) {
    const TimeExpression& e = time.expression;
    return e.kind == Kind::weekday && e.direction != Direction::future && e.extra_unit == Unit::none && e.number >= 1 && e.number <= 7;
}

/// News is of the day of its opening's weekday, or of the day after; a weekday further down is farther back.
std::vector<Habit> weekday_habit(const Document& doc, DateInterval bounds) {
    const std::uint32_t begin = body_begin(doc);
    for (const Timex& time : doc.times) {
        if (time.span.begin < begin || !is_past_weekday(time)) continue;
        const bool opens = time.span.begin < begin + opening;
        const std::string name(weekdays[time.expression.number - 1]);
        Habit habit;
        for (Date day = bounds.earliest; day <= bounds.latest; day = day + 1) {
            const int after = (weekday(day) - static_cast<int>(time.expression.number) + 7) % 7;
            habit.gain.push_back(opens ? (after == 0 ? 0.5f : after == 1 ? 0.2f : 0.f) : after <= 2 ? 0.3f : 0.f);
        }
        habit.reason = {opens ? "the opening tells of " + name + ": news is written on its day, or on the day after"
                              : "below the opening " + name + " is told of: written on that day or the two after",
                        time.span,
                        {}};
        return {std::move(habit)};
    }
    return {};
}

/// "September 4" and not "Tuesday": more than a week off.
std::vector<Habit> date_habits(const Document& doc, DateInterval bounds) {
    std::vector<Habit> habits;
    for (std::size_t i = 0; i < doc.times.size(); ++i) {
        const TimeExpression& e = doc.times[i].expression;
        if (e.kind != Kind::partial || e.month == 0 || e.day == 0 || e.year != 0 || e.extra_unit != Unit::none) continue;
        const bool beside_weekday = (i > 0 && doc.times[i - 1].expression.kind == Kind::weekday && doc.times[i].span.begin - doc.times[i - 1].span.end < 4) ||
                                    holds_any(lower_ascii(text_of(doc, doc.times[i].span)), {"day"});
        if (beside_weekday) continue;
        Habit habit;
        bool tells = false;
        for (Date day = bounds.earliest; day <= bounds.latest; day = day + 1) {
            bool off = true;
            for (int year = civil(day).year - 1; year <= civil(day).year + 1; ++year) {
                const std::optional<Date> named = make_date(year, e.month, e.day);
                if (named && *named - day <= 6 && day - *named <= 6) off = false;
            }
            habit.gain.push_back(off ? 0.15f : 0.f);
            tells = tells || !off;
        }
        if (!tells) continue;
        habit.reason = {"\"" + std::string(text_of(doc, doc.times[i].span)) + "\" is not called by its weekday: more than a week off", doc.times[i].span, {}};
        habits.push_back(std::move(habit));
    }
    return habits;
}

/// "earlier this month": the first week is over; "later this month": the last has not begun.
std::vector<Habit> month_habits(const Document& doc, DateInterval bounds) {
    std::vector<Habit> habits;
    for (const bool earlier : {true, false}) {
        const std::string_view phrase = earlier ? "arlier this month" : "ater this month";
        const std::size_t at = doc.text.find(phrase);
        if (at == std::string::npos || at == 0) continue;
        const auto begin = static_cast<std::uint32_t>(at - 1);
        Habit habit;
        for (Date day = bounds.earliest; day <= bounds.latest; day = day + 1) {
            const Civil c = civil(day);
            habit.gain.push_back((earlier ? c.day > 7 : c.day <= 23) ? 0.3f : 0.f);
        }
        habit.reason = {earlier ? "\"earlier this month\" is said when its first week is over" : "\"later this month\" is said before its last week",
                        {begin, begin + static_cast<std::uint32_t>(phrase.size()) + 1},
                        {}};
        habits.push_back(std::move(habit));
    }
    return habits;
}

}  // namespace

Publication with_habitual_day(Publication published, const Document& doc) {
    if (published.basis != DateBasis::inferred || !published.bounds || published.bounds->length() > widest_bounds) return published;
    const DateInterval bounds = *published.bounds;
    std::vector<Habit> habits = weekday_habit(doc, bounds);
    if (habits.empty()) return published;
    for (std::vector<Habit> more : {date_habits(doc, bounds), month_habits(doc, bounds)}) {
        habits.insert(habits.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    }
    std::vector<float> score(static_cast<std::size_t>(bounds.length()), 0.f);
    for (const Habit& habit : habits) {
        for (std::size_t i = 0; i < score.size(); ++i) score[i] += habit.gain[i];
    }
    constexpr float slack = 0.01f;
    const float best = *std::max_element(score.begin(), score.end());
    std::size_t first = score.size(), last = 0;
    for (std::size_t i = 0; i < score.size(); ++i) {
        if (score[i] < best - slack) continue;
        first = std::min(first, i);
        last = i;
    }
    if (last - first > 2) return published;
    const std::size_t middle = first + (last - first) / 2;
    const Date day = bounds.earliest + static_cast<int>(middle);
    published.interval = DateInterval{day, day};
    published.precision = DatePrecision::day;
    published.why.score = published.why.score * (first == last ? 0.7f : 0.5f);
    for (Habit& habit : habits) {
        if (habit.gain[middle] > 0) published.reasons.push_back(std::move(habit.reason));
    }
    return published;
}

}  // namespace dragoman
