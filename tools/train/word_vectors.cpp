#include "tools/train/word_vectors.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "tools/train/tensor.h"

namespace dragoman::train {

std::vector<float> word_vectors(std::span<const std::uint32_t> text, std::span<const std::uint64_t> counts, const VectorPlan& plan) {
    Random random(plan.seed);
    const std::size_t words = counts.size(), columns = plan.columns, places = static_cast<std::size_t>(2 * plan.reach);
    std::vector<float> in(words * columns), out(places * words * columns, 0.f), change(columns);
    for (float& v : in) v = (random.uniform() - 0.5f) / static_cast<float>(columns);
    // Words that stand for noise: a table in which each has places by its count to the power 3/4.
    std::vector<std::uint32_t> noise;
    double all = 0, text_size = 0;
    const auto power = [](std::uint64_t count) { const double root = std::sqrt(static_cast<double>(count)); return root * std::sqrt(root); };
    for (const std::uint64_t count : counts) all += power(count), text_size += static_cast<double>(count);
    for (std::uint32_t w = 0; w < words; ++w) noise.insert(noise.end(), static_cast<std::size_t>(power(counts[w]) / all * 4e6) + (counts[w] > 0), w);
    std::vector<float> kept(words, 1);  // frequent words are often passed over
    for (std::size_t w = 0; w < words; ++w) {
        const double share = static_cast<double>(counts[w]) / text_size / 3e-4;
        if (share > 1) kept[w] = static_cast<float>(std::sqrt(1 / share));
    }
    std::vector<float> chance(1 << 12);  // of scores -8 … 8
    for (std::size_t i = 0; i < chance.size(); ++i) chance[i] = 1 / (1 + exponential(8 - static_cast<float>(i) / 256));
    const std::size_t steps = text.size() * static_cast<std::size_t>(plan.rounds);
    std::size_t step = 0;
    std::vector<std::uint32_t> line;
    for (int round = 0; round < plan.rounds; ++round) {
        for (std::size_t begin = 0; begin < text.size(); ++begin) {
            line.clear();
            for (; begin < text.size() && text[begin] != sentence_end; ++begin, ++step) {
                if (kept[text[begin]] >= 1 || random.uniform() < kept[text[begin]]) line.push_back(text[begin]);
            }
            ++step;
            const float rate = plan.rate * std::max(0.02f, 1 - static_cast<float>(step) / static_cast<float>(steps));
            for (int i = 0; i < static_cast<int>(line.size()); ++i) {
                float* const own = &in[line[static_cast<std::size_t>(i)] * columns];
                for (int place = 0; place < 2 * plan.reach; ++place) {
                    const int other = i + (place < plan.reach ? place - plan.reach : place - plan.reach + 1);
                    if (other < 0 || other >= static_cast<int>(line.size())) continue;
                    std::fill(change.begin(), change.end(), 0.f);
                    for (int k = 0; k <= plan.negatives; ++k) {
                        const std::uint32_t target = k == 0 ? line[static_cast<std::size_t>(other)] : noise[random.next() % noise.size()];
                        float* const row = &out[(static_cast<std::size_t>(place) * words + target) * columns];
                        float part[8] = {};
                        for (std::size_t j = 0; j < columns; j += 8) {
                            for (std::size_t l = 0; l < 8; ++l) part[l] += own[j + l] * row[j + l];
                        }
                        const float score = std::clamp(((part[0] + part[1]) + (part[2] + part[3])) + ((part[4] + part[5]) + (part[6] + part[7])), -7.99f, 7.99f);
                        const float slope = rate * ((k == 0 ? 1.f : 0.f) - chance[static_cast<std::size_t>((score + 8) * 256)]);
                        for (std::size_t j = 0; j < columns; ++j) {
                            change[j] += slope * row[j];
                            row[j] += slope * own[j];
                        }
                    }
                    for (std::size_t j = 0; j < columns; ++j) own[j] += change[j];
                }
            }
        }
        std::fprintf(stderr, "word vectors: round %d of %d\n", round + 1, plan.rounds);
    }
    return in;
}

}  // namespace dragoman::train
