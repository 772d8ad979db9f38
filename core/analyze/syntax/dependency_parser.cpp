#include "core/analyze/syntax/dependency_parser.h"

#include <algorithm>

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

DependencyParser::DependencyParser(const Model& model) : model_(model), scores_(model.labels().size()) {
    for (const std::string& label : model.labels()) {
        const std::string_view name = std::string_view(label).substr(std::min<std::size_t>(label.size(), 2));
        const Move move = label.starts_with('L') ? Move::left : label.starts_with('R') ? Move::right : Move::shift;
        decisions_.push_back({move, from_name<Deprel>(name).value_or(Deprel::dep)});
    }
}

bool DependencyParser::parse(std::span<const WordForm> words, std::span<const Tag> tags, std::vector<Arc>& arcs) {
    if (model_.empty()) return false;
    arcs.assign(words.size(), Arc{});
    input_.assign(words, tags);
    state_.reset(words.size());
    while (!state_.done()) {
        bool allowed[3];
        for (const Move move : {Move::shift, Move::left, Move::right}) allowed[static_cast<std::size_t>(move)] = state_.allows(move);
        const bool at_root = state_.front() == state_.word_count();
        const auto is_verb = [&](int word) { return word < state_.word_count() && one_of(tags[static_cast<std::size_t>(word)].upos, {Upos::verb, Upos::aux}); };
        const bool verb_ahead = is_verb(state_.front()), verb_below = is_verb(state_.stack(1));
        std::fill(scores_.begin(), scores_.end(), 0);
        parser_features(state_, input_, features_);
        model_.add(features_, scores_.data());
        Decision best{allowed[0] ? Move::shift : allowed[1] ? Move::left : Move::right, Deprel::dep};
        std::int32_t most = INT32_MIN;
        for (std::size_t i = 0; i < scores_.size(); ++i) {
            const Decision& own = decisions_[i];
            if (scores_[i] <= most || !allowed[static_cast<std::size_t>(own.move)]) continue;
            if (own.move != Move::shift && (own.deprel == Deprel::root) != (at_root && own.move == Move::left)) continue;
            if ((own.move == Move::left ? verb_ahead : verb_below) && own.move != Move::shift && wants_nominal(own.deprel)) continue;
            best = own;
            most = scores_[i];
        }
        state_.apply(best.move, static_cast<std::uint8_t>(best.deprel));
    }
    for (std::size_t i = 0; i < words.size(); ++i) {
        const int head = state_.head(static_cast<int>(i));
        arcs[i].head = head == state_.word_count() ? -1 : head;
        arcs[i].deprel = arcs[i].head < 0 ? Deprel::root : static_cast<Deprel>(state_.label(static_cast<int>(i)));
    }
    find_bare_objects(tags, arcs);
    return true;
}

}  // namespace dragoman
