#pragma once
// The network behind tags and heads: one pass over a sentence, then a short sum for each decision.
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "core/analyze/syntax/transition_state.h"
#include "core/analyze/syntax/word_form.h"
#include "core/knowledge/syntax_model.h"

namespace dragoman {

struct Tag {
    Upos upos = Upos::x;
    Xpos xpos = Xpos::none;
    friend constexpr bool operator==(const Tag&, const Tag&) = default;
};

/// Keys of a word's affixes, shape and spelling; 0 is none. Shared with the trainer.
constexpr std::size_t affix_count = 8;
std::array<std::uint64_t, affix_count> affix_keys(const WordForm& word);

/// Integer arithmetic alone: native and wasm agree to the bit.
///
/// Reads     a SyntaxModel that outlives it. read() comes first, the rest is about the sentence it read.
/// Cost      about 60 000 products a word, some 2 µs with AVX2; buffers are shared by all sentences.
/// Source    gated averages to both sides: Bradbury et al., "Quasi-Recurrent Neural Networks", ICLR 2017;
///           tagger and parser over one layer: Zhang and Weiss, "Stack-propagation", ACL 2016; sums of words'
///           contributions kept for all decisions: Chen and Manning, EMNLP 2014.
class SyntaxNetwork {
public:
    explicit SyntaxNetwork(const SyntaxModel& model);
    void read(std::span<const WordForm> words);
    Tag tag(std::size_t word) const;
    /// The decision layer in this state, valid until the next call; what the functions below read.
    void look(const StateView& view);
    std::array<std::int32_t, 3> moves();
    /// Scores of model.relations for an arc to the left or to the right.
    std::span<const std::int32_t> relations(Move move);

private:
    void remember(const IntMatrix& gates);
    void fill_slot(std::size_t slot, std::size_t first, std::size_t count);

    const SyntaxModel& model_;
    std::size_t count_ = 0;
    std::vector<std::int16_t> input_, hidden_, slots_, decision_;
    std::vector<std::int32_t> sums_, tags_, memory_, scores_;
    std::vector<std::uint8_t> filled_;  ///< Which rows of slots_ are known: [slot][word].
};

}  // namespace dragoman
