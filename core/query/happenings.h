#pragma once
// What is one happening, told again: so that events are counted, not reports of them.
#include <map>
#include <utility>
#include <vector>

#include "core/corpus/corpus.h"

namespace dragoman {

/// Keys of what may be one happening: equal `base`, and equal `day` where both have one (0: none of its own).
struct HappeningKey {
    std::uint64_t base = 0, day = 0;
    friend bool operator==(const HappeningKey&, const HappeningKey&) = default;
};

class Happenings {
public:
    explicit Happenings(const Corpus& corpus);
    /// A plan that is moved from one day to another stays one; else the story, the type of event and its day tell.
    HappeningKey of_event(DocumentIndex document, EventIndex event) const;
    HappeningKey of_sentence(DocumentIndex document, Span sentence) const;

private:
    std::uint64_t story(DocumentIndex document) const;
    const Corpus* corpus_;
    std::vector<std::uint32_t> story_;  ///< By document; 0: none.
    std::map<std::pair<DocumentIndex, EventIndex>, std::size_t> thread_;
};

/// Different ones among `keys` (which are sorted here): what has no day is held to be one that has, where there is such.
std::uint32_t count_happenings(std::vector<HappeningKey>& keys);

}  // namespace dragoman
