#include <array>

#include "core/analyze/timex/time_rules.h"

namespace dragoman {
namespace {

using Kind = TimeExpression::Kind;
using Unit = TimeExpression::Unit;

bool any_unit(const TimeWord& word) { return word.is(WordClass::unit) || word.is(WordClass::units); }

/// The unit behind an amount, over "-" and words that do not change it ("two more years").
std::size_t read_unit(const TimeWords& w, std::size_t i, Unit& unit, int& factor) {
    std::size_t at = skip_hyphen(w, i);
    if (one_of(w[at], {"more", "full", "additional", "consecutive", "straight", "whole", "trading", "business",
                       "working", "calendar", "successive", "long", "short", "extra", "further", "solid"}))
        ++at;
    if (w[at].is("-") && !w[at].glued) return i;
    if (w[at].is("night") || w[at].is("nights")) {
        unit = Unit::night;
        factor = 1;
        return at + 1;
    }
    if (!any_unit(w[at])) return i;
    unit = w[at].unit;
    factor = w[at].value;
    return at + 1;
}

/// "14 months", "two and a half years", "week-long", "two years ago", "a day earlier".
bool rule_amount(const TimeWords& w, std::size_t i, TimeMatch& m) {
    TimeExpression& e = m.meaning;
    bool half = false;
    std::size_t at = i;
    // "a two-year plan" is about "two-year".
    if (one_of(w[i], {"a", "an", "the"}) && (w[i + 1].is(WordClass::number) || w[i + 1].is(WordClass::cardinal))) return false;
    if (w[at].is("half") && (w[at + 1].is("a") || w[at + 1].is("an"))) {  // "half an hour"
        if (w[at + 2].unit == Unit::none) return false;
        const Unit unit = w[at + 2].unit;
        e.kind = Kind::duration;
        e.unit = unit == Unit::hour ? Unit::minute : unit == Unit::year ? Unit::month : unit == Unit::century ? Unit::year : unit == Unit::decade ? Unit::year : Unit::none;
        e.number = unit == Unit::hour ? 30 : unit == Unit::year ? 6 : unit == Unit::century ? 50 : 5;
        if (e.unit == Unit::none) return false;
        m.type = TimexType::duration;
        m.end = at + 3;
        return true;
    }
    const std::size_t amount = read_amount(w, at, e.number, e.vague, half);
    if (amount == at) return false;
    int factor = 1;
    std::size_t end = read_unit(w, amount, e.unit, factor);
    if (end == amount || e.unit == Unit::weekend) return false;
    if (w[at].is(WordClass::number) && (w[at - 1].is("$") || w[at - 1].is("-")) && at > 0 && w[at].glued) {
        if (w[at - 1].is("$")) return false;
    }
    e.number *= factor;
    const bool hyphenated = w[amount].is("-");
    // "a second", "one day" and "a quarter" are other things more often than not.
    if ((w[at].is("a") || w[at].is("an")) && (e.unit == Unit::quarter || e.unit == Unit::second || e.unit == Unit::night)) return false;
    if ((w[at].is("a") || w[at].is("an")) && (e.unit == Unit::minute) && !w[end].is("ago")) return false;
    if (e.unit == Unit::second && !w[at].is(WordClass::number) && !w[at].is(WordClass::cardinal)) return false;
    e.kind = Kind::duration;
    m.type = TimexType::duration;
    if (half || (w[end].is("and") && w[end + 1].is("a") && w[end + 2].is("half"))) {
        if (!half) end += 3;
        e.extra_unit = e.unit == Unit::year ? Unit::month : e.unit == Unit::hour ? Unit::minute : e.unit == Unit::day ? Unit::hour : e.unit == Unit::minute ? Unit::second : Unit::none;
        e.extra = e.unit == Unit::year ? 6 : e.unit == Unit::day ? 12 : 30;
        if (e.unit == Unit::decade) e.unit = Unit::year, e.number = e.number * 10 + 5, e.extra = 0;
    } else if (!hyphenated) {  // "two years and six months", "3 hours 20 minutes"
        std::size_t second = w[end].is("and") || w[end].is(",") ? end + 1 : end;
        std::int32_t more = 0;
        bool vague = false, again = false;
        const bool rate = second == end && (w[second].is("a") || w[second].is("an"));  // "six hours a day"
        const std::size_t after = rate ? second : read_amount(w, second, more, vague, again);
        Unit unit = Unit::none;
        int times = 1;
        const std::size_t behind = after > second && !vague ? read_unit(w, after, unit, times) : after;
        if (behind > after && unit != e.unit && (unit == Unit::month || unit == Unit::day || unit == Unit::minute || unit == Unit::second)) {
            e.extra_unit = unit;
            e.extra = static_cast<std::int16_t>(more);
            end = behind;
        }
    }
    if (w[end].is("-") && w[end].glued && one_of(w[end + 1], {"old", "olds"})) return false;  // an age
    if (w[end].is("old") && !e.vague) return false;
    if (w[end].is("-") && w[end].glued && w[end + 1].is("long")) end += 2;
    m.end = end;
    const bool clocklike = e.unit == Unit::hour || e.unit == Unit::minute || e.unit == Unit::second;
    std::size_t after = end;
    if (one_of(w[after], {"or"}) && one_of(w[after + 1], {"so"})) after += 2;
    if (w[after].is("ago")) {
        e.kind = Kind::offset;
        e.number = -e.number;
        // Beside a quarter "a year ago" is that quarter of the year before.
        if (e.unit == Unit::year && e.number == -1 && w[i].is("a")) e.extra = 1;
        m.end = after + 1;
    } else if (one_of(w[after], {"earlier", "before", "previously"}) && !(w[after].is("before") && w[after + 1].cls == WordClass::other && !one_of(w[after + 1], {".", ",", ";", "\""}))) {
        e.kind = Kind::anaphoric;
        e.number = -e.number;
        m.end = after + 1;
    } else if (one_of(w[after], {"later", "afterwards", "hence"})) {
        e.kind = Kind::anaphoric;
        m.end = after + 1;
    } else if (w[after].is("from") && (w[after + 1].is("now") || w[after + 1].is("today"))) {
        e.kind = Kind::offset;
        m.end = after + 2;
    } else {
        return true;
    }
    m.type = clocklike ? TimexType::time : TimexType::date;
    return true;
}

/// "the last three months", "the past few weeks", "the first nine months".
bool rule_stretch(const TimeWords& w, std::size_t i, TimeMatch& m) {
    TimeExpression& e = m.meaning;
    std::size_t at = w[i].is("the") || w[i].is("these") || w[i].is("those") ? i + 1 : i;
    const bool article = at > i;
    if (w[at].is(WordClass::relative) && !w[at].is("same") && !w[at].is("that")) ++at;
    else if (article && w[at].is(WordClass::ordinal) && w[at].value == 1) ++at;
    if (at == i) return false;
    bool half = false;
    const std::size_t amount = read_amount(w, at, e.number, e.vague, half);
    int factor = 1;
    std::size_t end = amount;
    if (amount > at) {
        end = read_unit(w, amount, e.unit, factor);
        if (end == amount || w[amount].is("-")) return false;
        e.number *= factor;
    } else if (w[at].is(WordClass::units) && !(article && at == i + 1)) {
        e.unit = w[at].unit;
        e.vague = true;
        end = at + 1;
        if (w[i].is("following") || w[i].is("first") || w[i].is("this") || w[i].is("current")) return false;
    } else {
        return false;
    }
    e.kind = Kind::duration;
    m.type = TimexType::duration;
    m.end = end;
    return true;
}

/// "years", "for days": an amount that is left open. Only where a preposition or "ago" makes it time.
bool rule_bare_units(const TimeWords& w, std::size_t i, TimeMatch& m) {
    TimeExpression& e = m.meaning;
    const TimeWord none;
    const TimeWord& before = i > 0 ? w[i - 1] : none;
    if (w[i].is(WordClass::unit) && skip_hyphen(w, i + 1) == i + 2 && w[i + 2].is("long")) {  // "week-long"
        if (before.is("-") && before.glued) return false;
        e.number = w[i].value;
    } else if (w[i].is(WordClass::units)) {
        const bool tied = one_of(before, {"for", "in", "over", "just", "only", "after", "within", "during", "last", "of", "through", "and", "or", "took", "take", "takes", "spent", "than"});
        const bool followed = one_of(w[i + 1], {"ago", "after", "before", "later", "earlier", "of", "to"});
        if (w[i].is("minutes") || w[i].is("seconds") || w[i].is("quarters") || w[i].is("weekends")) {
            if (!one_of(w[i + 1], {"ago", "after", "before", "later", "earlier"})) return false;
        }
        if (one_of(before, {"of", "and", "or", "than"}) && !followed) return false;
        if (!tied && !followed) return false;
        if (w[i + 1].is("-") && w[i + 1].glued && !one_of(w[i + 2], {"long", "old"})) return false;
        if (one_of(before, {"his", "her", "their", "these", "those"})) return false;
        e.vague = true;
    } else {
        return false;
    }
    e.kind = Kind::duration;
    e.unit = w[i].unit;
    m.type = TimexType::duration;
    m.end = i + 1;
    if (w[i + 1].is("-") && w[i + 1].glued && one_of(w[i + 2], {"long", "old"})) m.end = i + 3;
    if (w[i + 1].is("ago")) {
        m.end = i + 2;
        e.kind = Kind::reference;
        e.number = -1;
        m.type = TimexType::date;
    }
    return true;
}

/// "every day", "each July", "every two weeks", "Fridays", "daily".
bool rule_set(const TimeWords& w, std::size_t i, TimeMatch& m) {
    TimeExpression& e = m.meaning;
    e.kind = Kind::set;
    m.type = TimexType::set;
    e.number = 1;
    const auto member = [&](const TimeWord& word) {
        if (word.is(WordClass::weekday) || word.is(WordClass::weekdays)) {
            e.unit = Unit::week, e.extra_unit = Unit::day;
        } else if (word.is(WordClass::month) && !word.abbreviated) {
            e.unit = Unit::year, e.extra_unit = Unit::month;
        } else {
            return false;
        }
        e.extra = static_cast<std::int16_t>(word.value);
        return true;
    };
    if (w[i].is(WordClass::set)) {
        if (w[i].is("quarterly")) return false;  // a dividend's attribute more often than a time
        const std::string_view value = w[i].label;  // "P2W", "PT1H", "XXXX-WXX"
        if (value.size() < 3 || value[0] != 'P') return false;
        const bool time = value[1] == 'T';
        const char number = value[time ? 2 : 1], unit = value[time ? 3 : 2];
        e.number = number - '0';
        e.unit = time ? Unit::hour : unit == 'D' ? Unit::day : unit == 'W' ? Unit::week : unit == 'M' ? Unit::month : Unit::year;
        m.end = i + 1;
        return !(w[i].capital && w[i + 1].capital);  // "Daily Telegraph"
    }
    if (w[i].is(WordClass::weekdays)) {
        member(w[i]);
        m.end = i + 1;
        return true;
    }
    if (w[i].is(WordClass::weekday) && w[i + 1].unit == Unit::night && w[i + 1].is(WordClass::units)) {
        member(w[i]);
        e.part[0] = 'N', e.part[1] = 'I';
        m.end = i + 2;
        return true;
    }
    if (!w[i].is("every") && !w[i].is("each")) {
        // "twice a year", "$ 300 a month"
        if (!w[i].is("once")) return false;
        if (!(w[i + 1].is("a") || w[i + 1].is("every")) || !w[i + 2].is(WordClass::unit)) return false;
        e.unit = w[i + 2].unit;
        m.end = i + 3;
        return e.unit != Unit::none;
    }
    std::size_t at = i + 1;
    if (w[at].is("other")) e.number = 2, ++at;
    if (member(w[at])) {
        m.end = at + 1;
        return true;
    }
    if (w[at].is("single")) ++at;
    if (w[at].is(WordClass::daypart) && w[at].label.size() == 2) {
        e.unit = Unit::day;
        e.part[0] = w[at].label[0], e.part[1] = w[at].label[1];
        m.end = at + 1;
        return true;
    }
    if (w[at].is(WordClass::unit)) {
        e.unit = w[at].unit;
        m.end = at + 1;
        return true;
    }
    bool vague = false, half = false;
    const std::size_t amount = read_amount(w, at, e.number, vague, half);
    if (amount == at || !any_unit(w[amount])) return false;
    e.vague = vague;
    e.unit = w[amount].unit;
    m.end = amount + 1;
    return true;
}

/// "the year-ago quarter", "year-earlier": the period of which the text spoke, a year before.
bool rule_year_ago(const TimeWords& w, std::size_t i, TimeMatch& m) {
    std::size_t at = i;
    if (w[at].is("the")) ++at;
    if (!w[at].is("year") || !w[at + 1].is("-") || !one_of(w[at + 2], {"ago", "earlier"})) return false;
    at += 3;
    if (w[at].is("period") || w[at].unit == Unit::quarter) ++at;
    m.meaning.kind = Kind::anaphoric;
    m.meaning.unit = Unit::year;
    m.meaning.number = -1;
    m.end = at;
    return true;
}

constexpr std::array amount_table{
    TimeRule{"year-ago", .75f, rule_year_ago},
    TimeRule{"amount", .85f, rule_amount},
    TimeRule{"stretch", .85f, rule_stretch},
    TimeRule{"set", .85f, rule_set},
    TimeRule{"open-amount", .6f, rule_bare_units},
};

}  // namespace

std::span<const TimeRule> amount_rules() { return amount_table; }

std::size_t read_amount(const TimeWords& w, std::size_t i, std::int32_t& amount, bool& vague, bool& half) {
    std::size_t at = i;
    vague = half = false;
    if (w[at].is(WordClass::number)) {
        if (!w[at].plain && w[at].value < 1000) return i;  // "2.5 years" has no whole number
        if (w[at].plain && w[at].digits == 4 && w[at].value > 1500 && w[at].value < 2100) return i;
        amount = w[at].value;
        ++at;
        if (w[at].is("/")) return i;
        if (w[at].is("1") && w[at + 1].is("/") && w[at + 2].is("2")) half = true, at += 3;
        else if (w[at].is("-") && w[at + 1].is("1") && w[at + 2].is("/") && w[at + 3].is("2")) half = true, at += 4;
        if (w[at].is(WordClass::multiplier)) amount *= w[at].value > 1000 ? 1 : w[at].value, ++at;
        return at;
    }
    if (w[at].is("a") || w[at].is("an") || w[at].is("another")) {
        const bool plain = !w[at].is("another");
        ++at;
        if (plain && w[at].is("couple")) {
            amount = 2;
            return w[at + 1].is("of") ? at + 2 : at + 1;
        }
        if (plain && w[at].is("few")) {
            vague = true;
            return at + 1;
        }
        if (plain && w[at].is("number") && w[at + 1].is("of")) {
            vague = true;
            return at + 2;
        }
        if (plain && w[at].is("dozen")) {
            amount = 12;
            return at + 1;
        }
        amount = 1;
        if (plain && w[at].is(WordClass::multiplier)) {
            amount = w[at].value;
            return at + 1;
        }
        if (w[at].is("year") || w[at].is("day") || w[at].is("full") || any_unit(w[at]) || w[at].is("further") || w[at].is("additional")) return at;
        return i;
    }
    if (w[at].is("half") && w[at + 1].is("a") && w[at + 2].is("dozen")) {
        amount = 6;
        return at + 3;
    }
    if (w[at].is(WordClass::vague)) {
        if (w[at].is("recent")) return i;
        if (w[at].is("couple")) amount = 2;
        else vague = true;
        ++at;
        if (w[at].is("of")) ++at;
        if (w[at].is("hundred") || w[at].is("thousand") || w[at].is("dozen")) ++at;
        return at;
    }
    if (!w[at].is(WordClass::cardinal)) return i;
    amount = 0;
    std::int32_t part = 0;
    bool any = false;
    for (;;) {
        std::size_t next = any ? skip_hyphen(w, at) : at;
        if (any && w[next].is("and") && (w[next + 1].is(WordClass::cardinal)) && part >= 100) ++next;
        if (w[next].is(WordClass::cardinal)) {
            if (any && part % 100 != 0 && !(part % 10 == 0 && part % 100 >= 20 && w[next].value < 10)) break;
            part += w[next].value;
        } else if (w[next].is(WordClass::multiplier) && any) {
            if (w[next].value == 100) part *= 100;
            else amount += part * (w[next].value > 1000 ? 1000 : w[next].value), part = 0;
        } else {
            break;
        }
        any = true;
        at = next + 1;
    }
    amount += part;
    if (w[at].is("and") && w[at + 1].is("a") && w[at + 2].is("half")) half = true, at += 3;
    return at;
}

}  // namespace dragoman
