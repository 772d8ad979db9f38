#include "core/query/happenings.h"

#include <algorithm>

#include "core/base/text_hash.h"

namespace dragoman {

Happenings::Happenings(const Corpus& corpus) : corpus_(&corpus), story_(corpus.documents.size(), 0) {
    for (std::size_t s = 0; s < corpus.stories.size(); ++s) {
        for (const DocumentIndex d : corpus.stories[s].documents) story_[d.at()] = static_cast<std::uint32_t>(s + 1);
        for (const DocumentIndex d : corpus.stories[s].near_duplicates) story_[d.at()] = static_cast<std::uint32_t>(s + 1);
    }
    for (std::size_t t = 0; t < corpus.threads.size(); ++t) {
        for (const ThreadStep& step : corpus.threads[t].history) {
            if (step.event) thread_.emplace(std::pair(step.place.document, step.event), t);
        }
    }
}

std::uint64_t Happenings::story(DocumentIndex document) const {
    return story_[document.at()] ? story_[document.at()] : document.at() + (1ull << 32);
}

HappeningKey Happenings::of_event(DocumentIndex document, EventIndex index) const {
    const auto plan = thread_.find({document, index});
    if (plan != thread_.end()) return {text_hash("plan", plan->second), 0};
    const Document& doc = corpus_->documents[document.at()];
    const Event& event = doc.events[index.at()];
    HappeningKey key{text_hash(name_of(event.type), story(document)), 0};
    if (event.time && doc.times[event.time.at()].interval) key.day = text_hash(iso(*doc.times[event.time.at()].interval));
    return key;
}

HappeningKey Happenings::of_sentence(DocumentIndex document, Span sentence) const {
    return {text_hash("sentence", story(document) * 0x9e3779b97f4a7c15ull + sentence.begin), 0};
}

std::uint32_t count_happenings(std::vector<HappeningKey>& keys) {
    std::sort(keys.begin(), keys.end(), [](const HappeningKey& a, const HappeningKey& b) { return a.base != b.base ? a.base < b.base : a.day < b.day; });
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    std::uint32_t count = 0;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const bool dated_follows = i + 1 < keys.size() && keys[i + 1].base == keys[i].base;
        if (keys[i].day != 0 || !dated_follows) ++count;
    }
    return count;
}

}  // namespace dragoman
