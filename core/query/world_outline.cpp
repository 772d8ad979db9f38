#include "core/query/world_outline.h"

#include <algorithm>
#include <cmath>

namespace dragoman {
namespace {

constexpr std::string_view outline_magic = "DRGWRLD1";
constexpr double steps_a_degree = 50, units_a_radian = 100;

/// A reader of varints that turns to `ok` = false at the end of its bytes.
struct OutlineBytes {
    std::string_view in;
    bool ok = true;
    std::uint8_t byte() {
        if (in.empty()) return ok = false, 0;
        const auto out = static_cast<std::uint8_t>(in.front());
        in.remove_prefix(1);
        return out;
    }
    std::uint32_t varint() {
        std::uint32_t value = 0;
        for (unsigned shift = 0; shift < 32; shift += 7) {
            const std::uint8_t next = byte();
            value |= static_cast<std::uint32_t>(next & 0x7f) << shift;
            if (next < 0x80) return value;
        }
        return ok = false, 0;
    }
    std::int32_t zigzag() {
        const std::uint32_t value = varint();
        return static_cast<std::int32_t>(value >> 1) ^ -static_cast<std::int32_t>(value & 1);
    }
    std::uint32_t u32() {
        std::uint32_t value = 0;
        for (unsigned shift = 0; shift < 32; shift += 8) value |= static_cast<std::uint32_t>(byte()) << shift;
        return value;
    }
};

}  // namespace

MapPoint project(double lat, double lon) {
    constexpr double radian = 0.017453292519943295;
    const double p = lat * radian, p2 = p * p, p4 = p2 * p2;
    const double x = lon * radian * (0.870700 - 0.131979 * p2 + p4 * (-0.013791 + p4 * (0.003971 * p2 - 0.001529 * p4)));
    const double y = p * (1.007226 + p2 * (0.015085 + p4 * (-0.044475 + 0.028874 * p2 - 0.005916 * p4)));
    return {static_cast<float>(x * units_a_radian), static_cast<float>(-y * units_a_radian)};
}

WorldOutline read_outline(std::string_view bytes) {
    WorldOutline world;
    if (!bytes.starts_with(outline_magic)) return world;
    OutlineBytes from{bytes.substr(outline_magic.size())};
    for (int l = 0; l < 2; ++l) {
        OutlineLevel level;
        const std::uint32_t lines = from.u32();
        for (std::uint32_t i = 0; i < lines && from.ok; ++i) {
            OutlineLine line;
            line.kind = static_cast<OutlineKind>(from.byte() % 3);
            line.first = static_cast<std::uint32_t>(level.points.size());
            const std::uint32_t count = from.varint();
            std::int32_t lon = 0, lat = 0;
            for (std::uint32_t p = 0; p < count && from.ok; ++p) {
                lon += from.zigzag();
                lat += from.zigzag();
                const MapPoint point = project(lat / steps_a_degree, lon / steps_a_degree);
                if (p == 0) line.low = line.high = point;
                line.low = {std::min(line.low.x, point.x), std::min(line.low.y, point.y)};
                line.high = {std::max(line.high.x, point.x), std::max(line.high.y, point.y)};
                level.points.push_back(point);
            }
            line.count = static_cast<std::uint32_t>(level.points.size()) - line.first;
            if (line.count > 1) level.lines.push_back(line);
        }
        if (!from.ok) return {};
        world.levels.push_back(std::move(level));
    }
    return world;
}

}  // namespace dragoman
