#pragma once
// Where each entity of a corpus stands in the network. Of the whole corpus, so that a filter hides entities but moves none.
#include <vector>

#include "core/query/force_layout.h"
#include "core/query/network_rows.h"

namespace dragoman {

/// Who has part in events is laid out first; who is only named beside others finds a place among them when asked for.
class NetworkLayout {
public:
    void begin(const Corpus& corpus);
    /// A slice of work, at most some milliseconds, or `slices` of them; with `names` also of those who are only named. True while there is
    /// more to do.
    bool run(bool names, std::size_t slices = 1);
    float share() const { return static_cast<float>(taken_) / static_cast<float>(ForceLayout::steps); }
    /// Nullptr for an entity that has no place (yet).
    const GraphPoint* place(EntityIndex entity) const {
        const std::size_t at = node_of_[entity.at()];
        return at < layout_.places().size() ? &layout_.places()[at] : nullptr;
    }
    std::size_t placed() const { return layout_.places().size(); }
    /// Entities that have part in events, heaviest first.
    const std::vector<EntityIndex>& acting() const { return acting_; }

private:
    void lay_out(std::size_t nodes);
    ForceLayout layout_;
    std::vector<std::size_t> node_of_;  ///< By entity; past the last node for an entity without links.
    std::vector<EntityIndex> acting_;
    std::vector<std::uint64_t> seeds_;
    std::vector<float> radii_;
    std::vector<GraphEdge> edges_;
    std::size_t taken_ = 0;
};

/// Of a node with so many happenings, in pixels at scale 1.
float node_radius(std::uint32_t weight);

}  // namespace dragoman
