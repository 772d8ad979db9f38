#include "core/analyze/syntax/transition_state.h"

#include <algorithm>

namespace dragoman {

void TransitionState::reset(std::size_t word_count) {
    count_ = static_cast<int>(word_count);
    front_ = 0;
    stack_.clear();
    Node empty;
    empty.left1 = empty.left2 = empty.right1 = empty.right2 = none();
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
    above.labels |= std::uint64_t{1} << (label & 63);
    if (move == Move::left) {
        above.left2 = above.left1;
        above.left1 = word;
        if (above.left_count < 5) ++above.left_count;
    } else {
        above.right2 = above.right1;
        above.right1 = word;
        if (above.right_count < 5) ++above.right_count;
    }
}

void ParserInput::assign(std::span<const WordForm> words, std::span<const Tag> tags) {
    word.clear();
    tag.clear();
    suffix.clear();
    for (std::size_t i = 0; i < words.size(); ++i) {
        word.push_back(words[i].lower);
        suffix.push_back(words[i].suffix3);
        tag.push_back(static_cast<std::uint64_t>(tags[i].upos) << 8 | static_cast<std::uint64_t>(tags[i].xpos));
    }
    for (const std::uint64_t place : {1ull << 20, 1ull << 21}) {  // the root, nothing
        word.push_back(place);
        suffix.push_back(place);
        tag.push_back(place);
    }
}

void parser_features(const TransitionState& state, const ParserInput& input, ParserFeatures& out) {
    const int none = state.none(), count = state.word_count();
    const auto place = [](int i) { return static_cast<std::size_t>(i); };
    const auto ahead = [&](int i) { return state.front() + i <= count ? state.front() + i : none; };
    const int s0 = state.stack(0), s1 = state.stack(1), s2 = state.stack(2);
    const int b0 = state.front(), b1 = ahead(1), b2 = ahead(2);
    const auto &n0 = state.node(s0), &n1 = state.node(s1), &nb = state.node(b0);
    const auto w = [&](int i) { return input.word[place(i)]; };
    const auto t = [&](int i) { return input.tag[place(i)]; };
    const auto l = [&](int i) -> std::uint64_t { return i == none ? 255 : state.label(i); };
    const auto pair = [](std::uint64_t a, std::uint64_t b) { return (a ^ b >> 31 ^ b << 17) * 0x9E3779B97F4A7C15ull + b; };
    const auto distance = [&](int a, int b) -> std::uint64_t {
        if (a == none || b == none) return 0;
        const int d = b - a;
        return static_cast<std::uint64_t>(d < 5 ? d : d < 10 ? 5 : 6);
    };
    const std::uint64_t s0w = w(s0), s0t = t(s0), s1w = w(s1), s1t = t(s1), s2t = t(s2), b0w = w(b0), b0t = t(b0), b1w = w(b1), b1t = t(b1), b2t = t(b2);
    const std::uint64_t s0wt = pair(s0w, s0t), b0wt = pair(b0w, b0t), s1wt = pair(s1w, s1t);
    const std::uint64_t d = distance(s0, b0), d1 = distance(s1, s0);
    const std::uint64_t st = pair(s0t, b0t), ss = pair(s1t, s0t);
    const std::uint64_t left0 = pair(t(n0.left1), l(n0.left1)), right0 = pair(t(n0.right1), l(n0.right1)), leftb = pair(t(nb.left1), l(nb.left1)),
                        right1 = pair(t(n1.right1), l(n1.right1)), left1 = pair(t(n1.left1), l(n1.left1));
    std::size_t i = 0;
    const auto put = [&](std::uint64_t a, std::uint64_t b = 0, std::uint64_t c = 0) {
        out[i] = feature_key(100 + i, a, b, c);
        ++i;
    };
    // Single words.
    put(s0w); put(s0t); put(s0wt); put(b0w); put(b0t); put(b0wt); put(s1w); put(s1t); put(s1wt);
    put(b1w); put(b1t); put(b1w, b1t); put(w(b2)); put(b2t); put(s2t); put(w(s2), s2t);
    // Pairs.
    put(s0wt, b0wt); put(s0wt, b0w); put(s0w, b0wt); put(s0wt, b0t); put(s0t, b0wt); put(s0w, b0w); put(st);
    put(b0t, b1t); put(ss); put(s1w, s0w); put(s1wt, s0t); put(s1t, s0wt); put(s1t, b0t); put(s1w, b0w); put(s0w, b1t); put(s1t, s0w, b0t);
    // Triples of tags.
    put(st, b1t); put(ss, b0t); put(pair(s2t, s1t), s0t); put(b0t, b1t, b2t); put(st, left0); put(st, right0); put(st, leftb); put(ss, right1); put(ss, left0); put(ss, right0);
    put(ss, b0t, b1t); put(pair(s2t, s1t), s0t, b0t); put(s0w, b0t, b1t); put(s0t, b0w, b1t);
    // Distance and number of dependents.
    put(s0w, d); put(s0t, d); put(b0w, d); put(b0t, d); put(st, d); put(ss, d1);
    put(s0w, n0.right_count); put(s0t, n0.right_count, n0.left_count); put(s0w, n0.left_count); put(b0w, nb.left_count); put(b0t, nb.left_count); put(s1t, n1.right_count, s0t);
    // Dependents.
    put(w(n0.left1), s0t); put(w(n0.right1), s0t); put(w(nb.left1), b0t); put(s0t, n0.labels); put(s0w, n0.labels); put(b0t, nb.labels); put(s1t, n1.labels, s0t); put(s1w, n1.labels);
    put(left0, pair(t(n0.left2), l(n0.left2)), s0t); put(right0, pair(t(n0.right2), l(n0.right2)), s0t); put(left1, ss);
    put(input.suffix[place(s0)], b0t, input.suffix[place(b0)]); put(input.suffix[place(s1)], s0t, input.suffix[place(s0)]);
}

}  // namespace dragoman
