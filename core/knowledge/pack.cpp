#include "core/knowledge/pack.h"

#include <array>
#include <cstdint>

namespace dragoman {
namespace {

constexpr std::string_view pack_magic = "DRGPACK1";

std::uint32_t read_u32(std::string_view bytes, std::size_t at) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        value |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
    }
    return value;
}

/// Row k is what a byte does to the sum k bytes later: eight bytes are taken at once.
/// Source  Kounavis and Berry, "A Systematic Approach to Building High Performance Software-Based CRC
///         Generators", ISCC 2005 ("slicing by 8").
using CrcTables = std::array<std::array<std::uint32_t, 256>, 8>;
constexpr CrcTables crc_tables() {
    CrcTables tables{};
    for (std::uint32_t i = 0; i < 256; ++i) {
        std::uint32_t value = i;
        for (int bit = 0; bit < 8; ++bit) value = (value & 1) ? 0xEDB88320u ^ (value >> 1) : value >> 1;
        tables[0][i] = value;
    }
    for (std::size_t row = 1; row < 8; ++row) {
        for (std::size_t i = 0; i < 256; ++i) {
            const std::uint32_t before = tables[row - 1][i];
            tables[row][i] = tables[0][before & 0xFF] ^ (before >> 8);
        }
    }
    return tables;
}

}  // namespace

std::uint32_t crc32(std::string_view bytes) {
    static constexpr CrcTables tables = crc_tables();
    std::uint32_t value = 0xFFFFFFFFu;
    for (; bytes.size() >= 8; bytes.remove_prefix(8)) {
        const std::uint32_t low = value ^ read_u32(bytes, 0), high = read_u32(bytes, 4);
        value = tables[7][low & 0xFF] ^ tables[6][low >> 8 & 0xFF] ^ tables[5][low >> 16 & 0xFF] ^ tables[4][low >> 24] ^
                tables[3][high & 0xFF] ^ tables[2][high >> 8 & 0xFF] ^ tables[1][high >> 16 & 0xFF] ^ tables[0][high >> 24];
    }
    for (const char byte : bytes) value = tables[0][(value ^ static_cast<unsigned char>(byte)) & 0xFF] ^ (value >> 8);
    return ~value;
}

Result<Pack> Pack::read(std::string bytes) {
    const auto bad = [](std::string message, std::size_t byte) {
        return Error{ErrorCode::bad_pack, std::move(message), byte};
    };
    if (bytes.size() < 16 || std::string_view(bytes).substr(0, 7) != pack_magic.substr(0, 7)) {
        return bad("This is no Dragoman pack; build one with tools/pack.py.", 0);
    }
    if (std::string_view(bytes).substr(0, 8) != pack_magic) {
        return bad("The pack has another version than this program; build both from one checkout.", 7);
    }
    if (crc32(std::string_view(bytes).substr(12)) != read_u32(bytes, 8)) {
        return bad("The pack is damaged or cut short; fetch or build it again.", 8);
    }
    Pack pack;
    std::size_t at = 16;
    std::vector<std::pair<std::string, std::size_t>> files;
    for (std::uint32_t left = read_u32(bytes, 12); left > 0; --left) {
        if (at + 8 > bytes.size()) return bad("The pack's table is cut short.", at);
        const std::size_t name_size = read_u32(bytes, at), size = read_u32(bytes, at + 4);
        at += 8;
        if (name_size > bytes.size() - at) return bad("The pack's table is cut short.", at);
        files.emplace_back(bytes.substr(at, name_size), size);
        at += name_size;
    }
    for (auto& [name, size] : files) {
        if (size > bytes.size() - at) return bad("The pack ends inside " + name + ".", at);
        pack.files_.emplace(std::move(name), Range{at, size});
        at += size;
    }
    pack.bytes_ = std::move(bytes);
    return pack;
}

std::string_view Pack::file(std::string_view name) const {
    const auto found = files_.find(name);
    if (found == files_.end()) return {};
    return std::string_view(bytes_).substr(found->second.begin, found->second.size);
}

std::vector<std::string_view> Pack::file_names() const {
    std::vector<std::string_view> names;
    for (const auto& [name, range] : files_) names.push_back(name);
    return names;
}

}  // namespace dragoman
