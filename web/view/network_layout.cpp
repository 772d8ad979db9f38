#include "web/view/network_layout.h"

#include <algorithm>
#include <cmath>

#include "core/base/text_hash.h"

namespace dragoman {
namespace {

constexpr std::size_t work_a_frame = 30000;  ///< Nodes times steps: about 8 ms.
constexpr float label_room = 18;             ///< Round each node, so that names find a place.

}  // namespace

float node_radius(std::uint32_t weight) { return std::min(5 + 2.6f * std::sqrt(static_cast<float>(weight)), 26.f); }

void NetworkLayout::begin(const Corpus& corpus) {
    const Network all = network(corpus, {}, true);
    node_of_.assign(corpus.entities.size(), all.nodes.size());
    acting_.clear(), seeds_.clear(), radii_.clear(), edges_.clear();
    for (const NetworkNode& node : all.nodes) {  // heaviest first: those who act before those who are named
        node_of_[node.entity.at()] = seeds_.size();
        seeds_.push_back(text_hash(corpus.entities[node.entity.at()].id));
        radii_.push_back(node_radius(node.weight) + label_room);
        if (node.weight > 0) acting_.push_back(node.entity);
    }
    for (const NetworkLink& link : all.links) {
        const auto times = static_cast<float>(link.count);
        const float weight = link.relation == Relation::named ? 0.04f * std::min(times, 4.f) : 0.6f + 0.4f * std::min(times, 6.f);
        edges_.push_back({static_cast<std::uint32_t>(node_of_[link.from.at()]), static_cast<std::uint32_t>(node_of_[link.to.at()]), weight});
    }
    layout_ = {};
    lay_out(acting_.size());
}

void NetworkLayout::lay_out(std::size_t nodes) {
    std::vector<GraphEdge> among;
    for (const GraphEdge& edge : edges_) {
        if (edge.a < nodes && edge.b < nodes) among.push_back(edge);
    }
    const std::vector<GraphPoint> held(layout_.places().begin(), layout_.places().end());
    layout_ = ForceLayout(std::span(seeds_).first(nodes), std::span(radii_).first(nodes), std::move(among), held);
    taken_ = 0;
}

bool NetworkLayout::run(bool names, std::size_t slices) {
    if (layout_.done() && names && layout_.places().size() < seeds_.size()) lay_out(seeds_.size());
    if (layout_.done()) return false;
    const std::size_t steps = std::max<std::size_t>(1, slices * work_a_frame / std::max<std::size_t>(layout_.places().size(), 1));
    layout_.run(steps);
    taken_ = std::min(taken_ + steps, ForceLayout::steps);
    return !layout_.done();
}

}  // namespace dragoman
