#include "core/analyze/quote/reported_clause.h"

#include <algorithm>
#include <initializer_list>

#include "core/analyze/quote/clause_end.h"
#include "core/analyze/quote/colon_speech.h"
#include "core/analyze/quote/cue_state.h"
#include "core/analyze/quote/naming.h"
#include "core/analyze/quote/speech_act.h"
#include "core/base/one_of.h"
#include "core/base/utf8.h"

namespace dragoman {
namespace {

bool break_word(std::string_view word) { return one_of(word, {".", ";", ":", "!", "?", "—", "…"}); }

/// What looks like the verb's object is the subject of a clause whose verb follows, unless that is of a relative clause.
/// sure: hardly anything can be said but clauses, so a verb that the tree hangs below the object counts too.
bool verb_behind(const SpeechReader& r, TokenIndex object, std::size_t end, bool sure) {
    for (std::size_t i = object.at() + 1; i < end; ++i) {
        if (one_of(r.word(i), {"who", "which", "that", "whose", "where", "when"})) return false;
        if (r.finite(i)) return sure || (r.word(i) != "," && !r.tree.is_below(TokenIndex(i), object));
        if (!sure && one_of(r.word(i), {",", "and", "but", "as"})) return false;
    }
    return false;
}

/// Do these words, before a comma and who said them, tell something? "Two people, police said" does not.
bool tells(const SpeechReader& r, std::size_t begin, std::size_t end) {
    if (has_finite(r, begin, end)) return true;
    if (r.preposition(begin)) {  // "In addition, the campaign plans to"
        while (begin < end && r.word(begin) != ",") ++begin;
        if (++begin >= end) return false;
    }
    return !r.preposition(begin) && r.xpos(begin) != Xpos::vbg && r.xpos(begin) != Xpos::vbn && r.xpos(begin) != Xpos::rb && verb_like(r, begin, end);
}

bool same_side(const SpeechReader& r, std::size_t a, std::size_t b) {
    return r.quoted_at(r.doc.tokens[a].span.begin) == r.quoted_at(r.doc.tokens[b].span.begin);
}

struct Found {
    std::size_t begin = 0, end = 0;
    Label by;
    float score = 0.f;
    explicit operator bool() const { return end > begin; }
};

/// "said after the convention he would": the pronoun that begins the clause behind a phrase with a preposition; `at` else.
std::size_t behind_adjunct(const SpeechReader& r, std::size_t at, std::size_t last) {
    if (!r.preposition(at) || r.word(at) == "to" || r.word(at) == "of") return at;
    for (std::size_t k = at + 2; k + 1 < last && k < at + 9; ++k) {
        if (one_of(r.word(k), {"he", "she", "they", "it", "we", "i", "there"}) && (r.finite(k + 1) || r.finite(k + 2))) return k;
        if (r.finite(k) || r.is_mark(k) || break_word(r.word(k)) || one_of(r.word(k), {",", "that", "who", "which", "when", "where"})) break;
    }
    return at;
}

/// The clause that follows its verb: behind "that", behind a colon, or bare.
Found clause_behind(const SpeechReader& r, const Cue& cue, const Attribution& speaker) {
    const std::size_t verb = cue.token.at(), last = r.sentence_last(verb);
    Found found;
    // Behind "that", over time, place and the person told.
    for (std::size_t k = verb + 1; k < last && k < verb + 18; ++k) {
        const std::string_view text = r.word(k);
        if (text == "that") {
            if (!cue.noun && k == verb + 1 && r.finite(k + 1) && r.xpos(k) == Xpos::dt) break;
            if ((r.xpos(k) == Xpos::dt || r.xpos(k) == Xpos::wdt) && !has_finite(r, k + 2, std::min(last, k + 14))) break;
            if (k + 1 < last && r.finite(k + 1) && k > verb + 1) break;  // a relative clause
            const std::size_t begin = k + 1;
            if (begin >= last) break;
            const std::size_t end = clause_end(r, verb, begin);
            if (!has_finite(r, begin, end) && (r.xpos(k) != Xpos::in || end < begin + 5)) break;
            found = {begin, end, "clause-that", .9f};
            return found;
        }
        if (break_word(text) || r.is_mark(k) || !same_side(r, verb, k)) break;
        const Cue* other = k > verb + 1 ? cue_at(r, k) : nullptr;
        if (r.finite(k) || (other && !other->noun)) break;
        if (text == "to" && k + 1 < last && r.xpos(k + 1) == Xpos::vb) break;
        if (one_of(text, {"about", "when", "if", "how", "why", "who", "which", "because"})) break;
    }
    if (cue.noun) return found;
    const bool narrow = !cue.allows('c');  // "a study found prices had risen": the verb must come at once
    if (narrow && cue.allows('w')) {       // "asked whether", "wondered if"
        for (std::size_t k = verb + 1; k < last && k < verb + 8; ++k) {
            if (one_of(r.word(k), {"whether", "if"})) return {k, clause_end(r, verb, k), "clause-question", .75f};
            if (r.finite(k) || break_word(r.word(k)) || r.word(k) == ",") break;
        }
        return found;
    }
    if (narrow && !cue.allows('t')) return found;
    if (narrow && r.xpos(verb) == Xpos::none) return found;
    // Behind closed marks the cue belongs to them: "…," said X; "…," X told reporters.
    std::size_t left = verb;
    if (speaker && r.token_from(speaker.span.begin) < verb && r.token_from(speaker.span.begin) >= r.sentence_first(verb)) left = r.token_from(speaker.span.begin);
    while (left > r.sentence_first(verb) && verb - left < 8 && !r.is_mark(left - 1) && r.word(left - 1) != "," && !r.finite(left - 1)) --left;
    if (left > r.sentence_first(verb) && r.word(left - 1) == ",") --left;
    const bool own_sentence = left == r.sentence_first(verb) && !is_lower(decode_at(r.doc.text, r.doc.tokens[left].span.begin).value);
    if (left > 0 && r.is_mark(left - 1) && !own_sentence) return found;
    if (verb == r.sentence_first(verb) && (r.xpos(verb) == Xpos::vb || r.xpos(verb) == Xpos::vbp)) return found;  // an imperative
    std::size_t at = verb + 1;
    bool moved = true;
    while (moved && at < last) {
        moved = false;
        if (r.xpos(at) == Xpos::rb || one_of(r.word(at), {"also", "again", "later", "earlier", "recently", "there", "here"})) {
            if (r.word(at) == "there" && at + 1 < last && r.finite(at + 1)) break;
            if (r.xpos(at + 1) == Xpos::cd) break;  // "about 20 people"
            ++at, moved = true;
            continue;
        }
        const std::size_t time = r.behind_time(at);
        if (time != at && time < last) {
            at = time, moved = true;
            continue;
        }
        // "in a statement", "at a news conference" and the clause at once
        if (one_of(r.word(at), {"in", "at", "during", "through", "via"}) && one_of(r.word(at + 1), {"a", "an", "the", "his", "her", "its", "their"})) {
            std::size_t noun = at + 2;
            while (noun < last && noun < at + 6 && !r.is_a(r.word(noun), "occasion")) ++noun;
            if (noun < last && noun < at + 6) at = noun + 1, moved = true;
        }
        if (const std::size_t subject = behind_adjunct(r, at, last); subject != at) at = subject;
    }
    if (cue.allows('o') && at < last) {  // the person told
        if (const MentionIndex told = r.mention_starting_at(at)) {
            at = r.doc.mentions[told.at()].last.at();
            // "his country's ambassador" may go on behind the mention
        } else if (r.is_a(r.word(at), "told")) {
            ++at;
        } else if (one_of(r.word(at), {"a", "an", "the", "his", "her", "its", "their"})) {
            std::size_t noun = at + 1;
            while (noun < last && noun < at + 5 && !r.finite(noun) && !one_of(r.word(noun), {"he", "she", "it", "they", "that", ","}) && !r.preposition(noun)) ++noun;
            if (noun < last && one_of(r.word(noun), {"he", "she", "it", "they", "there", "we", "i"})) at = noun;
        }
        const std::size_t time = r.behind_time(at);
        if (time < last) at = time;
    }
    if (at >= last) return found;
    if (speaker.sieve == Label("cue-inverted") && r.token_from(speaker.span.begin) >= verb && r.token_from(speaker.span.begin) <= at + 2) return found;  // "…, said X, who …"
    const std::string_view text = r.word(at);
    if (text == ":") {
        if (at + 1 < last && !r.is_mark(at + 1)) {
            const std::size_t end = r.sentence_last(at);
            if (has_finite(r, at + 1, end)) return {at + 1, end, "clause-colon", .8f};
        }
        return found;
    }
    if (r.is_mark(at)) {
        // `said “…” is …`: a clause that begins with quoted words; whole quotations are not clauses.
        const int q = r.quoted_at(r.doc.tokens[at].span.begin);
        if (q < 0) return found;
        const std::size_t behind = r.token_from(r.quoted[static_cast<std::size_t>(q)].outer.end);
        if (behind >= last || break_word(r.word(behind)) || r.word(behind) == "," || !r.finite(behind)) return found;
        return {at, clause_end(r, verb, at), "clause-marks", .7f};
    }
    const bool number = r.xpos(at + 1) == Xpos::cd;  // "about 20 people have"
    if (break_word(text) || (!number && one_of(text, {"that", ",", "to", "of", "about", "for", "by", "with", "as", "on", "and", "or", "but", "so", "because", "when", "while", "against", "over", "into", "than", "(", ")", "what", "how", "why", "goodbye", "hello", "something", "nothing"}))) return found;
    if (text == "it" && at + 1 < last && one_of(r.word(at + 1), {",", "."})) return found;
    if (!same_side(r, verb, at) || (r.preposition(at) && !number)) return found;
    const std::size_t end = clause_end(r, verb, at);
    // A bare clause has its verb near: a noun phrase as object has none.
    std::size_t reach = at;
    while (reach < end && reach < at + 22 && !(r.word(reach) == "," && reach > at + 3 && !has_finite(r, reach, std::min(end, reach + 12)))) ++reach;
    if (r.finite(at) && !one_of(text, {"is", "are"})) return found;
    if (cue.participle) {  // "announcing its plan, X said …": the object ends at the comma
        for (std::size_t k = at; k < end && !r.finite(k); ++k) {
            if (r.word(k) == ",") return found;
        }
    }
    if (narrow) {
        std::size_t k = at;
        while (k < end && k < at + 6 && !r.finite(k)) {
            if (one_of(r.word(k), {"who", "which", "that", "what", "and", ",", "as", "when", "where", "how", "to"}) || r.is_mark(k) || (r.preposition(k) && r.word(k) != "of")) return found;
            ++k;
        }
        if (k >= end || k >= at + 6 || k == at) return found;
    }
    const TokenIndex clause = r.parsed(verb) ? r.tree.child(cue.token, Deprel::ccomp) : TokenIndex();
    const bool has_subject = clause && clause.at() > at && r.tree.child(clause, Deprel::nsubj);  // its verb may look like a participle
    const bool hidden = cue.lemma == "say" && verb_like(r, at, reach);
    if (!has_finite(r, at + 1, reach) && !has_subject && !hidden) return found;
    if (r.parsed(verb) && !clause && !hidden) {
        const TokenIndex object = r.tree.child(cue.token, Deprel::obj);
        if (object && object.at() >= at && !verb_behind(r, object, reach, cue.lemma == "say")) return found;
    }
    return {at, end, "clause-bare", .82f};
}

/// Where the sentence's own words begin: behind "KABUL, Sept. 2 —" and behind a semicolon before `end`.
std::size_t clause_begin(const SpeechReader& r, std::size_t first, std::size_t end) {
    std::size_t begin = first;
    const std::string_view opening = text_of(r.doc, TokenIndex(first));
    const bool upper = std::all_of(opening.begin(), opening.end(), [](char c) { return c < 'a' || c > 'z'; }) && opening.size() > 2;
    for (std::size_t i = first + 1; upper && i < end && i < first + 14; ++i) {
        if (one_of(r.word(i), {"—", "–", "--", "-"}) && r.doc.tokens[i].span.begin > r.doc.tokens[i - 1].span.end) begin = i + 1;
    }
    for (std::size_t i = begin; i < end; ++i) {
        if (r.word(i) == ";" && r.quoted_at(r.doc.tokens[i].span.begin) < 0) begin = i + 1;
    }
    return begin;
}

/// The clause before its cue: "X has left, he said."
Found clause_before(const SpeechReader& r, const Cue& cue, const Attribution& speaker) {
    const std::size_t verb = cue.token.at(), first = r.sentence_first(verb), last = r.sentence_last(verb);
    Found found;
    std::size_t start = r.token_from(cue.span.begin);
    if (cue.takes != "a" && speaker) {
        const std::size_t subject = r.token_from(speaker.span.begin);
        if (subject < first || subject >= last) return found;
        start = std::min(start, subject);
        // Over titles and determiners to the comma.
        while (start > first && start + 10 > subject && r.word(start - 1) != "," && !r.finite(start - 1) && !break_word(r.word(start - 1))) --start;
    }
    if (start < first + 2) return found;
    if (one_of(r.word(start - 1), {"as"})) return found;
    if (r.word(start - 1) != "," && r.word(start - 1) != "—" && cue.takes != "a") return found;
    std::size_t comma = r.word(start - 1) == "," || r.word(start - 1) == "—" ? start - 1 : start;
    if (comma > first && r.is_mark(comma - 1)) {
        const int q = r.quoted_at(r.doc.tokens[comma - 1].span.begin);
        if (q < 0 || r.quoted[static_cast<std::size_t>(q)].outer.begin <= r.doc.tokens[first].span.begin) return found;  // a direct quotation
    }
    if (!same_side(r, verb, comma - 1) && r.quoted_at(r.doc.tokens[comma - 1].span.begin) >= 0 && cue.takes != "a") {
        const QuotedSpan& q = r.quoted[static_cast<std::size_t>(r.quoted_at(r.doc.tokens[comma - 1].span.begin))];
        if (q.outer.begin <= r.doc.tokens[first].span.begin) return found;
    }
    if (one_of(r.word(start), {"which", "who", "that", "what", "as", "if", "when", "while", "because", "until", "after", "before", "once", "unless", "although", "though", "since", "where"})) return found;
    if (cue.takes != "a") {
        if (!cue.allows('c') || cue.participle || r.xpos(verb) == Xpos::vb || (r.xpos(verb) == Xpos::vbn && !is_perfect(r, verb))) return found;
        // Nothing but adjuncts may follow the verb.
        const std::size_t behind = std::max(verb + 1, speaker ? r.token_from(speaker.span.end) : verb + 1);
        std::size_t i = behind;
        const Xpos object = r.xpos(i);  // "…, it announces a truce": what it says follows
        const bool noun_phrase = object == Xpos::dt || object == Xpos::prp_s || object == Xpos::nn || object == Xpos::nns || object == Xpos::jj;
        if (i < last && noun_phrase && speaker.sieve != Label("cue-inverted") && !cue.allows('o') && r.behind_time(i) == i) return found;
        for (; i < last; ++i) {
            if (one_of(r.word(i), {"that", ":"}) || r.is_mark(i)) return found;
            if (one_of(r.word(i), {",", ".", ";"})) break;
            if (one_of(r.word(i), {"who", "which", "whose"}) && speaker.sieve == Label("cue-inverted")) {  // what is told of the speaker
                i = last;
                break;
            }
            if (r.finite(i) || r.xpos(i) == Xpos::vb || r.xpos(i) == Xpos::vbg) return found;
        }
        if (i + 1 < last && r.is_mark(i + 1)) return found;
        // "The bridge, he said, will hold": the parenthesis stays inside.
        if (i + 1 < last && r.word(i) == "," && !cue_at(r, i + 1)) {
            const bool clause_begun = has_finite(r, first, comma);
            if (!clause_begun && has_finite(r, i + 1, last)) return {first, clause_end(r, verb, i + 1), "clause-around", .7f};
        }
    }
    const std::size_t begin = clause_begin(r, first, comma);
    if (!tells(r, begin, comma)) return found;
    return {begin, comma, "clause-before", .8f};
}

Found according_to(const SpeechReader& r, const Cue& cue, const Attribution& speaker) {
    const std::size_t verb = cue.token.at(), first = r.sentence_first(verb), last = r.sentence_last(verb);
    if (!speaker) return {};
    if (verb == first || (verb == first + 1 && !r.preposition(first))) {
        std::size_t comma = r.token_from(speaker.span.end);
        while (comma < last && r.word(comma) != ",") ++comma;
        if (comma >= last || !has_finite(r, comma + 1, last)) return {};
        return {comma + 1, last, "according-to", .88f};
    }
    // "Russia, according to its minister, will …": the parenthesis stays inside.
    std::size_t behind = r.token_from(speaker.span.end);
    while (behind < last && behind < verb + 14 && r.word(behind) != ",") ++behind;
    if (r.word(verb - 1) == "," && behind + 1 < last && r.word(behind) == "," && !has_finite(r, first, verb) && has_finite(r, behind, last)) {
        return {first, last, "according-to", .8f};
    }
    const std::size_t begin = clause_begin(r, first, verb);
    if (!tells(r, begin, verb)) return {};
    return {begin, verb, "according-to", .85f};
}

/// "Berlin believes that …", "the party wants to …": nobody need have said it, and the writer says that they do.
void attitudes(const SpeechReader& r, std::vector<ReportedClause>& clauses) {
    const std::size_t said = clauses.size();
    for (const Cue& cue : r.attitudes) {
        if (std::any_of(clauses.begin(), clauses.begin() + static_cast<std::ptrdiff_t>(said), [&](const ReportedClause& c) { return c.content.contains(cue.span); })) continue;
        const std::size_t verb = cue.token.at();
        if (is_negated(r, verb) || is_hypothetical(r, verb) || is_passive(r, verb)) continue;
        const bool past = r.xpos(verb) == Xpos::vbd || r.xpos(verb) == Xpos::vbn;
        if (past && cue.stance == Stance::believes && r.word(verb + 1) == "to") continue;  // "the man believed to have left": by others
        const Attribution speaker = r.speaker_of(cue);
        if (!can_speak(r, speaker) || one_of(r.lowered_text(speaker.span), {"i", "we", "you", "one"})) continue;
        ReportedClause clause;
        if (const Found found = clause_behind(r, cue, speaker)) {
            clause.content = tidy(r, found.begin, found.end);
            clause.why = {"attitude-clause", found.score};
        } else if (const SpeechAct act = speech_act(r, cue, speaker)) {
            clause.content = tidy(r, act.begin, act.end);
            clause.why = {"attitude-infinitive", act.score};
            clause.addressee = act.person;
        }
        if (clause.content.size() < 4) continue;
        clause.cue = &cue;
        clause.speaker = speaker;
        clause.stance = cue.stance;
        clauses.push_back(clause);
    }
}

}  // namespace

std::vector<ReportedClause> find_reported_clauses(const SpeechReader& r) {
    std::vector<ReportedClause> clauses;
    for (const Cue& cue : r.cues) {
        const std::size_t verb = cue.token.at();
        if (cue.takes != "a" && !cue.relayed && (is_negated(r, verb) || is_hypothetical(r, verb))) continue;
        if (cue.takes != "a" && !cue.relayed && is_passive(r, verb)) continue;
        if ((cue.lemma == "show" || cue.lemma == "find") && r.xpos(verb) == Xpos::vb) continue;
        const Attribution speaker = r.speaker_of(cue);
        const bool inside = r.quoted_at(cue.span.begin) >= 0;
        Found found;
        if (cue.takes == "a") {
            found = according_to(r, cue, speaker);
        } else if (cue.allows('n')) {
            if (const SpeechAct named = speaker ? naming(r, cue) : SpeechAct()) found = {named.begin, named.end, named.by, named.score};
        } else {
            found = clause_behind(r, cue, speaker);
        }
        Stance stance = cue.stance;
        MentionIndex addressee;
        if (!found && cue.takes != "a") {
            const bool denied = std::any_of(clauses.begin(), clauses.end(), [&](const ReportedClause& c) { return c.stance == Stance::denies && c.content.contains(cue.span); });
            if (const SpeechAct act = denied ? SpeechAct() : speech_act(r, cue, speaker)) {
                found = {act.begin, act.end, act.by, act.score};
                stance = act.stance;
                addressee = act.person;
            }
        }
        if (cue.takes != "a" && !cue.allows('n')) {
            if (!found && !inside && cue.allows('q')) found = clause_before(r, cue, speaker);
        }
        if (!found) continue;
        // Inside a quotation the speaker himself reports nothing new: "I say that …".
        if (inside && (!speaker || one_of(r.lowered_text(speaker.span), {"i", "we", "you"}))) continue;
        ReportedClause clause;
        clause.content = tidy(r, found.begin, found.end);
        if (clause.content.size() < 4) continue;
        clause.cue = &cue;
        clause.speaker = speaker;
        clause.why = {found.by, found.score};
        clause.stance = stance;
        clause.addressee = addressee;
        clauses.push_back(clause);
    }
    attitudes(r, clauses);
    add_colon_speech(r, clauses);
    return clauses;
}

}  // namespace dragoman
