#pragma once
// A page's element tree laid out flat, in document order: every walk over it is a loop.
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <gumbo.h>

namespace dragoman {

using NodeIndex = std::uint32_t;

struct DomNode {
    NodeIndex parent = 0;  ///< The root's parent is the root.
    NodeIndex end = 0;     ///< One past its last descendant.
    GumboTag tag = GUMBO_TAG_LAST;           ///< GUMBO_TAG_LAST for text.
    const GumboElement* element = nullptr;   ///< Null for text.
    std::string_view text;
    bool is_text() const { return element == nullptr; }
};

class Dom {
public:
    Dom();
    Dom(Dom&&) noexcept;
    ~Dom();
    const std::vector<DomNode>& nodes() const { return nodes_; }
    /// Empty where the element has no such attribute.
    std::string_view attribute(NodeIndex node, const char* name) const;
    bool has_attribute(NodeIndex node, const char* name) const;
    /// The text below a node, as written.
    std::string text_below(NodeIndex node) const;

private:
    friend Dom parse_dom(std::string_view html);
    struct Memory;  // gumbo frees its tree by recursion, a page may be nested too deep for that
    std::unique_ptr<Memory> memory_;
    std::vector<DomNode> nodes_;
};

/// Parses as a browser does. Empty for a page on which the algorithm would take too long or too much memory: nested
/// 3,000 elements deep, with 1,000 attributes on a tag, or with unclosed formatting that a million elements would repeat.
/// Must not outlive `html`.
Dom parse_dom(std::string_view html);

}  // namespace dragoman
