#include "core/query/force_layout.h"

#include <algorithm>
#include <cmath>

#include "core/query/quadtree.h"

namespace dragoman {
namespace {

constexpr double repulsion = 900, gravity = 0.9, theta = 1.1;
constexpr std::size_t parting_steps = 60;  ///< The last ones also move apart what overlaps.

/// A number in [0, 1) from 53 bits of a hash.
double unit(std::uint64_t bits) {
    bits ^= bits >> 33;
    bits *= 0xff51afd7ed558ccdull;
    bits ^= bits >> 33;
    bits *= 0xc4ceb9fe1a85ec53ull;
    bits ^= bits >> 33;
    return static_cast<double>(bits >> 11) / 9007199254740992.0;
}

double length(GraphPoint p) { return std::sqrt(p.x * p.x + p.y * p.y); }

}  // namespace

ForceLayout::ForceLayout(std::span<const std::uint64_t> seeds, std::span<const float> radii, std::vector<GraphEdge> edges)
    : at_(seeds.size()), force_(seeds.size()), before_(seeds.size()), mass_(seeds.size(), 1.0), radius_(radii.begin(), radii.end()), edges_(std::move(edges)) {
    const double side = 40 * std::sqrt(static_cast<double>(seeds.size()) + 1);
    for (std::size_t i = 0; i < seeds.size(); ++i) at_[i] = {(unit(seeds[i]) - 0.5) * side, (unit(seeds[i] ^ 0x9e3779b97f4a7c15ull) - 0.5) * side};
    for (const GraphEdge& edge : edges_) {
        mass_[edge.a] += edge.weight;
        mass_[edge.b] += edge.weight;
    }
}

void ForceLayout::pull() {
    for (const GraphEdge& edge : edges_) {
        const double dx = (at_[edge.b].x - at_[edge.a].x) * edge.weight, dy = (at_[edge.b].y - at_[edge.a].y) * edge.weight;
        force_[edge.a].x += dx;
        force_[edge.a].y += dy;
        force_[edge.b].x -= dx;
        force_[edge.b].y -= dy;
    }
}

void ForceLayout::push() {
    const Quadtree tree(at_, mass_);
    for (std::size_t i = 0; i < at_.size(); ++i) {
        const GraphPoint away = tree.field(at_[i], theta);
        const double distance = length(at_[i]) + 1e-9;
        force_[i].x += repulsion * mass_[i] * away.x - gravity * mass_[i] * at_[i].x / distance * 12;
        force_[i].y += repulsion * mass_[i] * away.y - gravity * mass_[i] * at_[i].y / distance * 12;
    }
}

/// Nodes that swing go slowly, those that know where they are going fast; the whole as fast as its swinging allows.
void ForceLayout::move() {
    double swinging = 1e-9, going = 1e-9;
    for (std::size_t i = 0; i < at_.size(); ++i) {
        swinging += mass_[i] * length({force_[i].x - before_[i].x, force_[i].y - before_[i].y});
        going += mass_[i] * length({force_[i].x + before_[i].x, force_[i].y + before_[i].y}) * 0.5;
    }
    speed_ = std::min(going / swinging, speed_ * 1.5);
    for (std::size_t i = 0; i < at_.size(); ++i) {
        const double swing = mass_[i] * length({force_[i].x - before_[i].x, force_[i].y - before_[i].y});
        const double own = length(force_[i]) + 1e-9;
        // No step is longer than what a picture can follow.
        const double factor = std::min(0.1 * speed_ / (1 + std::sqrt(speed_ * swing)), 20 / own);
        at_[i].x += force_[i].x * factor;
        at_[i].y += force_[i].y * factor;
    }
}

void ForceLayout::part() {
    double widest = 1;
    for (const double r : radius_) widest = std::max(widest, r);
    std::vector<std::uint32_t> order(at_.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return at_[a].x != at_[b].x ? at_[a].x < at_[b].x : a < b; });
    for (std::size_t i = 0; i < order.size(); ++i) {
        const std::uint32_t a = order[i];
        for (std::size_t j = i + 1; j < order.size(); ++j) {
            const std::uint32_t b = order[j];
            double dx = at_[b].x - at_[a].x, dy = at_[b].y - at_[a].y;
            if (dx > radius_[a] + widest) break;  // they stand in the order of x: none further right can touch
            const double room = radius_[a] + radius_[b];
            double distance = std::sqrt(dx * dx + dy * dy);
            if (distance >= room) continue;
            if (distance < 1e-6) {
                dx = a < b ? 1 : -1;
                dy = 0;
                distance = 1;
            }
            const double shift = (room - distance) * 0.5 / distance * 0.5;
            at_[a].x -= dx * shift;
            at_[a].y -= dy * shift;
            at_[b].x += dx * shift;
            at_[b].y += dy * shift;
        }
    }
}

/// Turns the picture so that its longer axis lies level (screens are wide), and puts its middle at 0, 0.
void ForceLayout::level() {
    if (at_.empty()) return;
    GraphPoint middle;
    for (const GraphPoint& p : at_) middle = {middle.x + p.x, middle.y + p.y};
    middle = {middle.x / static_cast<double>(at_.size()), middle.y / static_cast<double>(at_.size())};
    double xx = 0, xy = 0, yy = 0;
    for (GraphPoint& p : at_) {
        p = {p.x - middle.x, p.y - middle.y};
        xx += p.x * p.x;
        xy += p.x * p.y;
        yy += p.y * p.y;
    }
    // The greater axis of the scatter: cos 2a and then the half angle's sine and cosine, by square roots alone.
    const double across = xx - yy, root = std::sqrt(across * across + 4 * xy * xy);
    const double twice = root > 0 ? across / root : 1;
    const double cosine = std::sqrt(std::max(0.0, (1 + twice) * 0.5));
    double sine = std::sqrt(std::max(0.0, (1 - twice) * 0.5));
    if (xy < 0) sine = -sine;
    for (GraphPoint& p : at_) p = {p.x * cosine + p.y * sine, p.y * cosine - p.x * sine};
}

void ForceLayout::run(std::size_t count) {
    for (; count > 0 && !done(); --count, ++step_) {
        before_.swap(force_);
        std::fill(force_.begin(), force_.end(), GraphPoint());
        pull();
        push();
        move();
        if (step_ + parting_steps >= steps) part();
        if (step_ + 1 == steps) {
            for (int i = 0; i < 30; ++i) part();
            level();
        }
    }
}

}  // namespace dragoman
