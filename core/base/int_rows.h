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

/// Where the greatest number is. Where several are, `alone` is false and `at` means nothing.
struct Greatest {
    std::size_t at = 0;
    bool alone = false;
};
Greatest greatest(std::span<const std::int32_t> numbers, Lanes lanes = most_lanes());

/// One step of a gated average: memory[j] moves towards value[j] as far as gate[j] lets it, and is added to out[j].
/// Units     `value` and `gate` 2^-sum_bits, memory 2^-memory_bits, out 2^-out_bits.
struct GatedAverage {
    static constexpr int memory_bits = 12, gate_bits = 14;
    int sum_bits = 0, out_bits = 0;
};
void remember_row(GatedAverage units, const std::int32_t* value, const std::int32_t* gate, std::size_t size, std::int32_t* memory, std::int16_t* out,
                  Lanes lanes = most_lanes());

}  // namespace dragoman
