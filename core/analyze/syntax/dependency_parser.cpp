#include "core/analyze/syntax/dependency_parser.h"

#include <algorithm>

#include "core/base/int_rows.h"
#include "core/base/one_of.h"

namespace dragoman {
namespace {

/// Relations that hang on nominals (https://universaldependencies.org/u/dep, "nominal dependents"): a verb has none.
bool wants_nominal(Deprel relation) {
    return one_of(relation, {Deprel::appos, Deprel::nmod, Deprel::nmod_poss, Deprel::amod, Deprel::nummod, Deprel::acl, Deprel::acl_relcl});
}

/// "Envoy calls off harbour meeting": in a headline the classifier, short of articles, takes the object for a clause beside
/// the verb. A noun that follows its verb with no mark between them, and no object before it, is the object.
void find_bare_objects(std::span<const Tag> tags, std::vector<Arc>& arcs) {
    for (std::size_t i = 0; i < arcs.size(); ++i) {
        if (!one_of(arcs[i].deprel, {Deprel::parataxis, Deprel::dep}) || !one_of(tags[i].upos, {Upos::noun, Upos::propn})) continue;
        if (arcs[i].head < 0 || arcs[i].head >= static_cast<int>(i)) continue;
        const std::size_t verb = static_cast<std::size_t>(arcs[i].head);
        bool object = tags[verb].upos == Upos::verb;
        for (std::size_t k = verb + 1; k < i && object; ++k) object = tags[k].upos != Upos::punct;
        for (std::size_t k = 0; k < arcs.size() && object; ++k) {
            if (arcs[k].head == static_cast<int>(verb)) object = !one_of(arcs[k].deprel, {Deprel::obj, Deprel::ccomp, Deprel::xcomp});
            if (arcs[k].head == static_cast<int>(i)) object = object && !one_of(arcs[k].deprel, {Deprel::nsubj, Deprel::cop, Deprel::case_});
        }
        if (object) arcs[i].deprel = Deprel::obj;
    }
}

}  // namespace

/// What may stand alone is not asked about: nothing but a shift from an empty stack, nothing but the root's arc at the end.
Move DependencyParser::next_move(SyntaxNetwork& network) {
    if (state_.stack_size() == 0) return Move::shift;
    if (state_.front() == state_.word_count() && state_.stack_size() == 1) return Move::left;
    network.look(view_of(state_));
    if (state_.front() == state_.word_count()) return Move::right;
    const std::array<std::int32_t, 3> scores = network.moves();
    Move best = Move::shift;
    for (const Move move : {Move::left, Move::right}) {
        if (state_.allows(move) && scores[static_cast<std::size_t>(move)] > scores[static_cast<std::size_t>(best)]) best = move;
    }
    return best;
}

Deprel DependencyParser::best_relation(std::span<const std::int32_t> scores, bool of_verb) const {
    const Deprel best = model_.relations[greatest(scores)];
    if (!of_verb || !wants_nominal(best)) return best;
    Deprel chosen = Deprel::dep;
    std::int32_t most = INT32_MIN;
    for (std::size_t i = 0; i < scores.size(); ++i) {
        if (scores[i] <= most || wants_nominal(model_.relations[i])) continue;
        chosen = model_.relations[i];
        most = scores[i];
    }
    return chosen;
}

void DependencyParser::parse(SyntaxNetwork& network, std::span<const Tag> tags, std::vector<Arc>& arcs) {
    arcs.assign(tags.size(), Arc{});
    state_.reset(tags.size());
    network.prepare();
    while (!state_.done()) {
        const Move move = next_move(network);
        const int head = move == Move::left ? state_.front() : state_.stack(1);
        Deprel relation = Deprel::root;
        if (move != Move::shift && head < state_.word_count()) {
            const bool of_verb = one_of(tags[static_cast<std::size_t>(head)].upos, {Upos::verb, Upos::aux});
            relation = best_relation(network.relations(move), of_verb);
        }
        state_.apply(move, static_cast<std::uint8_t>(relation));
    }
    for (std::size_t i = 0; i < tags.size(); ++i) {
        const int head = state_.head(static_cast<int>(i));
        arcs[i].head = head == state_.word_count() ? -1 : head;
        arcs[i].deprel = arcs[i].head < 0 ? Deprel::root : static_cast<Deprel>(state_.label(static_cast<int>(i)));
    }
    find_bare_objects(tags, arcs);
}

}  // namespace dragoman
