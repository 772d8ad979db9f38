#include "core/analyze/quote/naming.h"

#include <algorithm>
#include <initializer_list>

#include "core/analyze/quote/clause_end.h"
#include "core/analyze/quote/cue_state.h"
#include "core/base/one_of.h"

namespace dragoman {
namespace {

/// "called the vote a mistake", "called the charges unfounded": something, and at once behind it what it is said to be.
bool two_things(const SpeechReader& r, TokenIndex verb) {
    if (!r.parsed(verb.at())) return false;
    if (r.tree.child(verb, Deprel::xcomp)) return true;
    TokenIndex first;
    for (const TokenIndex child : r.tree.children(verb)) {
        if (child < verb) continue;
        const std::size_t begin = r.tree.first_below(child).at();
        const bool thing = r.tree.is(child, Deprel::obj) || r.tree.is(child, Deprel::iobj);
        if (!first) {
            if (!thing) return false;
            first = child;
            const TokenIndex behind = child.at() + 1 < r.sentence_last(verb.at()) ? TokenIndex(child.at() + 1) : TokenIndex();
            if (behind && r.tree.is(behind, Deprel::amod) && r.xpos(behind.at()) == Xpos::jj) return true;
            continue;
        }
        if (r.behind_time(begin) != begin || r.preposition(begin)) continue;
        if (thing || (r.tree.is(child, Deprel::obl) && r.xpos(begin) == Xpos::dt)) return true;
    }
    return false;
}

}  // namespace

SpeechAct naming(const SpeechReader& r, const Cue& cue) {
    const std::size_t verb = cue.token.at(), last = r.sentence_last(verb);
    if (verb + 2 >= last || is_passive(r, verb)) return {};
    if (one_of(r.word(verb + 1), {"on", "for", "off", "upon", "out", "up", "in", "to", "attention", ",", ".", "by", "and", "or", "but", "when", "before", "after"})) return {};
    if (r.word(verb + 1) == "it" && r.word(verb + 2) == "quits") return {};
    if (r.xpos(verb) == Xpos::vbn && r.tree.is(cue.token, Deprel::acl) && !r.tree.is(cue.token, Deprel::acl_relcl)) return {};  // "a stream called Alder Run"
    std::size_t end = clause_beside(r, verb, verb + 1, clause_end(r, verb, verb + 1), true);
    if (r.is_mark(verb + 1)) {  // "what they called “fraud” led the board to act"
        const int q = r.quoted_at(r.doc.tokens[verb + 1].span.begin);
        if (q >= 0) end = std::min(end, r.token_from(r.quoted[static_cast<std::size_t>(q)].outer.end));
    }
    const Span span = tidy(r, verb + 1, end);
    bool marked = false;
    for (const QuotedSpan& q : r.quoted) {
        if (span.contains(q.outer) && q.outer.begin - span.begin < 90) marked = true;
    }
    const bool predicate = cue.lemma == "call" && two_things(r, cue.token);
    if (!marked && !predicate) return {};
    SpeechAct act;
    act.begin = verb + 1;
    act.end = end;
    act.by = "naming";
    act.score = marked ? .75f : .6f;
    return act;
}

}  // namespace dragoman
