#include "core/analyze/layout/block_classifier.h"

#include "core/analyze/layout/line.h"

namespace dragoman {

std::vector<Block> classify_blocks(const Document& doc, const Lexicon&) {
    if (!doc.hinted_blocks.empty() && !doc.body_only) return doc.hinted_blocks;
    std::vector<Block> blocks;
    bool title_seen = false;
    for (const Span span : lines_of(doc.text)) {
        Block block{span, BlockRole::body, {"line", 0.5f}};
        const std::string_view line = text_of(doc, span);
        if (doc.body_only) {
            block.why = {"body-only", 1.f};
        } else if (line.size() < 60) {
            block.role = BlockRole::boilerplate;
        } else if (!title_seen) {
            block.role = BlockRole::title;
        }
        title_seen = title_seen || block.role == BlockRole::title;
        blocks.push_back(block);
    }
    return blocks;
}

}  // namespace dragoman
