#pragma once
#include <cstdint>
#include <span>
#include <string>

namespace dragoman {

/// A PNG (ISO 15948) of `width` × `height` RGBA pixels, rows from the top; alpha is dropped.
std::string encode_png(std::span<const std::uint8_t> rgba, int width, int height);

}  // namespace dragoman
