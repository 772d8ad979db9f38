#pragma once
#include <string>
#include <vector>

#include "core/query/evidence.h"

namespace dragoman {

struct ThreadStepRow {
    Place place;
    EventStatus status = EventStatus::planned;
    std::optional<DateInterval> event_time, claim_time;
    EntityIndex source;
    std::string source_name;  ///< Who says so; the article's outlet where it is the article.
    bool by_article = false;
    EvidenceRow words;
    Provenance why;
    bool bare = false;     ///< The words name it and say nothing of its state ("these talks").
    bool in_title = false;
    bool changed = false;  ///< The status or the time is another than one step before.
};

struct ThreadRow {
    std::size_t thread = 0;  ///< Into Corpus::threads.
    std::string id, label, participants, place;
    EventType type = EventType::consult;
    std::optional<DateInterval> scheduled;
    EventStatus last = EventStatus::planned;
    std::vector<ThreadStepRow> steps;  ///< By claim time.
    std::optional<DateInterval> extent;  ///< Over claims and event times.
    Provenance why;
};

/// How a plan stands after these steps, of which some may be null: as the latest report has it. Bare steps say nothing while others do; in
/// one report what is put off or called off outweighs what had been planned, and what was held on a day just past outweighs both; the
/// text outweighs its headline. Empty list: planned.
EventStatus standing(const std::vector<const ThreadStepRow*>& steps);

/// Longest histories first.
std::vector<ThreadRow> thread_rows(const Corpus& corpus, const Filter& filter);

}  // namespace dragoman
