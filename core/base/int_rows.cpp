#include "core/base/int_rows.h"

#include <algorithm>
#include <cstring>

#if defined(__wasm_simd128__)
#include <wasm_simd128.h>
#endif

// Vectors of 32 bytes pass between inlined functions alone.
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic ignored "-Wpsabi"
#endif

namespace dragoman {
namespace {

// Plain loops, each compiled for what every machine has and for wider lanes: inlined into a function of that target.
#define DRAGOMAN_INLINE inline __attribute__((always_inline))

DRAGOMAN_INLINE std::int16_t cut_one(std::uint32_t sum, Cut cut) {
    const std::int32_t half = cut.shift > 0 ? 1 << (cut.shift - 1) : 0;
    const std::int32_t value = static_cast<std::int32_t>(sum + static_cast<std::uint32_t>(half)) >> cut.shift;
    return static_cast<std::int16_t>(std::min<std::int32_t>(std::max<std::int32_t>(value, cut.least), cut.most));
}

// Lanes of the language, 32 bytes: the compiler takes the instructions that the target has.
using WideLane = std::uint32_t __attribute__((vector_size(32)));
using SignedLane = std::int32_t __attribute__((vector_size(32)));
using ShortLane = std::int16_t __attribute__((vector_size(32)));
using ShortHalf = std::int16_t __attribute__((vector_size(16)));

DRAGOMAN_INLINE SignedLane all_of(std::int32_t n) { return SignedLane{n, n, n, n, n, n, n, n}; }
DRAGOMAN_INLINE SignedLane within(SignedLane value, SignedLane least, SignedLane most) {
    value = value > least ? value : least;
    return value < most ? value : most;
}
/// Divided by 2^bits, down.
DRAGOMAN_INLINE SignedLane shifted(SignedLane value, int bits) {
#if defined(__wasm_simd128__)  // clang 14 shifts lane by lane where the number of bits comes from outside of the loop
    asm volatile("" : "+r"(bits));
#endif
    return value >> bits;
}
/// Eight bytes as numbers of 16 bits.
DRAGOMAN_INLINE ShortHalf widened(const std::int8_t* bytes) {
#if defined(__wasm_simd128__)
    return reinterpret_cast<ShortHalf>(wasm_i16x8_load8x8(bytes));
#else
    std::int8_t own __attribute__((vector_size(8)));
    std::memcpy(&own, bytes, sizeof own);
    return __builtin_convertvector(own, ShortHalf);
#endif
}
/// Numbers that fit are made short.
DRAGOMAN_INLINE ShortHalf shortened(SignedLane value) {
#if defined(__wasm_simd128__)  // a shuffle of bytes else
    v128_t halves[2];
    std::memcpy(halves, &value, sizeof halves);
    return reinterpret_cast<ShortHalf>(wasm_i16x8_narrow_i32x4(halves[0], halves[1]));
#else
    return __builtin_convertvector(value, ShortHalf);
#endif
}
struct CutLanes {
    SignedLane half, least, most;
    int shift;
    explicit DRAGOMAN_INLINE CutLanes(Cut cut)
        : half(all_of(cut.shift > 0 ? 1 << (cut.shift - 1) : 0)), least(all_of(cut.least)), most(all_of(cut.most)), shift(cut.shift) {}
    DRAGOMAN_INLINE void store(WideLane sum, std::int16_t* out) const {
        const SignedLane rounded = reinterpret_cast<SignedLane>(sum + reinterpret_cast<WideLane>(half));
        const ShortHalf row = shortened(within(shifted(rounded, shift), least, most));
        std::memcpy(out, &row, sizeof row);
    }
};

struct CutRow {
    static DRAGOMAN_INLINE void run(std::span<const std::int32_t> sums, Cut cut, std::int16_t* __restrict out) {
        const CutLanes lanes(cut);
        std::size_t j = 0;
        for (; j + 8 <= sums.size(); j += 8) {
            WideLane own;
            std::memcpy(&own, &sums[j], sizeof own);
            lanes.store(own, out + j);
        }
        for (; j < sums.size(); ++j) out[j] = cut_one(static_cast<std::uint32_t>(sums[j]), cut);
    }
};

/// sums[p] += rows[r][j + p · lane …] for all rows: the sums stay in registers.
template <class Lane, std::size_t parts, class Number>
DRAGOMAN_INLINE void add_columns(std::span<const Number* const> rows, std::size_t j, Lane (&sums)[parts]) {
    constexpr std::size_t width = sizeof(Lane) / sizeof(Number);
    for (const Number* const row : rows) {
        for (std::size_t p = 0; p < parts; ++p) {
            Lane own;
            std::memcpy(&own, row + j + p * width, sizeof own);
            sums[p] += own;
        }
    }
}

struct CutSum {
    template <std::size_t parts>
    static DRAGOMAN_INLINE void columns(std::span<const std::int32_t* const> rows, std::size_t j, const CutLanes& cut, std::int16_t* __restrict out) {
        WideLane sums[parts] = {};
        add_columns(rows, j, sums);
        for (std::size_t p = 0; p < parts; ++p) cut.store(sums[p], out + j + 8 * p);
    }
    static DRAGOMAN_INLINE void run(std::span<const std::int32_t* const> rows, std::size_t size, Cut cut, std::int16_t* __restrict out) {
        const CutLanes lanes(cut);
        std::size_t j = 0;
        for (; j + 32 <= size; j += 32) columns<4>(rows, j, lanes, out);
        for (; j < size; j += 16) columns<2>(rows, j, lanes, out);
    }
};

struct PositiveSum {
    template <std::size_t parts>
    static DRAGOMAN_INLINE void columns(std::span<const std::int16_t* const> rows, std::size_t j, std::int16_t* out) {
        ShortLane sums[parts] = {};
        add_columns(rows, j, sums);
        for (std::size_t p = 0; p < parts; ++p) {
            const ShortLane positive = sums[p] & (sums[p] > 0);
            std::memcpy(out + j + p * 16, &positive, sizeof positive);
        }
    }
    static DRAGOMAN_INLINE void run(std::span<const std::int16_t* const> rows, std::size_t size, std::int16_t* out) {
        std::size_t j = 0;
        for (; j + 64 <= size; j += 64) columns<4>(rows, j, out);
        for (; j < size; j += 16) columns<1>(rows, j, out);
    }
};

struct ByteSum {
    template <std::size_t parts>
    static DRAGOMAN_INLINE void columns(std::span<const std::int8_t* const> rows, std::size_t j, std::int16_t* out) {
        ShortHalf sums[parts] = {};
        for (const std::int8_t* const row : rows) {
            for (std::size_t p = 0; p < parts; ++p) sums[p] += widened(row + j + 8 * p);
        }
        std::memcpy(out + j, sums, sizeof sums);
    }
    static DRAGOMAN_INLINE void run(std::span<const std::int8_t* const> rows, std::size_t size, std::int16_t* out) {
        std::size_t j = 0;
        for (; j + 24 <= size; j += 24) columns<3>(rows, j, out);
        for (; j < size; j += 8) columns<1>(rows, j, out);
    }
};

struct GreatestSums {
    using Lane = std::int32_t __attribute__((vector_size(16)));
    static DRAGOMAN_INLINE void run(std::span<const std::int32_t> in, const TwelveWide* matrix, TwelveWide* out) {
        constexpr std::size_t parts = TwelveWide::columns / 4;
        Lane most[parts];
        for (Lane& lane : most) lane = Lane{INT32_MIN, INT32_MIN, INT32_MIN, INT32_MIN};
        for (std::size_t i = 0; i < in.size(); ++i) {
            const Lane before = {in[i], in[i], in[i], in[i]};
            for (std::size_t p = 0; p < parts; ++p) {
                Lane sum;
                std::memcpy(&sum, matrix[i].at + 4 * p, sizeof sum);
                sum += before;
                most[p] = sum > most[p] ? sum : most[p];
            }
        }
        std::memcpy(out->at, most, sizeof most);
    }
};

// Eight in step, each with the best of its own so far; the last eight may overlap the ones before.
struct FindGreatest {
    using Lane = std::int32_t __attribute__((vector_size(32)));
    static DRAGOMAN_INLINE void run(std::span<const std::int32_t> numbers, std::size_t* found) {
        std::size_t best = 0;
        if (numbers.size() >= 8) {
            Lane most, place = {0, 1, 2, 3, 4, 5, 6, 7}, at = place;
            std::memcpy(&most, numbers.data(), sizeof most);
            const auto step = [&](std::size_t i) __attribute__((always_inline)) {
                Lane own;
                std::memcpy(&own, &numbers[i], sizeof own);
                const Lane here = place + static_cast<std::int32_t>(i), more = own > most;
                most = (own & more) | (most & ~more);
                at = (here & more) | (at & ~more);
            };
            for (std::size_t i = 8; i + 8 <= numbers.size(); i += 8) step(i);
            if (numbers.size() % 8 != 0) step(numbers.size() - 8);
            std::int64_t key = INT64_MIN;  // the number above, the place below: of equal ones the lower place is greater
            for (std::size_t k = 0; k < 8; ++k) {
                const std::int64_t own = std::int64_t{most[k]} * (std::int64_t{1} << 32) + (INT32_MAX - at[k]);
                key = own > key ? own : key;
            }
            best = static_cast<std::size_t>(INT32_MAX - (key & INT32_MAX));
        } else {
            for (std::size_t i = 1; i < numbers.size(); ++i) best = numbers[i] > numbers[best] ? i : best;
        }
        *found = best;
    }
};

struct RunAverage {
    static DRAGOMAN_INLINE std::int32_t within(std::int32_t value, std::int32_t least, std::int32_t most) { return std::min(std::max(value, least), most); }
    template <std::size_t width>
    static DRAGOMAN_INLINE void columns(const GatedAverage& average, std::size_t words, const std::int32_t* value, const std::int32_t* gate, std::int16_t* out) {
        constexpr int memory_bits = GatedAverage::memory_bits, gate_bits = GatedAverage::gate_bits, sum_bits = GatedAverage::sum_bits;
        constexpr int value_shift = sum_bits - memory_bits, gate_shift = sum_bits - gate_bits + 2, out_shift = memory_bits - GatedAverage::out_bits;
        std::int32_t memory[width] = {};
        for (std::size_t i = 0; i < words; ++i, value += average.in_step, gate += average.in_step, out += average.out_step) {
            for (std::size_t j = 0; j < width; ++j) {
                const std::int32_t fresh = within(value[j] >> value_shift, -32767, 32767);
                const std::int32_t open = within((1 << (gate_bits - 1)) + (gate[j] >> gate_shift), 0, 1 << gate_bits);
                memory[j] += ((fresh - memory[j]) * open + (1 << (gate_bits - 1))) >> gate_bits;
                out[j] = static_cast<std::int16_t>(out[j] + ((memory[j] + (1 << (out_shift - 1))) >> out_shift));
            }
        }
    }
    static DRAGOMAN_INLINE void run(const GatedAverage* average, std::size_t words, const std::int32_t* value, const std::int32_t* gate, std::int16_t* out) {
        std::size_t j = 0;
        for (; j + 32 <= average->size; j += 32) columns<32>(*average, words, value + j, gate + j, out + j);
        for (; j < average->size; j += 8) columns<8>(*average, words, value + j, gate + j, out + j);
    }
};

#if defined(__x86_64__)
template <class Loop, class... Arguments>
__attribute__((target("avx2"))) void run_256(Arguments... arguments) {
    Loop::run(arguments...);
}
#if defined(__clang__)  // has no word for the width
#define DRAGOMAN_TARGET_512 "avx512f,avx512bw,avx512vl,avx512dq"
#else
#define DRAGOMAN_TARGET_512 "avx512f,avx512bw,avx512vl,avx512dq,prefer-vector-width=512"
#endif
template <class Loop, class... Arguments>
__attribute__((target(DRAGOMAN_TARGET_512))) void run_512(Arguments... arguments) {
    Loop::run(arguments...);
}
#endif

template <class Loop, class... Arguments>
void run_at([[maybe_unused]] Lanes lanes, Arguments... arguments) {
#if defined(__x86_64__)
    if (lanes == Lanes::bits512) return run_512<Loop>(arguments...);
    if (lanes == Lanes::bits256) return run_256<Loop>(arguments...);
#endif
    Loop::run(arguments...);
}

}  // namespace

void cut_row(std::span<const std::int32_t> sums, Cut cut, std::int16_t* out, Lanes lanes) { run_at<CutRow>(lanes, sums, cut, out); }

std::size_t greatest(std::span<const std::int32_t> numbers, Lanes lanes) {
    std::size_t found = 0;
    run_at<FindGreatest>(lanes, numbers, &found);
    return found;
}

void cut_sum(std::span<const std::int32_t* const> rows, std::size_t size, Cut cut, std::int16_t* out, Lanes lanes) {
    run_at<CutSum>(lanes, rows, size, cut, out);
}

void positive_sum(std::span<const std::int16_t* const> rows, std::size_t size, std::int16_t* out, Lanes lanes) {
    run_at<PositiveSum>(lanes, rows, size, out);
}

void byte_sum(std::span<const std::int8_t* const> rows, std::size_t size, std::int16_t* out, Lanes lanes) { run_at<ByteSum>(lanes, rows, size, out); }

void greatest_sums(std::span<const std::int32_t> in, const TwelveWide* matrix, TwelveWide& out, Lanes lanes) {
    run_at<GreatestSums>(lanes, in, matrix, &out);
}

void run_average(const GatedAverage& average, std::size_t words, const std::int32_t* value, const std::int32_t* gate, std::int16_t* out, Lanes lanes) {
    run_at<RunAverage>(lanes, &average, words, value, gate, out);
}

}  // namespace dragoman
