#pragma once
#include <span>
#include <vector>

#include "core/analyze/syntax/transition_state.h"

namespace dragoman {

struct Arc {
    int head = -1;  ///< Index in the sentence; -1 for its root.
    Deprel deprel = Deprel::dep;
};

/// Reads     words and tags of one sentence; a model of kind "parser", labels "S", "L REL", "R REL". It must outlive the parser.
/// Returns   one arc a word: a projective tree with one root; nothing (and false) with an empty model.
/// Cost      two decisions a word, 5–6 µs a word; a parser is made once a document.
/// Source    Goldberg and Nivre, "Training Deterministic Parsers with Non-Deterministic Oracles", TACL 2013.
class DependencyParser {
public:
    explicit DependencyParser(const Model& model);
    bool parse(std::span<const WordForm> words, std::span<const Tag> tags, std::vector<Arc>& arcs);

private:
    struct Decision {
        Move move;
        Deprel deprel;
    };
    const Model& model_;
    std::vector<Decision> decisions_;  ///< Of the model's labels.
    std::vector<std::int32_t> scores_;
    TransitionState state_;
    ParserInput input_;
    ParserFeatures features_{};
};

}  // namespace dragoman
