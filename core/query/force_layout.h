#pragma once
// Places for the nodes of a graph, so that what is linked lies together.
#include <cstdint>
#include <span>
#include <vector>

namespace dragoman {

struct GraphEdge {
    std::uint32_t a = 0, b = 0;
    float weight = 1.f;
};

struct GraphPoint {
    double x = 0, y = 0;
};

/// ForceAtlas2: every node pushes every other away (by a quadtree, Barnes-Hut), links pull, gravity keeps what is not linked in
/// sight; then circles that lie on each other are moved apart, and the long side of the picture is laid level.
///
/// Same input, same places, on every machine: the beginning is drawn from `seeds`, the number of steps is fixed, and only
/// + - * / and the square root of doubles are used, which IEEE 754 settles to the last bit.
///
/// Cost   n log n a step, `steps` of them; run() takes them in slices.
/// Source Jacomy, Venturini, Heymann, Bastian, "ForceAtlas2", PLOS ONE 9(6), 2014; Barnes and Hut, Nature 324, 1986.
class ForceLayout {
public:
    ForceLayout() = default;
    /// `seeds`: of each node, from its content, not its number; different ones for different nodes. `radii`: room that each takes.
    /// `held`: places of the first nodes, which stay where they are; the picture is then not turned either.
    ForceLayout(std::span<const std::uint64_t> seeds, std::span<const float> radii, std::vector<GraphEdge> edges,
                std::span<const GraphPoint> held = {});

    bool done() const { return step_ >= steps; }
    /// At most `count` steps more.
    void run(std::size_t count);
    std::span<const GraphPoint> places() const { return at_; }

    static constexpr std::size_t steps = 420;

private:
    void pull();
    void push();
    void move();
    void part();
    void level();

    std::vector<GraphPoint> at_, force_, before_;
    std::vector<double> mass_, radius_;
    std::vector<GraphEdge> edges_;
    std::size_t held_ = 0;
    double speed_ = 1;
    std::size_t step_ = 0;
};

}  // namespace dragoman
