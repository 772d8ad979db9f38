#include "core/assemble/thread/thread_builder.h"

#include <algorithm>
#include <cstdlib>
#include <map>

#include "core/assemble/thread/happening.h"
#include "core/assemble/thread/thread_label.h"

namespace dragoman {
namespace {

constexpr double join_score = 2.25;
constexpr int far = 1 << 20;  // days
constexpr std::size_t block_reach = 24;  // latest threads of a block that are compared

struct Step {
    Happening what;
    EventStatus status;
    Label reason;
    float score;
};

/// A thread under construction.
struct Strand {
    Family family;
    std::vector<Step> steps;
    Few<std::int32_t> parties;  ///< Of all steps, sorted.
    Few<std::int32_t> topics;
    std::string_view lemma;  ///< Of its latest event.
    EntityIndex place, named;
    bool place_is_country = false, named_properly = false;
    bool planned = false;  ///< A step tells it as still ahead.
    std::optional<DateInterval> when;
    std::string_view ordinal;
    std::int32_t last_day = 0;
    DocumentIndex last_document;
};

struct Judgement {
    double score = 0;
    Label reason = "parties";
};

/// Processes that run for years, so that the distance of two reports says nothing.
bool runs_long(Family family) {
    return family == Family::withdrawal || family == Family::deal || family == Family::release;
}

Judgement judge(const Strand& strand, const Happening& what, EventStatus status, std::string_view lemma, std::int32_t day, const PartyMap& parties) {
    Judgement j;
    double best = 0;
    const auto add = [&](double points, Label reason) {
        j.score += points;
        if (points > best) {
            best = points;
            j.reason = reason;
        }
    };
    if (strand.named && what.named && strand.named == what.named) add(4, "name");
    else if (strand.named_properly && what.named_properly) add(-4, "name");
    if (!strand.ordinal.empty() && !what.ordinal.empty()) add(strand.ordinal == what.ordinal ? 2 : -4, "ordinal");
    std::size_t shared = 0;
    for (const std::int32_t party : what.parties) shared += std::binary_search(strand.parties.begin(), strand.parties.end(), party);
    if (!what.parties.empty() && !strand.parties.empty()) {
        if (runs_long(what.family) && what.parties == strand.parties) add(1, "same-parties");
        if (shared >= 2) add(3, "parties");
        else if (shared == 1) add(what.parties.size() == 1 ? 1.25 : 0.75, "party");
        else if (!what.attendance) add(strand.place && strand.place == what.place ? -1 : -2, "parties");
    }
    if (strand.ordinal.empty() && !what.ordinal.empty() && shared == 0) add(-1.25, "ordinal");
    if (strand.place && what.place) {
        if (strand.place == what.place) add(what.family == Family::attack ? 1 : 2, "place");
        else if (parties.party(strand.place) == parties.party(what.place)) add(1, "country");
        else add(-2, "place");
    }
    if (strand.when && what.when) {
        const int gap = std::max(strand.when->earliest - what.when->latest, what.when->earliest - strand.when->latest);
        if (gap <= 0) add(strand.when->length() < 40 && what.when->length() < 40 ? 2 : 0.5, "time");
        else if (gap > 35 && !runs_long(what.family)) add(-3, "time");
        else if (gap > 7 && !runs_long(what.family)) add(-1, "time");
    }
    for (const std::int32_t topic : what.topics) {
        if (std::find(strand.topics.begin(), strand.topics.end(), topic) == strand.topics.end()) continue;
        add(0.75, "topic");
        break;
    }
    const bool same_document = strand.last_document == what.document;
    // What is called off or put off was planned.
    const bool off = status == EventStatus::cancelled || status == EventStatus::postponed;
    if (off && shared >= 1 && !same_document && strand.planned) add(0.75, "plan");
    const bool dated = what.when && what.when->length() <= 62;
    const int apart = std::min(std::abs(day - strand.last_day), dated ? std::abs((what.when->earliest.days + what.when->latest.days) / 2 - strand.last_day) : far);
    if (same_document) {
        add(what.definite ? 1.75 : 0.75, what.definite ? Label("definite") : Label("same-article"));
        if (what.family != Family::talks && strand.lemma == lemma) add(1, "same-word");
    }
    else if (apart <= 14) add(0.75, "days");
    else if (apart > 365 && !runs_long(what.family) && !(shared >= 2 && what.parties == strand.parties)) add(-3, "days");
    else if (apart > 90 && !runs_long(what.family) && shared < 2) add(-2, "days");
    // Two states talk often: months later and elsewhere, or nowhere told, it is another meeting.
    else if (apart > 60 && !runs_long(what.family) && what.parties != strand.parties && !(strand.place && strand.place == what.place)) add(-1.25, "days");
    if (what.family == Family::attack && !same_document && !(strand.when && what.when)) add(-1.5, "attack-undated");
    if (what.family == Family::offer && shared < 2 && !same_document) add(-1, "offer");
    return j;
}

void absorb(Strand& strand, Step step, std::int32_t day) {
    const Happening& what = step.what;
    const bool reason_is_country = strand.place && strand.place_is_country && what.place && !what.place_is_country;
    if (what.place && (!strand.place || reason_is_country)) strand.place_is_country = what.place_is_country;
    for (const std::int32_t party : what.parties) {
        const auto at = std::lower_bound(strand.parties.begin(), strand.parties.end(), party);
        if (at == strand.parties.end() || *at != party) strand.parties.insert(at, party);
    }
    if (what.place && (!strand.place || reason_is_country)) strand.place = what.place;
    if (!strand.named || (what.named && !strand.named_properly && what.named_properly)) {
        strand.named = what.named;
        strand.named_properly = what.named_properly;
    }
    if (what.when && (!strand.when || what.when->length() < strand.when->length())) strand.when = what.when;
    if (strand.ordinal.empty()) strand.ordinal = what.ordinal;
    for (const std::int32_t topic : what.topics) {
        if (topic >= 0 && std::find(strand.topics.begin(), strand.topics.end(), topic) == strand.topics.end()) strand.topics.push_back(topic);
    }
    strand.planned = strand.planned || step.status == EventStatus::planned;
    strand.last_day = day;
    strand.last_document = what.document;
    strand.steps.push_back(std::move(step));
}

/// What an answer to a plan says about it: an invitation keeps it planned, a refusal declines it.
std::optional<EventStatus> answer_status(const Event& event) {
    switch (event.type) {
        case EventType::reject: return EventStatus::declined;
        case EventType::request: return event.mode.view() == "meet" ? std::optional(EventStatus::planned) : std::nullopt;
        case EventType::agree: return event.cameo.view() != "037" && event.status == EventStatus::occurred ? std::optional(EventStatus::planned) : std::nullopt;
        case EventType::accuse: return event.lemma == "object" || event.lemma == "criticize" ? std::optional(EventStatus::declined) : std::nullopt;
        default: return std::nullopt;
    }
}

class Builder {
public:
    Builder(const Corpus& corpus, const Resources& resources) : corpus_(corpus), parties_(corpus, resources) {}

    std::vector<Strand> run() {
        std::vector<std::size_t> order(corpus_.documents.size());
        for (std::size_t d = 0; d < order.size(); ++d) order[d] = d;
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return day_of(corpus_.documents[a]) < day_of(corpus_.documents[b]);
        });
        for (const std::size_t d : order) add_document(DocumentIndex(d));
        merge();
        std::erase_if(strands_, [](const Strand& strand) { return strand.steps.empty(); });
        return std::move(strands_);
    }

private:
    using Block = std::pair<std::int32_t, std::int32_t>;  ///< Family and what is shared, coded.

    void add_document(DocumentIndex document) {
        const Document& doc = corpus_.documents[document.at()];
        const std::int32_t day = day_of(doc);
        recent_.clear();
        for (std::size_t e = 0; e < doc.events.size();) {
            // The meetings of a sentence first, then what answers them.
            const SentenceIndex sentence = doc.events[e].sentence;
            std::size_t end = e;
            while (end < doc.events.size() && doc.events[end].sentence == sentence) ++end;
            for (const bool answers : {false, true}) {
                for (std::size_t i = e; i < end; ++i) {
                    const Event& event = doc.events[i];
                    if (answer_status(event).has_value() != answers) continue;
                    Happening what = happening_of(corpus_, parties_, document, EventIndex(i));
                    if (answers && answer(doc, event, what, day)) continue;
                    if (what.family == Family::none) continue;
                    if (what.parties.empty() && !what.place && !what.named && !what.definite) continue;
                    place(std::move(what), event.status, day);
                }
            }
            e = end;
        }
    }

    void place(Happening what, EventStatus status, std::int32_t day) {
        std::size_t best = strands_.size();
        Judgement best_judgement;
        best_judgement.score = join_score;
        for (const std::size_t s : candidates(what)) {
            const Judgement j = judge(strands_[s], what, status, word_of(what), day, parties_);
            if (j.score > best_judgement.score || (best == strands_.size() && j.score >= join_score)) {
                best = s;
                best_judgement = j;
            }
        }
        if (best == strands_.size()) {
            Strand strand{};
            strand.family = what.family;
            strands_.push_back(std::move(strand));
            best_judgement.reason = "first";
            best_judgement.score = 4;
        }
        index(best, what);
        strands_[best].lemma = word_of(what);
        absorb(strands_[best], {std::move(what), status, best_judgement.reason, static_cast<float>(std::min(0.95, best_judgement.score / 6))}, day);
        std::erase(recent_, best);
        recent_.push_back(best);
    }

    /// An invitation, acceptance or refusal is a step of the talks that it answers.
    bool answer(const Document& doc, const Event& event, const Happening& what, std::int32_t day) {
        const std::optional<EventStatus> status = answer_status(event);
        if (!status) return false;
        const std::size_t next = event.token.at() + 1;  // "agreed to postpone" answers no invitation, "agreed to the talks" does
        const bool infinitive = next + 1 < doc.tokens.size() && (doc.syntax[next].xpos == Xpos::to || doc.syntax[next + 1].upos == Upos::verb);
        if (event.type == EventType::agree && (infinitive || next + 1 >= doc.tokens.size())) return false;
        const bool about_meeting = event.mode.view() == "meet";
        // Talks of the same sentence first, then the latest talks that a party of the answer takes part in.
        for (const bool same_sentence : {true, false}) {
            if (!same_sentence && !about_meeting) break;
            for (std::size_t i = recent_.size(); i-- > 0;) {
                Strand& strand = strands_[recent_[i]];
                if (strand.family != Family::talks) continue;
                const Happening& last = strand.steps.back().what;
                const bool here = doc.events[last.event.at()].sentence == event.sentence;
                if (here != same_sentence) continue;
                std::size_t shared = 0;
                for (const std::int32_t party : what.parties) shared += std::binary_search(strand.parties.begin(), strand.parties.end(), party);
                if (!same_sentence && shared == 0) continue;
                Step step{what, *status, same_sentence ? Label("answer-in-sentence") : Label("answer"), same_sentence ? 0.6f : 0.5f};
                step.what.when.reset();
                step.what.place = {};
                absorb(strand, std::move(step), day);
                return event.type != EventType::agree;
            }
        }
        return false;
    }

    /// Two strands that came to the same city, days and party by different ways are one.
    void merge() {
        for (const auto& [block, members] : blocks_) {
            if (block.second >= -1 || block.first != static_cast<std::int32_t>(Family::talks)) continue;  // blocks of a place alone
            for (std::size_t i = 0; i < members.size(); ++i) {
                for (std::size_t k = i + 1; k < members.size() && k <= i + block_reach; ++k) {
                    Strand& a = strands_[std::min(members[i], members[k])];
                    Strand& b = strands_[std::max(members[i], members[k])];
                    if (a.steps.empty() || b.steps.empty() || !same_meeting(a, b)) continue;
                    for (Step& step : b.steps) {
                        const std::int32_t day = day_of(corpus_.documents[step.what.document.at()]);
                        absorb(a, std::move(step), day);
                    }
                    b.steps.clear();
                }
            }
        }
    }
    bool same_meeting(const Strand& a, const Strand& b) const {
        if (!a.place || !b.place) return false;
        const bool same_city = a.place == b.place && !a.place_is_country;
        const bool same_country = parties_.party(a.place) == parties_.party(b.place) && (a.place == b.place || a.place_is_country || b.place_is_country);
        const bool same_days = a.when && b.when && a.when->length() <= 31 && b.when->length() <= 31 && intersect(*a.when, *b.when);
        if (!same_city && !(same_country && same_days)) return false;
        if (!a.ordinal.empty() && !b.ordinal.empty() && a.ordinal != b.ordinal) return false;
        if (a.named_properly && b.named_properly && a.named != b.named) return false;
        if (a.when && b.when && !intersect({a.when->earliest - 7, a.when->latest + 7}, *b.when)) return false;
        if (std::abs(a.last_day - b.last_day) > 30) return false;
        return std::any_of(b.parties.begin(), b.parties.end(), [&](std::int32_t party) { return std::binary_search(a.parties.begin(), a.parties.end(), party); });
    }

    std::string_view word_of(const Happening& what) const { return corpus_.documents[what.document.at()].events[what.event.at()].lemma; }

    std::vector<std::size_t> candidates(const Happening& what) const {
        std::vector<std::size_t> found;
        const auto take = [&](std::int32_t key) {
            const auto at = blocks_.find({static_cast<std::int32_t>(what.family), key});
            if (at == blocks_.end()) return;
            const std::vector<std::size_t>& block = at->second;
            const std::size_t from = block.size() > block_reach ? block.size() - block_reach : 0;
            found.insert(found.end(), block.begin() + static_cast<std::ptrdiff_t>(from), block.end());
        };
        for (const std::int32_t party : what.parties) take(party);
        if (what.place) take(place_key(what.place));
        if (what.named) take(place_key(what.named));
        for (const std::size_t s : recent_) {
            if (strands_[s].family == what.family) found.push_back(s);
        }
        std::sort(found.begin(), found.end());
        found.erase(std::unique(found.begin(), found.end()), found.end());
        std::reverse(found.begin(), found.end());  // of equals, the latest
        return found;
    }

    void index(std::size_t strand, const Happening& what) {
        const auto put = [&](std::int32_t key) {
            std::vector<std::size_t>& block = blocks_[{static_cast<std::int32_t>(what.family), key}];
            std::erase(block, strand);
            block.push_back(strand);
            if (block.size() > 4 * block_reach) block.erase(block.begin(), block.begin() + 2 * static_cast<std::ptrdiff_t>(block_reach));
        };
        for (const std::int32_t party : what.parties) put(party);
        if (what.place) put(place_key(what.place));
        if (what.named) put(place_key(what.named));
        if (what.place) put(country_key(parties_.party(what.place)));
    }
    static std::int32_t country_key(std::int32_t party) { return -(1 << 24) - party; }
    static std::int32_t place_key(EntityIndex entity) { return -2 - entity.value; }

    const Corpus& corpus_;
    PartyMap parties_;
    std::vector<Strand> strands_;
    std::map<Block, std::vector<std::size_t>> blocks_;
    std::vector<std::size_t> recent_;  ///< Strands touched by this document, latest last.
};

/// When it was said: a time outside the quotation in the saying sentence, else the day of publication.
std::optional<DateInterval> claim_time(const Document& doc, const Event& event) {
    if (event.reported_in) {
        const Sentence& sentence = doc.sentences[event.sentence.at()];
        const Span content = doc.quotations[event.reported_in.at()].content;
        for (const Timex& timex : doc.times) {
            if (!sentence.span.contains(timex.span) || content.contains(timex.span)) continue;
            if (timex.type == TimexType::date && timex.interval && timex.interval->length() <= 31) return timex.interval;
        }
    }
    return doc.published.days();
}

std::int32_t middle(DateInterval when) { return (when.earliest.days + when.latest.days) / 2; }

Thread finished(const Corpus& corpus, const Strand& strand) {
    Thread thread;
    std::map<std::int32_t, int> weight;
    for (const Step& step : strand.steps) {
        const Document& doc = corpus.documents[step.what.document.at()];
        const Event& event = doc.events[step.what.event.at()];
        ThreadStep out;
        out.place = {step.what.document, event.clause.size() > 0 && event.clause.size() <= 320 ? event.clause : event.trigger};
        out.event = step.what.event;
        out.status = step.status;
        if (event.time) out.event_time = doc.times[event.time.at()].interval;
        out.claim_time = claim_time(doc, event);
        out.source = corpus.entity(step.what.document, event.source);
        out.why = {step.reason, step.score};
        thread.history.push_back(std::move(out));
        for (const EntityIndex entity : step.what.entities) {
            if (std::find(thread.participants.begin(), thread.participants.end(), entity) == thread.participants.end()) thread.participants.push_back(entity);
        }
    }
    const Step& first = strand.steps.front();
    thread.type = corpus.documents[first.what.document.at()].events[first.what.event.at()].type;
    thread.place = strand.place;
    thread.scheduled = strand.when;
    std::stable_sort(thread.history.begin(), thread.history.end(), [](const ThreadStep& a, const ThreadStep& b) {
        if (!a.claim_time || !b.claim_time) return false;
        return middle(*a.claim_time) < middle(*b.claim_time);
    });
    float sum = 0;
    for (const ThreadStep& step : thread.history) sum += step.why.score;
    thread.why = {"event-coreference", sum / static_cast<float>(thread.history.size())};
    name_thread(corpus, strand.family, strand.ordinal, strand.named, thread);
    return thread;
}

bool worth_showing(const Strand& strand) {
    if (strand.steps.size() >= 2) return true;
    const Step& only = strand.steps.front();
    const bool pending = only.status == EventStatus::planned || only.status == EventStatus::postponed || only.status == EventStatus::cancelled || only.status == EventStatus::conditional;
    return pending && !only.what.parties.empty() && (only.what.place || only.what.when);
}

}  // namespace

std::vector<Thread> build_threads(const Corpus& corpus, const Resources& resources) {
    const std::vector<Strand> strands = Builder(corpus, resources).run();
    std::vector<Thread> threads;
    std::map<std::string, int> used;
    for (const Strand& strand : strands) {
        if (!worth_showing(strand)) continue;
        Thread thread = finished(corpus, strand);
        const int count = ++used[thread.id];
        if (count > 1) thread.id += "-" + std::to_string(count);
        threads.push_back(std::move(thread));
    }
    std::stable_sort(threads.begin(), threads.end(), [](const Thread& a, const Thread& b) { return a.id < b.id; });
    return threads;
}

}  // namespace dragoman
