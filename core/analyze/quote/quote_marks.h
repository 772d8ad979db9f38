#pragma once
// Pairs of quotation marks, in whatever state the text has left them.
#include <string>
#include <vector>

#include "core/document/document.h"

namespace dragoman {

/// What stands between two marks of one paragraph.
struct QuotedSpan {
    Span inner;  ///< Without marks, outer white space trimmed.
    Span outer;  ///< With its marks.
    BlockIndex block;
    bool unclosed = false;   ///< No closing mark: ends with its sentence or its paragraph.
    bool continues = false;  ///< The next paragraph opens again without this one being closed.
    std::string repaired;    ///< What was mended, in words; empty where nothing was.
};

/// Reads    doc.text, doc.blocks, doc.sentences.
/// Returns  quoted spans of the blocks that are read, in text order, never overlapping; marks inside
///          marks belong to the outer span.
/// Errors   none: a mark without its partner is mended and `repaired` says how.
/// Cost     linear in the text.
std::vector<QuotedSpan> find_quoted_spans(const Document& doc);

}  // namespace dragoman
