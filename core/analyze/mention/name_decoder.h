#pragma once
// The best reading of a stretch of tokens as names, and by how much it is the best.
#include <array>
#include <cstdint>
#include <vector>

#include "core/analyze/mention/name_features.h"
#include "core/analyze/mention/name_tagger.h"
#include "core/base/int_rows.h"
#include "core/knowledge/name_model.h"

namespace dragoman {

/// A number a tag.
using TagScores = std::array<std::int32_t, NameModel::row_size>;

/// Decodes one active stretch after the other; keeps its buffers. Text and model outlive it.
/// Cost   of a token 58 rows of 24 bytes; two steps of 11² sums, twelve side by side.
/// Source Viterbi, 1967; margins from the best path through each tag (max-marginals).
class NameDecoder {
public:
    NameDecoder(const NameText& text, const NameModel& model);

    /// What the words say for each tag, to be changed before decode().
    TagScores& emission(std::size_t run, std::uint32_t token) { return emission_[begin_[run] + token - text_.runs[run].first]; }
    /// Appends the names of the run's best reading. Of equal readings the one with the lower tag.
    void decode(std::size_t run, std::vector<TaggedName>& names);

private:
    static constexpr std::size_t edge_tags = 1 + 2 * name_classes;  ///< Tags that end a name or none; as many begin one or none.
    void score();
    void read_transitions();
    void sweep_forward(const TagScores* emission, std::size_t size);
    void sweep_backward(const TagScores* emission, std::size_t size);
    void follow(const TagScores* emission, std::size_t size);
    std::int32_t margin(std::size_t k) const;

    const NameText& text_;
    const NameModel& model_;
    const Lanes lanes_ = most_lanes();
    std::array<TwelveWide, edge_tags> forwards_{}, backwards_{};  ///< From a tag that ends; to a tag that begins.
    struct Inner {
        std::int32_t begin_inside = 0, inside_inside = 0, begin_last = 0, inside_last = 0;
    };
    std::array<Inner, name_classes> inner_{};
    std::vector<std::size_t> begin_;
    std::vector<TagScores> emission_, forward_, backward_;
    std::vector<std::uint32_t> tags_;
};

}  // namespace dragoman
