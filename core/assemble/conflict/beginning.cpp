#include <algorithm>
#include <map>
#include <optional>

#include "core/assemble/conflict/finders.h"
#include "core/base/date_words.h"
#include "core/base/one_of.h"

namespace dragoman {
namespace {

constexpr std::int32_t before_at_most = 183;  // days: an older meeting belongs to another round
constexpr std::int32_t month_or_two = 62;     // a date must say as much

struct Meeting {
    DocumentIndex document;
    Span words;
    EntityIndex source;
    DateInterval when;
    std::string name;  ///< Of its thread; empty for none.
};

/// When it is: as the event says, else the one date of its sentence.
std::optional<DateInterval> time_of(const Document& doc, const Event& event) {
    if (event.time) return doc.times[event.time.at()].interval;
    const Span sentence = doc.sentences[event.sentence.at()].span;
    std::optional<DateInterval> only;
    for (const Timex& timex : doc.times) {
        if (timex.span.begin >= sentence.end) break;
        if (!sentence.contains(timex.span) || timex.type != TimexType::date || !timex.interval) continue;
        if (only) return std::nullopt;
        only = timex.interval;
    }
    return only;
}

/// "began talks in October": the verb is within three words before the noun.
bool begins(const Document& doc, const Event& event) {
    const std::size_t first = doc.sentences[event.sentence.at()].first.at();
    for (std::size_t t = event.token.at() + 1; t-- > first && event.token.at() - t <= 3;) {
        if (one_of(lemma(doc, TokenIndex(t)), {"begin", "start", "launch", "open", "initiate"}) && doc.syntax[t].upos == Upos::verb) return true;
    }
    return false;
}

}  // namespace

void conflicts_of_beginning(const ClaimContext& context, Conflicts& found) {
    using Pair = std::pair<std::int32_t, std::int32_t>;
    std::map<Pair, std::vector<Meeting>> started, met;  // by two parties; by -1 and thread, which come first
    for (std::size_t d = 0; d < context.corpus.documents.size(); ++d) {
        if (context.copy[d]) continue;
        const Document& doc = context.corpus.documents[d];
        for (std::size_t e = 0; e < doc.events.size(); ++e) {
            const Event& event = doc.events[e];
            if (event.type != EventType::consult || event.negative || !one_of(event.status, {EventStatus::occurred, EventStatus::planned, EventStatus::ongoing})) continue;
            const std::optional<DateInterval> when = time_of(doc, event);
            if (!when || when->length() > month_or_two) continue;
            const Few<std::int32_t> parties = happening_of(context.corpus, context.parties, DocumentIndex(d), EventIndex(e)).parties;
            const int thread = context.thread_of(DocumentIndex(d), e);
            const Meeting meeting{DocumentIndex(d), context.words(event), context.corpus.entity(DocumentIndex(d), event.source), *when,
                                  thread >= 0 ? context.corpus.threads[static_cast<std::size_t>(thread)].label : ""};
            const bool start = event.status == EventStatus::occurred && begins(doc, event);
            for (std::size_t i = 0; i < parties.size(); ++i) {
                for (std::size_t k = i + 1; k < parties.size() && k < i + 6; ++k) (start ? started : met)[{parties[i], parties[k]}].push_back(meeting);
            }
            if (thread >= 0) (start ? started : met)[{-1, thread}].push_back(meeting);  // a sentence may name one side alone
        }
    }
    std::vector<std::pair<DocumentIndex, Span>> told;
    for (auto& [pair, starts] : started) {
        const auto others = met.find(pair);
        if (others == met.end()) continue;
        for (const Meeting& start : starts) {
            if (std::find(told.begin(), told.end(), std::pair(start.document, start.words)) != told.end()) continue;
            for (const Meeting& earlier : others->second) {
                const std::int32_t gap = start.when.earliest - earlier.when.latest;
                if (earlier.document == start.document || gap <= 0 || gap > before_at_most) continue;
                told.emplace_back(start.document, start.words);
                found.push_back(conflict_of(
                    "begun:" + context.document(start.document).id + ":" + std::to_string(start.words.begin), ConflictKind::apparent,
                    "One report has " + (start.name.empty() ? "the talks" : "“" + start.name + "”") + " begin in " + interval_words(start.when) + ", another has the parties meet in " +
                        interval_words(earlier.when) + " already: both hold if the earlier meeting is not counted.",
                    {{{start.document, start.words}, start.source, "began " + interval_words(start.when)}, {{earlier.document, earlier.words}, earlier.source, "met " + interval_words(earlier.when)}},
                    {"begun-before", 0.5f}));
                break;
            }
        }
    }
}

}  // namespace dragoman
