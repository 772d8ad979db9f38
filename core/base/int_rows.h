#pragma once
// What the networks do between their products (int_matrix.h): sums of rows, cuts, gated averages. The same to the bit on
// every machine.
#include <cstddef>
#include <cstdint>
#include <span>

#include "core/base/lanes.h"

namespace dragoman {

/// Numbers brought to coarser units and kept within bounds.
struct Cut {
    int shift = 0;  ///< Divided by 2^shift, halves go up.
    std::int16_t least = 0, most = 0;
};

/// out[j] = cut of sums[j].
void cut_row(std::span<const std::int32_t> sums, Cut cut, std::int16_t* out, Lanes lanes = most_lanes());

/// out[j] = cut of Σ rows[r][j]; sums wrap modulo 2^32. `size` is a multiple of 16.
void cut_sum(std::span<const std::int32_t* const> rows, std::size_t size, Cut cut, std::int16_t* out, Lanes lanes = most_lanes());

/// out[j] = Σ rows[r][j], 0 where it is less; sums wrap modulo 2^16. `size` is a multiple of 16.
void positive_sum(std::span<const std::int16_t* const> rows, std::size_t size, std::int16_t* out, Lanes lanes = most_lanes());

/// out[j] = Σ rows[r][j]; at most 256 rows. `size` is a multiple of 8.
void byte_sum(std::span<const std::int8_t* const> rows, std::size_t size, std::int16_t* out, Lanes lanes = most_lanes());

/// out[j] = the greatest of in[i] + matrix[i][j]: a step of Viterbi's, with a row of twelve for each number of `in`.
struct TwelveWide {
    static constexpr std::size_t columns = 12;
    std::int32_t at[columns];
};
void greatest_sums(std::span<const std::int32_t> in, const TwelveWide* matrix, TwelveWide& out, Lanes lanes = most_lanes());

/// Where the greatest number is, the first of equal ones; 0 of none.
std::size_t greatest(std::span<const std::int32_t> numbers, Lanes lanes = most_lanes());

/// Averages that run over a sentence's words: memory[j] moves towards value[j] as far as gate[j] lets it, and is added to out[j].
struct GatedAverage {
    static constexpr int sum_bits = 20, out_bits = 8;       ///< Units of values and gates as they come, 2^-20, and of `out`.
    static constexpr int memory_bits = 12, gate_bits = 14;  ///< Units of the memory and of a gate.
    std::size_t size = 0;                                   ///< Averages that run side by side; a multiple of 8.
    std::ptrdiff_t in_step = 0, out_step = 0;               ///< From a word to the next: negative ones run backwards.
};
/// `value` and `gate` are the first word's rows.
void run_average(const GatedAverage& average, std::size_t words, const std::int32_t* value, const std::int32_t* gate, std::int16_t* out,
                 Lanes lanes = most_lanes());

}  // namespace dragoman
