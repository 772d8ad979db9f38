#include "core/query/quadtree.h"

#include <algorithm>

namespace dragoman {
namespace {

constexpr int deepest_cell = 40;

}  // namespace

Quadtree::Quadtree(std::span<const GraphPoint> points, std::span<const double> masses) : points_(points), masses_(masses) {
    if (points.empty()) return;
    GraphPoint low = points[0], high = points[0];
    for (const GraphPoint& p : points) {
        low = {std::min(low.x, p.x), std::min(low.y, p.y)};
        high = {std::max(high.x, p.x), std::max(high.y, p.y)};
    }
    corner_ = low;
    cells_.reserve(points.size() * 2);
    cells_.push_back({});
    cells_[0].side = std::max(high.x - low.x, high.y - low.y) + 1e-9;
    for (std::uint32_t i = 0; i < points.size(); ++i) insert(i);
    for (Cell& cell : cells_) {
        cell.x /= cell.mass;
        cell.y /= cell.mass;
    }
}

void Quadtree::insert(std::uint32_t body) {
    GraphPoint corner = corner_;
    std::size_t at = 0;
    std::int32_t moving = -1;  // the body that had the cell for itself goes down with the new one
    for (int depth = 0;; ++depth) {
        const bool was_empty = cells_[at].mass == 0;
        cells_[at].x += points_[body].x * masses_[body];
        cells_[at].y += points_[body].y * masses_[body];
        cells_[at].mass += masses_[body];
        if (was_empty) {
            cells_[at].body = static_cast<std::int32_t>(body);
            return;
        }
        if (depth >= deepest_cell) return;
        const double half = cells_[at].side * 0.5;
        const auto quarter = [&](GraphPoint p) { return (p.x >= corner.x + half ? 1u : 0u) + (p.y >= corner.y + half ? 2u : 0u); };
        const auto child_of = [&](unsigned q) {
            if (cells_[at].child[q] < 0) {
                Cell made;
                made.side = half;
                cells_[at].child[q] = static_cast<std::int32_t>(cells_.size());
                cells_.push_back(made);
            }
            return static_cast<std::size_t>(cells_[at].child[q]);
        };
        moving = cells_[at].body;
        cells_[at].body = -1;
        if (moving >= 0) {
            const std::size_t other = static_cast<std::size_t>(moving);
            const std::size_t down = child_of(quarter(points_[other]));
            cells_[down].x = points_[other].x * masses_[other];
            cells_[down].y = points_[other].y * masses_[other];
            cells_[down].mass = masses_[other];
            cells_[down].body = moving;
        }
        const unsigned q = quarter(points_[body]);
        const std::size_t next = child_of(q);
        corner = {corner.x + ((q & 1u) ? half : 0), corner.y + ((q & 2u) ? half : 0)};
        at = next;
    }
}

GraphPoint Quadtree::field(GraphPoint here, double theta) const {
    GraphPoint out;
    if (cells_.empty()) return out;
    std::int32_t open[4 * (deepest_cell + 2)];
    std::size_t waiting = 0;
    open[waiting++] = 0;
    while (waiting > 0) {
        const Cell& cell = cells_[static_cast<std::size_t>(open[--waiting])];
        const double dx = here.x - cell.x, dy = here.y - cell.y;
        const double square = dx * dx + dy * dy;
        const bool one = cell.body >= 0;
        if (one || cell.side * cell.side < theta * theta * square) {
            if (square > 1e-12) {  // itself, or on top of it: the parting of circles sees to that
                const double share = cell.mass / square;
                out.x += dx * share;
                out.y += dy * share;
            }
            continue;
        }
        for (const std::int32_t child : cell.child) {
            if (child >= 0) open[waiting++] = child;
        }
    }
    return out;
}

}  // namespace dragoman
