#pragma once
// The network of core/analyze/syntax in floating point, with its gradients.
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "core/analyze/syntax/syntax_network.h"
#include "core/analyze/syntax/transition_state.h"
#include "tools/train/tensor.h"

namespace dragoman::train {

/// A sentence as the network takes it: rows of its tables, and the truth.
struct Example {
    struct Token {
        std::uint32_t word;
        std::array<std::uint32_t, affix_count> affixes;  ///< 0: none.
        std::uint8_t upos, xpos, label;
        int head;  ///< The root is the number of words.
    };
    std::vector<Token> tokens;
};

struct NetworkShape {
    std::size_t words = 0, affixes = 0;  ///< Rows of the tables.
    std::size_t word = 40, affix = 24;   ///< Their columns.
    std::size_t hidden = 64, layers = 2, decision = 64, reach = 1, slots = 10;
    std::size_t upos = 0, xpos = 0, labels = 0;
};

struct Dropout {
    float word = 0, input = 0, hidden = 0, decision = 0;
};

struct FloatNetwork {
    NetworkShape shape;
    Parameter word, affix;               ///< Tables.
    Parameter window, window_bias;       ///< Words around → hidden.
    struct Layer { Parameter weight, bias; };
    std::vector<Layer> layers;           ///< Gated averages to both sides.
    Parameter tags, tags_bias;           ///< hidden → upos, xpos.
    Parameter slots, absent, traits;     ///< hidden → decision, a slot after the other; rows for root and nothing.
    Parameter moves, moves_bias, relations, relations_bias;  ///< decision → shift, left, right; relations of left, of right.

    FloatNetwork(const NetworkShape& own_shape, Random& random);
    std::vector<Parameter*> parameters();
    std::size_t input_size() const { return shape.word + shape.affix; }
    std::size_t tag_size() const { return (shape.upos + shape.xpos + 15) / 16 * 16; }  ///< Padded.

    /// One batch: adds gradients and returns the loss. Explores wrong states with probability `explore`.
    double train(std::span<const Example* const> batch, const std::vector<float>& rareness, const Dropout& dropout, float explore, Random& random);
    /// Parses; tags, heads and labels go to `out`.
    void parse(const Example& example, Example& out) const;
};

/// How many gold arcs a move puts out of reach. Goldberg and Nivre 2013, section 4 (arc-hybrid).
int cost_of(Move move, const TransitionState& state, const Example& gold);

}  // namespace dragoman::train
