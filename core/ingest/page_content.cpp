#include "core/ingest/page_content.h"

#include <algorithm>
#include <string>

#include "core/base/utf8.h"

namespace dragoman {
namespace {

struct Line {
    const PageLine* page;
    std::string_view text;
    std::uint32_t marks = 0;  ///< page->marks, less those that are not believed.
    float weight = 0;  ///< > 0 speaks for prose of the article.
    double linked = 0;
    bool sentence = false;
};

bool ends_as_sentence(std::string_view text) {
    std::size_t at = text.size();
    for (int steps = 0; steps < 4; ++steps) {
        const CodePoint last = decode_before(text, at);
        if (last.size == 0) return false;
        if (is_quote_mark(last.value) || last.value == ')' || last.value == ']' || last.value == 0x2019 || last.value == '\'' || last.value == ' ') {
            at -= last.size;
            continue;
        }
        return last.value == '.' || last.value == '!' || last.value == '?' || last.value == 0x2026 || last.value == ':' || last.value == ';';
    }
    return false;
}

float weight_of(const Line& line, std::uint32_t marks) {
    const float size = static_cast<float>(line.page->letters);
    if (marks & litter_marks) return -std::min(3.f, 0.3f + size / 100);
    if (line.linked > 0.5) return -std::min(4.f, 0.5f + size / 40);
    if (marks & (mark_caption | mark_byline | mark_date)) return -0.2f;
    if (marks & (mark_heading | mark_h1)) return 0.f;
    float weight = 0;
    if (size >= 80 || (line.sentence && size >= 40)) {
        const auto commas = static_cast<float>(std::count(line.text.begin(), line.text.end(), ','));
        weight = 0.5f + std::min(size, 600.f) / 100 + std::min(commas, 6.f) * 0.2f;
        if (line.page->paragraph) weight += 0.5f;
        if (!line.sentence) weight *= 0.5f;
        if (marks & mark_list) weight *= 0.7f;
        weight *= static_cast<float>(1 - line.linked);
    } else if (line.sentence && size >= 20) {
        weight = 0.3f;
    } else {
        weight = -0.25f;
    }
    if (marks & mark_body) weight += 0.6f;
    return weight;
}

/// The content's root: the container that gathers the most weight where paragraphs count full for
/// their parent and less for each further ancestor (Readability), then climbed up as long as the
/// ancestor adds prose worth its litter (maximal sum).
NodeIndex content_root(const Dom& dom, const std::vector<Line>& lines) {
    const std::vector<DomNode>& nodes = dom.nodes();
    std::vector<float> near(nodes.size(), 0), sum(nodes.size(), 0);
    for (const Line& line : lines) {
        NodeIndex up = line.page->block;
        const bool inner = nodes[up].tag == GUMBO_TAG_P || nodes[up].tag == GUMBO_TAG_LI || nodes[up].tag == GUMBO_TAG_BLOCKQUOTE;
        if (inner) up = nodes[up].parent;
        float share = 1;
        for (int level = 0; level < 5; ++level) {
            near[up] += line.weight * share;
            if (up == 0) break;
            up = nodes[up].parent;
            share *= level == 0 ? 0.6f : 0.5f;
        }
        sum[line.page->block] += line.weight;
    }
    for (NodeIndex i = static_cast<NodeIndex>(nodes.size()); i-- > 1;) sum[nodes[i].parent] += sum[i];
    NodeIndex best = 0;
    for (NodeIndex i = 0; i < nodes.size(); ++i) {
        if (!nodes[i].is_text() && near[i] > near[best]) best = i;
    }
    for (NodeIndex up = best; up != 0;) {
        up = nodes[up].parent;
        const float extra = sum[up] - sum[best];
        if (extra > 2.f && extra > 0.2f * std::max(sum[best], 0.f)) best = up;
        if (nodes[up].tag == GUMBO_TAG_BODY) break;
    }
    return best;
}

float prose_below(const Dom& dom, const std::vector<Line>& lines, NodeIndex root) {
    float sum = 0;
    for (const Line& line : lines) {
        if (line.page->block >= root && line.page->block < dom.nodes()[root].end) sum += std::max(line.weight, 0.f);
    }
    return sum;
}

/// Class words lie on some sites ("layout-with-sidebar"): where they leave little prose and the page
/// without them has a far better story, that story's lines lose them.
void believe_marks(const Dom& dom, std::vector<Line>& lines) {
    const float with = prose_below(dom, lines, content_root(dom, lines));
    std::vector<Line> free = lines;
    constexpr std::uint32_t believed = mark_comments | mark_related;
    for (Line& line : free) {
        if ((line.marks & believed) == 0) line.marks &= ~litter_marks;
        line.weight = weight_of(line, line.marks);
    }
    const NodeIndex root = content_root(dom, free);
    if (prose_below(dom, free, root) < 2.5f * with + 4.f) return;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (lines[i].page->block >= root && lines[i].page->block < dom.nodes()[root].end) lines[i] = free[i];
    }
}

/// "Headline | Site", "Site: Headline": one is the other with something before or behind it.
bool one_ends_the_other(std::string_view a, std::string_view b) {
    return a.starts_with(b) || b.starts_with(a) || a.ends_with(b) || b.ends_with(a);
}

/// The headline's line: one that says what the metadata says, best an h1 close above the content.
std::size_t title_line(const std::vector<Line>& lines, std::size_t first_body, std::string_view title) {
    const std::string wanted = squashed(title);
    std::size_t best = lines.size();
    double best_score = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::uint32_t marks = lines[i].marks;
        if (lines[i].text.size() > 400) continue;
        const std::string have = squashed(lines[i].text);
        if (have.empty()) continue;
        double score = 0;
        if (!wanted.empty() && have == wanted) score = 10;
        else if (wanted.size() >= 12 && have.size() >= 12 && one_ends_the_other(have, wanted)) {
            score = 7.0 * static_cast<double>(std::min(have.size(), wanted.size())) / static_cast<double>(std::max(have.size(), wanted.size())) + 1;
        }
        if (marks & mark_h1) score += have.size() >= 12 ? 4 : 1;
        if (marks & mark_title) score += 2;
        if ((marks & mark_heading) && score > 4) score += 1;
        if (marks & (mark_related | mark_comments | mark_navigation | mark_share)) score -= 4;
        if (i > first_body) score -= 2;
        if (score > best_score) {
            best_score = score;
            best = i;
        }
    }
    return best_score >= 3 ? best : lines.size();
}

/// A short story may be outweighed by the teasers of others: its first prose stands under the headline.
void prefer_what_follows_the_title(std::vector<Line>& lines, std::string_view title) {
    const std::size_t headline = title_line(lines, lines.size(), title);
    for (std::size_t i = headline + 1; i < lines.size() && i <= headline + 14; ++i) {
        if (lines[i].weight <= 1.f) continue;
        lines[i].weight += 4.f;
        return;
    }
}

bool inside(const Dom& dom, NodeIndex node, NodeIndex root) { return node >= root && node < dom.nodes()[root].end; }

BlockRole role_of(const Line& line) {
    const std::uint32_t marks = line.marks;
    if (marks & (mark_related | mark_tags)) return (marks & mark_related) ? BlockRole::related : BlockRole::boilerplate;
    if (marks & litter_marks) return BlockRole::boilerplate;
    if (marks & mark_caption) return BlockRole::caption;
    if (marks & mark_byline && line.page->letters < 300) return BlockRole::byline;
    if (marks & mark_date && line.page->letters < 120) return BlockRole::date;
    if (line.linked > 0.6 && !line.sentence) return BlockRole::boilerplate;
    if (line.linked > 0.9 && line.page->letters < 200) return BlockRole::boilerplate;
    if (marks & mark_heading) return BlockRole::heading;
    return BlockRole::body;
}

}  // namespace

std::vector<Block> page_blocks(const Dom& dom, const Page& page, std::string_view title) {
    std::vector<Line> lines;
    for (const PageLine& page_line : page.lines) {
        Line line{&page_line, slice(page.text, page_line.span)};
        line.linked = page_line.letters ? static_cast<double>(page_line.linked) / page_line.letters : 0;
        line.sentence = ends_as_sentence(line.text);
        line.marks = page_line.marks;
        line.weight = weight_of(line, line.marks);
        lines.push_back(line);
    }
    believe_marks(dom, lines);
    std::vector<Block> blocks;
    for (const Line& line : lines) blocks.push_back({line.page->span, BlockRole::boilerplate, {"page-outside", 0.8f}});
    if (lines.empty()) return blocks;
    prefer_what_follows_the_title(lines, title);
    const NodeIndex root = content_root(dom, lines);
    std::size_t first_body = lines.size();
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!inside(dom, lines[i].page->block, root)) continue;
        blocks[i].role = role_of(lines[i]);
        blocks[i].why = {"page-markup", 0.8f};
        if (blocks[i].role == BlockRole::body && lines[i].weight > 0.5f) first_body = std::min(first_body, i);
    }
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (blocks[i].role != BlockRole::boilerplate || (lines[i].marks & (litter_marks & ~mark_frame))) continue;
        if (lines[i].marks & mark_date && lines[i].page->letters < 120) blocks[i] = {blocks[i].span, BlockRole::date, {"page-markup", 0.5f}};
        if (lines[i].marks & mark_byline && lines[i].page->letters < 200) blocks[i] = {blocks[i].span, BlockRole::byline, {"page-markup", 0.5f}};
    }
    const std::size_t headline = title_line(lines, first_body, title);
    if (headline < lines.size()) {
        blocks[headline].role = BlockRole::title;
        blocks[headline].why = {"page-title", 0.9f};
        for (std::size_t i = 0; i < headline; ++i) {  // what stands above a headline is not the story
            if (headline < first_body && blocks[i].role == BlockRole::body) blocks[i].role = BlockRole::boilerplate;
        }
    }
    for (std::size_t i = headline + 1; i < first_body && headline < first_body; ++i) {  // the deck
        const Line& line = lines[i];
        if (blocks[i].role == BlockRole::boilerplate && line.sentence && line.weight > 0.5f && line.page->letters >= 110 && line.linked < 0.3 && !(line.marks & (litter_marks | mark_caption))) {
            blocks[i].role = BlockRole::body;
            blocks[i].why = {"page-deck", 0.5f};
        }
    }
    bool story_follows = false;  // a heading without a story below is the label of something else
    for (std::size_t i = lines.size(); i-- > 0;) {
        if (blocks[i].role == BlockRole::heading && !story_follows) blocks[i].role = BlockRole::boilerplate;
        if (blocks[i].role == BlockRole::body) story_follows = true;
        if (blocks[i].role == BlockRole::related || i == headline) story_follows = false;
    }
    return blocks;
}

}  // namespace dragoman
