#include "core/query/thread_rows.h"

#include <algorithm>

#include "core/query/wording.h"

namespace dragoman {
namespace {

void widen(std::optional<DateInterval>& extent, const std::optional<DateInterval>& by) {
    if (!by || by->length() > 366) return;
    if (!extent) extent = by;
    extent->earliest = std::min(extent->earliest, by->earliest);
    extent->latest = std::max(extent->latest, by->latest);
}

ThreadStepRow step_row(const Corpus& corpus, const ThreadStep& step) {
    ThreadStepRow row;
    row.place = step.place;
    row.status = step.status;
    row.event_time = step.event_time;
    row.claim_time = step.claim_time;
    row.source = step.source;
    row.by_article = !step.source;
    row.source_name = step.source ? entity_name(corpus, step.source)
                                  : document_outlet(corpus.documents[step.place.document.at()]);
    row.words = evidence_row(corpus, step.place);
    row.why = step.why;
    const Document& doc = corpus.documents[step.place.document.at()];
    if (step.event && step.event.at() < doc.events.size()) {
        const Event& event = doc.events[step.event.at()];
        row.bare = event.status_why.by == Label("default") && step.status == event.status;
        const BlockIndex block = event.sentence ? doc.sentences[event.sentence.at()].block : BlockIndex();
        row.in_title = block && doc.blocks[block.at()].role == BlockRole::title;
    }
    return row;
}

bool in_scope(const Scope& scope, const Thread& thread) {
    std::vector<EntityIndex> present = thread.participants;
    present.push_back(thread.place);
    bool any_document = false, in_time = !scope.filter->interval, says = scope.search.empty();
    for (const ThreadStep& step : thread.history) {
        present.push_back(step.source);
        any_document = any_document || scope.has(step.place.document);
        in_time = in_time || scope.time(step.event_time) || scope.time(step.claim_time);
        if (!says) {
            RowFacts facts{text_of(scope.corpus->documents[step.place.document.at()], step.place.span), thread.label, step.place.document};
            facts.status = step.status;
            facts.event = thread.type;
            facts.date = step.claim_time;
            says = scope.row(facts);
        }
    }
    // A document is in scope when it names the chosen entities; the thread itself must, too.
    return any_document && in_time && says && scope.covers(present);
}

}  // namespace

EventStatus standing(const std::vector<const ThreadStepRow*>& steps) {
    constexpr std::int32_t just_past = 14;  // days
    const ThreadStepRow* last = nullptr;
    for (const ThreadStepRow* step : steps) {
        if (step && (!last || last->bare || !step->bare)) last = step;
    }
    if (!last) return EventStatus::planned;
    const auto weight = [&](const ThreadStepRow& step) {
        if (step.bare) return -1;
        if (step.status == EventStatus::occurred && step.event_time && step.claim_time && step.event_time->latest <= step.claim_time->latest &&
            step.claim_time->earliest - step.event_time->latest <= just_past) return 3;
        if (step.status == EventStatus::postponed || step.status == EventStatus::cancelled) return step.in_title ? 1 : 2;
        return 0;
    };
    const ThreadStepRow* best = last;
    for (const ThreadStepRow* step : steps) {
        if (!step) continue;
        const bool one_report = step == last || step->place.document == last->place.document ||
                                (step->claim_time && last->claim_time && intersect(*step->claim_time, *last->claim_time));
        if (one_report && weight(*step) > weight(*best)) best = step;
    }
    return best->status;
}

std::vector<ThreadRow> thread_rows(const Corpus& corpus, const Filter& filter) {
    const Scope scope = resolve(corpus, filter, TextIn::rows);
    std::vector<ThreadRow> rows;
    for (std::size_t i = 0; i < corpus.threads.size(); ++i) {
        const Thread& thread = corpus.threads[i];
        if (!in_scope(scope, thread)) continue;
        ThreadRow row;
        row.thread = i;
        row.id = thread.id;
        row.label = capitalised(thread.label);
        row.participants = entity_names(corpus, thread.participants);
        row.place = entity_name(corpus, thread.place);
        row.type = thread.type;
        row.scheduled = thread.scheduled;
        row.why = thread.why;
        widen(row.extent, thread.scheduled);
        for (const ThreadStep& step : thread.history) {
            ThreadStepRow made = step_row(corpus, step);
            if (!row.steps.empty()) {
                const ThreadStepRow& before = row.steps.back();
                made.changed = before.status != made.status || before.event_time != made.event_time;
            }
            widen(row.extent, made.claim_time);
            widen(row.extent, made.event_time);
            row.steps.push_back(std::move(made));
        }
        std::vector<const ThreadStepRow*> all;
        for (const ThreadStepRow& step : row.steps) all.push_back(&step);
        row.last = standing(all);
        rows.push_back(std::move(row));
    }
    std::stable_sort(rows.begin(), rows.end(),
                     [](const ThreadRow& a, const ThreadRow& b) { return a.steps.size() > b.steps.size(); });
    return rows;
}

}  // namespace dragoman
