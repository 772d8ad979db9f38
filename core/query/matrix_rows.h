#pragma once
// Who with whom, as a table: the network's most connected entities against each other.
#include <vector>

#include "core/query/network_rows.h"

namespace dragoman {

enum class MatrixOrder : std::uint8_t { group, weight, name };

/// What the entity of the row did to that of the column; what they did together stands in both cells.
struct MatrixCell {
    std::uint32_t row = 0, column = 0;
    Relation main = Relation::met;  ///< The most frequent one; of equals the first of Relation.
    std::uint32_t count = 0;        ///< Happenings of all relations that are shown.
    std::uint32_t took_place = 0;
    std::uint32_t relations = 0;    ///< How many different ones.
};

struct Matrix {
    std::vector<EntityIndex> entities;  ///< Of the rows, and in the same order of the columns.
    std::vector<MatrixCell> cells;      ///< By row, then column; only those with something in them.
    std::uint32_t most = 0;             ///< The largest count.
};

/// `shown`: by Relation. `limit`: entities at most, the most connected ones. Groups stand together by average linkage of who deals with whom.
/// Cost: linear in the links, cubic in `limit`.
Matrix matrix(const Corpus& corpus, const Network& network, const bool (&shown)[relation_count], MatrixOrder order, std::size_t limit);

}  // namespace dragoman
