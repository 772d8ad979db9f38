#pragma once
// Which of its instructions a machine has for rows of numbers. The results never hang on it.
#include <cstdint>

namespace dragoman {

/// Bits that an instruction works on. `most` is what the processor has; tests ask for less.
enum class Lanes : std::uint8_t { bits128, bits256, bits512 };

#if defined(__x86_64__)
inline Lanes most_lanes() {
    if (__builtin_cpu_supports("avx512vnni") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq")) {
        return Lanes::bits512;
    }
    return __builtin_cpu_supports("avx2") ? Lanes::bits256 : Lanes::bits128;
}
#else
inline Lanes most_lanes() { return Lanes::bits128; }
#endif

}  // namespace dragoman
