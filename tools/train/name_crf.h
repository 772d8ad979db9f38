#pragma once
// A linear-chain conditional random field over hashed features, trained with AdaGrad and L1. A token
// may allow more than one tag: the likelihood then sums over all readings that the annotation allows.
// Source: Lafferty et al., ICML 2001; Tsuboi et al., "Training Conditional Random Fields Using Incomplete
// Annotations", COLING 2008; Duchi et al., "Adaptive Subgradient Methods", JMLR 2011.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include "tools/train/name_sets.h"

namespace dragoman::train {

struct Example {
    std::uint32_t first_feature = 0;  // into features; `size` × features a token
    std::uint32_t size = 0;
    std::uint32_t first_mask = 0;
    float weight = 1.f;
    std::uint32_t set = 0;
};

struct Trainer {
    std::uint32_t bits = 17;
    float l1 = 0.f, rate = 0.08f;
    std::uint32_t per_token = 0;
    std::vector<std::uint32_t> features;
    std::vector<std::uint32_t> masks;
    std::vector<Example> examples;
    std::vector<float> weights, squares;
    float transitions[name_tags][name_tags] = {}, transition_squares[name_tags][name_tags] = {};

    void add(const Doc& doc, const NameTables& tables, float weight, std::uint32_t set) {
        const std::vector<TokenView> views = views_of(doc);
        const NameText text = read_name_text(views, doc.sentences, tables);
        std::vector<std::uint32_t> allowed = masks_of(doc);
        constexpr std::uint32_t all = (1u << name_tags) - 1;
        for (std::size_t run = 0; run < text.runs.size(); ++run) {
            const auto [first, last] = text.runs[run];
            Example example;
            example.first_feature = static_cast<std::uint32_t>(features.size());
            example.size = last - first;
            example.first_mask = static_cast<std::uint32_t>(masks.size());
            example.weight = weight;
            example.set = set;
            // A name that runs out of the active stretch teaches nothing certain.
            const auto open_left = [&](std::uint32_t i) { return doc.tags[i][0] == 'I'; };
            if (open_left(first)) {
                for (std::uint32_t i = first; i < last && doc.tags[i][0] == 'I'; ++i) allowed[i] = all;
            }
            if (last < doc.tags.size() && last < text.sentence[run].second && doc.tags[last][0] == 'I') {
                for (std::uint32_t i = last; i-- > first;) {
                    const char tag = doc.tags[i][0];
                    if (tag == 'O') break;
                    allowed[i] = all;
                    if (tag == 'B') break;
                }
            }
            for (std::uint32_t i = first; i < last; ++i) {
                const NameBuckets buckets = name_features(text, run, i, bits);
                per_token = static_cast<std::uint32_t>(buckets.size());
                features.insert(features.end(), buckets.begin(), buckets.end());
                masks.push_back(allowed[i]);
            }
            examples.push_back(example);
        }
    }

    std::vector<float> score, forward, backward, masked_forward, masked_backward;
    double loss = 0;

    // Log-space sums over allowed tags. Returns log Z; alpha, beta filled.
    float sweep(std::uint32_t size, const std::uint32_t* mask, std::vector<float>& alpha, std::vector<float>& beta) {
        constexpr float none = -1e30f;
        constexpr std::uint32_t T = name_tags;
        alpha.assign(size * T, none);
        beta.assign(size * T, none);
        const auto ok = [&](std::uint32_t k, std::uint32_t t) { return !mask || (mask[k] >> t & 1u); };
        const auto sum = [&](const float* values, std::uint32_t n) {
            float top = none;
            for (std::uint32_t i = 0; i < n; ++i) top = std::max(top, values[i]);
            if (top <= none / 2) return none;
            float total = 0;
            for (std::uint32_t i = 0; i < n; ++i) total += std::exp(values[i] - top);
            return top + std::log(total);
        };
        float values[T];
        for (std::uint32_t k = 0; k < size; ++k) {
            for (std::uint32_t t = 0; t < T; ++t) {
                if (!ok(k, t)) continue;
                std::uint32_t n = 0;
                if (k == 0) {
                    if (may_follow(0, t)) values[n++] = transitions[0][t];
                } else {
                    for (std::uint32_t s = 0; s < T; ++s) {
                        if (may_follow(s, t) && alpha[(k - 1) * T + s] > none / 2) values[n++] = alpha[(k - 1) * T + s] + transitions[s][t];
                    }
                }
                if (n) alpha[k * T + t] = sum(values, n) + score[k * T + t];
            }
        }
        for (std::uint32_t k = size; k-- > 0;) {
            for (std::uint32_t t = 0; t < T; ++t) {
                if (!ok(k, t)) continue;
                std::uint32_t n = 0;
                if (k + 1 == size) {
                    if (may_follow(t, 0)) values[n++] = transitions[t][0];
                } else {
                    for (std::uint32_t s = 0; s < T; ++s) {
                        if (may_follow(t, s) && beta[(k + 1) * T + s] > none / 2) values[n++] = beta[(k + 1) * T + s] + score[(k + 1) * T + s] + transitions[t][s];
                    }
                }
                if (n) beta[k * T + t] = sum(values, n);
            }
        }
        std::uint32_t n = 0;
        for (std::uint32_t t = 0; t < T; ++t) {
            if (alpha[t] > none / 2 && beta[t] > none / 2) values[n++] = alpha[t] + beta[t];
        }
        return n ? sum(values, n) : none;
    }

    void learn(const Example& example) {
        constexpr std::uint32_t T = name_tags, R = NameModel::row_size;
        const std::uint32_t size = example.size;
        const std::uint32_t* mask = &masks[example.first_mask];
        score.assign(size * T, 0.f);
        for (std::uint32_t k = 0; k < size; ++k) {
            const std::uint32_t* f = &features[example.first_feature + k * per_token];
            for (std::uint32_t j = 0; j < per_token; ++j) {
                const float* row = &weights[std::size_t{f[j]} * R];
                for (std::uint32_t t = 0; t < T; ++t) score[k * T + t] += row[t];
            }
        }
        const float z = sweep(size, nullptr, forward, backward);
        const float good = sweep(size, mask, masked_forward, masked_backward);
        if (good < -1e29f) return;  // annotation that no path allows
        loss += static_cast<double>(z - good);
        const float step = rate;
        for (std::uint32_t k = 0; k < size; ++k) {
            float gradient[R] = {};
            float biggest = 0;
            for (std::uint32_t t = 0; t < T; ++t) {
                const float expected = std::exp(forward[k * T + t] + backward[k * T + t] - z);
                const float seen = masked_forward[k * T + t] > -1e29f && masked_backward[k * T + t] > -1e29f
                                       ? std::exp(masked_forward[k * T + t] + masked_backward[k * T + t] - good) : 0.f;
                gradient[t] = (seen - expected) * example.weight;
                biggest = std::max(biggest, std::abs(gradient[t]));
            }
            if (biggest > 1e-3f) {
                const std::uint32_t* f = &features[example.first_feature + k * per_token];
                for (std::uint32_t j = 0; j < per_token; ++j) {
                    float* row = &weights[std::size_t{f[j]} * R];
                    float* square = &squares[std::size_t{f[j]} * R];
                    for (std::uint32_t t = 0; t < R; ++t) {
                        square[t] += gradient[t] * gradient[t];
                        const float pace = step / (std::sqrt(square[t]) + 0.1f);
                        const float value = row[t] + pace * gradient[t];
                        const float shrink = pace * l1;
                        row[t] = value > shrink ? value - shrink : value < -shrink ? value + shrink : 0.f;
                    }
                }
            }
            // Transitions into token k (from the outside at the first), and out at the last.
            const auto pair = [&](std::uint32_t s, std::uint32_t t, float expected, float seen) {
                const float g = (seen - expected) * example.weight;
                float& square = transition_squares[s][t];
                square += g * g;
                transitions[s][t] += step * g / (std::sqrt(square) + 0.1f);
            };
            if (k == 0) {
                for (std::uint32_t t = 0; t < T; ++t) {
                    if (!may_follow(0, t)) continue;
                    const float e = std::exp(forward[t] + backward[t] - z);
                    const float s = masked_forward[t] > -1e29f && masked_backward[t] > -1e29f ? std::exp(masked_forward[t] + masked_backward[t] - good) : 0.f;
                    pair(0, t, e, s);
                }
            } else {
                for (std::uint32_t s = 0; s < T; ++s) {
                    for (std::uint32_t t = 0; t < T; ++t) {
                        if (!may_follow(s, t)) continue;
                        const float move = transitions[s][t] + score[k * T + t];
                        const float e = std::exp(forward[(k - 1) * T + s] + move + backward[k * T + t] - z);
                        float seen = 0.f;
                        if (masked_forward[(k - 1) * T + s] > -1e29f && masked_backward[k * T + t] > -1e29f && (mask[k] >> t & 1u)) {
                            seen = std::exp(masked_forward[(k - 1) * T + s] + move + masked_backward[k * T + t] - good);
                        }
                        if (e > 1e-4f || seen > 1e-4f) pair(s, t, std::min(e, 1.f), std::min(seen, 1.f));
                    }
                }
            }
        }
    }
};

}  // namespace dragoman::train
