#pragma once
// The averaged perceptron that all linear models are trained with.
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "core/knowledge/model.h"

namespace dragoman::train {

struct TrainingPlan {
    int epochs = 6;
    std::uint32_t min_updates = 10;  ///< Features with fewer updates neither score nor reach the file.
    std::int32_t denominator = 4;    ///< Weights are rounded to this part of an update.
    std::uint64_t seed = 1;
};

/// Weights of a multi-class linear model over hashed features, averaged over all updates.
///
/// Units     scores and weights are small integers as long as updates are ±1.
/// Cost      a feature costs one look-up and its labels; memory 12 bytes a weight.
/// A feature scores nothing before it has been updated `min_updates` times, and is left out of the model
/// if it never is: the model grows small without a loss (Goldberg and Elhadad, ACL 2011).
/// Source    Collins, "Discriminative Training Methods for Hidden Markov Models", EMNLP 2002; lazy averages
///           as in Daumé's thesis, 2006.
class Perceptron {
public:
    explicit Perceptron(std::uint32_t min_updates);
    /// Adds the weights of all features to `scores`, one place a label.
    void score(std::span<const std::uint64_t> features, std::int32_t* scores) const;
    void update(std::span<const std::uint64_t> features, std::uint16_t label, int by);
    void tick() { ++now_; }  ///< One more example: averages run over these.
    std::size_t feature_count() const { return rows_.size(); }
    std::vector<ModelDraft::Feature> averaged() const;

private:
    struct Cell {
        std::uint16_t label;
        std::int16_t weight = 0;
        std::uint32_t stamp = 0;
        double total = 0;
    };
    struct Row {
        std::uint64_t key = 0;
        std::uint32_t updates = 0;
        std::vector<Cell> cells;
    };
    const Row* find(std::uint64_t key) const;
    Row& row(std::uint64_t key);
    void grow();

    std::vector<Row> rows_;
    std::vector<std::uint32_t> slots_;  ///< Row + 1; 0 is free.
    std::uint32_t min_updates_, now_ = 0;
};

/// xorshift64*: the order of examples, the same on every machine.
class Shuffler {
public:
    explicit Shuffler(std::uint64_t seed) : state_(seed * 2 + 1) {}
    std::uint64_t next();
    template <class T>
    void shuffle(std::vector<T>& items) {
        for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[next() % i]);
    }

private:
    std::uint64_t state_;
};

}  // namespace dragoman::train
