#pragma once
#include <string_view>
#include <vector>

#include "core/document/document.h"
#include "core/ingest/dom.h"
#include "core/ingest/page_render.h"

namespace dragoman {

/// A role for each line of a rendered page, from its markup. `title`: what the metadata calls it.
/// Source: see html.h.
std::vector<Block> page_blocks(const Dom& dom, const Page& page, std::string_view title);

}  // namespace dragoman
