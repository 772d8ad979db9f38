#include "web/platform/image.h"

#include <algorithm>

#include "core/knowledge/pack.h"

namespace dragoman {

namespace {

void append_u32(std::string& out, std::uint32_t value) {
    for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(value >> shift & 0xff);
}

void append_chunk(std::string& out, std::string_view type, std::string_view data) {
    append_u32(out, static_cast<std::uint32_t>(data.size()));
    const std::string body = std::string(type) + std::string(data);
    out += body;
    append_u32(out, crc32(body));
}

/// zlib (RFC 1950) with stored blocks.
std::string stored(std::string_view data) {
    std::string out = "\x78\x01";
    std::uint32_t a = 1, b = 0;
    for (std::size_t at = 0; at < data.size() || at == 0;) {
        const std::size_t size = std::min<std::size_t>(65535, data.size() - at);
        out += static_cast<char>(at + size >= data.size() ? 1 : 0);
        for (const std::size_t n : {size, ~size}) {
            out += static_cast<char>(n & 0xff);
            out += static_cast<char>(n >> 8 & 0xff);
        }
        for (const char c : data.substr(at, size)) {
            a = (a + static_cast<unsigned char>(c)) % 65521;
            b = (b + a) % 65521;
        }
        out += data.substr(at, size);
        at += std::max<std::size_t>(size, 1);
    }
    append_u32(out, b << 16 | a);
    return out;
}

}  // namespace

std::string encode_png(std::span<const std::uint8_t> rgba, int width, int height) {
    std::string rows;
    for (int y = 0; y < height; ++y) {
        rows += '\0';  // no filter
        for (int x = 0; x < width; ++x) {
            const std::size_t at = 4 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x));
            for (std::size_t i = 0; i < 3; ++i) rows += static_cast<char>(rgba[at + i]);
        }
    }
    std::string header;
    append_u32(header, static_cast<std::uint32_t>(width));
    append_u32(header, static_cast<std::uint32_t>(height));
    header += std::string("\x08\x02\x00\x00\x00", 5);  // 8 bits, RGB
    std::string out = "\x89PNG\r\n\x1a\n";
    append_chunk(out, "IHDR", header);
    append_chunk(out, "IDAT", stored(rows));
    append_chunk(out, "IEND", {});
    return out;
}

}  // namespace dragoman
