#include "tools/train/syntax_network.h"

#include <algorithm>
#include <cmath>

#include "tools/train/syntax_pass.h"

namespace dragoman::train {
namespace {

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

}  // namespace

void pass_forward(const FloatNetwork& net, std::span<const Example* const> batch, const Dropout& dropout, Random* random, Pass& pass) {
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

namespace {

/// dw += xᵀ·dy and, where asked for, dx = dy·wᵀ.
void multiply_back(std::size_t rows, const std::vector<float>& x, const std::vector<float>& dy, Parameter& w, std::vector<float>* dx, bool add) {
    multiply(w.rows, w.columns, rows, {x.data(), 1, w.rows}, dy.data(), w.columns, w.g.data(), w.columns, true);
    if (!dx) return;
    if (!add) dx->resize(rows * w.rows);
    const std::vector<float> turned = transposed(w.w.data(), w.rows, w.columns);
    multiply(rows, w.rows, w.columns, {dy.data(), w.columns, 1}, turned.data(), w.rows, dx->data(), w.rows, add);
}

}  // namespace

void pass_backward(FloatNetwork& net, std::span<const Example* const> batch, Pass& pass, const std::vector<float>& dtags, const std::vector<float>& dslots, const std::vector<std::uint32_t>& words) {
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

}  // namespace dragoman::train
