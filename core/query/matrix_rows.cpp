#include "core/query/matrix_rows.h"

#include <algorithm>
#include <map>

namespace dragoman {
namespace {

std::vector<EntityIndex> most_connected(const Corpus& corpus, const Network& network, const bool (&shown)[relation_count], std::size_t limit) {
    std::vector<std::uint32_t> weight(corpus.entities.size(), 0);
    std::vector<EntityIndex> out;
    for (const NetworkLink& link : network.links) {
        if (!shown[static_cast<std::size_t>(link.relation)]) continue;
        for (const EntityIndex end : {link.from, link.to}) {
            if (weight[end.at()] == 0) out.push_back(end);
            weight[end.at()] += link.count;
        }
    }
    std::sort(out.begin(), out.end(), [&](EntityIndex a, EntityIndex b) {
        if (weight[a.at()] != weight[b.at()]) return weight[a.at()] > weight[b.at()];
        return corpus.entities[a.at()].id < corpus.entities[b.at()].id;
    });
    if (out.size() > limit) out.resize(limit);
    return out;
}

/// Positions 0 … n-1 (heaviest first) so that who deals with each other stands together: the two groups that have most to do with each
/// other for their size are joined again and again; the one with the heavier head comes first.
std::vector<std::size_t> by_groups(std::size_t n, const std::vector<MatrixCell>& cells) {
    std::vector<std::vector<std::uint64_t>> between(n, std::vector<std::uint64_t>(n, 0));
    for (const MatrixCell& cell : cells) {
        between[cell.row][cell.column] += cell.count;
        between[cell.column][cell.row] += cell.count;
    }
    std::vector<std::vector<std::size_t>> groups(n);
    for (std::size_t i = 0; i < n; ++i) groups[i] = {i};
    for (;;) {
        std::size_t best_a = n, best_b = n;
        std::uint64_t best = 0, best_size = 1;
        for (std::size_t a = 0; a < n; ++a) {
            for (std::size_t b = a + 1; b < n && !groups[a].empty(); ++b) {
                const std::uint64_t size = groups[a].size() * groups[b].size();
                if (size == 0 || between[a][b] * best_size <= best * size) continue;  // average dealings, compared as fractions
                best = between[a][b], best_size = size, best_a = a, best_b = b;
            }
        }
        if (best_a == n) break;
        groups[best_a].insert(groups[best_a].end(), groups[best_b].begin(), groups[best_b].end());
        groups[best_b].clear();
        for (std::size_t c = 0; c < n; ++c) {
            between[best_a][c] += between[best_b][c];
            between[c][best_a] = between[best_a][c];
        }
    }
    std::vector<std::size_t> order;
    for (const std::vector<std::size_t>& group : groups) order.insert(order.end(), group.begin(), group.end());
    return order;
}

std::vector<MatrixCell> cells_of(const Network& network, const bool (&shown)[relation_count], const std::vector<EntityIndex>& entities, std::size_t corpus_size) {
    std::vector<std::int32_t> place(corpus_size, -1);
    for (std::size_t i = 0; i < entities.size(); ++i) place[entities[i].at()] = static_cast<std::int32_t>(i);
    std::map<std::pair<std::uint32_t, std::uint32_t>, MatrixCell> cells;
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> largest;
    const auto add = [&](std::int32_t row, std::int32_t column, const NetworkLink& link) {
        if (row < 0 || column < 0) return;
        const std::pair key(static_cast<std::uint32_t>(row), static_cast<std::uint32_t>(column));
        MatrixCell& cell = cells[key];
        cell.row = key.first;
        cell.column = key.second;
        cell.count += link.count;
        cell.took_place += link.took_place;
        ++cell.relations;
        std::uint32_t& most = largest[key];
        if (link.count > most || (link.count == most && link.relation < cell.main)) {
            cell.main = link.relation;
            most = link.count;
        }
    };
    for (const NetworkLink& link : network.links) {
        if (!shown[static_cast<std::size_t>(link.relation)]) continue;
        add(place[link.from.at()], place[link.to.at()], link);
        if (!relation_kind(link.relation).directed) add(place[link.to.at()], place[link.from.at()], link);
    }
    std::vector<MatrixCell> out;
    for (const auto& [key, cell] : cells) out.push_back(cell);
    return out;
}

}  // namespace

Matrix matrix(const Corpus& corpus, const Network& network, const bool (&shown)[relation_count], MatrixOrder order, std::size_t limit) {
    Matrix out;
    out.entities = most_connected(corpus, network, shown, limit);
    if (order == MatrixOrder::name) {
        std::stable_sort(out.entities.begin(), out.entities.end(), [&](EntityIndex a, EntityIndex b) { return corpus.entities[a.at()].name < corpus.entities[b.at()].name; });
    } else if (order == MatrixOrder::group) {
        const std::vector<EntityIndex> by_weight = out.entities;
        const std::vector<std::size_t> places = by_groups(by_weight.size(), cells_of(network, shown, by_weight, corpus.entities.size()));
        for (std::size_t i = 0; i < places.size(); ++i) out.entities[i] = by_weight[places[i]];
    }
    out.cells = cells_of(network, shown, out.entities, corpus.entities.size());
    for (const MatrixCell& cell : out.cells) out.most = std::max(out.most, cell.count);
    return out;
}

}  // namespace dragoman
