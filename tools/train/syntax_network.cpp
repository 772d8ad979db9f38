#include "tools/train/syntax_network.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "core/document/types.h"

namespace dragoman::train {
namespace {



/// What one pass over a batch leaves for the way back.
struct Pass {
    std::size_t rows = 0;
    std::vector<std::size_t> begins;        ///< First row of each sentence, and the end.
    std::vector<float> input, input_mask;   ///< rows × input
    std::vector<float> wide;                ///< rows × window
    struct Layer { std::vector<float> from, gates, memory; };
    std::vector<Layer> layers;
    std::vector<float> hidden, hidden_mask; ///< What tags and slots read.
    std::vector<float> first_mask;
    std::vector<float> tags, slots;
};

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

float gate(float v) { return std::clamp(0.5f + 0.25f * v, 0.f, 1.f); }

void drop(std::vector<float>& values, std::vector<float>& mask, float rate, Random* random) {
    if (!random || rate <= 0) return;
    mask.resize(values.size());
    const float kept = 1 / (1 - rate);
    for (std::size_t i = 0; i < values.size(); ++i) {
        mask[i] = random->uniform() < rate ? 0 : kept;
        values[i] *= mask[i];
    }
}
void drop_back(std::vector<float>& slope, const std::vector<float>& mask) {
    for (std::size_t i = 0; i < mask.size(); ++i) slope[i] *= mask[i];
}

void fill_rows(std::vector<float>& out, std::size_t rows, const Parameter& bias) {
    out.resize(rows * bias.columns);
    for (std::size_t i = 0; i < rows; ++i) std::copy(bias.w.begin(), bias.w.end(), out.begin() + static_cast<std::ptrdiff_t>(i * bias.columns));
}
void sum_rows(const std::vector<float>& slope, std::size_t rows, Parameter& bias) {
    for (std::size_t i = 0; i < rows; ++i) {
        const float* row = &slope[i * bias.columns];
        for (std::size_t j = 0; j < bias.columns; ++j) bias.g[j] += row[j];
    }
}

void forward(const FloatNetwork& net, std::span<const Example* const> batch, const Dropout& dropout, Random* random, Pass& pass) {
    const NetworkShape& shape = net.shape;
    const std::size_t in = net.input_size(), h = shape.hidden, half = h / 2;
    pass.begins.clear();
    pass.rows = 0;
    for (const Example* example : batch) {
        pass.begins.push_back(pass.rows);
        pass.rows += example->tokens.size();
    }
    pass.begins.push_back(pass.rows);
    pass.input.assign(pass.rows * in, 0);
    std::size_t row = 0;
    for (const Example* example : batch) {
        for (const Example::Token& token : example->tokens) {
            float* x = &pass.input[row++ * in];
            if (random) random->next();  // decides nothing: the shipped model was trained with it, and is to come out the same
            std::copy_n(net.word.row(token.word), shape.word, x);
            for (const std::uint32_t affix : token.affixes) {
                if (affix == 0) continue;
                const float* own = net.affix.row(affix);
                for (std::size_t j = 0; j < shape.affix; ++j) x[shape.word + j] += own[j];
            }
        }
    }
    drop(pass.input, pass.input_mask, dropout.input, random);
    const std::size_t reach = shape.reach, width = (2 * reach + 1) * in;
    pass.wide.assign(pass.rows * width, 0);
    for (std::size_t s = 0; s + 1 < pass.begins.size(); ++s) {
        const std::size_t begin = pass.begins[s], end = pass.begins[s + 1];
        for (std::size_t i = begin; i < end; ++i) {
            for (std::size_t o = 0; o <= 2 * reach; ++o) {
                if (i + o < begin + reach || i + o >= end + reach) continue;
                std::copy_n(&pass.input[(i + o - reach) * in], in, &pass.wide[i * width + o * in]);
            }
        }
    }
    std::vector<float> y;
    fill_rows(y, pass.rows, net.window_bias);
    multiply(pass.rows, h, width, {pass.wide.data(), width, 1}, net.window.w.data(), h, y.data(), h, true);
    for (float& v : y) v = std::max(v, 0.f);
    drop(y, pass.first_mask, dropout.hidden, random);
    pass.layers.resize(shape.layers);
    for (std::size_t l = 0; l < shape.layers; ++l) {
        Pass::Layer& layer = pass.layers[l];
        layer.from = y;
        fill_rows(layer.gates, pass.rows, net.layers[l].bias);
        multiply(pass.rows, 2 * h, h, {y.data(), h, 1}, net.layers[l].weight.w.data(), 2 * h, layer.gates.data(), 2 * h, true);
        layer.memory.assign(pass.rows * h, 0);
        for (std::size_t s = 0; s + 1 < pass.begins.size(); ++s) {
            const std::size_t begin = pass.begins[s], end = pass.begins[s + 1];
            for (std::size_t side = 0; side < 2; ++side) {
                for (std::size_t k = begin; k < end; ++k) {
                    const std::size_t i = side == 0 ? k : end - 1 - (k - begin);
                    const float* v = &layer.gates[i * 2 * h + side * h];
                    float* c = &layer.memory[i * h + side * half];
                    const float* last = side == 0 ? c - h : c + h;
                    for (std::size_t j = 0; j < half; ++j) {
                        const float before = k > begin ? last[j] : 0;
                        c[j] = before + gate(v[half + j]) * (v[j] - before);
                    }
                }
            }
        }
        for (std::size_t i = 0; i < y.size(); ++i) y[i] += layer.memory[i];
    }
    drop(y, pass.hidden_mask, dropout.hidden, random);
    pass.hidden = std::move(y);
    fill_rows(pass.tags, pass.rows, net.tags_bias);
    multiply(pass.rows, net.tag_size(), h, {pass.hidden.data(), h, 1}, net.tags.w.data(), net.tag_size(), pass.tags.data(), net.tag_size(), true);
    const std::size_t wide = shape.slots * shape.decision;
    pass.slots.resize(pass.rows * wide);
    multiply(pass.rows, wide, h, {pass.hidden.data(), h, 1}, net.slots.w.data(), wide, pass.slots.data(), wide, false);
}

/// dw += xᵀ·dy and, where asked for, dx = dy·wᵀ.
void multiply_back(std::size_t rows, const std::vector<float>& x, const std::vector<float>& dy, Parameter& w, std::vector<float>* dx, bool add) {
    multiply(w.rows, w.columns, rows, {x.data(), 1, w.rows}, dy.data(), w.columns, w.g.data(), w.columns, true);
    if (!dx) return;
    if (!add) dx->resize(rows * w.rows);
    const std::vector<float> turned = transposed(w.w.data(), w.rows, w.columns);
    multiply(rows, w.rows, w.columns, {dy.data(), w.columns, 1}, turned.data(), w.rows, dx->data(), w.rows, add);
}

void backward(FloatNetwork& net, std::span<const Example* const> batch, Pass& pass, const std::vector<float>& dtags, const std::vector<float>& dslots, const std::vector<std::uint32_t>& words) {
    const NetworkShape& shape = net.shape;
    const std::size_t in = net.input_size(), h = shape.hidden, half = h / 2, width = (2 * shape.reach + 1) * in;
    std::vector<float> dy;
    multiply_back(pass.rows, pass.hidden, dtags, net.tags, &dy, false);
    sum_rows(dtags, pass.rows, net.tags_bias);
    multiply_back(pass.rows, pass.hidden, dslots, net.slots, &dy, true);
    drop_back(dy, pass.hidden_mask);
    std::vector<float> dgates, carry(half);
    for (std::size_t l = shape.layers; l-- > 0;) {
        const Pass::Layer& layer = pass.layers[l];
        dgates.assign(pass.rows * 2 * h, 0);
        for (std::size_t s = 0; s + 1 < pass.begins.size(); ++s) {
            const std::size_t begin = pass.begins[s], end = pass.begins[s + 1];
            for (std::size_t side = 0; side < 2; ++side) {
                std::fill(carry.begin(), carry.end(), 0.f);
                for (std::size_t k = end; k-- > begin;) {
                    const std::size_t i = side == 0 ? k : end - 1 - (k - begin);
                    const float* v = &layer.gates[i * 2 * h + side * h];
                    const float* c = &layer.memory[i * h + side * half];
                    const float* last = side == 0 ? c - h : c + h;
                    const float* own = &dy[i * h + side * half];
                    float* d = &dgates[i * 2 * h + side * h];
                    for (std::size_t j = 0; j < half; ++j) {
                        const float before = k > begin ? last[j] : 0, g = gate(v[half + j]), dc = own[j] + carry[j];
                        d[j] = dc * g;
                        d[half + j] = g > 0 && g < 1 ? 0.25f * dc * (v[j] - before) : 0;
                        carry[j] = dc * (1 - g);
                    }
                }
            }
        }
        sum_rows(dgates, pass.rows, net.layers[l].bias);
        multiply_back(pass.rows, layer.from, dgates, net.layers[l].weight, &dy, true);
    }
    drop_back(dy, pass.first_mask);
    // A value that the ramp cut, or that was dropped, is 0 in the first layer's input.
    const std::vector<float>& first = shape.layers > 0 ? pass.layers[0].from : pass.hidden;
    for (std::size_t i = 0; i < dy.size(); ++i) {
        if (first[i] <= 0) dy[i] = 0;
    }
    sum_rows(dy, pass.rows, net.window_bias);
    std::vector<float> dwide;
    multiply_back(pass.rows, pass.wide, dy, net.window, &dwide, false);
    std::vector<float> dinput(pass.rows * in, 0);
    for (std::size_t s = 0; s + 1 < pass.begins.size(); ++s) {
        const std::size_t begin = pass.begins[s], end = pass.begins[s + 1];
        for (std::size_t i = begin; i < end; ++i) {
            for (std::size_t o = 0; o <= 2 * shape.reach; ++o) {
                if (i + o < begin + shape.reach || i + o >= end + shape.reach) continue;
                float* to = &dinput[(i + o - shape.reach) * in];
                const float* from = &dwide[i * width + o * in];
                for (std::size_t j = 0; j < in; ++j) to[j] += from[j];
            }
        }
    }
    drop_back(dinput, pass.input_mask);
    std::size_t row = 0;
    for (const Example* example : batch) {
        for (const Example::Token& token : example->tokens) {
            const float* d = &dinput[row * in];
            float* w = net.word.gradient(words[row]);
            for (std::size_t j = 0; j < shape.word; ++j) w[j] += d[j];
            for (const std::uint32_t affix : token.affixes) {
                if (affix == 0) continue;
                float* a = net.affix.gradient(affix);
                for (std::size_t j = 0; j < shape.affix; ++j) a[j] += d[shape.word + j];
            }
            ++row;
        }
    }
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

FloatNetwork::FloatNetwork(const NetworkShape& own_shape, Random& random) : shape(own_shape) {
    const std::size_t h = shape.hidden, d = shape.decision, wide = (2 * shape.reach + 1) * input_size();
    const auto range = [](std::size_t in, std::size_t out) { return std::sqrt(6.f / static_cast<float>(in + out)); };
    word.assign(shape.words, shape.word, 0.3f, random, true);
    affix.assign(shape.affixes, shape.affix, 0.1f, random, true);
    window.assign(wide, h, range(wide, h), random);
    window_bias.assign(1, h, 0, random);
    for (std::size_t l = 0; l < shape.layers; ++l) {
        Layer& layer = layers.emplace_back();
        layer.weight.assign(h, 2 * h, range(h, h), random);
        layer.bias.assign(1, 2 * h, 0, random);
    }
    tags.assign(h, tag_size(), range(h, tag_size()), random);
    tags_bias.assign(1, tag_size(), 0, random);
    slots.assign(h, shape.slots * d, range(h * 4, d), random);
    absent.assign(2, shape.slots * d, 0.05f, random);
    traits.assign(StateView::trait_rows, d, 0.05f, random);
    moves.assign(3, d, range(3, d), random);
    moves_bias.assign(1, 3, 0, random);
    relations.assign(2 * d, shape.labels, range(d, shape.labels), random);
    relations_bias.assign(2, shape.labels, 0, random);
}

std::vector<Parameter*> FloatNetwork::parameters() {
    std::vector<Parameter*> all{&word, &affix, &window, &window_bias, &tags, &tags_bias, &slots, &absent, &traits, &moves, &moves_bias, &relations, &relations_bias};
    for (Layer& layer : layers) all.insert(all.end(), {&layer.weight, &layer.bias});
    return all;
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
    forward(*this, dropped, dropout, &random, pass);
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
    backward(*this, dropped, pass, dtags, dslots, words);
    return loss;
}

void FloatNetwork::parse(const Example& example, Example& out) const {
    const std::size_t count = example.tokens.size();
    out = example;
    Pass pass;
    const Example* self = &example;
    forward(*this, {&self, 1}, {}, nullptr, pass);
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
