#pragma once
// Which terms of an index a word of a query stands for. All ascending.
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/search/text_index.h"
#include "core/search/word_pattern.h"

namespace dragoman {

/// Cost: the letters of the terms that begin in a way that could still fit.
std::vector<std::uint32_t> accepted_terms(const TextIndex& index, const WordPattern& pattern);
std::vector<std::uint32_t> accepted_terms(const TextIndex& index, const NearWord& pattern);
std::vector<std::uint32_t> terms_beginning(const TextIndex& index, std::string_view prefix);

}  // namespace dragoman
