#include "core/assemble/agreement/commitments.h"

#include <algorithm>
#include <map>
#include <utility>

#include "core/assemble/agreement/agreement_deadline.h"
#include "core/base/one_of.h"
#include "core/base/slug.h"
#include "core/base/utf8.h"
#include "core/document/tree.h"

namespace dragoman {
namespace {

constexpr int same_days = 30;  // reports of one act by one party this far apart tell of one commitment

/// One report that a party binds itself.
struct Pledge {
    DocumentIndex document;
    EntityIndex party;
    std::string act;  ///< Type and mode of an event, or the verb of a promise: reports of one act are one.
    Span words;       ///< What is promised.
    Span evidence;    ///< The words that say so.
    std::optional<DateInterval> said;
    Label by;
};

/// What may be promised for peace or help; to promise an attack is a threat.
bool binds(const Event& event) {
    return one_of(event.type, {EventType::retreat, EventType::concede, EventType::cooperate, EventType::aid}) && !event.negative;
}

bool is_open(EventStatus status) { return one_of(status, {EventStatus::planned, EventStatus::proposed, EventStatus::conditional}); }

bool is_party(const Entity& entity) { return one_of(entity.type, {EntityType::gpe, EntityType::org, EntityType::norp, EntityType::person}); }

class Finder {
public:
    Finder(const Corpus& corpus, const Lexicon& lexicon, DocumentIndex document)
        : corpus_(corpus), words_(lexicon.table("agreement_words")), document_(document), doc_(corpus.documents[document.at()]) {}

    void find(std::vector<Pledge>& out) {
        const auto looked_at = [&](const Event& event) { return event.token && (binds(event) || is_promise(event)); };
        if (std::none_of(doc_.events.begin(), doc_.events.end(), looked_at)) return;
        const Tree tree(doc_);
        for (const Event& event : doc_.events) {
            if (!looked_at(event)) continue;
            Pledge pledge = is_promise(event) ? promised(tree, event) : vouched(tree, event);
            if (!pledge.party || !is_party(corpus_.entities[pledge.party.at()])) continue;
            pledge.document = document_;
            out.push_back(pledge);
        }
    }

private:
    bool has_role(std::string_view lemma, std::string_view role) const {
        for (const Table::Row& row : words_.rows_of(lemma)) {
            if (row.size() > 1 && row[1] == role) return true;
        }
        return false;
    }
    /// The one entity of a list of chains; none for several.
    EntityIndex only(const Few<ChainIndex>& chains) const {
        EntityIndex found;
        for (const ChainIndex chain : chains) {
            const EntityIndex entity = corpus_.entity(document_, chain);
            if (!entity || (found && entity != found)) return {};
            found = entity;
        }
        return found;
    }
    Span span(TokenIndex first, TokenIndex last) const {  // half-open, without marks at its end
        while (last.at() > first.at() + 1 && doc_.syntax[last.at() - 1].upos == Upos::punct) last = TokenIndex(last.at() - 1);
        return {doc_.tokens[first.at()].span.begin, doc_.tokens[last.at() - 1].span.end};
    }

    /// "pledged to withdraw": the event is the pledge, its complement what is pledged.
    bool is_promise(const Event& event) const {
        return event.type == EventType::agree && event.status == EventStatus::occurred && !event.negative && has_role(lemma(doc_, event.token), "pledge");
    }
    Pledge promised(const Tree& tree, const Event& event) const {
        Pledge pledge{};
        const TokenIndex act = tree.complement(event.token);
        if (!act || doc_.syntax[act.at()].upos != Upos::verb || !is_done(tree, event.token)) return pledge;
        pledge.party = only(event.actors);
        pledge.act = lemma(doc_, act);
        pledge.words = span(std::max(tree.first_below(act), act), tree.last_below(act));
        pledge.evidence = tree.span_below(event.token);
        pledge.said = day_in(pledge.evidence, pledge.words);
        pledge.by = "pledge";
        return pledge;
    }
    bool is_done(const Tree& tree, TokenIndex verb) const { return !tree.is_negated(verb) && !tree.modal(verb) && !is_subordinate(tree, verb); }

    /// By its governor ("announced a ceasefire"), or by a promise in speech.
    Pledge vouched(const Tree& tree, const Event& event) const {
        Pledge pledge{};
        pledge.act = std::string(name_of(event.type)) + " " + std::string(event.mode.view());
        const EntityIndex actor = only(event.actors);
        TokenIndex at = event.token;
        while (tree.is(at, Deprel::conj)) at = tree.head(at);
        const TokenIndex up = tree.head(at);
        if (up && tree.is(at, Deprel::obj) && has_role(lemma(doc_, up), "declare") && is_done(tree, up)) {
            const EntityIndex who = subject_of(tree, up);
            if (!who || (!event.actors.empty() && actor != who)) return pledge;  // a ceasefire of several is an agreement
            pledge.party = who;
            pledge.words = span(tree.first_below(event.token), tree.last_below(event.token));
            pledge.evidence = tree.span_below(up);
            pledge.said = day_in(pledge.evidence, pledge.words);
            pledge.by = "declared";
        } else if (event.reported_in && actor && is_open(event.status)) {
            const Quotation& speech = doc_.quotations[event.reported_in.at()];
            if (speech.stance != Stance::promises || !speech.speaker_chain || corpus_.entity(document_, speech.speaker_chain) != actor) return pledge;
            pledge.party = actor;
            pledge.words = event.clause.empty() ? event.trigger : event.clause;
            pledge.evidence = speech.content;
            pledge.said = doc_.published.days();
            pledge.by = "promised-in-speech";
        }
        return pledge;
    }

    /// "until it announces a ceasefire", "if they pledge to leave": not said to have been done.
    bool is_subordinate(const Tree& tree, TokenIndex verb) const {
        const TokenIndex mark = tree.child(verb, Deprel::mark);
        return mark && lemma(doc_, mark) != "that";
    }
    /// When it was pledged: the time of the clause outside of what is pledged, else the article's day.
    std::optional<DateInterval> day_in(Span clause, Span promised) const {
        for (const Timex& timex : doc_.times) {
            if (clause.contains(timex.span) && !promised.overlaps(timex.span) && one_of(timex.type, {TimexType::date, TimexType::time})) return timex.interval;
        }
        return doc_.published.days();
    }

    /// Who does it: the subject, if a mention of one party is its words.
    EntityIndex subject_of(const Tree& tree, TokenIndex verb) const {
        const TokenIndex subject = tree.agent(verb);
        if (!subject || tree.conjuncts(subject).size() > 1) return {};
        for (const Mention& mention : doc_.mentions) {
            if (mention.head == subject && mention.chain) return corpus_.entity(document_, mention.chain);
        }
        return {};
    }

    const Corpus& corpus_;
    const Table& words_;
    DocumentIndex document_;
    const Document& doc_;
};

bool same(const Pledge& a, const Pledge& b) {
    if (a.party != b.party || a.act != b.act) return false;
    if (a.said && b.said) return intersect({a.said->earliest - same_days, a.said->latest + same_days}, *b.said).has_value();
    return a.document == b.document;
}

Agreement commitment(const Corpus& corpus, const std::vector<Pledge>& reports) {
    const Pledge& first = reports.front();
    const Document& doc = corpus.documents[first.document.at()];
    Agreement made;
    made.date = first.said;
    made.parties = {first.party};
    Term term;
    term.party = first.party;
    term.obligation = std::string(text_of(doc, first.words));
    term.why = {first.by, 0.55f};
    set_deadline(doc, first.words, first.said, term);
    for (const Pledge& report : reports) {
        made.evidence.push_back({report.document, report.evidence});
        term.evidence.push_back({report.document, report.words});
    }
    const std::string& party = corpus.entities[first.party.at()].name;
    made.name = "Commitment of " + party;
    made.id = "commitment:" + slug(party + " " + term.obligation, 60);
    made.why = {first.by, 0.55f};
    made.terms.push_back(std::move(term));
    return made;
}

}  // namespace

std::vector<Agreement> find_commitments(const Corpus& corpus, const Lexicon& lexicon) {
    std::vector<Pledge> pledges;
    for (std::size_t d = 0; d < corpus.documents.size(); ++d) Finder(corpus, lexicon, DocumentIndex(d)).find(pledges);
    std::vector<std::vector<Pledge>> groups;
    std::map<std::pair<EntityIndex, std::string>, std::vector<std::size_t>> by_act;
    for (const Pledge& pledge : pledges) {
        std::vector<std::size_t>& list = by_act[{pledge.party, pledge.act}];
        const auto home = std::find_if(list.begin(), list.end(), [&](std::size_t g) { return same(groups[g].front(), pledge); });
        if (home != list.end()) {
            groups[*home].push_back(pledge);
            continue;
        }
        list.push_back(groups.size());
        groups.push_back({pledge});
    }
    std::vector<Agreement> result;
    std::map<std::string, int> used;
    for (const std::vector<Pledge>& group : groups) {
        Agreement made = commitment(corpus, group);
        if (const int count = ++used[made.id]; count > 1) made.id += "-" + std::to_string(count);
        result.push_back(std::move(made));
    }
    return result;
}

}  // namespace dragoman
