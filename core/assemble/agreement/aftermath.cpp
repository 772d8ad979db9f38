#include "core/assemble/agreement/aftermath.h"

#include <algorithm>
#include <optional>

#include "core/base/one_of.h"

namespace dragoman {
namespace {

constexpr std::int32_t later_by = 7;            // days after the signing: until then the reports are of the signing itself
constexpr std::int32_t deadline_apart = 400;    // days between two renderings of one deadline, at most
constexpr std::size_t most_echoes = 12;         // of one term; the latest stay

/// The kinds of happening that a term is about; talks towards a truce are both.
std::vector<Family> families_of(const ClaimContext& context, const Term& term) {
    std::vector<Family> families;
    for (const Place& place : term.evidence) {
        for (const Event& event : context.document(place.document).events) {
            if (!place.span.contains(event.trigger)) continue;
            const Family family = family_of(event);
            if (family != Family::none && std::find(families.begin(), families.end(), family) == families.end()) families.push_back(family);
        }
    }
    return families;
}

Label kind_of(const Event& event, bool verb) {
    const bool talks = family_of(event) == Family::talks;  // to talk is to be under way, not to be done
    if (event.negative || one_of(event.status, {EventStatus::declined, EventStatus::denied, EventStatus::cancelled})) return "refused";
    if (event.status == EventStatus::postponed) return "put off";
    if (event.status == EventStatus::ongoing || (talks && event.status == EventStatus::occurred && verb)) return "under way";
    if (event.status == EventStatus::occurred && verb) return "kept";
    return {};
}

class Follower {
public:
    Follower(const ClaimContext& context, const std::vector<Appraisal>& appraisals, Agreement& agreement) : context_(context), appraisals_(appraisals), agreement_(agreement) {
        for (const EntityIndex party : agreement.parties) parties_.push_back(context.parties.party(party));
    }

    void follow() {
        if (!agreement_.date) return;
        for (Term& term : agreement_.terms) {
            term.later.clear();
            const std::vector<Family> families = families_of(context_, term);
            if (families.empty()) continue;
            for (const DocumentIndex d : documents()) read(d, families, term);
            std::stable_sort(term.later.begin(), term.later.end(), [](const TermEcho& a, const TermEcho& b) {
                return a.claim_time && b.claim_time && middle(*a.claim_time) < middle(*b.claim_time);
            });
            if (term.later.size() > most_echoes) term.later.erase(term.later.begin(), term.later.end() - static_cast<std::ptrdiff_t>(most_echoes));
        }
    }

private:
    /// Later articles that speak of the agreement.
    std::vector<DocumentIndex> documents() const {
        std::vector<DocumentIndex> found;
        for (const Place& place : agreement_.evidence) found.push_back(place.document);
        if (agreement_.entity) {
            const Few<DocumentIndex>& named = context_.corpus.entities[agreement_.entity.at()].documents;
            found.insert(found.end(), named.begin(), named.end());
        }
        std::sort(found.begin(), found.end());
        found.erase(std::unique(found.begin(), found.end()), found.end());
        std::erase_if(found, [&](DocumentIndex d) { return context_.copy[d.at()] || day_of(context_.document(d)) < agreement_.date->latest.days + later_by; });
        return found;
    }

    bool of_parties(DocumentIndex d, const Event& event) const {
        if (event.actors.empty() && event.recipients.empty()) return true;  // "the release of prisoners was halted": in an article about it
        for (const Few<ChainIndex>* list : {&event.actors, &event.recipients}) {
            for (const ChainIndex chain : *list) {
                const std::int32_t party = context_.parties.party(context_.corpus.entity(d, chain));
                if (std::find(parties_.begin(), parties_.end(), party) != parties_.end()) return true;
            }
        }
        return false;
    }

    bool in_evidence(const Term& term, DocumentIndex d, Span span) const {
        return std::any_of(term.evidence.begin(), term.evidence.end(), [&](const Place& place) { return place.document == d && place.span.overlaps(span); });
    }

    void add(Term& term, DocumentIndex d, Span words, Label kind, EntityIndex source, Provenance why, std::optional<DateInterval> deadline = {}) const {
        for (TermEcho& other : term.later) {  // an article says a thing once, in its fullest words
            if (other.place.document != d || other.kind != kind || other.source != source) continue;
            if (words.size() > other.place.span.size()) other.place.span = words;
            return;
        }
        TermEcho echo;
        echo.place = {d, words};
        echo.kind = kind;
        echo.deadline = deadline;
        echo.claim_time = context_.document(d).published.days();
        echo.source = source;
        echo.why = why;
        term.later.push_back(std::move(echo));
    }

    void read(DocumentIndex d, const std::vector<Family>& families, Term& term) const {
        const Document& doc = context_.document(d);
        const auto about = [&](Family family) { return std::find(families.begin(), families.end(), family) != families.end(); };
        for (const Event& event : doc.events) {
            if (in_evidence(term, d, event.trigger)) continue;
            const EntityIndex source = context_.corpus.entity(d, event.source);
            if (about(family_of(event))) {
                const Label kind = kind_of(event, doc.syntax[event.token.at()].upos == Upos::verb);
                const bool ours = of_parties(d, event) || names_party(d, doc.sentences[event.sentence.at()].span);  // "Chile put off the withdrawal of its troops"
                if (!kind.empty() && ours) add(term, d, context_.words(event), kind, source, {"term-event", 0.5f});
            } else if (one_of(event.type, {EventType::threaten, EventType::accuse}) && term.deadline && names_deadline(d, event.sentence)) {
                add(term, d, context_.words(event), "warned", source, {"term-warning", 0.5f});
            }
        }
        if (term.deadline) other_deadlines(d, term);
        for (const Appraisal& judged : appraisals_) {
            if (judged.place.document != d || judged.question != Question::prospects || judged.favourable || !about(judged.topic.family)) continue;
            if (!in_evidence(term, d, judged.place.span)) add(term, d, judged.place.span, "doubted", judged.holder, {"term-doubt", judged.why.score});
        }
    }

    bool names_deadline(DocumentIndex d, SentenceIndex s) const {
        const Document& doc = context_.document(d);
        const Sentence& sentence = doc.sentences[s.at()];
        for (std::size_t t = sentence.first.at(); t < sentence.last.at(); ++t) {
            if (lemma(doc, TokenIndex(t)) == "deadline") return true;
        }
        return false;
    }

    /// A party is named in the sentence.
    bool names_party(DocumentIndex d, Span sentence) const {
        for (const Mention& mention : context_.document(d).mentions) {
            if (mention.span.begin >= sentence.end) break;
            if (mention.span.begin < sentence.begin || mention.kind == MentionKind::pronoun) continue;
            const std::int32_t party = context_.parties.party(context_.corpus.entity(d, mention.chain));
            if (std::find(parties_.begin(), parties_.end(), party) != parties_.end()) return true;
        }
        return false;
    }

    /// "the May 1 deadline for the US troops", where the agreement says 29 April.
    void other_deadlines(DocumentIndex d, Term& term) const {
        const Document& doc = context_.document(d);
        for (std::size_t s = 0; s < doc.sentences.size(); ++s) {
            const Span span = doc.sentences[s].span;
            if (!names_deadline(d, SentenceIndex(s)) || !names_party(d, span)) continue;
            for (const Timex& timex : doc.times) {
                if (!span.contains(timex.span) || timex.type != TimexType::date || !timex.interval || timex.interval->length() > 31) continue;
                const std::int32_t apart = std::abs(middle(*timex.interval) - middle(*term.deadline));
                if (timex.interval->latest <= agreement_.date->latest || apart > deadline_apart || intersect(*timex.interval, *term.deadline)) continue;
                add(term, d, span, "deadline", {}, {"other-deadline", 0.6f}, timex.interval);
                break;
            }
        }
    }

    const ClaimContext& context_;
    const std::vector<Appraisal>& appraisals_;
    Agreement& agreement_;
    std::vector<std::int32_t> parties_;
};

}  // namespace

void follow_terms(const ClaimContext& context, const std::vector<Appraisal>& appraisals, std::vector<Agreement>& agreements) {
    for (Agreement& agreement : agreements) Follower(context, appraisals, agreement).follow();
}

}  // namespace dragoman
