#include <algorithm>
#include <cmath>

#include "core/document/types.h"
#include "tools/train/syntax_network.h"
#include "tools/train/syntax_pass.h"

namespace dragoman::train {
namespace {

/// In eight sums side by side: one alone would wait for each addition.
float dot(const float* a, const float* b, std::size_t n) {
    float parts[8] = {};
    std::size_t i = 0;
    for (; i + 8 <= n; i += 8) {
        for (std::size_t l = 0; l < 8; ++l) parts[l] += a[i + l] * b[i + l];
    }
    for (; i < n; ++i) parts[0] += a[i] * b[i];
    return ((parts[0] + parts[1]) + (parts[2] + parts[3])) + ((parts[4] + parts[5]) + (parts[6] + parts[7]));
}

/// The decision layer's input for a state: adds the rows that it names.
void decide(const FloatNetwork& net, const StateView& view, const float* slots, int count, float* hidden) {
    const std::size_t d = net.shape.decision, wide = net.shape.slots * d;
    std::fill_n(hidden, d, 0.f);
    for (std::size_t s = 0; s < net.shape.slots; ++s) {
        const int word = view.slots[s];
        const float* row = word < count ? slots + static_cast<std::size_t>(word) * wide + s * d : net.absent.row(static_cast<std::size_t>(word - count)) + s * d;
        for (std::size_t j = 0; j < d; ++j) hidden[j] += row[j];
    }
    for (const std::uint16_t trait : view.traits) {
        const float* row = net.traits.row(trait);
        for (std::size_t j = 0; j < d; ++j) hidden[j] += row[j];
    }
    for (std::size_t j = 0; j < d; ++j) hidden[j] = std::max(hidden[j], 0.f);
}

void move_scores(const FloatNetwork& net, const float* hidden, float* scores) {
    for (std::size_t i = 0; i < 3; ++i) {
        scores[i] = net.moves_bias.w[i] + dot(net.moves.row(i), hidden, net.shape.decision);
    }
}

void relation_scores(const FloatNetwork& net, const float* hidden, bool right, float* scores) {
    const std::size_t n = net.shape.labels;
    std::copy_n(net.relations_bias.row(right), n, scores);
    for (std::size_t j = 0; j < net.shape.decision; ++j) {
        if (hidden[j] == 0) continue;
        const float* w = net.relations.row((right ? net.shape.decision : 0) + j);
        for (std::size_t k = 0; k < n; ++k) scores[k] += hidden[j] * w[k];
    }
}

}  // namespace

int cost_of(Move move, const TransitionState& state, const Example& gold) {
    const auto head = [&](int word) { return word < state.word_count() ? gold.tokens[static_cast<std::size_t>(word)].head : -1; };
    const int s0 = state.stack(0), s1 = state.stack(1), front = state.front(), count = state.word_count();
    int cost = 0;
    if (move == Move::shift) {
        for (std::size_t depth = 0; depth < state.stack_size(); ++depth) {
            cost += head(state.stack(depth)) == front;
            cost += depth > 0 && head(front) == state.stack(depth);
        }
        return cost;
    }
    for (int word = front; word < count; ++word) cost += head(word) == s0;
    if (move == Move::left) cost += head(s0) != front && (head(s0) > front || (state.stack_size() > 1 && head(s0) == s1));
    else cost += head(s0) != s1 && head(s0) >= front;
    return cost;
}

double FloatNetwork::train(std::span<const Example* const> batch, const std::vector<float>& rareness, const Dropout& dropout, float explore, Random& random) {
    // Which words are dropped is drawn here, so that the way back knows it.
    std::vector<Example> copies;
    std::vector<const Example*> dropped;
    std::vector<std::uint32_t> words;
    copies.reserve(batch.size());
    for (const Example* example : batch) {
        Example& copy = copies.emplace_back(*example);
        for (Example::Token& token : copy.tokens) {
            if (random.uniform() < dropout.word * rareness[token.word]) token.word = 0;
            words.push_back(token.word);
        }
        dropped.push_back(&copy);
    }
    Pass pass;
    pass_forward(*this, dropped, dropout, &random, pass);
    double loss = 0;
    std::vector<float> dtags = pass.tags;
    for (std::size_t s = 0, row = 0; s < batch.size(); ++s) {
        for (const Example::Token& token : batch[s]->tokens) {
            float* own = &dtags[row++ * tag_size()];
            softmax(own, shape.upos);
            softmax(own + shape.upos, shape.xpos);
            loss -= std::log(std::max(own[token.upos], 1e-9f));
            own[token.upos] -= 1;
            own[shape.upos + token.xpos] -= 1;
            std::fill(own + shape.upos + shape.xpos, own + tag_size(), 0.f);
        }
    }
    const std::size_t d = shape.decision, wide = shape.slots * d, n = shape.labels;
    std::vector<float> dslots(pass.slots.size(), 0), hidden(d), mask(d), dhidden(d), labels(n);
    TransitionState state;
    for (std::size_t s = 0; s < batch.size(); ++s) {
        const Example& gold = *batch[s];
        const int count = static_cast<int>(gold.tokens.size());
        const float* rows = &pass.slots[pass.begins[s] * wide];
        float* drows = &dslots[pass.begins[s] * wide];
        state.reset(gold.tokens.size());
        while (!state.done()) {
            const StateView view = view_of(state);
            decide(*this, view, rows, count, hidden.data());
            const float kept = 1 / (1 - dropout.decision);
            for (std::size_t j = 0; j < d; ++j) {
                mask[j] = hidden[j] > 0 && random.uniform() >= dropout.decision ? kept : 0;
                hidden[j] *= mask[j];
            }
            float scores[3], shares[3], dscores[3] = {};
            move_scores(*this, hidden.data(), scores);
            int costs[3], least = 1 << 20;
            for (int i = 0; i < 3; ++i) {
                costs[i] = state.allows(static_cast<Move>(i)) ? cost_of(static_cast<Move>(i), state, gold) : 1 << 21;
                least = std::min(least, costs[i]);
            }
            int guess = -1, best = -1;
            float most = 0, all = 0, good = 0;
            for (int i = 0; i < 3; ++i) {
                if (costs[i] > 1 << 20) continue;
                if (guess < 0 || scores[i] > scores[guess]) guess = i, most = scores[i];
                if (costs[i] == least && (best < 0 || scores[i] > scores[best])) best = i;
            }
            for (int i = 0; i < 3; ++i) {
                shares[i] = costs[i] > 1 << 20 ? 0 : exponential(scores[i] - most);
                all += shares[i];
                if (costs[i] == least) good += shares[i];
            }
            loss -= std::log(std::max(good / all, 1e-9f));
            for (int i = 0; i < 3; ++i) dscores[i] = shares[i] / all - (costs[i] == least ? shares[i] / good : 0);
            std::fill(dhidden.begin(), dhidden.end(), 0.f);
            for (std::size_t i = 0; i < 3; ++i) {
                const float* w = moves.row(i);
                float* g = moves.gradient(i);
                for (std::size_t j = 0; j < d; ++j) {
                    dhidden[j] += dscores[i] * w[j];
                    g[j] += dscores[i] * hidden[j];
                }
                moves_bias.g[i] += dscores[i];
            }
            const int taken = random.uniform() < explore ? guess : best;
            // The relation: of the best move where its arc is right; else only a guess, to go on with.
            const auto arc_head = [&](int move) { return move == 1 ? state.front() : state.stack(1); };
            std::uint8_t label = 0;
            const int dependent = state.stack(0);
            if (best > 0 && gold.tokens[static_cast<std::size_t>(dependent)].head == arc_head(best) && arc_head(best) < count) {
                const bool right = best == 2;
                relation_scores(*this, hidden.data(), right, labels.data());
                const std::uint8_t truth = gold.tokens[static_cast<std::size_t>(dependent)].label;
                label = static_cast<std::uint8_t>(std::max_element(labels.begin(), labels.end()) - labels.begin());
                if (random.uniform() >= explore) label = truth;
                softmax(labels.data(), n);
                loss -= std::log(std::max(labels[truth], 1e-9f));
                labels[truth] -= 1;
                float* bias = relations_bias.gradient(right);
                for (std::size_t k = 0; k < n; ++k) bias[k] += labels[k];
                for (std::size_t j = 0; j < d; ++j) {
                    if (hidden[j] == 0) continue;
                    const std::size_t r = (right ? d : 0) + j;
                    const float* w = relations.row(r);
                    float* g = relations.gradient(r);
                    for (std::size_t k = 0; k < n; ++k) g[k] += labels[k] * hidden[j];
                    dhidden[j] += dot(labels.data(), w, n);
                }
            } else if (taken > 0) {
                relation_scores(*this, hidden.data(), taken == 2, labels.data());
                label = static_cast<std::uint8_t>(std::max_element(labels.begin(), labels.end()) - labels.begin());
            }
            for (std::size_t j = 0; j < d; ++j) dhidden[j] *= mask[j];
            for (std::size_t k = 0; k < shape.slots; ++k) {
                const int own = view.slots[k];
                float* to = own < count ? drows + static_cast<std::size_t>(own) * wide + k * d : absent.gradient(static_cast<std::size_t>(own - count)) + k * d;
                for (std::size_t j = 0; j < d; ++j) to[j] += dhidden[j];
            }
            for (const std::uint16_t trait : view.traits) {
                float* to = traits.gradient(trait);
                for (std::size_t j = 0; j < d; ++j) to[j] += dhidden[j];
            }
            state.apply(static_cast<Move>(taken), label);
        }
    }
    pass_backward(*this, dropped, pass, dtags, dslots, words);
    return loss;
}

void FloatNetwork::parse(const Example& example, Example& out) const {
    const std::size_t count = example.tokens.size();
    out = example;
    Pass pass;
    const Example* self = &example;
    pass_forward(*this, {&self, 1}, {}, nullptr, pass);
    const auto best_of = [](const float* scores, std::size_t size) { return static_cast<std::uint8_t>(std::max_element(scores, scores + size) - scores); };
    for (std::size_t i = 0; i < count; ++i) {
        const float* own = &pass.tags[i * tag_size()];
        out.tokens[i].upos = best_of(own, shape.upos);
        out.tokens[i].xpos = best_of(own + shape.upos, shape.xpos);
    }
    TransitionState state;
    state.reset(count);
    std::vector<float> hidden(shape.decision), labels(shape.labels);
    while (!state.done()) {
        decide(*this, view_of(state), pass.slots.data(), static_cast<int>(count), hidden.data());
        float scores[3];
        move_scores(*this, hidden.data(), scores);
        int best = -1;
        for (int i = 0; i < 3; ++i) {
            if (state.allows(static_cast<Move>(i)) && (best < 0 || scores[i] > scores[best])) best = i;
        }
        auto label = static_cast<std::uint8_t>(Deprel::root);
        if (best == 2 || (best == 1 && state.front() < static_cast<int>(count))) {
            relation_scores(*this, hidden.data(), best == 2, labels.data());
            label = best_of(labels.data(), labels.size());
        }
        state.apply(static_cast<Move>(best), label);
    }
    for (std::size_t i = 0; i < count; ++i) {
        out.tokens[i].head = state.head(static_cast<int>(i));
        out.tokens[i].label = state.label(static_cast<int>(i));
    }
}

}  // namespace dragoman::train
