#pragma once
#include <string>
#include <vector>

#include "core/query/filter.h"

namespace dragoman {

enum class TimelineLanes : std::uint8_t { actor, thread, article };

struct TimelineRow {
    DocumentIndex document;
    EventIndex event;         ///< None for an article's publication.
    Span span;                ///< The words that state it.
    std::string words;        ///< Those, on one line.
    std::vector<EntityIndex> parties;  ///< Actors, then recipients.
    std::string who;          ///< The parties but for the one whose lane it is: "Taliban".
    std::string verb;         ///< The trigger as it stands.
    EventType type = EventType::statement;
    EventStatus status = EventStatus::occurred;
    DateInterval when;
    bool assumed = false;     ///< The text gives no time: the article's date stands in for it.
    std::optional<DateInterval> said;  ///< When the article was published.
    std::uint32_t lane = 0;
    std::uint32_t level = 0;  ///< Row inside the lane, so that bars do not cover each other.
};

struct TimelineLane {
    std::string name, id;
    EntityIndex entity;  ///< Of an actor's lane.
    EntityType type = EntityType::person;
    std::uint32_t rows = 0, levels = 0;
};

struct Timeline {
    std::vector<TimelineLane> lanes;  ///< Fullest first; "Others" last.
    std::vector<TimelineRow> rows;    ///< By lane, then by time.
    std::optional<DateInterval> extent;
    std::uint32_t undated = 0;  ///< Events that have neither a time nor a dated article.
};

/// Events on the axis of time. At most `lanes` lanes; what belongs to none of them goes into "Others".
/// An event of several actors stands in the lane of its most frequent one.
std::size_t count_events(const Corpus& corpus, const Filter& filter);  ///< Of timeline()'s rows, without laying them out.
Timeline timeline(const Corpus& corpus, const Filter& filter, TimelineLanes by = TimelineLanes::actor, std::size_t lanes = 12);

/// How many dated things fall on each of `bins` equal stretches of `extent`: the head's histogram.
std::vector<std::uint32_t> time_histogram(const Corpus& corpus, const Filter& filter, DateInterval extent, std::size_t bins);
/// From the first to the last dated event or article; nullopt where nothing is dated.
std::optional<DateInterval> corpus_extent(const Corpus& corpus);

}  // namespace dragoman
