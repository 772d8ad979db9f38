#pragma once
// What the boundary model sees of the gap between two tokens. Shared with the trainer.
#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "core/document/span.h"
#include "core/knowledge/model.h"

namespace dragoman {

constexpr std::size_t boundary_feature_count = 20;
using BoundaryFeatures = std::array<std::uint64_t, boundary_feature_count>;

/// Only such gaps are put to the model: the token before ends like a sentence, or the one behind begins like one.
bool is_open_gap(std::string_view text, std::span<const Span> tokens, std::size_t next);

/// `next` is the token behind the gap; `ruled` what the rules say; `start` where the running sentence began.
BoundaryFeatures boundary_features(std::string_view text, std::span<const Span> tokens, std::size_t next, bool ruled, std::size_t start);

}  // namespace dragoman
