#include "core/base/int_rows.h"

#include <algorithm>
#include <cstring>

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

struct CutRow {
    static DRAGOMAN_INLINE void run(std::span<const std::int32_t> sums, Cut cut, std::int16_t* __restrict out) {
        for (std::size_t j = 0; j < sums.size(); ++j) out[j] = cut_one(static_cast<std::uint32_t>(sums[j]), cut);
    }
};

// Lanes of the language, 32 bytes: the compiler takes the instructions that the target has.
using WideLane = std::uint32_t __attribute__((vector_size(32)));
using ShortLane = std::int16_t __attribute__((vector_size(32)));

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
    static DRAGOMAN_INLINE void run(std::span<const std::int32_t* const> rows, std::size_t size, Cut cut, std::int16_t* __restrict out) {
        for (std::size_t j = 0; j < size; j += 16) {
            WideLane sums[2] = {};
            add_columns(rows, j, sums);
            for (std::size_t k = 0; k < 16; ++k) out[j + k] = cut_one(sums[k / 8][k % 8], cut);
        }
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

struct FindGreatest {
    static DRAGOMAN_INLINE void run(std::span<const std::int32_t> numbers, Greatest* found) {
        std::int32_t most = INT32_MIN;
        for (const std::int32_t number : numbers) most = std::max(most, number);
        std::uint32_t count = 0, at = 0;
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            const std::uint32_t here = numbers[i] == most;
            count += here;
            at |= here * static_cast<std::uint32_t>(i);
        }
        *found = {at, count == 1};
    }
};

struct RememberRow {
    static DRAGOMAN_INLINE void run(GatedAverage units, const std::int32_t* value, const std::int32_t* gate, std::size_t size, std::int32_t* __restrict memory,
                                    std::int16_t* __restrict out) {
        constexpr int memory_bits = GatedAverage::memory_bits, gate_bits = GatedAverage::gate_bits;
        const int value_shift = units.sum_bits - memory_bits, gate_shift = units.sum_bits - gate_bits + 2, out_shift = memory_bits - units.out_bits;
        for (std::size_t j = 0; j < size; ++j) {
            const std::int32_t fresh = std::clamp(value[j] >> value_shift, -32767, 32767);
            const std::int32_t open = std::clamp((1 << (gate_bits - 1)) + (gate[j] >> gate_shift), 0, 1 << gate_bits);
            memory[j] += ((fresh - memory[j]) * open + (1 << (gate_bits - 1))) >> gate_bits;
            out[j] = static_cast<std::int16_t>(out[j] + ((memory[j] + (1 << (out_shift - 1))) >> out_shift));
        }
    }
};

#if defined(__x86_64__)
template <class Loop, class... Arguments>
__attribute__((target("avx2"))) void run_256(Arguments... arguments) {
    Loop::run(arguments...);
}
#endif

template <class Loop, class... Arguments>
void run_at([[maybe_unused]] Lanes lanes, Arguments... arguments) {
#if defined(__x86_64__)
    if (lanes >= Lanes::bits256) return run_256<Loop>(arguments...);
#endif
    Loop::run(arguments...);
}

}  // namespace

void cut_row(std::span<const std::int32_t> sums, Cut cut, std::int16_t* out, Lanes lanes) { run_at<CutRow>(lanes, sums, cut, out); }

Greatest greatest(std::span<const std::int32_t> numbers, Lanes lanes) {
    Greatest found;
    run_at<FindGreatest>(lanes, numbers, &found);
    return found;
}

void cut_sum(std::span<const std::int32_t* const> rows, std::size_t size, Cut cut, std::int16_t* out, Lanes lanes) {
    run_at<CutSum>(lanes, rows, size, cut, out);
}

void positive_sum(std::span<const std::int16_t* const> rows, std::size_t size, std::int16_t* out, Lanes lanes) {
    run_at<PositiveSum>(lanes, rows, size, out);
}

void remember_row(GatedAverage units, const std::int32_t* value, const std::int32_t* gate, std::size_t size, std::int32_t* memory, std::int16_t* out,
                  Lanes lanes) {
    run_at<RememberRow>(lanes, units, value, gate, size, memory, out);
}

}  // namespace dragoman
