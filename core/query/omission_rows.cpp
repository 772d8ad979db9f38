#include "core/query/omission_rows.h"

#include <algorithm>

#include "core/base/one_of.h"
#include "core/query/wording.h"

namespace dragoman {
namespace {

constexpr std::int32_t still_news = 31;  // days after which a turn need not be told again

/// A plan's turns; one that is put off and one that is called off are told for one another.
int turn_of(EventStatus status) {
    switch (status) {
        case EventStatus::declined: return 0;
        case EventStatus::conditional: return 1;
        case EventStatus::postponed: case EventStatus::cancelled: return 2;
        case EventStatus::denied: return 3;
        default: return -1;
    }
}
constexpr int turns = 4;

/// What one article tells of a thread.
struct Telling {
    DocumentIndex document;
    DateInterval day;
    const ThreadStep* of[turns] = {};
};

std::vector<Telling> tellings(const Corpus& corpus, const Thread& thread, const std::vector<char>& copy) {
    std::vector<Telling> found;
    for (const ThreadStep& step : thread.history) {
        const DocumentIndex document = step.place.document;
        const std::optional<DateInterval> day = corpus.documents[document.at()].published.days();
        if (copy[document.at()] || !day || day->length() > still_news) continue;
        auto at = std::find_if(found.begin(), found.end(), [&](const Telling& t) { return t.document == document; });
        if (at == found.end()) at = found.insert(found.end(), {document, *day, {}});
        const int turn = turn_of(step.status);
        if (turn >= 0 && !at->of[turn]) at->of[turn] = &step;
    }
    std::stable_sort(found.begin(), found.end(), [](const Telling& a, const Telling& b) { return a.day.earliest < b.day.earliest; });
    return found;
}

}  // namespace

std::vector<OmissionRow> omission_rows(const Corpus& corpus, const Filter& filter) {
    const Scope scope = resolve(corpus, filter, TextIn::rows);
    std::vector<char> copy(corpus.documents.size(), 0);
    for (const Story& story : corpus.stories) {
        for (const DocumentIndex document : story.near_duplicates) copy[document.at()] = 1;
    }
    std::vector<OmissionRow> rows;
    for (std::size_t t = 0; t < corpus.threads.size(); ++t) {
        const Thread& thread = corpus.threads[t];
        if (!scope.covers(thread.participants)) continue;
        const std::vector<Telling> told = tellings(corpus, thread, copy);
        for (const Telling& silent : told) {
            if (!scope.has(silent.document) || !scope.time(silent.day)) continue;
            for (int turn = 0; turn < turns; ++turn) {
                if (silent.of[turn]) continue;
                const auto other = std::find_if(told.begin(), told.end(), [&](const Telling& by) {
                    return by.of[turn] && by.day.latest <= silent.day.earliest && silent.day.latest - by.day.earliest <= still_news;
                });
                if (other == told.end()) continue;
                const Document& doc = corpus.documents[silent.document.at()];
                OmissionRow row{t, thread.id, thread.label, silent.document, document_title(doc), document_outlet(doc), silent.day, doc.published.basis,
                                other->of[turn]->status, evidence_row(corpus, other->of[turn]->place)};
                if (scope.row({row.elsewhere.words, row.label, silent.document})) rows.push_back(std::move(row));
            }
        }
    }
    return rows;
}

}  // namespace dragoman
