#pragma once
#include <span>
#include <vector>

#include "core/analyze/syntax/syntax_network.h"

namespace dragoman {

struct Arc {
    int head = -1;  ///< Index in the sentence; -1 for its root.
    Deprel deprel = Deprel::dep;
};

/// Reads     the tags of the sentence that `network` has read.
/// Returns   one arc a word: a projective tree with one root.
/// Cost      two decisions a word, each a sum of 20 rows; a parser is made once a document.
/// Source    Goldberg and Nivre, "Training Deterministic Parsers with Non-Deterministic Oracles", TACL 2013.
class DependencyParser {
public:
    explicit DependencyParser(const SyntaxModel& model) : model_(model) {}
    void parse(SyntaxNetwork& network, std::span<const Tag> tags, std::vector<Arc>& arcs);

private:
    Move next_move(SyntaxNetwork& network);
    /// Of equal ones the first; a verb bears no relation of nominals.
    Deprel best_relation(std::span<const std::int32_t> scores, bool of_verb) const;

    const SyntaxModel& model_;
    TransitionState state_;
};

}  // namespace dragoman
