#pragma once
#include "core/document/document.h"
#include "core/knowledge/resources.h"

namespace dragoman {

/// One article, all layers: a pure function of the document's bytes and the tables.
/// Cost linear in the text. A Document never sees another; assemble() does what crosses them.
Document analyze(Document doc, const Resources& resources);

}  // namespace dragoman
