#include "core/analyze/layout/block_classifier.h"

namespace dragoman {

std::vector<Block> classify_blocks(const Document& doc, const Lexicon& lexicon) { return {}; }

}  // namespace dragoman
