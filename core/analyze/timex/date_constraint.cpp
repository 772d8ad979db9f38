#include "core/analyze/timex/date_constraint.h"

#include <algorithm>

namespace dragoman {
namespace {

struct Step {
    std::int32_t day;
    float change;
};

struct Piece {
    DateInterval days;
    float weight;
    double density;
};

constexpr DateInterval likely_days{{3652}, {24106}};  ///< 1980 … 2035: before any evidence, each day alike
constexpr double share_held = 0.8;                    ///< of the likelihood, that the bounds are to hold

/// How much less likely a day is that misses constraints of the weight: e^-8 for a weight of 1. By
/// multiplication alone, so that every machine rounds alike.
double likelihood(float missed) {
    double likely = 1;
    for (int step = static_cast<int>(missed * 20.f + 0.5f); step > 0 && likely > 1e-12; --step) likely *= 0.6703200460356393;
    return likely;
}

bool holds_on(const DateConstraint& constraint, DateInterval days) {
    return std::any_of(constraint.days.begin(), constraint.days.end(),
                       [&](DateInterval allowed) { return allowed.earliest <= days.latest && days.earliest <= allowed.latest; });
}

/// The month that holds most of the interval's days; the later one of two equals.
DateInterval main_month(DateInterval days) {
    DateInterval best = days;
    int most = 0;
    for (Date at = days.earliest; at <= days.latest;) {
        const Civil c = civil(at);
        const DateInterval month{*make_date(c.year, c.month, 1), *make_date(c.year, c.month, days_in_month(c.year, c.month))};
        const int shared = std::min(month.latest, days.latest) - at + 1;
        if (shared >= most) {
            most = shared;
            best = month;
        }
        at = month.latest + 1;
    }
    return best;
}

}  // namespace

DateInterval from_day(Date date) { return {date, all_days.latest}; }
DateInterval before_day(Date date) { return {all_days.earliest, date - 1}; }

std::optional<DateSolution> solve(const std::vector<DateConstraint>& constraints) {
    std::vector<Step> steps;
    float all = 0;
    for (const DateConstraint& constraint : constraints) {
        if (constraint.days.empty()) continue;
        all += constraint.weight;
        for (const DateInterval& days : constraint.days) {
            if (days.latest < likely_days.earliest || likely_days.latest < days.earliest) continue;
            steps.push_back({std::max(days.earliest, likely_days.earliest).days, constraint.weight});
            steps.push_back({std::min(days.latest, likely_days.latest).days + 1, -constraint.weight});
        }
    }
    if (steps.empty()) return std::nullopt;
    steps.push_back({likely_days.earliest.days, 0});
    steps.push_back({likely_days.latest.days + 1, 0});
    std::stable_sort(steps.begin(), steps.end(), [](const Step& a, const Step& b) { return a.day < b.day; });
    std::vector<Piece> pieces;
    float weight = 0, most = 0;
    for (std::size_t i = 0; i < steps.size();) {
        const std::int32_t day = steps[i].day;
        while (i < steps.size() && steps[i].day == day) weight += steps[i++].change;
        if (i == steps.size()) break;
        pieces.push_back({{{day}, {steps[i].day - 1}}, weight, 0});
        most = std::max(most, weight);
    }
    double mass = 0;
    for (Piece& piece : pieces) {
        piece.density = likelihood(most - piece.weight);
        mass += piece.density * piece.days.length();
    }
    // The likeliest days until they hold most of the mass; between them the hull: unknown beats wrong.
    std::vector<std::size_t> order(pieces.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return pieces[a].density > pieces[b].density; });
    DateSolution best;
    best.weight = most;
    best.against = std::max(0.f, all - most);
    double held = 0;
    bool first = true;
    for (const std::size_t i : order) {
        if (!first && held >= share_held * mass) break;
        const DateInterval days = pieces[i].days;
        best.bounds = first ? days : DateInterval{std::min(best.bounds.earliest, days.earliest), std::max(best.bounds.latest, days.latest)};
        held += pieces[i].density * days.length();
        first = false;
    }
    if (best.bounds.earliest == likely_days.earliest) best.bounds.earliest = all_days.earliest;
    if (best.bounds.latest == likely_days.latest) best.bounds.latest = all_days.latest;
    for (std::size_t i = 0; i < constraints.size(); ++i) {
        if (holds_on(constraints[i], best.bounds) && !constraints[i].reason.text.empty()) best.used.push_back(i);
    }
    return best;
}

Publication inferred_publication(const std::vector<DateConstraint>& constraints) {
    Publication published;
    const std::optional<DateSolution> solution = solve(constraints);
    if (!solution) return published;
    for (const std::size_t i : solution->used) published.reasons.push_back(constraints[i].reason);
    const DateInterval bounds = solution->bounds;
    const bool open = bounds.earliest == all_days.earliest || bounds.latest == all_days.latest;
    if (open || bounds.length() > 400) return published;  // the reasons alone are worth showing
    published.basis = DateBasis::inferred;
    published.bounds = bounds;
    const float agreement = solution->weight / (solution->weight + 2 * solution->against + 0.5f);
    if (bounds.length() <= 3) {
        published.precision = DatePrecision::day;
        published.interval = DateInterval{bounds.earliest, bounds.earliest};
        published.why = {"constraints", 0.6f * agreement};
    } else if (bounds.length() <= 75) {
        published.precision = DatePrecision::month;
        published.interval = main_month(bounds);
        published.why = {"constraints", 0.9f * agreement * (bounds.length() <= 31 ? 1.f : 0.75f)};
    } else {
        const Civil from = civil(bounds.earliest), to = civil(bounds.latest);
        const int year = bounds.latest - *make_date(to.year, 1, 1) > *make_date(from.year, 12, 31) - bounds.earliest ? to.year : from.year;
        published.precision = DatePrecision::year;
        published.interval = DateInterval{*make_date(year, 1, 1), *make_date(year, 12, 31)};
        published.why = {"constraints", (from.year == to.year ? 0.8f : 0.5f) * agreement};
    }
    return published;
}

}  // namespace dragoman
