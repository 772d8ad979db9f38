#include "core/ingest/dom.h"

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <string>

namespace dragoman {
namespace {

constexpr std::size_t chunk_size = 256 * 1024;
constexpr int greatest_depth = 3000;
constexpr std::size_t most_opened_anew = 1'000'000;
constexpr std::size_t most_attributes_parsed = 1000;

/// Elements that never hold others, or that close by themselves: no measure of depth.
constexpr std::string_view flat_tags[] = {"area", "base", "br",     "col", "dd", "dt",     "embed", "hr",    "img",
                                          "input", "li",  "link",   "meta", "option", "p", "param", "source", "td",
                                          "th",   "tr",   "track", "wbr"};

bool is_letter_byte(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

/// Elements that HTML opens anew in each block as long as they are not closed ("active formatting elements").
constexpr std::string_view formatting_tags[] = {"a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"};

template <std::size_t N>
bool is_one_of(std::string_view tag, const std::string_view (&tags)[N]) {
    return std::find(std::begin(tags), std::end(tags), tag) != std::end(tags);
}

/// A guess from the tags alone: how deep elements nest at most, and how many the parser would open anew.
struct Shape {
    int depth = 0;
    std::size_t opened_anew = 0;
};
Shape shape_of(std::string_view html) {
    Shape shape;
    int depth = 0;
    std::size_t formatting = 0;
    for (std::size_t i = html.find('<'); i != std::string_view::npos; i = html.find('<', i + 1)) {
        const bool closing = i + 1 < html.size() && html[i + 1] == '/';
        std::size_t at = i + 1 + (closing ? 1 : 0);
        char name[8];
        std::size_t size = 0;
        while (at < html.size() && size < sizeof name && is_letter_byte(html[at])) {
            name[size++] = static_cast<char>(html[at++] | 0x20);
        }
        if (size == 0) continue;
        const std::string_view tag(name, size);
        if (is_one_of(tag, formatting_tags)) {
            formatting = closing ? formatting - (formatting > 0) : formatting + 1;
        } else if (!closing) {
            shape.opened_anew += formatting;
        }
        if (is_one_of(tag, flat_tags)) continue;
        if (closing) {
            depth = std::max(0, depth - 1);
        } else {
            shape.depth = std::max(shape.depth, ++depth);
        }
    }
    return shape;
}

/// The most attributes of one tag; the parser compares each with all before it.
std::size_t most_attributes(std::string_view html) {
    std::size_t most = 0;
    const auto blank = [](char c) { return c == ' ' || c == '/' || (c >= '\t' && c <= '\r'); };
    for (std::size_t i = html.find('<'); i != std::string_view::npos; i = html.find('<', i)) {
        if (++i >= html.size() || !is_letter_byte(html[i])) continue;
        std::size_t count = 0;
        for (; i < html.size() && html[i] != '>'; ++i) {
            if (blank(html[i - 1]) && !blank(html[i])) ++count;
            if (html[i] != '=') continue;
            while (i + 1 < html.size() && blank(html[i + 1])) ++i;
            if (i + 1 >= html.size() || (html[i + 1] != '"' && html[i + 1] != '\'')) continue;
            i = std::min(html.find(html[i + 1], i + 2), html.size() - 1);
        }
        most = std::max(most, count);
    }
    return most;
}

bool within_measure(std::string_view html) {
    const Shape shape = shape_of(html);
    return shape.depth <= greatest_depth && shape.opened_anew <= most_opened_anew && most_attributes(html) <= most_attributes_parsed;
}

}  // namespace

struct Dom::Memory {
    std::vector<std::unique_ptr<std::byte[]>> chunks;
    std::size_t used = 0, size = 0;

    void* take(std::size_t bytes) {
        bytes = (bytes + alignof(std::max_align_t) - 1) / alignof(std::max_align_t) * alignof(std::max_align_t);
        if (chunks.empty() || size - used < bytes) {
            size = std::max(chunk_size, bytes);
            chunks.emplace_back(new std::byte[size]);
            used = 0;
        }
        void* const result = chunks.back().get() + used;
        used += bytes;
        return result;
    }
    static void* allocate(void* memory, std::size_t bytes) { return static_cast<Memory*>(memory)->take(bytes); }
    static void release(void*, void*) {}  // all at once, with the Dom
};

Dom::Dom() : memory_(std::make_unique<Memory>()) {}
Dom::Dom(Dom&&) noexcept = default;
Dom::~Dom() = default;

std::string_view Dom::attribute(NodeIndex node, const char* name) const {
    const GumboElement* element = nodes_[node].element;
    if (element == nullptr) return {};
    const GumboAttribute* found = gumbo_get_attribute(&element->attributes, name);
    return found == nullptr ? std::string_view() : std::string_view(found->value);
}

bool Dom::has_attribute(NodeIndex node, const char* name) const {
    const GumboElement* element = nodes_[node].element;
    return element != nullptr && gumbo_get_attribute(&element->attributes, name) != nullptr;
}

std::string Dom::text_below(NodeIndex node) const {
    std::string text;
    for (NodeIndex i = node; i < nodes_[node].end; ++i) {
        if (nodes_[i].is_text()) text += nodes_[i].text;
    }
    return text;
}

Dom parse_dom(std::string_view html) {
    Dom dom;
    if (!within_measure(html)) return dom;
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = Dom::Memory::allocate;
    options.deallocator = Dom::Memory::release;
    options.userdata = dom.memory_.get();
    options.max_errors = 0;
    const GumboOutput* output = gumbo_parse_with_options(&options, html.data(), html.size());

    struct Open {
        const GumboNode* node;
        NodeIndex index;
        unsigned next_child;
    };
    std::vector<Open> open;
    const auto enter = [&](const GumboNode* node, NodeIndex parent) {
        DomNode flat;
        flat.parent = parent;
        const auto index = static_cast<NodeIndex>(dom.nodes_.size());
        flat.end = index + 1;
        if (node->type == GUMBO_NODE_ELEMENT) {
            flat.tag = node->v.element.tag;
            flat.element = &node->v.element;
        } else if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE || node->type == GUMBO_NODE_CDATA) {
            flat.text = node->v.text.text;
        } else {
            return;  // comments, templates
        }
        dom.nodes_.push_back(flat);
        if (node->type == GUMBO_NODE_ELEMENT) open.push_back({node, index, 0});
    };
    if (output->root != nullptr) enter(output->root, 0);
    while (!open.empty()) {
        Open& top = open.back();
        const GumboVector& children = top.node->v.element.children;
        if (top.next_child == children.length) {
            dom.nodes_[top.index].end = static_cast<NodeIndex>(dom.nodes_.size());
            open.pop_back();
            continue;
        }
        const auto* child = static_cast<const GumboNode*>(children.data[top.next_child++]);
        enter(child, top.index);
    }
    return dom;
}

}  // namespace dragoman
