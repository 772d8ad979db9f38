#pragma once
// Far away, a crowd pushes like one heavy body in its middle: the tree of crowds.
#include <span>
#include <vector>

#include "core/query/force_layout.h"

namespace dragoman {

class Quadtree {
public:
    /// Cost: n log n for points that do not all lie on each other.
    Quadtree(std::span<const GraphPoint> points, std::span<const double> masses);
    /// The sum over all other bodies of mass · (here - there) / distance². `theta`: a crowd that looks narrower counts as one body.
    GraphPoint field(GraphPoint here, double theta) const;

private:
    struct Cell {
        double x = 0, y = 0, mass = 0;  ///< Of all in it; x and y weighed until the tree is done, then the middle.
        double side = 0;
        std::int32_t child[4] = {-1, -1, -1, -1};
        std::int32_t body = -1;  ///< Of a cell with one body, or with bodies too near to part.
    };
    void insert(std::uint32_t body);
    std::span<const GraphPoint> points_;
    std::span<const double> masses_;
    std::vector<Cell> cells_;
    GraphPoint corner_;
};

}  // namespace dragoman
