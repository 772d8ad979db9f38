#include <doctest/doctest.h>

#include <cmath>

#include "core/query/world_outline.h"

namespace dragoman {
namespace {

/// One triangle as coast in both levels.
std::string triangle() {
    const std::string level = std::string("\x01\x00\x00\x00", 4) + std::string("\x00\x04\x64\x64\x64\x00\x00\x64\xc7\x01\xc7\x01", 12);
    return "DRGWRLD1" + level + level;
}

TEST_CASE("the projection keeps the equator and the middle meridian straight, and shortens what is far from them") {
    CHECK(project(0, 0).x == 0);
    CHECK(project(0, 0).y == 0);
    CHECK(project(0, 180).x == doctest::Approx(273.5).epsilon(0.001));
    CHECK(project(0, 90).y == 0);
    CHECK(project(45, 0).x == 0);
    CHECK(project(90, 0).y == doctest::Approx(-142.2).epsilon(0.002));
    CHECK(project(60, 90).x < project(0, 90).x);
    CHECK(project(-30, 20).y == -project(30, 20).y);
    CHECK(project(GeoPoint{5575, 3762}).x == doctest::Approx(project(55.75, 37.62).x));
}

TEST_CASE("outlines are read whole or not at all") {
    CHECK_FALSE(read_outline(triangle()).levels.empty());
    CHECK(read_outline("").levels.empty());
    CHECK(read_outline("DRGWRLD1").levels.empty());
    for (std::size_t cut = 0; cut < triangle().size(); ++cut) CHECK(read_outline(triangle().substr(0, cut)).levels.empty());
}

}  // namespace
}  // namespace dragoman
