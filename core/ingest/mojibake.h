#pragma once
#include <optional>

#include "core/document/document.h"

namespace dragoman {

/// Text that was UTF-8 and has been read in a code page before it reached us ("donâ€™t" for "don’t"): a
/// warning with the first place and what it stood for. The text is not repaired, since offsets and
/// quotations must match what the user has.
/// Reads     the first 256 KiB of the text.
/// Source    the round trip of Speer's "ftfy": back to bytes of the code page, then strictly as UTF-8.
std::optional<Warning> find_mojibake(std::string_view text);

}  // namespace dragoman
