#pragma once
// Sketches of sets whose agreement estimates how much two texts share.
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "core/document/document.h"

namespace dragoman {

constexpr std::size_t minhash_bins = 128;
using MinHash = std::array<std::uint32_t, minhash_bins>;

/// Hashes of all runs of five words of the article's text (title, body, headings), lower case, in text order.
std::vector<std::uint64_t> word_shingles(const Document& doc);

/// One-permutation sketch; empty bins borrow from the next full one.
/// Source: Broder, "On the resemblance and containment of documents", 1997; Shrivastava & Li, "Densifying
/// one permutation hashing", ICML 2014.
MinHash minhash(std::span<const std::uint64_t> shingles);

/// Share of equal bins: estimates the Jaccard similarity, standard error about 0.04.
double similarity(const MinHash& a, const MinHash& b);

}  // namespace dragoman
