#include "core/ingest/page_render.h"

#include <algorithm>

#include "core/base/utf8.h"
#include "core/ingest/page_marks.h"

namespace dragoman {
namespace {

constexpr GumboTag block_tags[] = {
    GUMBO_TAG_ADDRESS, GUMBO_TAG_ARTICLE, GUMBO_TAG_ASIDE, GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_BODY, GUMBO_TAG_BUTTON, GUMBO_TAG_CAPTION,
    GUMBO_TAG_CENTER, GUMBO_TAG_DD, GUMBO_TAG_DETAILS, GUMBO_TAG_DIALOG, GUMBO_TAG_DIR, GUMBO_TAG_DIV, GUMBO_TAG_DL, GUMBO_TAG_DT,
    GUMBO_TAG_FIELDSET, GUMBO_TAG_FIGCAPTION, GUMBO_TAG_FIGURE, GUMBO_TAG_FOOTER, GUMBO_TAG_FORM, GUMBO_TAG_H1, GUMBO_TAG_H2,
    GUMBO_TAG_H3, GUMBO_TAG_H4, GUMBO_TAG_H5, GUMBO_TAG_H6, GUMBO_TAG_HEADER, GUMBO_TAG_HGROUP, GUMBO_TAG_HR, GUMBO_TAG_HTML,
    GUMBO_TAG_LEGEND, GUMBO_TAG_LI, GUMBO_TAG_MAIN, GUMBO_TAG_MENU, GUMBO_TAG_NAV, GUMBO_TAG_OL, GUMBO_TAG_P, GUMBO_TAG_PRE,
    GUMBO_TAG_SECTION, GUMBO_TAG_SUMMARY, GUMBO_TAG_TABLE, GUMBO_TAG_TBODY, GUMBO_TAG_TD, GUMBO_TAG_TFOOT, GUMBO_TAG_TH,
    GUMBO_TAG_THEAD, GUMBO_TAG_TR, GUMBO_TAG_UL, GUMBO_TAG_IFRAME, GUMBO_TAG_VIDEO};

constexpr GumboTag unseen_tags[] = {
    GUMBO_TAG_HEAD, GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE, GUMBO_TAG_NOSCRIPT, GUMBO_TAG_TEMPLATE, GUMBO_TAG_SVG, GUMBO_TAG_MATH,
    GUMBO_TAG_IFRAME, GUMBO_TAG_OBJECT, GUMBO_TAG_SELECT, GUMBO_TAG_TEXTAREA, GUMBO_TAG_DATALIST, GUMBO_TAG_CANVAS, GUMBO_TAG_VIDEO,
    GUMBO_TAG_AUDIO, GUMBO_TAG_METER, GUMBO_TAG_PROGRESS};

template <std::size_t N>
bool one_of(GumboTag tag, const GumboTag (&tags)[N]) {
    return std::find(std::begin(tags), std::end(tags), tag) != std::end(tags);
}

struct TagKinds {
    bool block[GUMBO_TAG_LAST + 1], unseen[GUMBO_TAG_LAST + 1];
};
TagKinds tag_kinds() {
    TagKinds kinds{};
    for (int i = 0; i < GUMBO_TAG_LAST; ++i) {
        kinds.block[i] = one_of(static_cast<GumboTag>(i), block_tags);
        kinds.unseen[i] = one_of(static_cast<GumboTag>(i), unseen_tags);
    }
    return kinds;
}

bool style_hides(std::string_view style) {
    std::string bare;
    for (const char c : style) {
        if (c != ' ' && c != '\t' && c != '\n') bare.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c);
    }
    return bare.find("display:none") != std::string::npos || bare.find("visibility:hidden") != std::string::npos;
}

bool hidden(const Dom& dom, NodeIndex node) {
    return dom.nodes()[node].element->attributes.length > 0 &&
           (dom.has_attribute(node, "hidden") || style_hides(dom.attribute(node, "style")));
}

/// Bytes of text in paragraphs below each node, whether seen or hidden.
std::vector<std::uint32_t> paragraph_mass(const Dom& dom, const TagKinds& kinds) {
    const std::vector<DomNode>& nodes = dom.nodes();
    std::vector<std::uint32_t> mass(nodes.size(), 0);
    std::vector<char> prose(nodes.size(), 0);
    for (NodeIndex i = 0; i < nodes.size(); ++i) {
        if (nodes[i].is_text()) {
            if (prose[nodes[i].parent] && nodes[i].text.size() >= 40) mass[i] = static_cast<std::uint32_t>(nodes[i].text.size());
            continue;
        }
        if (kinds.unseen[nodes[i].tag]) {
            i = nodes[i].end - 1;
            continue;
        }
        prose[i] = nodes[i].tag != GUMBO_TAG_A && nodes[i].tag != GUMBO_TAG_LI;
    }
    for (NodeIndex i = static_cast<NodeIndex>(nodes.size()); i-- > 1;) mass[nodes[i].parent] += mass[i];
    return mass;
}

class Renderer {
public:
    Renderer(const Dom& dom, const TagKinds& kinds, const std::vector<std::uint32_t>& mass)
        : dom_(dom), kinds_(kinds), mass_(mass), marks_(page_marks(dom, mass)) {}

    Page run() {
        const std::vector<DomNode>& nodes = dom_.nodes();
        struct Open {
            NodeIndex end, block_before;
            bool block, link;
        };
        std::vector<Open> open;
        for (NodeIndex i = 0; i <= nodes.size(); ++i) {
            while (!open.empty() && (i == nodes.size() || i >= open.back().end)) {
                if (open.back().block) boundary(true);
                if (open.back().link) --links_;
                if (open.back().block) block_ = open.back().block_before;
                open.pop_back();
            }
            if (i == nodes.size()) break;
            const DomNode& node = nodes[i];
            if (node.is_text()) {
                add(node.text, i);
                continue;
            }
            const bool skip = kinds_.unseen[node.tag] || (hidden(dom_, i) && mass_[i] * 2 < mass_[0]);
            if (kinds_.block[node.tag] || node.tag == GUMBO_TAG_BR) boundary(node.tag != GUMBO_TAG_BR);
            if (skip) {
                i = node.end - 1;
                continue;
            }
            const bool block = kinds_.block[node.tag], link = node.tag == GUMBO_TAG_A;
            if (link) ++links_;
            open.push_back({node.end, block_, block, link});
            if (block) block_ = i;
        }
        boundary(true);
        while (!page_.text.empty() && page_.text.back() == '\n') page_.text.pop_back();
        page_.text.push_back('\n');
        return std::move(page_);
    }

private:
    void add(std::string_view text, NodeIndex node) {
        bool preformatted = false;
        for (NodeIndex up = dom_.nodes()[node].parent;; up = dom_.nodes()[up].parent) {
            if (dom_.nodes()[up].tag == GUMBO_TAG_PRE) preformatted = true;
            if (up == block_ || up == 0) break;
        }
        for (std::size_t i = 0; i < text.size();) {
            const CodePoint point = decode_at(text, i);
            const bool wide = point.value == 0xA0 || point.value == 0x2028 || point.value == 0x2029 || point.value == 0x85;
            if (preformatted && point.value == '\n') {
                boundary(false);
            } else if (point.value == ' ' || (point.value >= '\t' && point.value <= '\r') || wide) {
                blank_ = true;
            } else if (point.value != 0xFEFF && point.value != 0x200B && point.value != 0xAD) {
                if (!line_.empty() && blank_) put(" ");
                blank_ = false;
                if (line_.empty()) {
                    current_.block = block_;
                    current_.marks = marks_[node];
                }
                put(text.substr(i, point.size));
                // marks that hold for the whole line only where they hold for all of its text
                current_.marks &= marks_[node] | ~(litter_marks | mark_caption | mark_byline | mark_date | mark_title);
                current_.marks |= marks_[node] & (mark_h1 | mark_heading);
            }
            i += point.size;
        }
    }
    void put(std::string_view bytes) {
        line_ += bytes;
        current_.letters += static_cast<std::uint32_t>(bytes.size());
        if (links_ > 0) current_.linked += static_cast<std::uint32_t>(bytes.size());
    }
    void boundary(bool block) {
        blank_ = false;
        if (!line_.empty()) {
            const auto begin = static_cast<std::uint32_t>(page_.text.size());
            page_.text += line_;
            page_.text.push_back('\n');
            current_.span = {begin, static_cast<std::uint32_t>(begin + line_.size())};
            for (NodeIndex up = current_.block;; up = dom_.nodes()[up].parent) {
                if (dom_.nodes()[up].tag == GUMBO_TAG_P) current_.paragraph = true;
                if (kinds_.block[dom_.nodes()[up].tag] || up == 0) break;
            }
            page_.lines.push_back(current_);
            current_ = {};
            line_.clear();
        }
        if (block && page_.text.size() >= 2 && !page_.text.ends_with("\n\n")) page_.text.push_back('\n');
    }

    const Dom& dom_;
    const TagKinds& kinds_;
    const std::vector<std::uint32_t>& mass_;
    std::vector<std::uint32_t> marks_;
    Page page_;
    PageLine current_;
    std::string line_;
    NodeIndex block_ = 0;
    int links_ = 0;
    bool blank_ = false;
};

}  // namespace

Page render_page(const Dom& dom) {
    if (dom.nodes().empty()) return {};
    const TagKinds kinds = tag_kinds();
    const std::vector<std::uint32_t> mass = paragraph_mass(dom, kinds);
    return Renderer(dom, kinds, mass).run();
}

}  // namespace dragoman
