#include "core/assemble/dating/date_propagation.h"

#include <utility>

#include "core/analyze/timex/date_evidence.h"
#include "core/analyze/timex/news_habit.h"
#include "core/assemble/dating/cross_evidence.h"

namespace dragoman {
namespace {

constexpr int most_rounds = 4;

bool narrower(const Publication& now, const Publication& before) {
    if (now.basis != DateBasis::inferred || !now.bounds) return false;
    return !before.bounds || now.bounds->length() < before.bounds->length();
}

}  // namespace

std::vector<Publication> propagate_dates(const Corpus& corpus, const Resources& resources) {
    std::vector<Publication> published;
    std::vector<std::size_t> open;  // articles whose day no line states
    for (std::size_t i = 0; i < corpus.documents.size(); ++i) {
        published.push_back(corpus.documents[i].published);
        if (published.back().basis != DateBasis::stated) open.push_back(i);
    }
    if (open.empty() || corpus.documents.size() < 2) return published;
    const CrossEvidence others(corpus);
    std::vector<std::vector<DateConstraint>> own;
    for (const std::size_t i : open) own.push_back(date_evidence(corpus.documents[i], resources));
    for (int round = 0; round < most_rounds; ++round) {
        bool changed = false;
        std::vector<Publication> next = published;  // a round reads the round before it: no order matters
        for (std::size_t k = 0; k < open.size(); ++k) {
            const std::size_t i = open[k];
            std::vector<DateConstraint> told = others.about(DocumentIndex(i), published, published[i].bounds);
            if (told.empty()) continue;
            std::vector<DateConstraint> all = own[k];
            all.insert(all.end(), told.begin(), told.end());
            Publication narrowed = with_habitual_day(inferred_publication(all), corpus.documents[i]);
            if (!narrower(narrowed, published[i])) continue;
            narrowed.rejected = corpus.documents[i].published.rejected;
            narrowed.why.by = "corpus";
            next[i] = std::move(narrowed);
            changed = true;
        }
        published = std::move(next);
        if (!changed) break;
    }
    return published;
}

}  // namespace dragoman
