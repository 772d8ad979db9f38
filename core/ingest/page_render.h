#pragma once
// A page as its reader sees it: lines of text, each with what its markup tells.
#include <cstdint>
#include <string>
#include <vector>

#include "core/document/span.h"
#include "core/ingest/dom.h"

namespace dragoman {

/// What markup says about everything below an element; bits of PageLine::marks.
enum PageMark : std::uint32_t {
    mark_navigation = 1u << 0,  ///< <nav>, menus, breadcrumbs, pagination
    mark_frame = 1u << 1,       ///< <footer>, the page's header, <aside>, side bars
    mark_form = 1u << 2,        ///< <form>, <button>, <label>
    mark_share = 1u << 3,       ///< share and follow buttons
    mark_advert = 1u << 4,      ///< adverts, promotion, newsletter boxes, cookie notices
    mark_comments = 1u << 5,
    mark_related = 1u << 6,     ///< other stories
    mark_caption = 1u << 7,
    mark_byline = 1u << 8,
    mark_date = 1u << 9,
    mark_tags = 1u << 10,       ///< keyword lists
    mark_bio = 1u << 11,        ///< "about the author"
    mark_heading = 1u << 12,    ///< inside h2…h6
    mark_h1 = 1u << 13,
    mark_list = 1u << 14,
    mark_article = 1u << 15,    ///< inside <article>, <main> or itemprop=articleBody
    mark_title = 1u << 16,      ///< itemprop=headline, class "headline"
    mark_table = 1u << 17,
    mark_quote = 1u << 18,
    mark_body = 1u << 19,       ///< inside itemprop=articleBody or a class that says article body
};
constexpr std::uint32_t litter_marks = mark_navigation | mark_frame | mark_form | mark_share | mark_advert |
                                       mark_comments | mark_related | mark_tags | mark_bio;

struct PageLine {
    Span span;              ///< Into Page::text.
    NodeIndex block = 0;    ///< Nearest block-level element.
    std::uint32_t marks = 0;
    std::uint32_t letters = 0, linked = 0;  ///< Bytes of text, and those of them inside links.
    bool paragraph = false;                 ///< In a <p>.
};

struct Page {
    std::string text;
    std::vector<PageLine> lines;
};

/// Lines of the visible text: one for each run between block-level boundaries and <br>, blank lines
/// between blocks. Scripts, styles, forms' controls and hidden elements are left out.
Page render_page(const Dom& dom);

}  // namespace dragoman
