#include "core/analyze/layout/block_classifier.h"

#include "core/analyze/layout/line_features.h"
#include "core/analyze/layout/text_layout.h"

namespace dragoman {
namespace {

/// What a page's markup calls body, its words may tell to be furniture.
void refine(const Document& doc, const LayoutPhrases& phrases, std::vector<Block>& blocks) {
    std::vector<Span> spans;
    for (const Block& block : blocks) spans.push_back(block.span);
    PageLines page = read_lines(doc.text, spans, phrases);
    mark_shared(page, doc.shared_lines);
    const std::vector<LineFeatures>& lines = page.lines;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const LineFeatures& line = lines[i];
        Block& block = blocks[i];
        if (block.role != BlockRole::body && block.role != BlockRole::heading) continue;
        if (line.shared && line.letters >= 25) {  // shorter ones an author may like to repeat
            block.role = BlockRole::boilerplate;
            block.why = {"site-furniture", 0.85f};
            continue;
        }
        if (block.role == BlockRole::heading && line.related < 2) continue;  // "Analysis" may head a part of a story
        if (line.label && line.letters < 60) {
            block.role = line.related >= 2 ? BlockRole::related : BlockRole::boilerplate;
            block.why = {"page-phrase", 0.8f};
        } else if (line.litter >= 4 && line.letters < 200 && !line.quoted) {
            block.role = BlockRole::boilerplate;
            block.why = {"page-notice", 0.7f};
        }
    }
    for (std::size_t i = blocks.size(); i-- > 0;) {  // notices that close the story
        if (blocks[i].role != BlockRole::body && blocks[i].role != BlockRole::heading) continue;
        if (lines[i].litter < (lines[i].letters < 100 ? 2 : 3) || lines[i].letters > 400 || lines[i].quoted) break;
        blocks[i].role = BlockRole::boilerplate;
        blocks[i].why = {"page-notice", 0.6f};
    }
}

}  // namespace

std::vector<Block> classify_blocks(const Document& doc, const LayoutPhrases& phrases) {
    std::vector<Block> blocks;
    if (doc.body_only) {
        for (const Span span : lines_of(doc.text)) blocks.push_back({span, BlockRole::body, {"body-only", 1.f}});
        return blocks;
    }
    if (!doc.hinted_blocks.empty()) {
        blocks = doc.hinted_blocks;
        refine(doc, phrases, blocks);
        return blocks;
    }
    PageLines page = read_lines(doc.text, lines_of(doc.text), phrases);
    mark_shared(page, doc.shared_lines);
    return text_blocks(doc, page);
}

}  // namespace dragoman
