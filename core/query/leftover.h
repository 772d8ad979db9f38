#pragma once
// What the Reader greys: lines of the page that are not the article, and why they are held for that.
#include <string>

#include "core/corpus/corpus.h"

namespace dragoman {

struct LeftoverNote {
    Span span;          ///< The block's.
    std::string role;   ///< "Menu or other furniture"
    std::string why;    ///< A sentence: "The line stands on 4 other pages of this site."
    Label rule;
    float score = 0.f;
};

bool is_leftover(BlockRole role);

/// Of the block at `place`; empty role: what stands there is the article.
/// Cost: for a line that other pages share linear in the corpus' blocks, else linear in the document's.
LeftoverNote leftover_note(const Corpus& corpus, DocumentIndex document, Span place);

}  // namespace dragoman
