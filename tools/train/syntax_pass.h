#pragma once
// One pass of the training network over a batch, there and back; syntax_learning.cpp puts the parser between them.
#include <span>
#include <vector>

#include "tools/train/syntax_network.h"

namespace dragoman::train {

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

/// Without `random` nothing is dropped.
void pass_forward(const FloatNetwork& net, std::span<const Example* const> batch, const Dropout& dropout, Random* random, Pass& pass);
/// Adds the gradients of all below tags and slots; `words` are the rows that the pass read.
void pass_backward(FloatNetwork& net, std::span<const Example* const> batch, Pass& pass, const std::vector<float>& dtags, const std::vector<float>& dslots, const std::vector<std::uint32_t>& words);

}  // namespace dragoman::train
