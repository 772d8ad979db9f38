#include "core/query/leftover.h"

#include <algorithm>

#include "core/base/url.h"
#include "core/base/utf8.h"
#include "core/query/wording.h"

namespace dragoman {
namespace {

bool same_site(const Document& a, const Document& b) {
    return a.url.empty() || b.url.empty() ? document_outlet(a) == document_outlet(b) : host_of(a.url) == host_of(b.url);
}

bool has_line(const Document& doc, std::string_view line) {
    return std::any_of(doc.blocks.begin(), doc.blocks.end(), [&](const Block& block) { return trimmed(text_of(doc, block.span)) == line; });
}

std::string shared_words(const Corpus& corpus, DocumentIndex document, std::string_view line) {
    const Document& doc = corpus.documents[document.at()];
    std::size_t here = 0, elsewhere = 0;
    for (std::size_t i = 0; i < corpus.documents.size(); ++i) {
        const Document& other = corpus.documents[i];
        if (i == document.at() || !has_line(other, line)) continue;
        ++(same_site(doc, other) ? here : elsewhere);
    }
    if (here > 0) return "The line stands on " + counted(here, "other page", "other pages") + " of this site.";
    if (elsewhere > 0) return "The line stands in " + counted(elsewhere, "other article", "other articles") + ".";
    return "The line stands on other pages of this site.";
}

}  // namespace

bool is_leftover(BlockRole role) { return role == BlockRole::boilerplate || role == BlockRole::related; }

LeftoverNote leftover_note(const Corpus& corpus, DocumentIndex document, Span place) {
    const Document& doc = corpus.documents[document.at()];
    LeftoverNote note;
    const auto block = std::find_if(doc.blocks.begin(), doc.blocks.end(), [&](const Block& b) { return b.span.overlaps(place); });
    if (block == doc.blocks.end() || !is_leftover(block->role)) return note;
    note.span = block->span;
    note.role = block->role == BlockRole::related ? "Link to another article" : "Menu or other furniture";
    note.rule = block->why.by;
    note.score = block->why.score;
    if (note.rule == Label("site-furniture")) {
        note.why = shared_words(corpus, document, trimmed(text_of(doc, block->span)));
    } else {
        note.why = note.rule.empty() ? "It is not part of the article's prose." : note.rule.words();
    }
    return note;
}

}  // namespace dragoman
