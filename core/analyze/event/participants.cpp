#include "core/analyze/event/participants.h"

#include <algorithm>

#include "core/base/one_of.h"

namespace dragoman {
namespace {

bool is_party_type(EntityType type) {
    return type == EntityType::person || type == EntityType::org || type == EntityType::gpe ||
           type == EntityType::norp || type == EntityType::loc || type == EntityType::fac;
}

void add(Few<ChainIndex>& list, ChainIndex chain) {
    if (chain && std::find(list.begin(), list.end(), chain) == list.end()) list.push_back(chain);
}

/// A city that stands before a noun says where, not who: "the Geneva talks".
bool is_city(const SentenceView& view, const Mention& mention) {
    if (mention.type != EntityType::gpe || !mention.chain || mention.metonym_of) return false;
    const KbIndex entry = view.doc.chains[mention.chain.at()].entry;
    if (!entry) return false;
    const KbEntry& known = view.res.knowledge_base[entry];
    return known.kind != "country" && static_cast<bool>(known.country);
}

/// "the two ministers", "both sides": the last two of that sort that the article named before.
bool both_of_them(const SentenceView& view, int noun, Few<ChainIndex>& out) {
    const ClauseTree& tree = view.tree;
    bool two = false;
    for (int i = noun - 1; i >= 0 && i >= noun - 4; --i) {
        const std::string_view word = tree.lemma(i);
        two = two || word == "two" || word == "both";
    }
    if (!two || (tree.xpos(noun) != Xpos::nns && tree.xpos(noun) != Xpos::nnps)) return false;
    const std::string_view word = tree.lemma(noun);
    const bool states = word == "nation" || word == "country" || word == "state" || word == "government" || word == "neighbor" || word == "neighbour";
    const bool sides = word == "side" || word == "party" || word == "rival";
    const bool people = view.lexicon.in_class(word, "holder") || view.lexicon.in_class(word, "person");
    if (!states && !sides && !people) return false;
    Few<ChainIndex> last;
    const std::uint32_t here = view.doc.tokens[tree.token(noun).at()].span.begin;
    const auto after = std::lower_bound(view.doc.mentions.begin(), view.doc.mentions.end(), here,
                                        [](const Mention& m, std::uint32_t byte) { return m.span.begin < byte; });
    for (auto m = after; m != view.doc.mentions.begin() && last.size() < 2;) {
        --m;
        if (m->kind != MentionKind::name || !m->chain) continue;
        const EntityType type = view.doc.chains[m->chain.at()].type;
        const bool fits = states ? type == EntityType::gpe : sides ? type == EntityType::gpe || type == EntityType::org : type == EntityType::person;
        if (fits) add(last, m->chain);
    }
    if (last.size() < 2) return false;
    add(out, last[1]);
    add(out, last[0]);
    return true;
}

/// A verb without a subject in reach: that of the clause above it, else the nearest party before it.
void likely_subject(const SentenceView& view, int verb, Few<ChainIndex>& out) {
    const ClauseTree& tree = view.tree;
    if (tree.is_passive(verb) || tree.subject(verb) >= 0) return;
    for (int i = verb - 1; i >= 0; --i) {
        const Mention* mention = view.mention(i);
        if (!mention || !mention->chain || !is_party_type(mention->type) || tree.token(i) != mention->head) continue;
        if (tree.relation(i) == Deprel::nsubj || tree.relation(i) == Deprel::nsubj_pass || tree.preposition(i).empty()) {
            if (tree.relation(i) == Deprel::nmod_poss || tree.relation(i) == Deprel::compound || tree.relation(i) == Deprel::amod) continue;
            add(out, mention->chain);
            return;
        }
    }
}

/// The nouns that share a place in the sentence: the coordination, and what "as well as" adds to it beside it in the tree.
std::vector<int> together(const ClauseTree& tree, int head) {
    std::vector<int> all = tree.conjuncts(head);
    // "with the Taliban and without a host"
    std::erase_if(all, [&](int one) { return one != head && one_of(tree.preposition(one), {"without", "except", "excluding"}); });
    const int up = tree.head(head);
    if (up < 0) return all;
    for (const int c : tree.children(up)) {
        if (c > head && tree.relation(c) == tree.relation(head) && tree.child(c, Deprel::cc) >= 0 && std::find(all.begin(), all.end(), c) == all.end()) all.push_back(c);
    }
    return all;
}

/// The parties that one noun stands for: its own mention, else names beside it ("Taliban militants"),
/// else whose members they are ("members of the Taliban").
void parties_of(const SentenceView& view, int head, Few<ChainIndex>& out) {
    const ClauseTree& tree = view.tree;
    for (const int one : together(tree, head)) {
        const Mention* own = view.mention(one);
        if ((!own || own->kind == MentionKind::nominal) && both_of_them(view, one, out)) continue;
        if (own && own->chain && is_party_type(own->type)) {
            add(out, own->chain);
            continue;
        }
        const bool holder = view.lexicon.in_class(tree.lemma(one), "holder");
        for (const int c : tree.children(one)) {
            const Deprel r = tree.relation(c);
            const bool beside = r == Deprel::compound || r == Deprel::amod || r == Deprel::nmod_poss || r == Deprel::appos || r == Deprel::flat;
            const bool members = r == Deprel::nmod && tree.preposition(c) == "of" && holder;
            if (!beside && !members) continue;
            const Mention* mention = view.mention(c);
            if (mention && mention->chain && is_party_type(mention->type)) add(out, mention->chain);
            else if (members) {
                for (const int inner : tree.conjuncts(c)) {
                    const Mention* m = view.mention(inner);
                    if (m && m->chain && is_party_type(m->type)) add(out, m->chain);
                }
            }
        }
    }
}

/// "US-Taliban talks", "Russian and Afghan negotiations": two or more names directly before the noun.
void modifier_pair(const SentenceView& view, int noun, Few<ChainIndex>& out) {
    const ClauseTree& tree = view.tree;
    Few<ChainIndex> names;
    bool joined = false;
    for (int i = noun - 1; i >= 0 && i >= noun - 9; --i) {
        const std::string_view word = tree.text(i);
        const Mention* mention = view.mention(i);
        if (mention && mention->chain && mention->kind == MentionKind::name) {
            add(names, mention->chain);
            continue;
        }
        if (word == "-" || word == "–" || word == "/" || word == "and") { joined = true; continue; }
        const Upos u = tree.upos(i);
        if (u == Upos::adj || u == Upos::noun || u == Upos::propn || word == "'s" || word == "’s") continue;
        if (tree.lemma(i) == "lead" || tree.lemma(i) == "host" || tree.lemma(i) == "mediate" || tree.lemma(i) == "broker" || tree.lemma(i) == "back") continue;
        break;
    }
    if (names.size() == 2 && joined) {
        add(out, names[1]);
        add(out, names[0]);
        return;
    }
    // "Russia-led talks": the leader is a party.
    if (names.size() != 1) return;
    for (int i = noun - 1; i >= 1 && i >= noun - 6; --i) {
        const std::string_view word = tree.text(i);
        if (word == "led" || word == "hosted" || word.ends_with("-led")) {
            add(out, names[0]);
            return;
        }
    }
}

void participation(const SentenceView& view, Few<ChainIndex>& out) {
    const ClauseTree& tree = view.tree;
    for (int i = 0; i < tree.size(); ++i) {
        if (tree.lemma(i) != "participation" && tree.lemma(i) != "presence") continue;
        for (const int c : tree.children(i)) {
            if (tree.relation(c) == Deprel::nmod && tree.preposition(c) == "of") parties_of(view, c, out);
        }
    }
}

void fill(const SentenceView& view, const PatternMatch& match, std::string_view slots, bool all, Few<ChainIndex>& out) {
    const bool noun = !view.tree.is_verb(match.trigger);
    any_piece(slots, ',', [&](std::string_view slot) {
        if (slot == "modifier-pair") modifier_pair(view, match.trigger, out);
        else if (slot == "participants") participation(view, out);
        else {
            for (const Argument& argument : match.arguments) {
                if (argument.slot != slot) continue;
                if (slot == "modifier" || slot == "possessor") {
                    const Mention* mention = view.mention(argument.head);
                    // "their conversation": whose it was is read off the talk that was told before.
                    if (match.pattern.type() == "CONSULT" && view.tree.lemma(argument.head) == "their") continue;
                    if (slot == "modifier" && (!mention || mention->kind != MentionKind::name)) continue;
                    if (noun && mention && is_city(view, *mention)) continue;
                }
                parties_of(view, argument.head, out);
            }
        }
        return !all && !out.empty();
    });
}

/// "the wars unleashed by Britain": who lends the noun its doer behind it.
void doer_behind(const SentenceView& view, int noun, Few<ChainIndex>& out) {
    const ClauseTree& tree = view.tree;
    for (const int verb : tree.children(noun)) {
        if (tree.relation(verb) != Deprel::acl || !tree.is_passive(verb) || !view.lexicon.in_class(tree.lemma(verb), "light")) continue;
        if (const int doer = tree.subject(verb); doer >= 0) parties_of(view, doer, out);
    }
}

ChainIndex place_among(const SentenceView& view, int token) {
    for (const int c : view.tree.children(token)) {
        const Deprel r = view.tree.relation(c);
        if (r != Deprel::obl && r != Deprel::nmod) continue;
        const std::string_view word = view.tree.preposition(c);
        if (word != "in" && word != "at" && word != "near" && word != "inside" && word != "outside" && word != "across") continue;
        const Mention* mention = view.mention(c);
        if (mention && mention->chain &&
            (mention->type == EntityType::gpe || mention->type == EntityType::loc || mention->type == EntityType::fac)) {
            return mention->metonym_of ? mention->metonym_of : mention->chain;
        }
    }
    return {};
}

/// A city before the noun: "the Geneva talks".
ChainIndex place_before(const SentenceView& view, int noun) {
    for (int i = noun - 1; i >= 0 && i >= noun - 4; --i) {
        const Upos u = view.tree.upos(i);
        if (u == Upos::det || u == Upos::adp || u == Upos::verb) break;
        const Mention* mention = view.mention(i);
        if (!mention || !mention->chain || mention->type != EntityType::gpe) continue;
        if (is_city(view, *mention)) return mention->chain;
        if (mention->metonym_of) return mention->metonym_of;
    }
    return {};
}

ChainIndex find_place(const SentenceView& view, const PatternMatch& match) {
    const ClauseTree& tree = view.tree;
    if (const ChainIndex own = place_among(view, match.trigger)) return own;
    if (match.light_verb >= 0) {
        if (const ChainIndex found = place_among(view, match.light_verb)) return found;
    }
    if (!tree.is_verb(match.trigger)) {
        if (const ChainIndex found = place_before(view, match.trigger)) return found;
    }
    // Where the meeting is that somebody attends.
    for (const Argument& argument : match.arguments) {
        if (match.pattern.type() != "CONSULT" || (argument.slot != "object" && argument.slot != "in" && argument.slot != "to")) continue;
        if (!tree.is_verb(match.trigger) || !view.lexicon.in_class(tree.lemma(argument.head), "talks")) continue;
        if (const ChainIndex found = place_before(view, argument.head)) return found;
        if (const ChainIndex found = place_among(view, argument.head)) return found;
    }
    const int up = tree.head(match.trigger);
    if (match.pattern.type() != "CONSULT" && up >= 0 && tree.is_verb(up) && !view.lexicon.in_class(tree.lemma(up), "report")) {
        return place_among(view, up);
    }
    return {};
}

/// The temporal expression of the trigger's own clause: one that hangs on it, its light verb, or a verb
/// above it that is none of saying ("said on Monday that talks failed" dates the saying).
TimexIndex find_time(const SentenceView& view, const PatternMatch& match) {
    const ClauseTree& tree = view.tree;
    const Sentence& sentence = view.doc.sentences[view.sentence.at()];
    TimexIndex best;
    int best_cost = 1 << 20;
    for (std::size_t t = 0; t < view.doc.times.size(); ++t) {
        const Timex& timex = view.doc.times[t];
        if (!sentence.span.contains(timex.span)) continue;
        if (timex.type != TimexType::date && timex.type != TimexType::time) continue;
        if (timex.expression.kind == TimeExpression::Kind::reference) continue;
        int at = -1;
        for (int i = 0; i < tree.size(); ++i) {
            if (view.doc.tokens[tree.token(i).at()].span.begin >= timex.span.begin) { at = i; break; }
        }
        if (at < 0) continue;
        int up = at, steps = 0;
        while (tree.head(up) >= 0 && up != match.trigger && up != match.light_verb && !tree.is_verb(up) && steps < 12) {
            up = tree.head(up);
            ++steps;
        }
        int cost = std::abs(at - match.trigger);
        if (up == match.trigger || up == match.light_verb) {
            cost += 0;
        } else if (tree.is_verb(up)) {
            if (view.lexicon.in_class(tree.lemma(up), "report")) continue;
            if (tree.head(up) == match.trigger) {  // "the talks scheduled for Monday"
                cost += 5;
                if (cost < best_cost) {
                    best_cost = cost;
                    best = TimexIndex(t);
                }
                continue;
            }
            int above = match.trigger, depth = 0;
            while (above >= 0 && above != up && depth++ < 8) above = tree.head(above);
            if (above != up || !tree.is_verb(match.trigger)) continue;
            cost += 20;
        } else {
            cost += 40;
        }
        if (cost < best_cost) {
            best_cost = cost;
            best = TimexIndex(t);
        }
    }
    return best;
}

/// Talks with a place and no named party: the country of the place is host, where the article names it.
ChainIndex host_of(const SentenceView& view, ChainIndex place) {
    if (!place) return {};
    const KbIndex entry = view.doc.chains[place.at()].entry;
    if (!entry) return {};
    const KbEntry& known = view.res.knowledge_base[entry];
    if (!known.country || known.kind == "country") return {};
    for (std::size_t c = 0; c < view.doc.chains.size(); ++c) {
        if (view.doc.chains[c].entry == known.country) return ChainIndex(c);
    }
    return {};
}

}  // namespace

Participants find_participants(const SentenceView& view, const PatternMatch& match) {
    Participants found;
    const bool verb = view.tree.is_verb(match.trigger);
    fill(view, match, match.pattern.actor(), match.pattern.mutual() && !verb, found.actors);
    if (found.actors.empty() && match.pattern.pos() != "noun") likely_subject(view, match.trigger, found.actors);
    if (found.actors.empty() && !verb) doer_behind(view, match.trigger, found.actors);
    fill(view, match, match.pattern.recipient(), true, found.recipients);
    erase_if(found.recipients, [&](ChainIndex chain) {
        return std::find(found.actors.begin(), found.actors.end(), chain) != found.actors.end();
    });
    found.place = find_place(view, match);
    found.time = find_time(view, match);
    if (!found.place && match.pattern.mode() == "visit") {  // whom one visits is where one is
        for (const ChainIndex host : found.recipients) {
            if (view.doc.chains[host.at()].type == EntityType::gpe) { found.place = host; break; }
        }
    }
    if (found.actors.empty() && match.pattern.type() == "CONSULT" && !verb) add(found.actors, host_of(view, found.place));
    return found;
}

}  // namespace dragoman
