#include "core/query/leftover.h"

#include <algorithm>

#include "core/base/url.h"
#include "core/base/utf8.h"
#include "core/query/wording.h"

namespace dragoman {
namespace {

struct RuleWords {
    std::string_view rule, why;
};
// What the rules of layout go by, for people.
constexpr RuleWords rule_words[] = {
    {"page-phrase", "Its words are those of menus, share buttons and notices."},
    {"page-notice", "It is worded as sites word their own notices."},
    {"page-outside", "It stands outside of the part of the page that holds the article."},
    {"page-markup", "The page's markup sets it apart from the article, or most of it is links."},
    {"page-title", "It stands beside the headline and not in the article."},
    {"text-outside", "It stands before or behind the article's run of prose."},
    {"text-above-title", "It stands above the headline."},
    {"text-date-line", "It is a date alone, and not said to be the day of publication."},
    {"text-phrase", "Its words are those of menus, share buttons and notices."},
    {"text-related", "It points to other articles."},
    {"text-related-run", "It follows a line that announces other articles."},
    {"text-box", "It stands in a box or list that breaks into the article's prose."},
    {"text-closing-notice", "It is worded as a notice and closes the article."},
    {"text-lone-heading", "It looks like a heading, and no prose stands below it."},
};

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
    note.rule = std::string(block->why.by.view());
    note.score = block->why.score;
    if (note.rule == "site-furniture") {
        note.why = shared_words(corpus, document, trimmed(text_of(doc, block->span)));
        return note;
    }
    note.why = "It is not part of the article's prose.";
    for (const RuleWords& row : rule_words) {
        if (row.rule == note.rule) note.why = row.why;
    }
    return note;
}

}  // namespace dragoman
