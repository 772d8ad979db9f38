#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <utility>

#include "web/widget/theme.h"

// Whether words can be read and marks be told apart, by everybody.
//
// Source  contrast: WCAG 2.2, 1.4.3; eyes that lack a cone: Machado, Oliveira, Fernandes, "A Physiologically-based Model for Simulation of
//         Color Vision Deficiency", 2009, severity 1; distance: CIE 1976 L*a*b*.

namespace dragoman {
namespace {

using Linear = std::array<double, 3>;

Linear linear(ImU32 color) {
    Linear out{};
    for (int i = 0; i < 3; ++i) {
        const double c = static_cast<double>((color >> (8 * i)) & 255) / 255;
        out[static_cast<std::size_t>(i)] = c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    }
    return out;
}

double luminance(const Linear& c) { return 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2]; }

double contrast(ImU32 a, ImU32 b) {
    const std::pair<double, double> both = std::minmax({luminance(linear(a)), luminance(linear(b))});
    return (both.second + 0.05) / (both.first + 0.05);
}

struct Eyes {
    const char* name;
    double seen[3][3];
};
constexpr Eyes eyes[] = {
    {"all cones", {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}},
    {"deuteranopia", {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}},
    {"protanopia", {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}},
};

Linear lab(const Linear& c) {
    const auto f = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116; };
    const double x = f((0.4124 * c[0] + 0.3576 * c[1] + 0.1805 * c[2]) / 0.95047), y = f(luminance(c)), z = f((0.0193 * c[0] + 0.1192 * c[1] + 0.9505 * c[2]) / 1.08883);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

double apart(ImU32 a, ImU32 b, const Eyes& by) {
    const auto see = [&](ImU32 color) {
        const Linear c = linear(color);
        Linear out{};
        for (std::size_t i = 0; i < 3; ++i) out[i] = std::clamp(by.seen[i][0] * c[0] + by.seen[i][1] * c[1] + by.seen[i][2] * c[2], 0.0, 1.0);
        return lab(out);
    };
    const Linear p = see(a), q = see(b);
    return std::sqrt((p[0] - q[0]) * (p[0] - q[0]) + (p[1] - q[1]) * (p[1] - q[1]) + (p[2] - q[2]) * (p[2] - q[2]));
}

TEST_CASE("Text has a contrast of 7, words in a colour of meaning 4.4, marks 3, on every ground and in both themes") {
    for (const bool dark : {false, true}) {
        for (const bool more : {false, true}) {
            const Palette& p = palette(dark, more);
            CAPTURE(dark);
            CAPTURE(more);
            for (const ImU32 ground : {p.paper, p.raised, p.sunken}) {
                CHECK(contrast(p.ink, ground) >= 7);
                CHECK(contrast(p.secondary, ground) >= 7);
                for (const ImU32 words : {p.accent, p.good, p.caution, p.bad, p.doubt}) CHECK(contrast(words, ground) >= 4.4);
                for (const ImU32 mark : p.type) CHECK(contrast(mark, ground) >= 3);
            }
        }
    }
}

TEST_CASE("Any two types of entity differ in colour, for eyes that lack a cone too") {
    for (const bool dark : {false, true}) {
        const Palette& p = palette(dark, false);
        for (const Eyes& by : eyes) {
            for (std::size_t a = 0; a < std::size(p.type); ++a) {
                for (std::size_t b = 0; b < a; ++b) {
                    CAPTURE(dark);
                    CAPTURE(by.name);
                    CAPTURE(a);
                    CAPTURE(b);
                    CHECK(apart(p.type[a], p.type[b], by) >= 10);
                }
            }
        }
    }
}

}  // namespace
}  // namespace dragoman
