#include "core/assemble/dating/cross_evidence.h"

#include <algorithm>
#include <map>

#include "core/base/text_hash.h"
#include "core/base/date_words.h"
#include "core/base/utf8.h"

namespace dragoman {
namespace {

using Kind = TimeExpression::Kind;
using Unit = TimeExpression::Unit;

constexpr std::size_t sketch_size = 64;
constexpr double copy_share = 0.5;
constexpr std::size_t shared_entities_needed = 2, shared_words_needed = 3;
constexpr int farthest_apart = 120;  ///< Days between two articles on one happening, save for "a year ago".
constexpr int longest_plan = 62;  ///< Days that "in September" or "next month" may cover, doubt included.
constexpr std::size_t most_places = 500;  ///< An entity named with more dates than that tells nothing apart.

/// Lower case words of the article's prose, one hash each of their first six letters.
template <class Use>
void each_word(std::string_view text, Use&& use) {
    std::string word;
    for (std::size_t i = 0; i <= text.size();) {
        const CodePoint point = decode_at(text, i);
        const bool letter = point.size > 0 && (is_letter(point.value) || is_digit(point.value));
        if (letter) {
            word += text.substr(i, point.size);
        } else if (!word.empty()) {
            use(lowered(word));
            word.clear();
        }
        if (point.size == 0) break;
        i += point.size;
    }
}

/// Bottom-k sketch over shingles of four words. Source: Broder, "On the resemblance and containment of
/// documents", 1997.
std::vector<std::uint64_t> sketch_of(const Document& doc) {
    std::vector<std::uint64_t> window, all;
    for (const Block& block : doc.blocks) {
        if (block.role != BlockRole::body) continue;
        each_word(text_of(doc, block.span), [&](const std::string& word) {
            window.push_back(text_hash(word));
            if (window.size() < 4) return;
            std::uint64_t hash = 0;
            for (std::size_t k = window.size() - 4; k < window.size(); ++k) hash = (hash ^ window[k]) * 0x9E3779B97F4A7C15ull + (hash >> 29);
            all.push_back(hash);
        });
    }
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    if (all.size() > sketch_size) all.resize(sketch_size);
    return all;
}

template <class T>
std::size_t shared(const std::vector<T>& a, const std::vector<T>& b) {
    std::size_t count = 0;
    for (std::size_t i = 0, k = 0; i < a.size() && k < b.size();) {
        if (a[i] == b[k]) {
            ++count;
            ++i;
            ++k;
        } else if (a[i] < b[k]) {
            ++i;
        } else {
            ++k;
        }
    }
    return count;
}

/// Resemblance by two bottom-k sketches: of the smallest k of the union, how many are in both.
double resemblance(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
    std::size_t taken = 0, both = 0, i = 0, k = 0;
    while (taken < sketch_size && (i < a.size() || k < b.size())) {
        const bool from_a = k >= b.size() || (i < a.size() && a[i] <= b[k]);
        const bool from_b = i >= a.size() || (k < b.size() && b[k] <= a[i]);
        if (from_a && from_b) ++both;
        if (from_a) ++i;
        if (from_b) ++k;
        ++taken;
    }
    return taken < 12 ? 0 : static_cast<double>(both) / static_cast<double>(taken);
}

/// Known to the month at least, so that what it dates is dated.
bool is_anchor(const Publication& published) {
    if (!published.interval) return false;
    if (published.basis == DateBasis::stated) return published.precision == DatePrecision::day || published.precision == DatePrecision::month;
    return published.bounds && published.bounds->length() <= 45;
}

DateInterval days_of(const Publication& published) { return published.bounds ? *published.bounds : *published.interval; }

/// Where an article must lie that says `relative` of something that happens on `then`.
std::optional<DateInterval> origin(const TimeExpression& relative, DateInterval then) {
    if (relative.kind != Kind::offset || relative.vague || relative.extra_unit != Unit::none) return std::nullopt;
    const int n = static_cast<int>(relative.number);
    if (n == 0 || n < -30 || n > 30) return std::nullopt;
    switch (relative.unit) {
        case Unit::day: return DateInterval{then.earliest - n, then.latest - n};
        case Unit::week: return DateInterval{then.earliest - 7 * n - 6, then.latest - 7 * n + 6};
        case Unit::month: {
            const Civil from = civil(add_months(then.earliest, -n)), to = civil(add_months(then.latest, -n));
            return DateInterval{*make_date(from.year, from.month, 1), *make_date(to.year, to.month, days_in_month(to.year, to.month))};
        }
        case Unit::year: {
            const Date middle = add_months(then.earliest, -12 * n);
            return DateInterval{middle - 120, middle + 120};
        }
        default: return std::nullopt;
    }
}

}  // namespace

CrossEvidence::CrossEvidence(const Corpus& corpus) : corpus_(corpus), dated_by_entity_(corpus.entities.size()) {
    for (std::size_t d = 0; d < corpus.documents.size(); ++d) {
        const Document& doc = corpus.documents[d];
        sketches_.push_back(sketch_of(doc));
        for (const std::uint64_t hash : sketches_.back()) by_shingle_.emplace_back(hash, static_cast<std::uint32_t>(d));
        for (std::size_t t = 0; t < doc.times.size(); ++t) {
            const TimeExpression& e = doc.times[t].expression;
            const bool dated = (e.kind == Kind::absolute || e.kind == Kind::partial) && e.month != 0;
            if (!dated) continue;
            const std::size_t index = dated_.size();
            dated_.push_back(context_of(DocumentIndex(d), TimexIndex(t)));
            for (const EntityIndex entity : dated_.back().entities) dated_by_entity_[entity.at()].push_back(index);
        }
    }
    std::sort(by_shingle_.begin(), by_shingle_.end());
    for (std::size_t d = 0; d < corpus.documents.size(); ++d) {
        plans_of_.push_back(plans_in(DocumentIndex(d)));
        for (const Plan& plan : plans_of_.back()) {
            if (plan.month == 0) plans_.push_back(plan);
        }
    }
    std::stable_sort(plans_.begin(), plans_.end(), [](const Plan& a, const Plan& b) { return a.when.earliest < b.when.earliest; });
}

std::vector<CrossEvidence::Plan> CrossEvidence::plans_in(DocumentIndex document) const {
    const Document& doc = corpus_.documents[document.at()];
    std::vector<Plan> plans;
    const bool dated = doc.published.interval.has_value();
    const Date last_day = dated ? days_of(doc.published).latest : Date{};
    const auto status_is = [&](const Event& event, std::initializer_list<EventStatus> wanted) { return std::find(wanted.begin(), wanted.end(), event.status) != wanted.end(); };
    const auto sentence_of = [&](Span span) -> std::size_t {
        const auto after = std::upper_bound(doc.sentences.begin(), doc.sentences.end(), span.begin,
                                            [](std::uint32_t byte, const Sentence& sentence) { return byte < sentence.span.begin; });
        return after == doc.sentences.begin() ? 0 : static_cast<std::size_t>(after - doc.sentences.begin()) - 1;
    };
    const Event* off = nullptr;
    for (const Event& event : doc.events) {
        const bool calls_off = event.type == EventType::consult && status_is(event, {EventStatus::postponed, EventStatus::cancelled});
        if (calls_off && off == nullptr) off = &event;
    }
    for (std::size_t t = 0; t < doc.times.size(); ++t) {
        const Timex& time = doc.times[t];
        const TimeExpression& e = time.expression;
        const bool near = (e.kind == Kind::offset && e.number > 0 && e.unit != Unit::year) || (e.kind == Kind::partial && e.month != 0);
        const bool yearless = !dated && e.kind == Kind::partial && e.month != 0 && e.day != 0 && e.year == 0;
        if (dated && (!near || !time.interval || time.interval->length() > longest_plan || time.interval->latest <= last_day)) continue;
        if (!dated && !yearless) continue;
        const std::size_t sentence = sentence_of(time.span);
        const bool planned = std::any_of(doc.events.begin(), doc.events.end(), [&](const Event& event) {
            return event.sentence.at() == sentence && event.type == EventType::consult && status_is(event, {EventStatus::planned, EventStatus::proposed});
        });
        if (!planned) continue;
        Plan plan;
        plan.where = context_of(document, TimexIndex(t));
        if (dated) plan.when = *time.interval;
        else plan.month = e.month, plan.day = e.day;
        plan.called_off = off != nullptr;
        plan.words = off != nullptr ? off->trigger : time.span;
        plans.push_back(std::move(plan));
    }
    return plans;
}

/// The article that calls the happening off is not older than the one that has it ahead.
void CrossEvidence::order_of_news(DocumentIndex document, const std::vector<Publication>& published, std::vector<DateConstraint>& out) const {
    for (const Plan& here : plans_of_[document.at()]) {
        DateInterval when = here.when;
        if (here.month != 0) {  // the first such day behind where the article must lie
            const std::optional<DateInterval>& bounds = published[document.at()].bounds;
            if (!bounds) continue;
            const int year = civil(bounds->earliest).year;
            std::optional<Date> day = make_date(year, here.month, here.day);
            if (day && *day < bounds->earliest) day = make_date(year + 1, here.month, here.day);
            if (!day) continue;
            when = {*day, *day};
        }
        const auto from = std::lower_bound(plans_.begin(), plans_.end(), when.earliest - longest_plan,
                                           [](const Plan& plan, Date day) { return plan.when.earliest < day; });
        for (auto there = from; there != plans_.end() && there->when.earliest <= when.latest; ++there) {
            const std::size_t d = there->where.document.at();
            if (d == document.at() || here.called_off == there->called_off || !is_anchor(published[d]) || !intersect(when, there->when)) continue;
            if (shared(here.where.entities, there->where.entities) < shared_entities_needed || shared(here.where.words, there->where.words) < shared_words_needed) continue;
            const Document& other = corpus_.documents[d];
            const DateInterval then = days_of(published[d]);
            if (here.called_off) {
                out.push_back({{from_day(then.earliest)}, 0.6f,
                               {"called off here and still ahead in " + other.id + ": not before " + day_words(then.earliest), here.words, DocumentIndex(d)}});
            } else {
                out.push_back({{before_day(then.latest + 1)}, 0.6f,
                               {"still ahead here and called off in " + other.id + " (\"" + std::string(text_of(other, there->words)) + "\"): not after " + day_words(then.latest),
                                here.words, DocumentIndex(d)}});
            }
            return;
        }
    }
}

CrossEvidence::Context CrossEvidence::context_of(DocumentIndex document, TimexIndex time) const {
    const Document& doc = corpus_.documents[document.at()];
    Context context{document, time, {}, {}};
    const Span at = doc.times[time.at()].span;
    const auto after = std::upper_bound(doc.sentences.begin(), doc.sentences.end(), at.begin,
                                        [](std::uint32_t byte, const Sentence& sentence) { return byte < sentence.span.begin; });
    if (after == doc.sentences.begin()) return context;
    const auto own = static_cast<std::size_t>(after - doc.sentences.begin()) - 1;
    const std::size_t first = own > 0 ? own - 1 : 0, last = std::min(own + 1, doc.sentences.size() - 1);
    const Span part{doc.sentences[first].span.begin, doc.sentences[last].span.end};
    for (const Mention& mention : doc.mentions) {
        if (!part.contains(mention.span) || !mention.chain) continue;
        const EntityIndex entity = corpus_.entity(document, mention.chain);
        if (entity) context.entities.push_back(entity);
    }
    std::sort(context.entities.begin(), context.entities.end());
    context.entities.erase(std::unique(context.entities.begin(), context.entities.end()), context.entities.end());
    each_word(slice(doc.text, part), [&](const std::string& word) {
        if (word.size() >= 5) context.words.push_back(text_hash(std::string_view(word).substr(0, 6)));
    });
    std::sort(context.words.begin(), context.words.end());
    context.words.erase(std::unique(context.words.begin(), context.words.end()), context.words.end());
    return context;
}

void CrossEvidence::copies_of(DocumentIndex document, const std::vector<Publication>& published, std::vector<DateConstraint>& out) const {
    const std::vector<std::uint64_t>& own = sketches_[document.at()];
    double best = copy_share;
    DocumentIndex copy;
    std::vector<std::size_t> alike_at_all;
    for (const std::uint64_t hash : own) {
        for (auto at = std::lower_bound(by_shingle_.begin(), by_shingle_.end(), std::pair(hash, std::uint32_t{0}));
             at != by_shingle_.end() && at->first == hash; ++at) {
            alike_at_all.push_back(at->second);
        }
    }
    std::sort(alike_at_all.begin(), alike_at_all.end());
    alike_at_all.erase(std::unique(alike_at_all.begin(), alike_at_all.end()), alike_at_all.end());
    for (const std::size_t d : alike_at_all) {
        if (d == document.at() || published[d].basis != DateBasis::stated || published[d].precision != DatePrecision::day) continue;
        const double alike = resemblance(own, sketches_[d]);
        if (alike <= best) continue;
        best = alike;
        copy = DocumentIndex(d);
    }
    if (!copy) return;
    const DateInterval day = *published[copy.at()].interval;
    out.push_back({{{day.earliest - 2, day.latest + 3}}, 1.2f,
                   {"nearly the same text as " + corpus_.documents[copy.at()].id + ", which is of " + interval_words(day), {}, copy}});
}

void CrossEvidence::same_happening(DocumentIndex document, const std::vector<Publication>& published,
                                   const std::optional<DateInterval>& bounds, std::vector<DateConstraint>& out) const {
    const Document& doc = corpus_.documents[document.at()];
    for (std::size_t t = 0; t < doc.times.size(); ++t) {
        const TimeExpression& relative = doc.times[t].expression;
        const bool day_named = relative.kind == Kind::partial && relative.month != 0 && relative.day != 0 && relative.year == 0;
        if (!day_named && (relative.kind != Kind::offset || relative.unit == Unit::day)) continue;
        const Context here = context_of(document, TimexIndex(t));
        std::vector<std::size_t> places;
        for (const EntityIndex entity : here.entities) {
            const std::vector<std::size_t>& of = dated_by_entity_[entity.at()];
            if (of.size() <= most_places) places.insert(places.end(), of.begin(), of.end());
        }
        std::sort(places.begin(), places.end());
        places.erase(std::unique(places.begin(), places.end()), places.end());
        std::size_t best = 0;
        const Context* other = nullptr;
        DateInterval found{};
        bool rivals = false;
        for (const std::size_t place : places) {
            const Context& there = dated_[place];
            if (there.document == document || !is_anchor(published[there.document.at()])) continue;
            const std::size_t entities = shared(here.entities, there.entities), words = shared(here.words, there.words);
            if (entities < shared_entities_needed || words < shared_words_needed) continue;
            const Timex& date = corpus_.documents[there.document.at()].times[there.time.at()];
            if (!date.interval || date.interval->length() > 31) continue;
            const std::size_t strength = 2 * entities + words;
            if (day_named) {  // the same day of the year, and there the year is known
                const Civil then = civil(date.interval->earliest);
                if (date.interval->length() != 1 || then.month != relative.month || then.day != relative.day) continue;
                const bool ahead = relative.direction == TimeExpression::Direction::future, behind = relative.direction == TimeExpression::Direction::past;
                const DateInterval from{behind ? date.interval->earliest : date.interval->earliest - farthest_apart,
                                        ahead ? date.interval->latest - 1 : date.interval->latest + farthest_apart};
                if (bounds && !intersect(from, *bounds)) continue;
                if (other != nullptr && !(found == from)) rivals = true;
                best = std::max(best, strength);
                other = &there;
                found = from;
                continue;
            }
            // Ahead of both, or behind both: else they speak of two things.
            const bool here_ahead = relative.number > 0, there_ahead = date.interval->earliest > days_of(published[there.document.at()]).earliest;
            if (here_ahead != there_ahead) continue;
            const std::optional<DateInterval> from = origin(relative, *date.interval);
            if (!from || !bounds || !intersect(*from, *bounds)) continue;
            if (relative.unit != Unit::year && (from->earliest - days_of(published[there.document.at()]).latest > farthest_apart ||
                                                days_of(published[there.document.at()]).earliest - from->latest > farthest_apart)) {
                continue;
            }
            if (strength > best) {
                rivals = false;
                best = strength;
                other = &there;
                found = *from;
            } else if (strength == best && !(found == *from)) {
                rivals = true;
            }
        }
        if (other == nullptr || rivals) continue;
        const Document& there = corpus_.documents[other->document.at()];
        const std::string quote_here(text_of(doc, doc.times[t].span)), quote_there(text_of(there, there.times[other->time.at()].span));
        out.push_back({{found}, day_named ? 0.9f : 0.5f,
                       {"\"" + quote_here + "\" here and \"" + quote_there + "\" in " + there.id + " speak of one happening: " + interval_words(found), {}, other->document}});
    }
}

std::vector<DateConstraint> CrossEvidence::about(DocumentIndex document, const std::vector<Publication>& published,
                                                 const std::optional<DateInterval>& bounds) const {
    std::vector<DateConstraint> constraints;
    copies_of(document, published, constraints);
    same_happening(document, published, bounds, constraints);
    order_of_news(document, published, constraints);
    return constraints;
}

}  // namespace dragoman
