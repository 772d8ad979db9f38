#pragma once
// Whether a query holds of some words, and which of them make it hold: the same for an article and for a line of a table.
#include <cstdint>
#include <functional>
#include <vector>

#include "core/search/query.h"

namespace dragoman {

/// By term of the query: ordinals of the words that it stands for, ascending.
using TermPlaces = std::vector<std::vector<std::uint32_t>>;
/// Words that stand one behind the other, both ends among them.
struct WordRun {
    std::uint32_t first = 0, last = 0;
    friend bool operator==(const WordRun&, const WordRun&) = default;
};
/// Whether a node that asks for a field holds.
using FieldAnswer = std::function<bool(std::uint32_t node)>;

bool holds(const Query& query, std::uint32_t node, const TermPlaces& places, const FieldAnswer& field);
/// What is to be marked: words, phrases and neighbourhoods, not what NOT keeps out. By first word; none within another.
/// Cost: linear in the places, but for a sort.
std::vector<WordRun> runs_of(const Query& query, std::uint32_t node, const TermPlaces& places);

}  // namespace dragoman
