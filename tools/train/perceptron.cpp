#include "tools/train/perceptron.h"

#include <algorithm>

namespace dragoman::train {

Perceptron::Perceptron(std::uint32_t min_updates) : slots_(1u << 20, 0), min_updates_(min_updates) {}

const Perceptron::Row* Perceptron::find(std::uint64_t key) const {
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t at = (key >> 20) & mask;; at = (at + 1) & mask) {
        if (slots_[at] == 0) return nullptr;
        if (rows_[slots_[at] - 1].key == key) return &rows_[slots_[at] - 1];
    }
}

Perceptron::Row& Perceptron::row(std::uint64_t key) {
    if (const Row* found = find(key)) return const_cast<Row&>(*found);
    if ((rows_.size() + 1) * 2 > slots_.size()) grow();
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = (key >> 20) & mask;
    while (slots_[at] != 0) at = (at + 1) & mask;
    rows_.push_back({key, 0, {}});
    slots_[at] = static_cast<std::uint32_t>(rows_.size());
    return rows_.back();
}

void Perceptron::grow() {
    slots_.assign(slots_.size() * 2, 0);
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        std::size_t at = (rows_[i].key >> 20) & mask;
        while (slots_[at] != 0) at = (at + 1) & mask;
        slots_[at] = static_cast<std::uint32_t>(i + 1);
    }
}

void Perceptron::score(std::span<const std::uint64_t> features, std::int32_t* scores) const {
    for (const std::uint64_t key : features) {
        const Row* found = find(key);
        if (!found || found->updates < min_updates_) continue;
        for (const Cell& cell : found->cells) scores[cell.label] += cell.weight;
    }
}

void Perceptron::update(std::span<const std::uint64_t> features, std::uint16_t label, int by) {
    for (const std::uint64_t key : features) {
        Row& own = row(key);
        ++own.updates;
        auto cell = std::find_if(own.cells.begin(), own.cells.end(), [&](const Cell& c) { return c.label == label; });
        if (cell == own.cells.end()) cell = own.cells.insert(cell, Cell{label, 0, now_, 0});
        cell->total += static_cast<double>(cell->weight) * (now_ - cell->stamp);
        cell->stamp = now_;
        cell->weight = static_cast<std::int16_t>(cell->weight + by);
    }
}

std::vector<ModelDraft::Feature> Perceptron::averaged() const {
    std::vector<ModelDraft::Feature> features;
    for (const Row& own : rows_) {
        if (own.updates < min_updates_) continue;
        ModelDraft::Feature feature{own.key, {}};
        for (const Cell& cell : own.cells) {
            const double total = cell.total + static_cast<double>(cell.weight) * (now_ - cell.stamp);
            if (total != 0) feature.weights.emplace_back(cell.label, total / std::max(1u, now_));
        }
        if (!feature.weights.empty()) features.push_back(std::move(feature));
    }
    return features;
}

std::uint64_t Shuffler::next() {
    state_ ^= state_ >> 12;
    state_ ^= state_ << 25;
    state_ ^= state_ >> 27;
    return (state_ * 0x2545F4914F6CDD1Dull) >> 16;
}

}  // namespace dragoman::train
