#include "core/base/int_matrix.h"

#include <cstring>

#if defined(__x86_64__)
#include <immintrin.h>
#elif defined(__wasm_simd128__)
#include <wasm_simd128.h>
#endif

namespace dragoman {
namespace {

/// Both inputs of a pair, as one number that can be repeated in a register.
[[maybe_unused]] std::int32_t pair_at(const std::int16_t* in) {
    std::int32_t pair;
    std::memcpy(&pair, in, sizeof pair);
    return pair;
}

// Sixteen outputs at a time stay in registers while the inputs pass by, for two rows at once where there are two.

#if defined(__x86_64__)

template <std::size_t height>
__attribute__((target("avx2"))) void block_avx2(const IntMatrix& matrix, const std::int16_t* in, std::size_t step, std::size_t j, std::int32_t* out) {
    __m256i sums[height][2];
    for (std::size_t r = 0; r < height; ++r) {
        for (std::size_t q = 0; q < 2; ++q) sums[r][q] = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(&matrix.bias[j + 8 * q]));
    }
    const std::int16_t* weights = matrix.weights.data() + j * matrix.inputs;
    for (std::size_t i = 0; i < matrix.inputs; i += 2, weights += 32) {
        const __m256i w0 = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(weights));
        const __m256i w1 = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(weights + 16));
        for (std::size_t r = 0; r < height; ++r) {
            const __m256i pair = _mm256_set1_epi32(pair_at(in + r * step + i));
            sums[r][0] = _mm256_add_epi32(sums[r][0], _mm256_madd_epi16(pair, w0));
            sums[r][1] = _mm256_add_epi32(sums[r][1], _mm256_madd_epi16(pair, w1));
        }
    }
    for (std::size_t r = 0; r < height; ++r) {
        for (std::size_t q = 0; q < 2; ++q) _mm256_storeu_si256(reinterpret_cast<__m256i*>(out + r * matrix.outputs + j + 8 * q), sums[r][q]);
    }
}

/// As _mm512_dpwssd_epi32(), for which g++ 12 copies every sum to and fro: half the speed.
__attribute__((always_inline, target("avx512f,avx512vnni"))) inline __m512i add_products(__m512i sum, __m512i pair, __m512i weights) {
    asm("vpdpwssd %2, %1, %0" : "+v"(sum) : "v"(pair), "v"(weights));
    return sum;
}

// Products and sums are one instruction of some cycles: where rows are few, every second or fourth pair is summed
// apart so that it need not wait for itself. All loops but the outer one are unrolled, else the sums leave their registers.
template <std::size_t height, std::size_t width>
__attribute__((target("avx512f,avx512bw,avx512vnni"))) void block_vnni(const IntMatrix& matrix, const std::int16_t* in, std::size_t step, std::size_t j,
                                                                       std::int32_t* out) {
    constexpr std::size_t chains = height * width < 4 ? 4 : height * width < 8 ? 2 : 1;
    __m512i sums[chains][height][width];
#pragma GCC unroll 8
    for (std::size_t c = 0; c < chains; ++c) {
#pragma GCC unroll 8
        for (std::size_t r = 0; r < height; ++r) {
#pragma GCC unroll 8
            for (std::size_t q = 0; q < width; ++q) sums[c][r][q] = c == 0 ? _mm512_loadu_si512(&matrix.bias[j + 16 * q]) : _mm512_setzero_si512();
        }
    }
    const std::int16_t* const weights = matrix.weights.data() + j * matrix.inputs;
    const std::size_t next = 16 * matrix.inputs;
    for (std::size_t i = 0; i < matrix.inputs; i += 2 * chains) {
#pragma GCC unroll 8
        for (std::size_t c = 0; c < chains; ++c) {
            if (c > 0 && i + 2 * c >= matrix.inputs) break;
            __m512i own[width];
#pragma GCC unroll 8
            for (std::size_t q = 0; q < width; ++q) own[q] = _mm512_loadu_si512(weights + q * next + 16 * (i + 2 * c));
#pragma GCC unroll 8
            for (std::size_t r = 0; r < height; ++r) {
                const __m512i pair = _mm512_set1_epi32(pair_at(in + r * step + i + 2 * c));
#pragma GCC unroll 8
                for (std::size_t q = 0; q < width; ++q) sums[c][r][q] = add_products(sums[c][r][q], pair, own[q]);
            }
        }
    }
#pragma GCC unroll 8
    for (std::size_t r = 0; r < height; ++r) {
#pragma GCC unroll 8
        for (std::size_t q = 0; q < width; ++q) {
            __m512i sum = sums[0][r][q];
#pragma GCC unroll 8
            for (std::size_t c = 1; c < chains; ++c) sum = _mm512_add_epi32(sum, sums[c][r][q]);
            _mm512_storeu_si512(out + r * matrix.outputs + j + 16 * q, sum);
        }
    }
}

template <std::size_t width>
void column_vnni(const IntMatrix& matrix, const std::int16_t* in, std::size_t step, std::size_t rows, std::size_t j, std::int32_t* out) {
    std::size_t r = 0;
    for (; r + 4 <= rows; r += 4) block_vnni<4, width>(matrix, in + r * step, step, j, out + r * matrix.outputs);
    if (r + 2 <= rows) {
        block_vnni<2, width>(matrix, in + r * step, step, j, out + r * matrix.outputs);
        r += 2;
    }
    if (r < rows) block_vnni<1, width>(matrix, in + r * step, step, j, out + r * matrix.outputs);
}

template <std::size_t height>
void block(const IntMatrix& matrix, const std::int16_t* in, std::size_t step, std::size_t j, std::int32_t* out) {
    __m128i sums[height][4];
    for (std::size_t r = 0; r < height; ++r) {
        for (std::size_t q = 0; q < 4; ++q) sums[r][q] = _mm_loadu_si128(reinterpret_cast<const __m128i*>(&matrix.bias[j + 4 * q]));
    }
    const std::int16_t* weights = matrix.weights.data() + j * matrix.inputs;
    for (std::size_t i = 0; i < matrix.inputs; i += 2, weights += 32) {
        for (std::size_t r = 0; r < height; ++r) {
            const __m128i pair = _mm_set1_epi32(pair_at(in + r * step + i));
            for (std::size_t q = 0; q < 4; ++q) {
                const __m128i own = _mm_loadu_si128(reinterpret_cast<const __m128i*>(weights + 8 * q));
                sums[r][q] = _mm_add_epi32(sums[r][q], _mm_madd_epi16(pair, own));
            }
        }
    }
    for (std::size_t r = 0; r < height; ++r) {
        for (std::size_t q = 0; q < 4; ++q) _mm_storeu_si128(reinterpret_cast<__m128i*>(out + r * matrix.outputs + j + 4 * q), sums[r][q]);
    }
}

#elif defined(__wasm_simd128__)

template <std::size_t height>
void block(const IntMatrix& matrix, const std::int16_t* in, std::size_t step, std::size_t j, std::int32_t* out) {
    v128_t sums[height][4];
    for (std::size_t r = 0; r < height; ++r) {
        for (std::size_t q = 0; q < 4; ++q) sums[r][q] = wasm_v128_load(&matrix.bias[j + 4 * q]);
    }
    const std::int16_t* weights = matrix.weights.data() + j * matrix.inputs;
    for (std::size_t i = 0; i < matrix.inputs; i += 2, weights += 32) {
        for (std::size_t r = 0; r < height; ++r) {
            const v128_t pair = wasm_v128_load32_splat(in + r * step + i);
            for (std::size_t q = 0; q < 4; ++q) sums[r][q] = wasm_i32x4_add(sums[r][q], wasm_i32x4_dot_i16x8(pair, wasm_v128_load(weights + 8 * q)));
        }
    }
    for (std::size_t r = 0; r < height; ++r) {
        for (std::size_t q = 0; q < 4; ++q) wasm_v128_store(out + r * matrix.outputs + j + 4 * q, sums[r][q]);
    }
}

#else

template <std::size_t height>
void block(const IntMatrix& matrix, const std::int16_t* in, std::size_t step, std::size_t j, std::int32_t* out) {
    for (std::size_t r = 0; r < height; ++r) {
        std::uint32_t sums[16];
        for (std::size_t q = 0; q < 16; ++q) sums[q] = static_cast<std::uint32_t>(matrix.bias[j + q]);
        const std::int16_t* weights = matrix.weights.data() + j * matrix.inputs;
        for (std::size_t i = 0; i < matrix.inputs; i += 2, weights += 32) {
            const std::int32_t first = in[r * step + i], second = in[r * step + i + 1];
            for (std::size_t q = 0; q < 16; ++q) {
                sums[q] += static_cast<std::uint32_t>(first * weights[2 * q]) + static_cast<std::uint32_t>(second * weights[2 * q + 1]);
            }
        }
        for (std::size_t q = 0; q < 16; ++q) out[r * matrix.outputs + j + q] = static_cast<std::int32_t>(sums[q]);
    }
}

#endif

}  // namespace

IntMatrix IntMatrix::from_rows(std::span<const std::int16_t> rows, std::size_t inputs, std::span<const std::int32_t> bias) {
    IntMatrix matrix;
    matrix.inputs = (inputs + 1) / 2 * 2;
    const std::size_t count = inputs == 0 ? 0 : rows.size() / inputs;
    matrix.outputs = (count + 15) / 16 * 16;
    matrix.weights.assign(matrix.inputs * matrix.outputs, 0);
    for (std::size_t j = 0; j < count; ++j) {
        for (std::size_t i = 0; i < inputs; ++i) matrix.weights[(j / 16 * (matrix.inputs / 2) + i / 2) * 32 + j % 16 * 2 + i % 2] = rows[j * inputs + i];
    }
    matrix.bias.assign(bias.begin(), bias.end());
    matrix.bias.resize(matrix.outputs, 0);
    return matrix;
}

void multiply(const IntMatrix& matrix, const std::int16_t* in, std::size_t in_step, std::size_t rows, std::int32_t* out, [[maybe_unused]] Lanes lanes) {
    std::size_t j = 0;
#if defined(__x86_64__)
    if (lanes == Lanes::bits512) {
        for (; j + 64 <= matrix.outputs; j += 64) column_vnni<4>(matrix, in, in_step, rows, j, out);
        if (j + 48 == matrix.outputs) return column_vnni<3>(matrix, in, in_step, rows, j, out);
        for (; j < matrix.outputs; j += 16) column_vnni<1>(matrix, in, in_step, rows, j, out);
        return;
    }
#endif
    for (; j < matrix.outputs; j += 16) {
        std::size_t r = 0;
#if defined(__x86_64__)
        if (lanes == Lanes::bits256) {
            for (; r + 4 <= rows; r += 4) block_avx2<4>(matrix, in + r * in_step, in_step, j, out + r * matrix.outputs);
            for (; r < rows; ++r) block_avx2<1>(matrix, in + r * in_step, in_step, j, out + r * matrix.outputs);
            continue;
        }
#endif
        for (; r + 2 <= rows; r += 2) block<2>(matrix, in + r * in_step, in_step, j, out + r * matrix.outputs);
        for (; r < rows; ++r) block<1>(matrix, in + r * in_step, in_step, j, out + r * matrix.outputs);
    }
}

}  // namespace dragoman
