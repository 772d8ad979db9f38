#include "core/analyze/event/pattern_match.h"

#include <algorithm>

namespace dragoman {
namespace {

bool is_particle_word(std::string_view word) {
    constexpr std::string_view words[] = {"off", "down", "up", "out", "back", "over", "away", "together", "closely"};
    return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

bool is_place(EntityType type) {
    return type == EntityType::gpe || type == EntityType::loc || type == EntityType::fac;
}
bool is_political(EntityType type) {
    return type == EntityType::gpe || type == EntityType::org || type == EntityType::norp || type == EntityType::person;
}

/// Does the word at `token`, or a name before it in its noun phrase, stand for what `kind` asks?
bool is_kind(const SentenceView& view, int token, std::string_view kind) {
    if (kind == "any") return true;
    const ClauseTree& tree = view.tree;
    const Mention* mention = view.mention(token);
    const std::string_view word = tree.lemma(token);
    if (kind == "name") {
        if (mention && is_political(mention->type)) return true;
        // "US troops", "Taliban fighters"
        for (int i = token - 1; i >= 0 && i > token - 4; --i) {
            if (tree.head(i) != token) break;
            const Mention* beside = view.mention(i);
            if (beside && is_political(beside->type) && view.lexicon.in_class(word, "holder")) return true;
        }
        return false;
    }
    if (kind == "state") return mention && is_political(mention->type);
    if (kind == "place") return (mention && is_place(mention->type)) || view.lexicon.in_class(word, "place");
    if (kind == "person") return (mention && mention->type == EntityType::person) || view.lexicon.in_class(word, "person");
    if (kind == "anaphor") return word == "it" || word == "they" || word == "them" || word == "this";
    if (kind == "agreement" && mention && mention->type == EntityType::law) return true;  // "signed the Dayton Accord"
    if (kind == "thing") return !mention && view.lexicon.in_class(word, "thing");
    return view.lexicon.in_class(word, kind);
}

struct Meeting {
    bool ok = false;
    int particle = -1;
    int used = -1;
};

int infinitive_of(const ClauseTree& tree, int token) {
    if (token + 2 < tree.size() && tree.xpos(token + 1) == Xpos::to && tree.is_verb(token + 2)) return token + 2;
    for (const int c : tree.children(token)) {
        const Deprel r = tree.relation(c);
        if (r != Deprel::xcomp && r != Deprel::acl && r != Deprel::ccomp && r != Deprel::advcl) continue;
        const int mark = tree.child(c, Deprel::mark);
        if (c > token && mark >= 0 && tree.xpos(mark) == Xpos::to) return c;
        if (r == Deprel::xcomp && tree.is_verb(c) && c > token) return c;
    }
    return -1;
}

Meeting meets(const SentenceView& view, int token, std::string_view need, const std::vector<Argument>& arguments) {
    const ClauseTree& tree = view.tree;
    if (need.starts_with('!')) {
        return {.ok = !meets(view, token, need.substr(1), arguments).ok};
    }
    if (need.starts_with('+')) {
        need.remove_prefix(1);
        const std::size_t blank = need.find(' ');
        const int found = particle_of(tree, token, need.substr(0, blank));
        if (found < 0) return {};
        if (blank != std::string_view::npos) {  // "+to @name"
            const int object = tree.head(found);
            if (object <= found || !is_kind(view, object, need.substr(blank + 2))) return {};
        }
        return {.ok = true, .particle = is_particle_word(need) ? found : -1};
    }
    if (need == "inf") return {.ok = infinitive_of(tree, token) >= 0};
    if (need == "plural") return {.ok = tree.xpos(token) == Xpos::nns || tree.xpos(token) == Xpos::nnps};
    if (need == "passive") return {.ok = tree.is_passive(token) || tree.xpos(token) == Xpos::vbn};
    if (need == "that") {
        const int next = token + 1;
        return {.ok = next < tree.size() && tree.lemma(next) == "that"};
    }
    const std::size_t colon = need.find(':');
    if (colon == std::string_view::npos) return {};
    const std::string_view slot = need.substr(0, colon);
    std::string_view kind = need.substr(colon + 1);
    if (slot == "after") return {.ok = token > 0 && tree.lemma(token - 1) == kind};
    if (kind.starts_with('@')) kind.remove_prefix(1);
    if (slot == "inf") {
        const int verb = infinitive_of(tree, token);
        return {.ok = verb >= 0 && view.lexicon.in_class(tree.lemma(verb), kind)};
    }
    if (slot == "near") {
        for (int i = token + 1; i < tree.size() && i <= token + 8; ++i) {
            if (view.lexicon.in_class(tree.lemma(i), kind)) return {.ok = true};
        }
        return {};
    }
    if (slot == "governor") {
        const int up = tree.head(token);
        return {.ok = up >= 0 && view.lexicon.in_class(tree.lemma(up), kind)};
    }
    for (const Argument& argument : arguments) {
        if (argument.slot != slot) continue;
        for (const int one : tree.conjuncts(argument.head)) {
            if (is_kind(view, one, kind)) return {.ok = true, .used = slot == "object" || slot == "of" ? one : -1};
        }
    }
    if (slot == "modifier") {  // words of the noun phrase before the noun, hyphenated ones too
        for (int i = token - 1; i >= 0 && i >= token - 4; --i) {
            const Upos u = tree.upos(i);
            if (u == Upos::det || u == Upos::adp || u == Upos::verb || u == Upos::pron) break;
            if (is_kind(view, i, kind)) return {.ok = true};
        }
    }
    return {};
}

/// A noun's own arguments and those that its light verb lends it: "Russia held talks with Iran".
void add_light_verb(const SentenceView& view, int noun, PatternMatch& match) {
    const ClauseTree& tree = view.tree;
    int top = noun;
    // "a series of talks", "the launch of an offensive", coordinated nouns
    for (int step = 0; step < 3 && tree.head(top) >= 0; ++step) {
        const int up = tree.head(top);
        const bool through = tree.relation(top) == Deprel::conj ||
                             (tree.relation(top) == Deprel::nmod && tree.preposition(top) == "of" && !tree.is_verb(up));
        if (!through) break;
        top = up;
    }
    const int verb = tree.head(top);
    if (verb < 0 || !tree.is_verb(verb)) return;
    const Deprel relation = tree.relation(top);
    const bool governed = relation == Deprel::obj || relation == Deprel::nsubj_pass || relation == Deprel::obl ||
                          (relation == Deprel::nsubj && tree.is_passive(verb)) || relation == Deprel::compound;
    if (!governed || !view.lexicon.in_class(tree.lemma(verb), "light")) return;
    match.light_verb = verb;
    for (const Argument& argument : tree.arguments(verb)) {
        if (argument.slot == "object" || argument.head == top) continue;
        match.arguments.push_back(argument);
    }
}

/// "signed a treaty with Peru", "withdrew troops from Chad": what stands behind the object may belong to the verb.
void add_object_phrases(const SentenceView& view, int verb, PatternMatch& match) {
    const int object = view.tree.object(verb);
    if (object < verb) return;
    const Mention* mention = view.mention(object);
    if (mention && mention->kind == MentionKind::name) return;
    for (const Argument& argument : view.tree.arguments(object)) {
        if (argument.slot == "of" || argument.slot == "possessor" || argument.slot == "modifier" || argument.slot == "subject") continue;
        match.arguments.push_back(argument);
    }
}

}  // namespace

int particle_of(const ClauseTree& tree, int verb, std::string_view word) {
    const bool particle = is_particle_word(word);
    const int reach = particle ? 5 : 2;
    for (int i = verb + 1; i < tree.size() && i <= verb + reach; ++i) {
        if (tree.lemma(i) == word && tree.xpos(i) != Xpos::to) return i;
        if (tree.lemma(i) == word && word == "to" && tree.upos(i) == Upos::adp) return i;
        if (i == verb + 1 && tree.text(i) == "-" && i + 1 < tree.size() && tree.lemma(i + 1) == word) return i + 1;  // "pull-out"
        if (tree.is_verb(i) || tree.upos(i) == Upos::punct) break;
        if (!particle && tree.upos(i) != Upos::adv) break;
    }
    return -1;
}

std::optional<PatternMatch> match_pattern(const SentenceView& view, int token) {
    const ClauseTree& tree = view.tree;
    const Upos upos = tree.upos(token);
    const std::string_view pos = upos == Upos::verb ? "verb" : upos == Upos::noun || upos == Upos::propn ? "noun" : upos == Upos::adj ? "adj" : "";
    if (pos.empty()) return std::nullopt;
    if (tree.relation(token) == Deprel::amod && tree.xpos(token) == Xpos::vbg) return std::nullopt;  // "participating countries": of what kind they are
    const std::span<const Table::Row> rows = view.lexicon.patterns(tree.lemma(token));
    if (rows.empty()) return std::nullopt;
    PatternMatch best;
    std::size_t best_needs = 0;
    PatternMatch base;
    base.trigger = token;
    base.arguments = tree.arguments(token);
    if (pos == "noun") add_light_verb(view, token, base);
    for (const Table::Row& row : rows) {
        const EventPattern pattern{&row};
        if (pattern.pos() != pos) continue;
        std::size_t count = 0;
        int particle = -1;
        std::vector<int> consumed;
        const bool failed = any_piece(pattern.needs(), ';', [&](std::string_view need) {
            const Meeting met = meets(view, token, need, base.arguments);
            if (!met.ok) return true;
            count += need.starts_with('!') ? 0 : 1;
            if (met.particle >= 0) particle = met.particle;
            if (met.used >= 0) consumed.push_back(met.used);
            return false;
        });
        if (failed || (best.pattern && count <= best_needs)) continue;
        best = base;
        best.pattern = pattern;
        best.particle = particle;
        best.consumed = std::move(consumed);
        best_needs = count;
    }
    if (!best.pattern) return std::nullopt;
    if (pos == "verb") add_object_phrases(view, token, best);
    return best;
}

}  // namespace dragoman
