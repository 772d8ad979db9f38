#include "core/analyze/event/event_status.h"

namespace dragoman {
namespace {

std::optional<EventStatus> table_status(const SentenceView& view, int token, bool only_with_need = false) {
    const Upos upos = view.tree.upos(token);
    const std::string_view pos = upos == Upos::verb ? "verb" : upos == Upos::adj ? "adj" : upos == Upos::noun || upos == Upos::propn ? "noun" : "";
    for (const bool with_need : {true, false}) {
        if (only_with_need && !with_need) break;
        for (const Table::Row& row : view.lexicon.status_rows(view.tree.lemma(token))) {
            if (row.size() < 4 || row[1] != pos || (row[2] != "-") != with_need) continue;
            if (with_need && particle_of(view.tree, token, std::string_view(row[2]).substr(1)) < 0) continue;
            return from_name<EventStatus>(row[3]);
        }
    }
    return std::nullopt;
}

struct Modality {
    bool modal_will = false, would = false, could = false, should = false, perfect = false, progressive = false, going_to = false, to = false;
    std::string_view word;
};

Modality modality(const ClauseTree& tree, int verb) {
    Modality m;
    for (const int c : tree.children(verb)) {
        const Deprel r = tree.relation(c);
        if (r != Deprel::aux && r != Deprel::aux_pass && r != Deprel::mark && r != Deprel::cop) continue;
        const std::string_view word = tree.lemma(c);
        if (word == "will" || word == "shall" || word == "'ll" || word == "’ll") {
            // UD lemmatises "would" as "will" in some treebanks; the word itself decides.
            if (tree.text(c) == "would" || tree.text(c) == "'d") m.would = true;
            else m.modal_will = true;
        } else if (word == "would" || word == "'d") m.would = true;
        else if (word == "can" || word == "could" || word == "may" || word == "might") m.could = true;
        else if (word == "should" || word == "must" || word == "ought") m.should = true;
        else if (word == "have") m.perfect = true;
        else if (word == "be" && tree.xpos(verb) == Xpos::vbg) m.progressive = true;
        else if (tree.xpos(c) == Xpos::to) m.to = true;
    }
    return m;
}

bool sentence_has_condition(const SentenceView& view, int token) {
    const ClauseTree& tree = view.tree;
    for (int i = 0; i < tree.size(); ++i) {
        const std::string_view word = tree.lemma(i);
        if (word == "unless") return true;
        if (word == "if" && i > 0) return true;
        if (word == "if" && i == 0 && token > 0) return true;
        if (word == "provided" && i + 1 < tree.size() && tree.lemma(i + 1) == "that") return true;
        if (word == "exchange" && i > 0 && tree.lemma(i - 1) == "in" && i + 1 < tree.size() && tree.lemma(i + 1) == "for") return true;
        if (word == "condition" && i + 1 < tree.size() && tree.lemma(i + 1) == "that") return true;
    }
    return false;
}

bool after_until(const ClauseTree& tree, int token) {
    for (int i = token - 1; i >= 0 && i > token - 8; --i) {
        const std::string_view word = tree.lemma(i);
        if (word == "until" || word == "till" || word == "unless" || word == "if") return true;
        if (tree.upos(i) == Upos::punct) return false;
    }
    return false;
}

std::optional<StatusReading> clause_status(const SentenceView& view, int verb, bool quoted) {
    const ClauseTree& tree = view.tree;
    const Modality m = modality(tree, verb);
    const bool negative = tree.is_negated(verb);
    const bool condition = sentence_has_condition(view, verb);
    const auto reading = [&](EventStatus status, Label rule, float score) {
        return StatusReading{status, negative, {rule, score}};
    };
    if (m.modal_will || (m.to && view.headline)) {
        if (negative) return reading(EventStatus::declined, "will-not", 0.8f);
        const bool goes_on = tree.lemma(verb) == "continue";
        return reading(goes_on ? EventStatus::ongoing : EventStatus::planned, "will", 0.8f);
    }
    if (m.would) {
        if (negative) return reading(EventStatus::declined, "would-not", 0.6f);
        if (condition || quoted) return reading(EventStatus::conditional, "would", 0.6f);
        return reading(EventStatus::planned, "would-reported", 0.6f);
    }
    if (m.could) return reading(negative ? EventStatus::declined : condition ? EventStatus::conditional : EventStatus::conditional, "could", 0.6f);
    if (m.should) return reading(EventStatus::proposed, "should", 0.6f);
    if (negative && quoted && tree.xpos(verb) == Xpos::vb) return reading(EventStatus::denied, "denied-in-speech", 0.6f);
    if (m.progressive) return reading(EventStatus::ongoing, "progressive", 0.7f);
    if (m.perfect) return reading(EventStatus::occurred, "perfect", 0.7f);
    switch (tree.xpos(verb)) {
        case Xpos::vbd: return reading(EventStatus::occurred, "past", 0.8f);
        case Xpos::vbn: return reading(EventStatus::occurred, "participle", 0.7f);
        case Xpos::vbz: case Xpos::vbp:
            if (view.headline) return reading(EventStatus::occurred, "headline-present", 0.7f);
            return reading(EventStatus::ongoing, "present", 0.5f);
        default: break;
    }
    if (negative && tree.xpos(verb) == Xpos::vb) return reading(EventStatus::occurred, "did-not", 0.5f);
    return std::nullopt;
}

bool passes_through(const ClauseTree& tree, int token) {
    switch (tree.relation(token)) {
        case Deprel::obj: case Deprel::nsubj_pass: case Deprel::xcomp: case Deprel::acl: case Deprel::nmod:
        case Deprel::conj: case Deprel::compound: case Deprel::ccomp: case Deprel::obl: case Deprel::nsubj:
        case Deprel::amod: case Deprel::advcl: return true;
        default: return false;
    }
}

/// "no talks", "imposed no sanctions": nothing of that kind was.
bool there_was_none(const ClauseTree& tree, int trigger) {
    const auto has_no = [&](int noun) {
        for (const int c : tree.children(noun)) {
            if (tree.relation(c) == Deprel::det && tree.text(c) == "no") return true;
        }
        return false;
    };
    if (!tree.is_verb(trigger)) return has_no(trigger) || (trigger > 0 && tree.text(trigger - 1) == "no");
    const int object = tree.child(trigger, Deprel::obj);
    return object > trigger && has_no(object);
}

StatusReading status_of(const SentenceView& view, const PatternMatch& match, bool quoted) {
    const ClauseTree& tree = view.tree;
    const int trigger = match.trigger;
    const bool verb = tree.is_verb(trigger);
    const std::optional<EventStatus> fixed = from_name<EventStatus>(match.pattern.status());

    // 1. A finite trigger's own modality comes first when it is more than tense.
    std::optional<StatusReading> own;
    if (verb) own = clause_status(view, trigger, quoted);
    if (own && (own->why.by == Label("will") || own->why.by == Label("will-not") || own->why.by == Label("could") ||
                own->why.by == Label("would") || own->why.by == Label("would-not") || own->why.by == Label("would-reported") || own->why.by == Label("should"))) {
        if (!fixed || own->negative) return *own;
    }
    if (fixed) {
        StatusReading reading{*fixed, tree.is_negated(trigger), {"pattern", 0.8f}};
        if (after_until(tree, trigger)) reading.status = EventStatus::conditional;
        return reading;
    }
    // 2. Words that govern it, nearest first.
    int at = trigger;
    for (int depth = 0; depth < 5; ++depth) {
        const int up = tree.head(at);
        if (up < 0 || !passes_through(tree, at)) break;
        const Deprel relation = tree.relation(at);
        const bool finite_own = verb && at == trigger && own && (relation == Deprel::ccomp || relation == Deprel::advcl || relation == Deprel::nsubj || relation == Deprel::acl_relcl);
        if (finite_own) break;
        // As subject it is governed by adjectives ("are suspended") and by what goes on or stalls by itself.
        const bool by_itself = relation == Deprel::nsubj && tree.is_verb(up) && tree.child(up, Deprel::obj) < 0 && tree.child(up, Deprel::xcomp) < 0;
        if (relation != Deprel::nsubj || view.tree.upos(up) == Upos::adj || by_itself) {
            if (const std::optional<EventStatus> status = table_status(view, up); status && up != trigger) {
                if (relation == Deprel::obl && tree.is_verb(up) && *status != EventStatus::proposed && !table_status(view, up, true)) {
                    // "postponed at the talks": an adjunct is not what is postponed.
                } else if (relation != Deprel::conj) {
                    const bool negated = tree.is_negated(up);
                    if (negated && (*status == EventStatus::planned || *status == EventStatus::proposed)) {
                        return {EventStatus::declined, true, {"governor-negated", 0.6f}};
                    }
                    if (!negated) {
                        StatusReading reading{*status, *status == EventStatus::denied || *status == EventStatus::declined, {"governor", 0.7f}};
                        return reading;
                    }
                }
            }
        }
        if (tree.is_verb(up) && (relation == Deprel::ccomp || relation == Deprel::advcl || view.lexicon.in_class(tree.lemma(up), "report"))) break;
        at = up;
    }
    // 3. A relative clause about the noun: "talks which they agreed to postpone", "a visit that was cancelled".
    if (!verb) {
        for (const int c : tree.children(trigger)) {
            const Deprel r = tree.relation(c);
            if (r != Deprel::acl_relcl && r != Deprel::acl) continue;
            for (int v = c, depth = 0; v >= 0 && depth < 3; v = tree.child(v, Deprel::xcomp), ++depth) {
                const std::optional<EventStatus> status = table_status(view, v);
                if (status && (*status == EventStatus::postponed || *status == EventStatus::cancelled || *status == EventStatus::planned)) {
                    if (tree.child(v, Deprel::xcomp) >= 0) continue;
                    return {*status, false, {"relative-clause", 0.7f}};
                }
            }
        }
        // 4. Adjectives and participles before the noun.
        for (int i = trigger - 1; i >= 0 && i >= trigger - 5; --i) {
            const Upos u = tree.upos(i);
            if (u == Upos::det || u == Upos::adp || u == Upos::aux) {
                if (tree.lemma(i) == "any") return {EventStatus::proposed, false, {"any", 0.5f}};
                break;
            }
            if (u != Upos::adj && u != Upos::verb) continue;
            if (u == Upos::verb && tree.head(i) != trigger) break;
            if (const std::optional<EventStatus> status = table_status(view, i)) return {*status, false, {"adjective", 0.7f}};
        }
    }
    if (after_until(tree, trigger)) return {EventStatus::conditional, false, {"until", 0.6f}};
    if (own) return *own;
    // 5. The tense of the clause: the verb that the noun is subject or object of, the infinitive's governor.
    at = trigger;
    for (int depth = 0; depth < 5 && tree.head(at) >= 0; ++depth) {
        const int up = tree.head(at);
        if (tree.is_verb(up)) {
            const Deprel relation = tree.relation(at);
            const bool part = relation == Deprel::nsubj || relation == Deprel::obj || relation == Deprel::nsubj_pass || up == match.light_verb ||
                              relation == Deprel::xcomp || relation == Deprel::conj;
            if (part && (up == match.light_verb || relation == Deprel::nsubj || relation == Deprel::nsubj_pass || relation == Deprel::xcomp || verb)) {
                if (const std::optional<StatusReading> reading = clause_status(view, up, quoted)) {
                    StatusReading copy = *reading;
                    if (verb && copy.status == EventStatus::occurred && tree.child(trigger, Deprel::mark) >= 0) copy.status = EventStatus::planned;
                    if (copy.why.by == Label("present") && !verb) copy.status = EventStatus::occurred;
                    return copy;
                }
            }
            if (!part) break;
        }
        at = up;
    }
    if (verb && tree.child(trigger, Deprel::mark) >= 0 && tree.xpos(tree.child(trigger, Deprel::mark)) == Xpos::to) {
        return {EventStatus::planned, false, {"infinitive", 0.4f}};
    }
    return {EventStatus::occurred, tree.is_negated(trigger), {"default", 0.4f}};
}

}  // namespace

StatusReading read_status(const SentenceView& view, const PatternMatch& match, bool quoted) {
    StatusReading reading = status_of(view, match, quoted);
    const bool happens = reading.status == EventStatus::occurred || reading.status == EventStatus::ongoing;
    if (happens && there_was_none(view.tree, match.trigger)) reading.negative = true;
    return reading;
}

}  // namespace dragoman
