#pragma once
// Vectors of words from the words beside them.
#include <cstdint>
#include <span>
#include <vector>

namespace dragoman::train {

struct VectorPlan {
    std::size_t columns = 40;
    int reach = 2, negatives = 5, rounds = 3;
    float rate = 0.05f;
    std::uint64_t seed = 1;
};

/// Reads     text as numbers of words below `counts.size()`, `sentence_end` between sentences.
/// Returns   a row a word.
/// Cost      about 1 µs a word of text and round.
/// Source    Mikolov et al., "Distributed Representations of Words and Phrases", NIPS 2013; an output table for
///           each place beside the word: Ling et al., "Two/Too Simple Adaptations of Word2Vec for Syntax Problems", NAACL 2015.
constexpr std::uint32_t sentence_end = ~0u;
std::vector<float> word_vectors(std::span<const std::uint32_t> text, std::span<const std::uint64_t> counts, const VectorPlan& plan);

}  // namespace dragoman::train
