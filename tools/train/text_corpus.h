#pragma once
// Unlabelled text, cut into sentences and words by our own tokenizer.
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "core/knowledge/resources.h"

namespace dragoman::train {

/// What the tokenizer needs of assets/.
Resources tokenizer_resources(const std::string& assets);
/// Calls `take` with the words of each sentence of $DRAGOMAN_DATA/data/text/FILE, in order.
/// False where it cannot be read.
bool read_text(const std::string& file, const Resources& resources, const std::function<void(std::span<const std::string_view>)>& take);

}  // namespace dragoman::train
