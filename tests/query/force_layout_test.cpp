#include <doctest/doctest.h>

#include <cmath>

#include "core/base/text_hash.h"
#include "core/query/force_layout.h"
#include "core/query/quadtree.h"

namespace dragoman {
namespace {

/// Two rings of `n` nodes, one link between them.
struct Rings {
    std::vector<std::uint64_t> seeds;
    std::vector<float> radii;
    std::vector<GraphEdge> edges;
    explicit Rings(std::uint32_t n) {
        for (std::uint32_t i = 0; i < 2 * n; ++i) {
            seeds.push_back(text_hash("node" + std::to_string(i)));
            radii.push_back(10);
            edges.push_back({i, i < n ? (i + 1) % n : n + (i + 1 - n) % n, 1.f});
        }
        edges.push_back({0, n, 1.f});
    }
};

std::vector<GraphPoint> laid_out(const Rings& rings, std::size_t slice) {
    ForceLayout layout(rings.seeds, rings.radii, rings.edges);
    while (!layout.done()) layout.run(slice);
    return {layout.places().begin(), layout.places().end()};
}

double apart(GraphPoint a, GraphPoint b) { return std::sqrt((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)); }

TEST_CASE("a layout is the same in slices and at once, and its circles do not overlap") {
    const Rings rings(12);
    const std::vector<GraphPoint> once = laid_out(rings, 10000), slices = laid_out(rings, 7);
    double linked = 0, others = 0;
    std::size_t pairs = 0;
    for (std::size_t i = 0; i < once.size(); ++i) {
        CHECK(once[i].x == slices[i].x);
        CHECK(once[i].y == slices[i].y);
        for (std::size_t j = i + 1; j < once.size(); ++j, ++pairs) {
            CHECK(apart(once[i], once[j]) > 19.5);
            others += apart(once[i], once[j]);
        }
    }
    for (const GraphEdge& edge : rings.edges) linked += apart(once[edge.a], once[edge.b]);
    CHECK(linked / static_cast<double>(rings.edges.size()) < 0.5 * others / static_cast<double>(pairs));
}

TEST_CASE("the long side of a layout lies level, its middle at the origin") {
    const std::vector<GraphPoint> places = laid_out(Rings(12), 10000);
    double x = 0, y = 0, xx = 0, yy = 0, xy = 0;
    for (std::size_t i = 0; i < places.size(); ++i) {
        const GraphPoint& p = places[i];
        const double links = i % 12 == 0 ? 3 : 2;  // who has more of them counts more
        x += p.x, y += p.y;
        xx += links * p.x * p.x, yy += links * p.y * p.y, xy += links * p.x * p.y;
    }
    CHECK(std::abs(x) < 1e-6);
    CHECK(std::abs(y) < 1e-6);
    CHECK(xx > yy);
    CHECK(std::abs(xy) < 1e-6 * xx);
}

TEST_CASE("the tree's field is near the sum over all bodies") {
    const Rings rings(200);
    std::vector<GraphPoint> points;
    for (const std::uint64_t seed : rings.seeds) points.push_back({static_cast<double>(seed % 1000), static_cast<double>((seed >> 20) % 1000)});
    points[3] = points[2];  // two on one spot
    const std::vector<double> masses(points.size(), 2.0);
    const Quadtree tree(points, masses);
    for (std::size_t i = 0; i < points.size(); i += 37) {
        GraphPoint sum;
        for (std::size_t j = 0; j < points.size(); ++j) {
            const double dx = points[i].x - points[j].x, dy = points[i].y - points[j].y, square = dx * dx + dy * dy;
            if (square > 0) sum = {sum.x + 2 * dx / square, sum.y + 2 * dy / square};
        }
        const GraphPoint exact = tree.field(points[i], 0), near = tree.field(points[i], 0.8);
        CHECK(exact.x == doctest::Approx(sum.x).epsilon(1e-9));
        CHECK(exact.y == doctest::Approx(sum.y).epsilon(1e-9));
        CHECK(apart(near, sum) < 0.1 * apart(sum, {}) + 0.02);
    }
}

TEST_CASE("what is held stays, and newcomers find a place beside those they know") {
    Rings rings(12);
    const std::vector<GraphPoint> before = laid_out(rings, 10000);
    rings.seeds.push_back(text_hash("newcomer"));
    rings.radii.push_back(10);
    rings.edges.push_back({5, 24, 1.f});
    ForceLayout layout(rings.seeds, rings.radii, rings.edges, before);
    while (!layout.done()) layout.run(100);
    for (std::size_t i = 0; i < before.size(); ++i) CHECK(apart(layout.places()[i], before[i]) == 0);
    std::size_t nearest = 0;
    for (std::size_t i = 0; i < before.size(); ++i) {
        CHECK(apart(layout.places()[24], before[i]) > 19.5);
        if (apart(layout.places()[24], before[i]) < apart(layout.places()[24], before[nearest])) nearest = i;
    }
    CHECK(nearest == 5);
}

TEST_CASE("nodes without links, one node and none are no trouble") {
    for (const std::size_t n : {0u, 1u, 5u}) {
        std::vector<std::uint64_t> seeds;
        for (std::size_t i = 0; i < n; ++i) seeds.push_back(i * 77);
        ForceLayout layout(seeds, std::vector<float>(n, 5.f), {});
        while (!layout.done()) layout.run(100);
        for (const GraphPoint& p : layout.places()) CHECK(std::abs(p.x) + std::abs(p.y) < 1000);
    }
}

}  // namespace
}  // namespace dragoman
