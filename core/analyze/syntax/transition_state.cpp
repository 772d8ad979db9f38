#include "core/analyze/syntax/transition_state.h"

#include <algorithm>

namespace dragoman {

void TransitionState::reset(std::size_t word_count) {
    count_ = static_cast<int>(word_count);
    front_ = 0;
    stack_.clear();
    Node empty;
    empty.left1 = empty.right1 = none();
    nodes_.assign(word_count + 2, empty);
}

bool TransitionState::allows(Move move) const {
    switch (move) {
        case Move::shift: return front_ < count_;
        case Move::left: return !stack_.empty() && (front_ < count_ || stack_.size() == 1);  // one root a sentence
        case Move::right: return stack_.size() >= 2;
    }
    return false;
}

void TransitionState::apply(Move move, std::uint8_t label) {
    if (move == Move::shift) {
        stack_.push_back(front_++);
        return;
    }
    const int word = stack_.back();
    stack_.pop_back();
    const int head = move == Move::left ? front_ : stack_.back();
    Node& dependent = nodes_[static_cast<std::size_t>(word)];
    dependent.head = head;
    dependent.label = label;
    Node& above = nodes_[static_cast<std::size_t>(head)];
    if (move == Move::left) {
        above.left1 = word;
        if (above.left_count < 5) ++above.left_count;
    } else {
        above.right1 = word;
        if (above.right_count < 5) ++above.right_count;
    }
}

StateView view_of(const TransitionState& state) {
    const int none = state.none(), count = state.word_count();
    const int s0 = state.stack(0), s1 = state.stack(1), b0 = state.front();
    const auto &n0 = state.node(s0), &n1 = state.node(s1), &nb = state.node(b0);
    StateView view;
    view.slots = {s0, s1, b0, state.stack(2), b0 < count ? b0 + 1 : none, n0.left1, n0.right1, n1.left1, n1.right1, nb.left1};
    std::size_t base = 0, at = 0;
    const auto put = [&](std::size_t value, std::size_t places) {
        view.traits[at++] = static_cast<std::uint16_t>(base + value);
        base += places;
    };
    const auto label = [&](int word) { put(word == none ? StateView::label_places - 1 : state.label(word), StateView::label_places); };
    const auto distance = [&](int a, int b) {
        const int d = b - a;
        put(static_cast<std::size_t>(a == none || b == none ? 0 : d < 5 ? d : d < 8 ? 5 : d < 13 ? 6 : 7), 8);
    };
    for (const int word : {n0.left1, n0.right1, n1.left1, n1.right1, nb.left1}) label(word);
    distance(s0, b0);
    distance(s1, s0);
    put(n0.left_count * 6u + n0.right_count, 36);
    put(n1.left_count * 6u + n1.right_count, 36);
    put(nb.left_count, 6);
    return view;
}

}  // namespace dragoman
