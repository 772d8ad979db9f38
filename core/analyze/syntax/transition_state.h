#pragma once
// The state of an arc-hybrid parser and what its classifier sees of it. Shared with the trainer.
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "core/analyze/syntax/tagger.h"

namespace dragoman {

enum class Move : std::uint8_t { shift, left, right };

/// Stack, buffer and the arcs so far. The root stands behind the last word: index word_count().
/// Source  Kuhlmann, Gómez-Rodríguez and Satta, "Dynamic Programming Algorithms for Transition-Based
///         Dependency Parsers", ACL 2011; root at the end: Ballesteros and Nivre, 2013.
class TransitionState {
public:
    /// Ready for the next sentence; memory is kept.
    void reset(std::size_t word_count);

    int word_count() const { return count_; }
    bool done() const { return front_ == count_ && stack_.empty(); }
    bool allows(Move move) const;
    /// `label` is the relation of the new arc, as a small number.
    void apply(Move move, std::uint8_t label);

    int front() const { return front_; }  ///< First word of the buffer.
    int stack(std::size_t depth) const { return depth < stack_.size() ? stack_[stack_.size() - 1 - depth] : none(); }
    std::size_t stack_size() const { return stack_.size(); }
    int head(int word) const { return nodes_[static_cast<std::size_t>(word)].head; }  ///< -1 until known.
    std::uint8_t label(int word) const { return nodes_[static_cast<std::size_t>(word)].label; }

    struct Node {
        int head = -1;
        std::uint8_t label = 0;
        std::uint8_t left_count = 0, right_count = 0;
        int left1, left2, right1, right2;  ///< Outermost dependents, and the ones inside them.
        std::uint64_t labels = 0;          ///< Of the dependents, as a set.
    };
    const Node& node(int word) const { return nodes_[static_cast<std::size_t>(word)]; }
    int none() const { return count_ + 1; }  ///< A node that stands for "not there".

private:
    int count_ = 0, front_ = 0;
    std::vector<int> stack_;
    std::vector<Node> nodes_;
};

/// Words with their tags, and two more places for the root and for "not there".
struct ParserInput {
    std::vector<std::uint64_t> word, tag, suffix;
    void assign(std::span<const WordForm> words, std::span<const Tag> tags);
};

constexpr std::size_t parser_feature_count = 71;
using ParserFeatures = std::array<std::uint64_t, parser_feature_count>;
/// Source  Zhang and Nivre, "Transition-based Dependency Parsing with Rich Non-local Features", ACL 2011.
void parser_features(const TransitionState& state, const ParserInput& input, ParserFeatures& out);

}  // namespace dragoman
