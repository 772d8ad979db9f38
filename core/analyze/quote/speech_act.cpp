#include "core/analyze/quote/speech_act.h"

#include <algorithm>

#include "core/analyze/quote/clause_end.h"
#include "core/analyze/quote/cue_state.h"
#include "core/base/one_of.h"

namespace dragoman {
namespace {

constexpr std::size_t longest_person = 16, shortest_thing = 3;  // words

/// "to stop", "not to stop", "to quickly stop".
bool infinitive_at(const SpeechReader& r, std::size_t token) {
    if (r.word(token) == "not" || r.word(token) == "never") ++token;
    if (r.word(token) != "to") return false;
    if (r.is_mark(token + 1)) ++token;
    if (r.xpos(token + 1) == Xpos::rb) ++token;
    return r.xpos(token + 1) == Xpos::vb;
}

bool phrase_at(const SpeechReader& r, std::size_t token) {
    if (r.is_mark(token)) return true;
    switch (r.xpos(token)) {
        case Xpos::nn: case Xpos::nns: case Xpos::nnp: case Xpos::nnps: case Xpos::dt: case Xpos::prp: case Xpos::prp_s:
        case Xpos::jj: case Xpos::jjr: case Xpos::jjs: case Xpos::cd: case Xpos::pdt: return true;
        case Xpos::vbn: case Xpos::vbg:  // "increased spending", "mining towns"
            switch (r.xpos(token + 1)) {
                case Xpos::nn: case Xpos::nns: case Xpos::jj: return true;
                default: return false;
            }
        default: return false;
    }
}

bool gerund_at(const SpeechReader& r, std::size_t token) { return r.xpos(token) == Xpos::vbg || (r.xpos(token) == Xpos::rb && r.xpos(token + 1) == Xpos::vbg); }

/// A participle that nothing makes a perfect: "asked for comment, X said" is not X asking.
bool told_by_others(const SpeechReader& r, std::size_t verb) {
    if (verb == r.sentence_first(verb)) return r.xpos(verb) == Xpos::vbn || r.xpos(verb) == Xpos::vbd;
    const TokenIndex subject = r.tree.child(TokenIndex(verb), Deprel::nsubj);
    if (r.xpos(verb) != Xpos::vbn || (subject && subject.at() < verb)) return false;
    if (r.tree.is(TokenIndex(verb), Deprel::conj)) {  // "marched and called for": as the verb before
        const TokenIndex before = r.tree.head(TokenIndex(verb));
        return before && before.at() < verb && !r.finite(before.at()) && told_by_others(r, before.at());
    }
    return !is_perfect(r, verb);
}

/// "will call for", "letters to demand", "wants to urge": not said yet. "continues to call for" is.
bool to_come(const SpeechReader& r, std::size_t verb) {
    if (r.xpos(verb) != Xpos::vb) return false;
    for (std::size_t k = verb; k > r.sentence_first(verb);) {
        --k;
        if (one_of(r.word(k), {"did", "does", "do"})) return false;
        if (r.word(k) == "to" && k > r.sentence_first(verb)) return !one_of(r.word(k - 1), {"continue", "continues", "continued", "went", "goes", "on"});
        if (!r.auxiliary_or_adverb(k) || one_of(r.word(k), {"will", "shall", "'ll", "’ll"})) return true;
    }
    return false;
}

/// Behind the verb's adverbs and times: "again on Monday".
std::size_t behind_adverbs(const SpeechReader& r, std::size_t at, std::size_t last) {
    for (;;) {
        if (at >= last) return last;
        if (r.xpos(at) == Xpos::rb && r.word(at) != "not" && r.word(at) != "never") {
            ++at;
            continue;
        }
        const std::size_t time = r.behind_time(at);
        if (time == at || r.xpos(time) == Xpos::pos) return at;  // "Thursday's protests"
        at = time;
    }
}

/// "asked not to be named": of the speaker, not what he has to say.
bool without_name(const SpeechReader& r, std::size_t token) {
    return r.word(token) == "not" && r.word(token + 2) == "be" && one_of(r.word(token + 3), {"named", "identified", "quoted"});
}

bool question_at(const SpeechReader& r, std::size_t token, std::size_t last) {
    return one_of(r.word(token), {"how", "why", "what", "whether", "who", "when", "where", "which", "if"}) && has_finite(r, token + 1, last);
}

bool goes_on(const SpeechReader& r, std::size_t token, std::size_t last, std::string_view then) {
    if (then == "to") return infinitive_at(r, token);
    return then == "how" ? question_at(r, token, last) : r.word(token) == then;
}

/// ", although a record says otherwise", ", and the movement has accepted": what the writer adds.
std::size_t aside_behind(const SpeechReader& r, std::size_t begin, std::size_t end) {
    for (std::size_t k = begin + 1; k + 1 < end; ++k) {
        if (r.word(k) != "," || r.quoted_at(r.doc.tokens[k].span.begin) >= 0) continue;
        if (one_of(r.word(k + 1), {"but", "although", "though", "while", "because", "whereas", "even"})) return k;
        if (r.word(k + 1) != "and") continue;
        for (std::size_t v = k + 2; v < end && v < k + 10 && !one_of(r.word(v), {",", "who", "which", "that", "whose", "where"}); ++v) {
            if (r.finite(v)) return k;
        }
    }
    return end;
}

/// "praised the plan, which has yet to begin", "called for an inquiry in a statement": where a thing ends before what is told of
/// it, and before where it was said.
std::size_t behind_thing(const SpeechReader& r, std::size_t begin, std::size_t end) {
    for (std::size_t k = begin + 1; k + 1 < end; ++k) {
        if (r.quoted_at(r.doc.tokens[k].span.begin) >= 0) continue;
        if (r.word(k) == "," && (one_of(r.word(k + 1), {"which", "who", "where"}) || r.xpos(k + 1) == Xpos::vbg)) return k;
        if (!one_of(r.word(k), {"in", "at", "during"}) || !one_of(r.word(k + 1), {"a", "an", "the", "his", "her", "its", "their"})) continue;
        for (std::size_t noun = k + 2; noun < end && noun < k + 6 && !r.preposition(noun); ++noun) {
            if (r.is_a(r.word(noun), "occasion")) return k;
        }
    }
    return end;
}

/// The token at which `then` begins behind the person who is addressed or spoken of; `last` without.
std::size_t behind_person(const SpeechReader& r, std::size_t verb, std::size_t person, std::size_t last, std::string_view then) {
    for (std::size_t k = person + 1; k < last && k < person + longest_person; ++k) {
        if (goes_on(r, k, last, then)) {
            if (then == "of" && r.xpos(k + 1) != Xpos::vbg && r.tree.oblique(TokenIndex(verb), then) != r.tree.head(TokenIndex(k))) continue;  // "the head of state"
            return k;
        }
        if (r.word(k) == "," && one_of(r.word(k + 1), {"who", "which", "whose"})) {  // "accused Keller, who denies it, of"
            std::size_t comma = k + 1;
            while (comma < last && r.word(comma) != ",") ++comma;
            if (comma + 1 < last && goes_on(r, comma + 1, last, then)) return comma + 1;
            break;
        }
        if (r.finite(k) || r.is_mark(k) || one_of(r.word(k), {".", ";", ":", "?", "!", "—", "that"})) break;
        if (r.word(k) == "," && (then == "as" || !r.tree.is_below(TokenIndex(k), TokenIndex(verb)))) break;
    }
    return last;
}

/// "denied them entry", "denied the minister a visa": what is refused is not contradicted.
bool refuses(const SpeechReader& r, TokenIndex verb) {
    for (const TokenIndex child : r.tree.children(verb)) {
        if (child > verb && (r.tree.is(child, Deprel::iobj) || r.is_a(lemma(r.doc, child), "granted"))) return true;
    }
    return false;
}

/// One way to go on: row of the table, from `at`, the first token behind the verb and its adverbs.
SpeechAct follow(const SpeechReader& r, std::size_t verb, std::size_t at, std::string_view person, std::string_view then, bool denies) {
    const std::size_t last = r.sentence_last(verb);
    SpeechAct act;
    if (person != "-") {
        if (person != "*") {
            if (r.word(at) != person) return act;
            ++at;
        }
        if (at >= last || !phrase_at(r, at)) return act;
        act.person = r.mention_starting_at(at);
        const std::size_t next = behind_person(r, verb, at, last, then);
        if (next + 1 >= last) return act;
        act.by = then == "to" ? Label("act-person-infinitive") : Label("act-person-thing");
    } else if (then == "to") {
        if (!infinitive_at(r, at) || without_name(r, at)) return act;
        act.by = "act-infinitive";
    } else if (then == "how") {
        if (!question_at(r, at, last)) return act;
        act.by = "act-question";
    } else if (then == "doing") {
        if (!gerund_at(r, at)) return act;
        act.by = "act-gerund";
    } else if (then == "thing" || then == "finding") {
        const TokenIndex object = r.tree.child(TokenIndex(verb), Deprel::obj);
        if (!object || object.at() < at || !phrase_at(r, at) || r.xpos(object.at()) == Xpos::prp || r.tree.first_below(object).at() < at) return act;
        if (denies && refuses(r, TokenIndex(verb))) return act;
        act.by = "act-thing";
    } else {
        if (r.word(at) != then) return act;
        ++at;
        if (at >= last || !(phrase_at(r, at) || gerund_at(r, at))) return act;
        if (r.word(at) == "comment" || r.word(at) == "comments") return act;
        act.by = "act-about";
    }
    const std::size_t end = std::min(clause_end(r, verb, at), std::max(at + 1, r.tree.last_below(TokenIndex(verb)).at()));
    const bool thing = act.by == Label("act-thing") || act.by == Label("act-about");
    act.end = aside_behind(r, at, clause_beside(r, verb, at, end, thing));
    if (thing || then == "to") act.end = behind_thing(r, at, act.end);
    act.begin = at;
    act.score = .75f;
    return act;
}

/// "denied the charges" and "demanded compensation" say enough; "praised the ferry" does not.
bool says_enough(const SpeechReader& r, const SpeechAct& act) {
    if (act.by != Label("act-thing") || one_of(act.stance, {Stance::denies, Stance::asks, Stance::promises})) return true;
    std::size_t end = act.end;
    while (end > act.begin && one_of(r.word(end - 1), {".", ",", ";"})) --end;
    return end >= act.begin + shortest_thing;
}

}  // namespace

bool can_speak(const SpeechReader& r, const Attribution& speaker) {
    if (!speaker.mention) return false;
    const Mention& mention = r.doc.mentions[speaker.mention.at()];
    switch (mention.type) {
        case EntityType::person: case EntityType::org: case EntityType::gpe: case EntityType::norp: return true;
        case EntityType::work_of_art: return mention.kind == MentionKind::nominal;  // "the report calls for", "a poll shows"
        default: return false;
    }
}

SpeechAct speech_act(const SpeechReader& r, const Cue& cue, const Attribution& speaker) {
    const std::size_t verb = cue.token.at(), last = r.sentence_last(verb);
    if (cue.noun || r.quoted_at(cue.span.begin) >= 0 || !r.parsed(verb) || told_by_others(r, verb) || to_come(r, verb) || !can_speak(r, speaker)) return {};
    const std::size_t at = behind_adverbs(r, verb + 1, last);
    if (at >= last) return {};
    for (const Table::Row& row : r.acts(cue.lemma)) {
        if (row.size() < 4) continue;
        if (row[2] == "finding" && r.doc.mentions[speaker.mention.at()].type != EntityType::work_of_art) continue;
        const Stance stance = from_name<Stance>(row[3]).value_or(cue.stance);
        SpeechAct act = follow(r, verb, at, row[1], row[2], stance == Stance::denies);
        if (!act) continue;
        act.stance = stance;
        if (act.by != Label("act-person-infinitive") && stance != Stance::warns && cue.lemma != "remind") act.person = {};
        return says_enough(r, act) ? act : SpeechAct();
    }
    return {};
}

}  // namespace dragoman
