#include "core/analyze/syntax/dependency_parser.h"

#include <algorithm>

namespace dragoman {

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
        std::fill(scores_.begin(), scores_.end(), 0);
        parser_features(state_, input_, features_);
        model_.add(features_, scores_.data());
        Decision best{allowed[0] ? Move::shift : allowed[1] ? Move::left : Move::right, Deprel::dep};
        std::int32_t most = INT32_MIN;
        for (std::size_t i = 0; i < scores_.size(); ++i) {
            const Decision& own = decisions_[i];
            if (scores_[i] <= most || !allowed[static_cast<std::size_t>(own.move)]) continue;
            if (own.move != Move::shift && (own.deprel == Deprel::root) != (at_root && own.move == Move::left)) continue;
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
    return true;
}

}  // namespace dragoman
