#pragma once
// Lines that several pages of one site have: menus, notices, addresses, whatever their words.
#include <cstdint>
#include <vector>

#include "core/document/document.h"

namespace dragoman {

/// Counts the lines of many documents, then tells of each which of its lines others of its site have too.
/// The site is the host of the document's address, else its outlet, else the whole pile.
///
/// A sum over documents: it does not matter in which order they are added. Memory is fixed (8 MB): a line is
/// three bits in a filter, so of ten million different lines about one in a thousand is taken for shared.
/// Cost linear in the text, far below analysis.
/// Source  site templates by repetition: Bar-Yossef & Rajagopalan, WWW 2002; the filter: Bloom, 1970.
class SiteFurniture {
public:
    SiteFurniture();
    void add(const Document& doc);
    /// Lines of an added document that stand in another of its site. Empty where much of its prose, or nearly all of it, is shared:
    /// then the other is a copy of the same article, and says nothing.
    std::vector<Span> shared_lines(const Document& doc) const;

    /// Grows whenever some document's answer may have changed.
    std::size_t size() const { return size_; }

private:
    std::vector<std::uint64_t> once_, twice_;
    std::size_t size_ = 0;  ///< Bits of twice_ set.
};

/// Sets shared_lines of every document, for analyze().
void mark_shared_lines(std::vector<Document>& documents);

}  // namespace dragoman
