#include "core/analyze/layout/block_classifier.h"

#include "core/analyze/layout/line_features.h"
#include "core/analyze/layout/text_layout.h"

namespace dragoman {
namespace {

/// What a page's markup calls body, its words may tell to be furniture.
void refine(const Document& doc, const Lexicon& lexicon, std::vector<Block>& blocks) {
    std::vector<Span> spans;
    for (const Block& block : blocks) spans.push_back(block.span);
    const std::vector<LineFeatures> lines = line_features(doc.text, spans, lexicon);
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const LineFeatures& line = lines[i];
        Block& block = blocks[i];
        if (block.role != BlockRole::body && block.role != BlockRole::heading) continue;
        if (line.label && line.letters < 60) {
            block.role = line.related >= 2 ? BlockRole::related : BlockRole::boilerplate;
            block.why = {"page-phrase", 0.8f};
        }
    }
}

}  // namespace

std::vector<Block> classify_blocks(const Document& doc, const Lexicon& lexicon) {
    std::vector<Block> blocks;
    if (doc.body_only) {
        for (const Span span : lines_of(doc.text)) blocks.push_back({span, BlockRole::body, {"body-only", 1.f}});
        return blocks;
    }
    if (!doc.hinted_blocks.empty()) {
        blocks = doc.hinted_blocks;
        refine(doc, lexicon, blocks);
        return blocks;
    }
    return text_blocks(doc, line_features(doc.text, lines_of(doc.text), lexicon));
}

}  // namespace dragoman
