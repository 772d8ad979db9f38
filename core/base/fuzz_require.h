#pragma once
// For the fuzz targets: what holds of whatever comes out, and bytes taken off the front of an input.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace dragoman::fuzz {

inline void require(bool holds) {
    if (!holds) std::abort();
}

/// The first byte, which chooses among cases; 0 where there is none.
inline unsigned take_choice(std::string_view& bytes) {
    if (bytes.empty()) return 0;
    const auto choice = static_cast<unsigned char>(bytes.front());
    bytes.remove_prefix(1);
    return choice;
}

/// A file of ours round `rest`: with its checksum, so that what is behind it is read at all.
template <class Sum>
std::string with_checksum(std::string_view magic, std::string_view rest, Sum sum) {
    std::string out(magic);
    const std::uint32_t value = sum(rest);
    for (unsigned i = 0; i < 4; ++i) out.push_back(static_cast<char>(value >> (8 * i)));
    return out + std::string(rest);
}

}  // namespace dragoman::fuzz
