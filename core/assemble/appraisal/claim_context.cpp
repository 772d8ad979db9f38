#include "core/assemble/appraisal/claim_context.h"

namespace dragoman {

ClaimContext::ClaimContext(const Corpus& corpus_, const Resources& resources_)
    : corpus(corpus_), resources(resources_), parties(corpus_, resources_), copy(corpus_.documents.size(), 0), story(corpus_.documents.size(), -1) {
    for (std::size_t s = 0; s < corpus.stories.size(); ++s) {
        for (const DocumentIndex d : corpus.stories[s].documents) story[d.at()] = static_cast<int>(s);
        for (const DocumentIndex d : corpus.stories[s].near_duplicates) copy[d.at()] = 1;
    }
    thread_.resize(corpus.documents.size());
    for (std::size_t d = 0; d < corpus.documents.size(); ++d) thread_[d].assign(corpus.documents[d].events.size(), -1);
    for (std::size_t t = 0; t < corpus.threads.size(); ++t) {
        for (const ThreadStep& step : corpus.threads[t].history) {
            if (step.event) thread_[step.place.document.at()][step.event.at()] = static_cast<int>(t);
        }
    }
}

int ClaimContext::only_thread(DocumentIndex index, Family family) const {
    int only = -1;
    const Document& doc = document(index);
    for (std::size_t e = 0; e < doc.events.size(); ++e) {
        const int thread = thread_of(index, e);
        if (thread < 0 || family_of(doc.events[e]) != family) continue;
        if (only >= 0 && only != thread) return -1;
        only = thread;
    }
    return only;
}

bool ClaimContext::in_title(const ThreadStep& step) const {
    const Document& doc = document(step.place.document);
    const Sentence& sentence = doc.sentences[event(step).sentence.at()];
    return sentence.block && doc.blocks[sentence.block.at()].role == BlockRole::title;
}

}  // namespace dragoman
