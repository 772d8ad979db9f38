#pragma once
#include <cstdint>
#include <vector>

#include "core/ingest/dom.h"

namespace dragoman {

/// For each node, the PageMark bits that it and the elements around it give.
///
/// `paragraph_mass` holds for each node the bytes of paragraph text below it: an element that holds
/// most of the page's prose is not litter, whatever it is called ("content has-sidebar").
std::vector<std::uint32_t> page_marks(const Dom& dom, const std::vector<std::uint32_t>& paragraph_mass);

}  // namespace dragoman
