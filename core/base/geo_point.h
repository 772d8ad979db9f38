#pragma once
#include <cstdint>

namespace dragoman {

/// A place on the earth to about a kilometre.
struct GeoPoint {
    std::int16_t lat = 0, lon = 0;  ///< Hundredths of a degree, north and east positive.
    friend bool operator==(const GeoPoint&, const GeoPoint&) = default;
};

}  // namespace dragoman
