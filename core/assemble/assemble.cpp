#include "core/assemble/assemble.h"

#include <algorithm>
#include <utility>

#include "core/analyze/timex/time_resolver.h"
#include "core/assemble/agreement/aftermath.h"
#include "core/assemble/agreement/agreement_extractor.h"
#include "core/assemble/conflict/conflict_finder.h"
#include "core/assemble/dating/date_propagation.h"
#include "core/assemble/entity/entity_resolver.h"
#include "core/assemble/statement/statement_aligner.h"
#include "core/assemble/story/story_clusterer.h"
#include "core/assemble/thread/thread_builder.h"

namespace dragoman {
namespace {

std::vector<KnownEntry> known_entries(const std::vector<Document>& documents, const KnowledgeBase& kb) {
    std::vector<std::uint32_t> met;
    for (const Document& doc : documents) {
        for (const Chain& chain : doc.chains) {
            for (const Candidate& candidate : chain.candidates) {
                if (candidate.entry && candidate.entry.at() < kb.entries().size()) met.push_back(candidate.entry.value);
            }
        }
    }
    std::sort(met.begin(), met.end());
    met.erase(std::unique(met.begin(), met.end()), met.end());
    std::vector<KnownEntry> known;
    known.reserve(met.size());
    for (const std::uint32_t index : met) {
        const KbEntry& entry = kb[KbIndex(std::size_t(index))];
        known.push_back({KbIndex(std::size_t(index)), std::string(entry.name), std::string(entry.description)});
    }
    return known;
}

void resolve(Corpus& corpus, const Resources& res) {
    EntityResolution resolution = resolve_entities(corpus, res);
    corpus.entities = std::move(resolution.entities);
    corpus.entity_of = std::move(resolution.entity_of);
}

void date(Corpus& corpus, const Resources& res) {
    std::vector<Publication> dates = propagate_dates(corpus, res);
    for (std::size_t i = 0; i < dates.size(); ++i) {
        Document& doc = corpus.documents[i];
        const bool changed = doc.published.interval != dates[i].interval;
        doc.published = std::move(dates[i]);
        if (changed) doc.times = resolve_times(doc, res.lexicon);
    }
}

/// What became of agreements, and where claims clash: both read off the same judgements.
void compare(Corpus& corpus, const Resources& res) {
    const ClaimContext context(corpus, res);
    const std::vector<Appraisal> appraisals = find_appraisals(context);
    corpus.conflicts = find_conflicts(context, appraisals);
    follow_terms(context, appraisals, corpus.agreements);
}

constexpr AssemblyStage stages[] = {
    {"entity", resolve},
    {"dating", date},
    {"thread", [](Corpus& corpus, const Resources& res) { corpus.threads = build_threads(corpus, res); }},
    {"agreement", [](Corpus& corpus, const Resources& res) { corpus.agreements = extract_agreements(corpus, res); }},
    {"story", [](Corpus& corpus, const Resources& res) { corpus.stories = cluster_stories(corpus, res); }},
    {"statement", [](Corpus& corpus, const Resources&) { corpus.statements = align_statements(corpus); }},
    {"claims", compare},
    {"known", [](Corpus& corpus, const Resources& res) { corpus.known = known_entries(corpus.documents, res.knowledge_base); }},
};

}  // namespace

std::span<const AssemblyStage> assembly_stages() { return stages; }

Corpus unassembled(std::vector<Document> documents) {
    Corpus corpus;
    corpus.documents = std::move(documents);
    std::stable_sort(corpus.documents.begin(), corpus.documents.end(),
                     [](const Document& a, const Document& b) { return a.id < b.id; });
    return corpus;
}

Corpus assemble(std::vector<Document> documents, const Resources& res) {
    Corpus corpus = unassembled(std::move(documents));
    for (const AssemblyStage& stage : stages) stage.run(corpus, res);
    return corpus;
}

}  // namespace dragoman
