#pragma once
// What whoever compares claims asks of the corpus, worked out once.
#include <string>
#include <utility>
#include <vector>

#include "core/assemble/thread/happening.h"
#include "core/corpus/corpus.h"
#include "core/knowledge/resources.h"

namespace dragoman {

struct ClaimContext {
    ClaimContext(const Corpus& corpus, const Resources& resources);

    const Corpus& corpus;
    const Resources& resources;
    PartyMap parties;
    std::vector<char> copy;   ///< By document: it repeats an earlier one, and counts once with it.
    std::vector<int> story;   ///< By document: its story; -1 for none.

    const Document& document(DocumentIndex index) const { return corpus.documents[index.at()]; }
    const Event& event(const ThreadStep& step) const { return document(step.place.document).events[step.event.at()]; }
    /// The thread that this event is a step of; -1 for none. O(1).
    int thread_of(DocumentIndex index, std::size_t event) const { return thread_[index.at()][event]; }
    /// The one thread of that family that the article has a step of; -1 for none or several. Linear in its events.
    int only_thread(DocumentIndex index, Family family) const;
    std::string name(EntityIndex entity, const char* otherwise) const { return entity ? corpus.entities[entity.at()].name : std::string(otherwise); }
    bool in_title(const ThreadStep& step) const;
    /// The words that state an event: its clause, or its trigger where that is a page long.
    Span words(const Event& event) const { return event.clause.size() > 0 && event.clause.size() <= 320 ? event.clause : event.trigger; }

private:
    std::vector<std::vector<int>> thread_;
};

inline std::int32_t middle(DateInterval when) { return (when.earliest.days + when.latest.days) / 2; }

}  // namespace dragoman
