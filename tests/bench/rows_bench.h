#pragma once
#include <cstddef>
#include <string>

namespace dragoman {

/// A corpus nobody wrote, for views that must hold long lists: so many articles of one sentence, and as many entities, quotations and
/// events, with its text index, as the snapshot that the page shows. The same for the same number.
std::string many_rows(std::size_t rows);

}  // namespace dragoman
