#include "core/query/timeline_rows.h"

#include <algorithm>
#include <map>

#include "core/query/wording.h"

namespace dragoman {
namespace {

/// A span of time longer than this says nothing about when: "the 20th century" is no dot on the axis.
constexpr int longest_days = 3 * 366;

std::optional<DateInterval> event_time(const Document& doc, const Event& event) {
    if (!event.time) return std::nullopt;
    return doc.times[event.time.at()].interval;
}

std::vector<EntityIndex> parties(const Corpus& corpus, DocumentIndex document, const Event& event) {
    std::vector<EntityIndex> out;
    const auto add = [&](ChainIndex chain) {
        const EntityIndex entity = corpus.entity(document, chain);
        if (entity && std::find(out.begin(), out.end(), entity) == out.end()) out.push_back(entity);
    };
    for (const ChainIndex chain : event.actors) add(chain);
    for (const ChainIndex chain : event.recipients) add(chain);
    return out;
}

/// A row before it has its lane.
struct Entry {
    TimelineRow row;
    std::vector<EntityIndex> parties;
};

std::vector<Entry> collect(const Scope& scope, std::uint32_t& undated) {
    const Corpus& corpus = *scope.corpus;
    std::vector<Entry> entries;
    for (std::size_t d = 0; d < corpus.documents.size(); ++d) {
        const DocumentIndex document(d);
        if (!scope.has(document)) continue;
        const Document& doc = corpus.documents[d];
        for (std::size_t e = 0; e < doc.events.size(); ++e) {
            const Event& event = doc.events[e];
            if (event.type == EventType::statement) continue;
            Entry entry;
            TimelineRow& row = entry.row;
            std::optional<DateInterval> when = event_time(doc, event);
            if (!when && !event.time) {
                when = doc.published.days();
                row.assumed = true;
            }
            if (!when || when->length() > longest_days) {
                ++undated;
                continue;
            }
            if (!scope.time(when)) continue;
            row.span = event.clause.empty() ? event.trigger : event.clause;
            entry.parties = parties(corpus, document, event);
            if (!scope.covers(entry.parties) && !scope.names_all(document, row.span)) continue;
            row.words = one_line(text_of(doc, row.span));
            RowFacts facts{row.words, {}, document};
            facts.event = event.type;
            facts.status = event.status;
            facts.date = when;
            facts.entities = &entry.parties;
            if (!scope.row(facts)) continue;
            row.document = document;
            row.event = EventIndex(e);
            row.verb = one_line(text_of(doc, event.trigger));
            row.type = event.type;
            row.status = event.status;
            row.when = *when;
            row.said = doc.published.days();
            entries.push_back(std::move(entry));
        }
    }
    return entries;
}

struct ThreadOf {
    std::map<std::pair<DocumentIndex, EventIndex>, std::uint32_t> lane;
};

ThreadOf threads_of(const Corpus& corpus) {
    ThreadOf out;
    for (std::size_t t = 0; t < corpus.threads.size(); ++t) {
        for (const ThreadStep& step : corpus.threads[t].history) {
            if (step.event) out.lane.emplace(std::pair(step.place.document, step.event), static_cast<std::uint32_t>(t));
        }
    }
    return out;
}

/// Keys of an entry's possible lanes, best first: entity, thread or document index.
std::vector<std::uint32_t> lane_keys(const Entry& entry, TimelineLanes by, const ThreadOf& threads) {
    std::vector<std::uint32_t> keys;
    switch (by) {
        case TimelineLanes::actor:
            for (const EntityIndex party : entry.parties) keys.push_back(static_cast<std::uint32_t>(party.value));
            break;
        case TimelineLanes::thread: {
            const auto it = threads.lane.find({entry.row.document, entry.row.event});
            if (it != threads.lane.end()) keys.push_back(it->second);
            break;
        }
        case TimelineLanes::article: keys.push_back(static_cast<std::uint32_t>(entry.row.document.value)); break;
    }
    return keys;
}

TimelineLane make_lane(const Corpus& corpus, TimelineLanes by, std::uint32_t key) {
    TimelineLane lane;
    switch (by) {
        case TimelineLanes::actor: {
            const Entity& entity = corpus.entities[key];
            lane.name = entity.name;
            lane.id = entity.id;
            lane.entity = EntityIndex(static_cast<std::size_t>(key));
            lane.type = entity.type;
            break;
        }
        case TimelineLanes::thread:
            lane.name = corpus.threads[key].label;
            lane.id = corpus.threads[key].id;
            break;
        case TimelineLanes::article:
            lane.name = document_title(corpus.documents[key]);
            lane.id = corpus.documents[key].id;
            break;
    }
    return lane;
}

/// The lowest level of the lane that is free at the row's begin: bars never cover each other.
void stack(Timeline& out) {
    std::vector<std::vector<Date>> free_from(out.lanes.size());
    for (TimelineRow& row : out.rows) {
        std::vector<Date>& levels = free_from[row.lane];
        std::size_t level = 0;
        while (level < levels.size() && row.when.earliest < levels[level]) ++level;
        if (level == levels.size()) levels.push_back({});
        levels[level] = row.when.latest + 1;
        row.level = static_cast<std::uint32_t>(level);
        ++out.lanes[row.lane].rows;
    }
    for (std::size_t i = 0; i < out.lanes.size(); ++i) {
        out.lanes[i].levels = static_cast<std::uint32_t>(free_from[i].size());
    }
}

/// A party that always acts beside a more frequent one has a lane and no rows.
void drop_empty_lanes(Timeline& out) {
    std::vector<std::uint32_t> used(out.lanes.size(), 0), moved(out.lanes.size(), 0);
    for (const TimelineRow& row : out.rows) used[row.lane] = 1;
    std::vector<TimelineLane> kept;
    for (std::size_t i = 0; i < out.lanes.size(); ++i) {
        moved[i] = static_cast<std::uint32_t>(kept.size());
        if (used[i]) kept.push_back(std::move(out.lanes[i]));
    }
    out.lanes = std::move(kept);
    for (TimelineRow& row : out.rows) row.lane = moved[row.lane];
}

}  // namespace

std::size_t count_events(const Corpus& corpus, const Filter& filter) {
    std::uint32_t undated = 0;
    return collect(resolve(corpus, filter, TextIn::rows), undated).size();
}

Timeline timeline(const Corpus& corpus, const Filter& filter, TimelineLanes by, std::size_t max_lanes) {
    const Scope scope = resolve(corpus, filter, TextIn::rows);
    Timeline out;
    std::vector<Entry> entries = collect(scope, out.undated);
    const ThreadOf threads = by == TimelineLanes::thread ? threads_of(corpus) : ThreadOf{};

    std::map<std::uint32_t, std::uint32_t> count;
    for (const Entry& entry : entries) {
        for (const std::uint32_t key : lane_keys(entry, by, threads)) ++count[key];
    }
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ranked(count.begin(), count.end());
    std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    if (ranked.size() > max_lanes) ranked.resize(max_lanes);
    std::map<std::uint32_t, std::uint32_t> lane_of;
    for (const auto& [key, rows] : ranked) {
        (void)rows;
        lane_of.emplace(key, static_cast<std::uint32_t>(out.lanes.size()));
        out.lanes.push_back(make_lane(corpus, by, key));
    }
    const auto others = static_cast<std::uint32_t>(out.lanes.size());
    bool any_other = false;
    for (Entry& entry : entries) {
        entry.row.lane = others;
        std::uint32_t best = others;
        for (const std::uint32_t key : lane_keys(entry, by, threads)) {
            const auto it = lane_of.find(key);
            if (it != lane_of.end()) best = std::min(best, it->second);
        }
        entry.row.lane = best;
        any_other = any_other || best == others;
        std::vector<EntityIndex> rest = entry.parties;
        if (best < others && out.lanes[best].entity) std::erase(rest, out.lanes[best].entity);
        entry.row.who = entity_names(corpus, rest);
        entry.row.parties = std::move(entry.parties);
        out.rows.push_back(std::move(entry.row));
    }
    if (any_other) {
        TimelineLane lane;
        lane.name = by == TimelineLanes::thread ? "In no thread" : by == TimelineLanes::actor && !out.lanes.empty() ? "Others" : "All";
        out.lanes.push_back(lane);
    }
    drop_empty_lanes(out);
    std::stable_sort(out.rows.begin(), out.rows.end(), [](const TimelineRow& a, const TimelineRow& b) {
        if (a.lane != b.lane) return a.lane < b.lane;
        if (a.when.earliest != b.when.earliest) return a.when.earliest < b.when.earliest;
        return a.when.latest < b.when.latest;
    });
    stack(out);
    for (const TimelineRow& row : out.rows) {
        if (!out.extent) out.extent = row.when;
        out.extent->earliest = std::min(out.extent->earliest, row.when.earliest);
        out.extent->latest = std::max(out.extent->latest, row.when.latest);
    }
    return out;
}

std::optional<DateInterval> corpus_extent(const Corpus& corpus) {
    std::optional<DateInterval> extent;
    const auto take = [&](const std::optional<DateInterval>& when) {
        if (!when || when->length() > 62) return;
        if (!extent) extent = when;
        extent->earliest = std::min(extent->earliest, when->earliest);
        extent->latest = std::max(extent->latest, when->latest);
    };
    for (const Document& doc : corpus.documents) {
        take(doc.published.days());
        for (const Event& event : doc.events) take(event_time(doc, event));
    }
    return extent;
}

std::vector<std::uint32_t> time_histogram(const Corpus& corpus, const Filter& filter, DateInterval extent,
                                          std::size_t bins) {
    std::vector<std::uint32_t> out(bins, 0);
    if (bins == 0) return out;
    Filter at_all_times = filter;
    at_all_times.interval.reset();
    const Scope scope = resolve(corpus, at_all_times);
    const double days = std::max(1, extent.length());
    const auto take = [&](const std::optional<DateInterval>& when) {
        if (!when || when->length() > 62 || !intersect(*when, extent)) return;
        const double middle = ((when->earliest - extent.earliest) + (when->latest - extent.earliest)) * 0.5;
        const double bin = std::clamp(middle / days * static_cast<double>(bins), 0.0, static_cast<double>(bins - 1));
        ++out[static_cast<std::size_t>(bin)];
    };
    for (std::size_t d = 0; d < corpus.documents.size(); ++d) {
        if (!scope.has(DocumentIndex(d))) continue;
        const Document& doc = corpus.documents[d];
        take(doc.published.days());
        for (const Event& event : doc.events) take(event_time(doc, event));
    }
    return out;
}

}  // namespace dragoman
