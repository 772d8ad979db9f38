#pragma once
// Coasts and borders of the world on the flat map, as the map view draws them.
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/base/geo_point.h"

namespace dragoman {

/// On the flat map: x to the east, y to the south, 0, 0 where the equator meets Greenwich; the equator is about 547 long.
struct MapPoint {
    float x = 0, y = 0;
};

/// Source: Šavrič, Jenny, Patterson, Petrovič, Hurni, "A Polynomial Equation for the Natural Earth Projection", CaGIS 38(4), 2011.
MapPoint project(double lat, double lon);
inline MapPoint project(GeoPoint point) { return project(point.lat / 100.0, point.lon / 100.0); }

/// A cut is where the map is open: it closes the land for filling, and is no coast.
enum class OutlineKind : std::uint8_t { coast, border, cut };

struct OutlineLine {
    std::uint32_t first = 0, count = 0;  ///< Into OutlineLevel::points.
    OutlineKind kind = OutlineKind::coast;
    MapPoint low, high;  ///< Its bounds.
};
struct OutlineLevel {
    std::vector<MapPoint> points;
    std::vector<OutlineLine> lines;
};

struct WorldOutline {
    std::vector<OutlineLevel> levels;  ///< From coarse to fine; none where there are no outlines.
};

/// Bytes as tools/world.py writes them; damaged ones give an empty world.
WorldOutline read_outline(std::string_view bytes);

}  // namespace dragoman
