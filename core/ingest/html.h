#pragma once
#include <string_view>

#include "core/document/document.h"

namespace dragoman {

/// Renders a page: sets doc.text (one line a block, a blank line between blocks), doc.hinted_blocks and
/// what the page's metadata gives (title, outlet, byline, date, url) where doc has none yet.
///
/// Never fails: HTML has no syntax errors. Cost linear in the page.
/// Source  HTML Living Standard (parsing by gumbo); the content is the subtree with the greatest sum of
///         block scores, after Pasternack & Roth, "Extracting Article Text from the Web with Maximum
///         Subsequence Segmentation", WWW 2009, with block features in the manner of Kohlschütter et
///         al., "Boilerplate Detection using Shallow Text Features", WSDM 2010, and class words in the
///         manner of Mozilla's Readability.
void read_html(std::string_view html, Document& doc);

/// Does it begin as an HTML page (or a fragment of one) does?
bool looks_like_html(std::string_view text);

}  // namespace dragoman
