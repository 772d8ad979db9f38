#include "core/assemble/story/story_clusterer.h"

namespace dragoman {

std::vector<Story> cluster_stories(const Corpus& corpus, const Resources& resources) { return {}; }

}  // namespace dragoman
