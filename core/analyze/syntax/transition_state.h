#pragma once
// The state of an arc-hybrid parser and what its network sees of it. Shared with the trainer.
#include <array>
#include <cstdint>
#include <vector>

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
    int head(int word) const { return node(word).head; }  ///< -1 until known.
    std::uint8_t label(int word) const { return node(word).label; }

    struct Node {
        int head = -1;
        std::uint8_t label = 0;
        std::uint8_t left_count = 0, right_count = 0;
        int left1, right1;  ///< Outermost dependents.
    };
    const Node& node(int word) const { return nodes_[static_cast<std::size_t>(word)]; }
    int none() const { return count_ + 1; }  ///< A node that stands for "not there".

private:
    int count_ = 0, front_ = 0;
    std::vector<int> stack_;
    std::vector<Node> nodes_;
};

/// What the network sees: words in their places (word_count() is the root, none() nothing) and rows of a
/// table for relations, numbers of dependents and distances.
struct StateView {
    static constexpr std::size_t slot_count = 10, word_slots = 5;  ///< Stack and buffer first, then dependents.
    static constexpr std::size_t front_child = 9;                  ///< The slot of the front's last dependent on the left.
    static constexpr std::size_t trait_count = 10;
    static constexpr std::size_t label_places = 64, label_traits = 5;
    static constexpr std::size_t trait_rows = label_places * label_traits + 2 * 8 + 2 * 36 + 6;
    std::array<int, slot_count> slots;
    std::array<std::uint16_t, trait_count> traits;
};
StateView view_of(const TransitionState& state);

}  // namespace dragoman
