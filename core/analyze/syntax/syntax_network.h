#pragma once
// The network behind tags and heads: one pass over a sentence, then a short sum for each decision.
#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/analyze/syntax/form_table.h"
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
/// Cost      21 000 products a word for tags, 45 000 more for heads; 12 000 for each form that is new. Its
///           buffers serve all sentences that it reads, and what a form adds to the first layer is kept (at most 2,048 forms): a
///           network is made once a thread.
/// Source    gated averages to both sides: Bradbury et al., "Quasi-Recurrent Neural Networks", ICLR 2017;
///           tagger and parser over one layer: Zhang and Weiss, "Stack-propagation", ACL 2016; sums of words'
///           contributions kept for all decisions: Chen and Manning, EMNLP 2014.
class SyntaxNetwork {
public:
    explicit SyntaxNetwork(const SyntaxModel& model);
    void read(std::span<const std::string_view> words);
    Tag tag(std::size_t word) const;
    /// A hash of the word's spelling and of whether it opens its sentence.
    std::uint64_t key(std::size_t word) const { return keys_[word]; }
    /// Comes before the first look() at a sentence.
    void prepare();
    /// The decision layer in this state, valid until the next call; what the functions below read.
    void look(const StateView& view);
    std::array<std::int32_t, 3> moves();
    /// Scores of model.relations for an arc to the left or to the right.
    std::span<const std::int32_t> relations(Move move);

private:
    std::uint32_t form_of(std::string_view word, bool opens);
    void add_forms();
    void remember(const IntMatrix& gates);
    void fill_slot(std::size_t slot, std::size_t first, std::size_t count);

    const SyntaxModel& model_;
    const Lanes lanes_ = most_lanes();
    FormTable forms_;
    std::vector<WordForm> new_forms_;
    struct NewRows {
        std::uint32_t word = 0;
        std::array<std::uint32_t, affix_count> affixes{};
        std::array<std::uint64_t, affix_count> affix_keys{};
    };
    std::vector<NewRows> new_rows_;
    AlignedVector<std::int32_t> form_sums_;  ///< What a form adds to its neighbours' first layer and to its own: [form][place][hidden].
    std::vector<std::uint64_t> keys_;
    std::vector<std::uint32_t> sentence_;  ///< The words' forms.
    std::size_t count_ = 0;
    AlignedVector<std::int16_t> input_, hidden_, slots_, decision_;
    AlignedVector<std::int32_t> sums_, tags_, scores_;
    std::vector<std::uint8_t> filled_;  ///< Which rows of slots_ are known: [slot][word].
};

}  // namespace dragoman
