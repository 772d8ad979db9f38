#pragma once
// What the boundary model sees of the gap between two tokens. Shared with the trainer.
#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/document/span.h"
#include "core/knowledge/model.h"

namespace dragoman {

constexpr std::size_t boundary_feature_count = 20;
using BoundaryFeatures = std::array<std::uint64_t, boundary_feature_count>;

/// Only such gaps are put to the model: the token before ends like a sentence, or the one behind begins like one.
bool is_open_gap(std::string_view text, std::span<const Span> tokens, std::size_t next);

/// What features see of a block's words: hashes of their letters and of their shapes, worked out when first asked for.
/// Text and tokens outlive it.
class BoundaryWords {
public:
    BoundaryWords(std::string_view text, std::span<const Span> tokens) : text_(text), tokens_(tokens), words_(tokens.size()) {}
    struct Hashes {
        std::uint64_t lower = 0, shape = 0;  ///< 0 where not yet known.
    };
    /// Beyond either end: the hashes of no word.
    const Hashes& at(std::size_t i) {
        if (i >= words_.size()) return none_;
        if (words_[i].lower == 0) words_[i] = read(slice(text_, tokens_[i]));
        return words_[i];
    }
    std::span<const Span> tokens() const { return tokens_; }

private:
    static Hashes read(std::string_view word);
    std::string_view text_;
    std::span<const Span> tokens_;
    std::vector<Hashes> words_;
    Hashes none_ = read({});
};

/// `next` is the token behind the gap; `ruled` what the rules say; `start` where the running sentence began.
BoundaryFeatures boundary_features(BoundaryWords& words, std::size_t next, bool ruled, std::size_t start);

}  // namespace dragoman
