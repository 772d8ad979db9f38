#include "core/analyze/layout/masthead.h"

namespace dragoman {

Masthead find_masthead(const Document& doc, const Lexicon&) {
    Masthead masthead;
    for (const Block& block : doc.blocks) {
        if (block.role == BlockRole::title && masthead.title.empty()) {
            masthead.title = block.span;
            masthead.title_why = block.why;
        }
        if (block.role == BlockRole::byline && masthead.byline.empty()) {
            masthead.byline = block.span;
            masthead.byline_why = block.why;
        }
    }
    return masthead;
}

}  // namespace dragoman
