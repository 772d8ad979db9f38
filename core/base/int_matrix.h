#pragma once
// Products of small-integer matrices: the networks' arithmetic, the same to the bit on every machine.
#include <cstddef>
#include <cstdint>
#include <span>

#include "core/base/aligned_vector.h"
#include "core/base/lanes.h"

namespace dragoman {

/// A matrix laid out for multiply(): two inputs' weights of an output side by side, outputs padded.
struct IntMatrix {
    std::size_t inputs = 0, outputs = 0;  ///< Outputs are a multiple of 16, inputs even.
    AlignedVector<std::int16_t> weights;  ///< [output / 16][input / 2][output % 16][input % 2]
    AlignedVector<std::int32_t> bias;     ///< An output each.

    /// From rows of `inputs`, one an output (row_count of them; the rest is padding).
    static IntMatrix from_rows(std::span<const std::int16_t> rows, std::size_t inputs, std::span<const std::int32_t> bias);
};

/// out[r][j] = bias[j] + Σ in[r][i] · weight[i][j] for `rows` rows; sums wrap modulo 2^32.
/// `in` has rows of matrix.inputs, `in_step` apart; `out` has rows of matrix.outputs.
/// Cost   an instruction makes 32 products and sums where the processor has AVX-512 VNNI; two make 16 with AVX2, 8 with SSE2 and in wasm.
void multiply(const IntMatrix& matrix, const std::int16_t* in, std::size_t in_step, std::size_t rows, std::int32_t* out, Lanes lanes = most_lanes());

}  // namespace dragoman
