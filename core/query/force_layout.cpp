#include "core/query/force_layout.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/query/quadtree.h"

namespace dragoman {
namespace {

constexpr double repulsion = 1200, gravity = 0.3, theta = 1.1;
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

ForceLayout::ForceLayout(std::span<const std::uint64_t> seeds, std::span<const float> radii, std::vector<GraphEdge> edges,
                         std::span<const GraphPoint> held)
    : at_(seeds.size()), force_(seeds.size()), before_(seeds.size()), mass_(seeds.size(), 1.0), radius_(radii.begin(), radii.end()), edges_(std::move(edges)), held_(held.size()) {
    const double side = 40 * std::sqrt(static_cast<double>(seeds.size()) + 1);
    for (std::size_t i = 0; i < seeds.size(); ++i) at_[i] = {(unit(seeds[i]) - 0.5) * side, (unit(seeds[i] ^ 0x9e3779b97f4a7c15ull) - 0.5) * side};
    for (const GraphEdge& edge : edges_) {
        mass_[edge.a] += edge.weight;
        mass_[edge.b] += edge.weight;
    }
    std::copy(held.begin(), held.end(), at_.begin());
    // A new one begins beside whom it is linked with, so that it has no long way to go.
    for (const GraphEdge& edge : edges_) {
        const auto [known, other] = edge.a < edge.b ? std::pair(edge.a, edge.b) : std::pair(edge.b, edge.a);
        if (known < held_ && other >= held_) at_[other] = {at_[known].x + (unit(seeds[other]) - 0.5) * 80, at_[known].y + (unit(~seeds[other]) - 0.5) * 80};
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
    for (std::size_t i = held_; i < at_.size(); ++i) {
        const GraphPoint away = tree.field(at_[i], theta);
        force_[i].x += mass_[i] * (repulsion * away.x - gravity * at_[i].x);
        force_[i].y += mass_[i] * (repulsion * away.y - gravity * at_[i].y);
    }
}

/// Nodes that swing go slowly, those that know where they are going fast; the whole as fast as its swinging allows.
void ForceLayout::move() {
    double swinging = 1e-9, going = 1e-9;
    for (std::size_t i = held_; i < at_.size(); ++i) {
        swinging += mass_[i] * length({force_[i].x - before_[i].x, force_[i].y - before_[i].y});
        going += mass_[i] * length({force_[i].x + before_[i].x, force_[i].y + before_[i].y}) * 0.5;
    }
    speed_ = std::min(going / swinging, speed_ * 1.5);
    for (std::size_t i = held_; i < at_.size(); ++i) {
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
            const double back = a < held_ ? 0 : shift, forth = b < held_ ? 0 : shift;
            at_[a] = {at_[a].x - dx * back, at_[a].y - dy * back};
            at_[b] = {at_[b].x + dx * forth, at_[b].y + dy * forth};
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
    for (std::size_t i = 0; i < at_.size(); ++i) {
        GraphPoint& p = at_[i];
        p = {p.x - middle.x, p.y - middle.y};
        const double weight = mass_[i] - 1;  // what has no links, or weak ones, has little to say
        xx += weight * p.x * p.x;
        xy += weight * p.x * p.y;
        yy += weight * p.y * p.y;
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
            if (held_ == 0) level();
        }
    }
}

}  // namespace dragoman
