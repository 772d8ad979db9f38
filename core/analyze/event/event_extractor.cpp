#include "core/analyze/event/event_extractor.h"

#include <algorithm>

#include "core/analyze/event/event_status.h"
#include "core/analyze/event/headline.h"
#include "core/analyze/event/participants.h"
#include "core/analyze/event/pattern_match.h"
#include "core/base/ordinal.h"

namespace dragoman {

MentionMap::MentionMap(const Document& doc) : of_(doc.tokens.size()) {
    // Names over nominals over pronouns, heads over mere members.
    for (const bool heads : {false, true}) {
        for (const MentionKind kind : {MentionKind::nominal, MentionKind::pronoun, MentionKind::name}) {
            for (std::size_t m = 0; m < doc.mentions.size(); ++m) {
                const Mention& mention = doc.mentions[m];
                if (mention.kind != kind || !mention.first || !mention.last) continue;
                if (heads && mention.head) of_[mention.head.at()] = MentionIndex(m);
                if (heads || mention.kind == MentionKind::nominal) continue;
                for (std::size_t t = mention.first.at(); t < mention.last.at() && t < of_.size(); ++t) of_[t] = MentionIndex(m);
            }
        }
    }
}

namespace {

bool has_events(BlockRole role) {
    return role == BlockRole::title || role == BlockRole::body || role == BlockRole::heading || role == BlockRole::caption;
}

QuotationIndex enclosing_quotation(const Document& doc, Span span) {
    QuotationIndex best;
    for (std::size_t q = 0; q < doc.quotations.size(); ++q) {
        const Span content = doc.quotations[q].content;
        if (content.begin > span.begin) break;
        if (content.contains(span) && (!best || content.size() < doc.quotations[best.at()].content.size())) best = QuotationIndex(q);
    }
    return best;
}

/// "attend the talks", "refused to take part in talks", "an invitation to join the talks": the noun is the same event
/// as the verb that goes to it, or part of the answer.
bool under_attendance(const ClauseTree& tree, const PatternMatch& match, const std::vector<PatternMatch>& all) {
    if (match.pattern.type() != "CONSULT") return false;
    int at = match.trigger;
    for (int depth = 0; depth < 3; ++depth) {
        const int up = tree.head(at);
        const Deprel r = tree.relation(at);
        if (up < 0 || (r != Deprel::obj && r != Deprel::obl && r != Deprel::nmod)) return false;
        for (const PatternMatch& other : all) {
            if (other.trigger != up || !tree.is_verb(up) || other.pattern.type() != "CONSULT") continue;
            const std::string_view lemma = other.pattern.lemma();
            if (lemma == "attend" || lemma == "participate" || lemma == "join" || lemma == "take") return true;
        }
        if (tree.is_verb(up)) return false;
        at = up;
    }
    return false;
}

/// The infinitive or noun that a promise, demand or refusal is about is part of it, no event beside it.
bool swallowed_by(const ClauseTree& tree, const PatternMatch& match, const std::vector<PatternMatch>& all) {
    for (const PatternMatch& other : all) {
        if (other.trigger == match.trigger) continue;
        if (std::find(other.consumed.begin(), other.consumed.end(), match.trigger) != other.consumed.end()) {
            const std::string_view a = other.pattern.type(), b = match.pattern.type();
            const bool deal = (a == "SUPPORT" || a == "AGREE") && (b == "SUPPORT" || b == "AGREE");
            if (a == b || deal || a == "AID" || a == "CONCEDE" || a == "SANCTION" || a == "COERCE" || a == "MOBILIZE") return true;
        }
    }
    if (!tree.is_verb(match.trigger)) return under_attendance(tree, match, all);
    int at = match.trigger;
    while (tree.head(at) >= 0 && tree.relation(at) == Deprel::conj) at = tree.head(at);
    const Deprel relation = tree.relation(at);
    if (relation != Deprel::xcomp && relation != Deprel::acl && relation != Deprel::advcl && relation != Deprel::ccomp) return false;
    const int mark = tree.child(at, Deprel::mark);
    const bool infinitive = (mark >= 0 && tree.xpos(mark) == Xpos::to) || relation == Deprel::xcomp;
    const int up = tree.head(at);
    if (!infinitive || up < 0) return false;
    for (const PatternMatch& other : all) {
        if (other.trigger != up) continue;
        const std::string_view type = other.pattern.type();
        if (type == "AGREE" || type == "REQUEST" || type == "REJECT" || type == "THREATEN") return true;
    }
    return false;
}

/// "We will not attend", said a spokesman: the body that he speaks for, else he.
Few<ChainIndex> speaking_for(const SentenceView& view, const PatternMatch& match, const Event& event) {
    for (const Argument& argument : match.arguments) {
        if (argument.slot != "subject") continue;
        const std::string_view word = view.tree.lemma(argument.head);
        if (word != "we" && word != "i") return {};
        if (!event.source) return {};
        if (word == "we") {
            for (const RoleMention& role : view.doc.roles) {
                if (role.holder == event.source && role.of) return {role.of};
            }
        }
        return {event.source};
    }
    return {};
}

Event make_event(const SentenceView& view, const PatternMatch& match) {
    const Document& doc = view.doc;
    const ClauseTree& tree = view.tree;
    Event event;
    int begin = match.trigger, end = match.trigger;
    if (match.particle >= 0) end = std::max(end, match.particle <= match.trigger + 2 ? match.particle : end);
    event.trigger = {doc.tokens[tree.token(begin).at()].span.begin, doc.tokens[tree.token(end).at()].span.end};
    event.token = tree.token(match.trigger);
    event.sentence = view.sentence;
    event.type = from_name<EventType>(match.pattern.type()).value_or(EventType::statement);
    event.mode = match.pattern.mode();
    event.cameo = match.pattern.cameo();
    event.lemma = std::string(match.pattern.lemma());
    event.reported_in = enclosing_quotation(doc, event.trigger);
    if (event.reported_in) event.source = doc.quotations[event.reported_in.at()].speaker_chain;
    Participants parties = find_participants(view, match);
    event.actors = std::move(parties.actors);
    event.recipients = std::move(parties.recipients);
    event.place = parties.place;
    event.time = parties.time;
    if (event.actors.empty() && event.reported_in) event.actors = speaking_for(view, match, event);
    const StatusReading status = read_status(view, match, event.reported_in && doc.quotations[event.reported_in.at()].kind != QuotationKind::indirect);
    event.status = status.status;
    event.negative = status.negative;
    event.status_why = status.why;
    // What is still to come was not on a day that has passed: that day belongs to another verb.
    const bool ahead = event.status != EventStatus::occurred && event.status != EventStatus::ongoing && event.status != EventStatus::denied;
    if (ahead && event.time && doc.published.interval) {
        const std::optional<DateInterval>& when = doc.times[event.time.at()].interval;
        if (when && when->latest < doc.published.interval->earliest) event.time = {};
    }
    std::pair<int, int> clause = tree.extent(match.light_verb >= 0 ? match.light_verb : match.trigger);
    // ", and talks were held": the clause begins with its words.
    while (clause.first < match.trigger && one_of(tree.xpos(clause.first), {Xpos::comma, Xpos::colon, Xpos::cc})) ++clause.first;
    event.clause = {doc.tokens[tree.token(clause.first).at()].span.begin, doc.tokens[tree.token(clause.second).at()].span.end};
    // "will not release the prisoners", "would not accept": refusing what is asked is REJECT, whatever is refused.
    constexpr EventType refusable[] = {EventType::agree, EventType::support, EventType::cooperate, EventType::aid, EventType::concede, EventType::retreat};
    const bool refuses = status.why.by == Label("will-not") || status.why.by == Label("would-not");
    if (refuses && tree.is_verb(match.trigger) && std::find(std::begin(refusable), std::end(refusable), event.type) != std::end(refusable)) {
        event.type = EventType::reject;
        event.mode = {};
        event.cameo = "120";
        event.status = EventStatus::occurred;
        event.negative = false;
    }
    const bool parties_known = !event.actors.empty() || !event.recipients.empty();
    event.why = {tree.is_verb(match.trigger) ? Label("verb-pattern") : Label("noun-pattern"), parties_known ? 0.7f : 0.5f};
    return event;
}

/// "Peru must withdraw," said the minister: who says so demands it of the subject.
void demand(const SentenceView& view, int modal, std::vector<int>& demanded, std::vector<Event>& events) {
    const ClauseTree& tree = view.tree;
    if (tree.lemma(modal) != "must" || tree.head(modal) < 0 || tree.upos(modal) != Upos::aux) return;
    const int verb = tree.head(modal);
    const int subject = tree.is_passive(verb) ? tree.object(verb) : tree.subject(verb);
    if (subject < 0 || !tree.is_verb(verb)) return;
    const Mention* who = view.mention(subject);
    if (!who || !who->chain || who->kind == MentionKind::pronoun) return;
    const Document& doc = view.doc;
    Event event;
    event.trigger = doc.tokens[tree.token(verb).at()].span;
    event.reported_in = enclosing_quotation(doc, event.trigger);
    if (event.reported_in) event.source = doc.quotations[event.reported_in.at()].speaker_chain;
    if (!event.source || event.source == who->chain) return;
    event.token = tree.token(verb);
    event.sentence = view.sentence;
    event.type = EventType::request;
    event.cameo = "100";
    event.lemma = "must";
    event.actors = {event.source};
    event.recipients = {who->chain};
    event.clause = {std::min(doc.tokens[tree.token(subject).at()].span.begin, event.trigger.begin), event.trigger.end};
    event.why = {"must-in-speech", 0.6f};
    event.status_why = {"must-in-speech", 0.6f};
    demanded.push_back(verb);
    events.push_back(std::move(event));
}

void extract_from_sentence(const SentenceView& view, std::vector<Event>& events) {
    std::vector<PatternMatch> matches;
    for (int i = 0; i < view.tree.size(); ++i) {
        const Mention* mention = view.mention(i);
        if (mention && mention->kind == MentionKind::name && mention->type != EntityType::event) continue;
        if (std::optional<PatternMatch> match = match_pattern(view, i)) matches.push_back(std::move(*match));
    }
    std::vector<int> demanded;
    for (int i = 0; i < view.tree.size(); ++i) demand(view, i, demanded, events);
    for (const PatternMatch& match : matches) {
        if (std::find(demanded.begin(), demanded.end(), match.trigger) != demanded.end()) continue;
        if (swallowed_by(view.tree, match, matches)) continue;
        events.push_back(make_event(view, match));
    }
}

bool definite(const Document& doc, const Event& event) {
    const std::size_t first = doc.sentences[event.sentence.at()].first.at();
    for (std::size_t back = 1; back <= 4 && event.token.at() >= first + back; ++back) {
        const std::string_view word = lemma(doc, TokenIndex(event.token.at() - back));
        // "the second Kabul conference" is another one than that of the sentence before.
        if (is_ordinal(word)) return false;
        if (word == "the" || word == "this" || word == "these" || word == "their" || word == "that" || word == "those") return true;
        if (word == "," || word == "a" || word == "an" || word == "any") return false;
    }
    return false;
}

/// "Their conversation", "the talks": who took part was said before.
void inherit_parties(const Document& doc, std::vector<Event>& events) {
    constexpr int reach = 8;  // sentences
    for (std::size_t i = 0; i < events.size(); ++i) {
        Event& event = events[i];
        const bool noun = doc.syntax[event.token.at()].upos == Upos::noun || doc.syntax[event.token.at()].upos == Upos::propn;
        if (!noun || !event.actors.empty() || !definite(doc, event)) continue;
        if (event.type != EventType::consult && event.type != EventType::retreat && event.type != EventType::assault) continue;
        for (std::size_t k = i; k-- > 0;) {
            const Event& before = events[k];
            if (event.sentence.value - before.sentence.value > reach) break;
            if (before.type != event.type || before.mode != event.mode || before.actors.empty()) continue;
            if (event.place && before.place && event.place != before.place) continue;
            event.actors = before.actors;
            for (const ChainIndex chain : before.recipients) {
                const bool told = std::find(event.actors.begin(), event.actors.end(), chain) != event.actors.end() ||
                                  std::find(event.recipients.begin(), event.recipients.end(), chain) != event.recipients.end();
                if (!told) (event.type == EventType::consult ? event.actors : event.recipients).push_back(chain);
            }
            if (!event.place) event.place = before.place;
            event.why = {"noun-anaphora", 0.5f};
            break;
        }
    }
}

/// Somebody without a name ("he said", and nothing tells who) speaks but is no party that could be found again.
void drop_unnamed(const Document& doc, std::vector<Event>& events) {
    const auto unnamed = [&](ChainIndex chain) { return doc.chains[chain.at()].why.by == Label("unnamed-speaker"); };
    for (Event& event : events) {
        erase_if(event.actors, unnamed);
        erase_if(event.recipients, unnamed);
    }
}

}  // namespace

std::vector<Event> extract_events(const Document& doc, const Resources& resources) {
    std::vector<Event> events;
    if (doc.syntax.size() != doc.tokens.size()) return events;
    const EventLexicon lexicon(resources.lexicon);
    const MentionMap mentions(doc);
    for (std::size_t s = 0; s < doc.sentences.size(); ++s) {
        const Sentence& sentence = doc.sentences[s];
        if (!sentence.first || sentence.first.at() >= sentence.last.at()) continue;
        const BlockRole role = sentence.block ? doc.blocks[sentence.block.at()].role : BlockRole::body;
        if (!has_events(role)) continue;
        const bool headline = role == BlockRole::title || role == BlockRole::heading;
        std::vector<TokenSyntax> syntax;
        std::vector<std::string> lemmas;
        if (headline && reread_headline(doc, lexicon, mentions, sentence, syntax, lemmas)) {
            const ClauseTree tree(doc, sentence, std::move(syntax), std::move(lemmas));
            extract_from_sentence({doc, resources, lexicon, mentions, tree, SentenceIndex(s), headline}, events);
        } else {
            const ClauseTree tree(doc, sentence, mended_lemmas(doc, lexicon, sentence));
            extract_from_sentence({doc, resources, lexicon, mentions, tree, SentenceIndex(s), headline}, events);
        }
    }
    std::stable_sort(events.begin(), events.end(), [](const Event& a, const Event& b) { return a.trigger.begin < b.trigger.begin; });
    drop_unnamed(doc, events);
    inherit_parties(doc, events);
    return events;
}

}  // namespace dragoman
