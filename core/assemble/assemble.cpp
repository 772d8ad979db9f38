#include "core/assemble/assemble.h"

#include <algorithm>
#include <utility>

#include "core/analyze/timex/time_resolver.h"
#include "core/assemble/agreement/agreement_extractor.h"
#include "core/assemble/conflict/conflict_finder.h"
#include "core/assemble/dating/date_propagation.h"
#include "core/assemble/entity/entity_resolver.h"
#include "core/assemble/story/story_clusterer.h"
#include "core/assemble/thread/thread_builder.h"

namespace dragoman {

Corpus assemble(std::vector<Document> documents, const Resources& res) {
    Corpus corpus;
    corpus.documents = std::move(documents);
    std::stable_sort(corpus.documents.begin(), corpus.documents.end(),
                     [](const Document& a, const Document& b) { return a.id < b.id; });
    EntityResolution resolution = resolve_entities(corpus, res);
    corpus.entities = std::move(resolution.entities);
    corpus.entity_of = std::move(resolution.entity_of);
    std::vector<Publication> dates = propagate_dates(corpus, res);
    for (std::size_t i = 0; i < dates.size(); ++i) {
        Document& doc = corpus.documents[i];
        const bool changed = doc.published.interval != dates[i].interval;
        doc.published = std::move(dates[i]);
        if (changed) doc.times = resolve_times(doc, res.lexicon);
    }
    corpus.threads = build_threads(corpus, res);
    corpus.agreements = extract_agreements(corpus, res);
    corpus.stories = cluster_stories(corpus, res);
    corpus.conflicts = find_conflicts(corpus, res);
    return corpus;
}

}  // namespace dragoman
