#include "core/analyze/syntax/syntax_network.h"

#include <algorithm>

namespace dragoman {
namespace {

constexpr int sum_bits = SyntaxModel::value_bits + SyntaxModel::weight_bits;  ///< Units of a product: 2^-20.

static_assert(SyntaxModel::trait_rows == StateView::trait_rows);

std::int16_t cut(std::int32_t value, std::int32_t least, std::int32_t most) { return static_cast<std::int16_t>(std::min(std::max(value, least), most)); }

}  // namespace

std::array<std::uint64_t, affix_count> affix_keys(const WordForm& word) {
    return {word.suffix1, word.suffix2, word.suffix3, word.suffix4, word.prefix2, word.prefix3, word.shape, word.exact == word.lower ? 0 : word.exact};
}

SyntaxNetwork::SyntaxNetwork(const SyntaxModel& model) : model_(model), decision_(model.shape.decision) {}

void SyntaxNetwork::read(std::span<const WordForm> words) {
    const SyntaxShape& shape = model_.shape;
    const std::size_t in = shape.input(), hidden = shape.hidden;
    count_ = words.size();
    // Rows of zeros on either side stand for what is outside: the first layer's window slides over them.
    input_.assign((count_ + 2 * shape.reach) * in, 0);
    const int word_scale = 1 << (SyntaxModel::value_bits - shape.word_shift), affix_scale = 1 << (SyntaxModel::value_bits - shape.affix_shift);
    for (std::size_t i = 0; i < count_; ++i) {
        std::int16_t* const own = &input_[(i + shape.reach) * in];
        const std::int8_t* const row = model_.words.row(model_.words.find(words[i].lower));
        for (std::size_t j = 0; j < shape.word; ++j) own[j] = static_cast<std::int16_t>(row[j] * word_scale);
        for (const std::uint64_t key : affix_keys(words[i])) {
            const std::uint32_t number = key == 0 ? 0 : model_.affixes.find(key);
            if (number == 0) continue;
            const std::int8_t* const affix = model_.affixes.row(number);
            for (std::size_t j = 0; j < shape.affix; ++j) own[shape.word + j] = static_cast<std::int16_t>(own[shape.word + j] + affix[j]);
        }
        for (std::size_t j = shape.word; j < in; ++j) own[j] = static_cast<std::int16_t>(own[j] * affix_scale);
    }
    sums_.resize(count_ * std::max(2 * hidden, shape.decision));
    multiply(model_.window, input_.data(), in, count_, sums_.data());
    hidden_.resize(count_ * hidden);
    for (std::size_t i = 0; i < hidden_.size(); ++i) {
        hidden_[i] = cut((sums_[i] + (1 << (SyntaxModel::weight_bits - 1))) >> SyntaxModel::weight_bits, 0, SyntaxModel::most_value);
    }
    for (const IntMatrix& gates : model_.gates) remember(gates);
    tags_.resize(count_ * model_.tagger.outputs);
    multiply(model_.tagger, hidden_.data(), hidden, count_, tags_.data());
    slots_.resize(model_.slots.size() * count_ * shape.decision);
    filled_.assign(model_.slots.size() * count_, 0);
    for (std::size_t slot = 0; slot < std::min(model_.slots.size(), StateView::word_slots); ++slot) fill_slot(slot, 0, count_);
}

/// Nearly every word comes to stand in the slots of stack and buffer, few in those of dependents: those wait until asked for.
void SyntaxNetwork::fill_slot(std::size_t slot, std::size_t first, std::size_t count) {
    const std::size_t size = model_.shape.decision;
    multiply(model_.slots[slot], &hidden_[first * model_.shape.hidden], model_.shape.hidden, count, sums_.data());
    std::int16_t* const out = &slots_[(slot * count_ + first) * size];
    constexpr int shift = sum_bits - SyntaxModel::decision_bits;
    for (std::size_t i = 0; i < count * size; ++i) out[i] = cut((sums_[i] + (1 << (shift - 1))) >> shift, -SyntaxModel::most_decision, SyntaxModel::most_decision);
    std::fill_n(&filled_[slot * count_ + first], count, std::uint8_t{1});
}

/// Each half of the layer is an average of values seen so far, on one side; a gate tells how far the new one counts.
void SyntaxNetwork::remember(const IntMatrix& gates) {
    const std::size_t hidden = model_.shape.hidden, half = hidden / 2;
    multiply(gates, hidden_.data(), hidden, count_, sums_.data());
    constexpr int memory_bits = 12, gate_bits = 14;
    for (std::size_t side = 0; side < 2; ++side) {
        memory_.assign(half, 0);
        std::int32_t* const memory = memory_.data();
        for (std::size_t k = 0; k < count_; ++k) {
            const std::size_t i = side == 0 ? k : count_ - 1 - k;
            const std::int32_t* const value = &sums_[i * 2 * hidden + side * hidden];
            const std::int32_t* const gate = value + half;
            std::int16_t* const own = &hidden_[i * hidden + side * half];
            for (std::size_t j = 0; j < half; ++j) {
                const std::int32_t fresh = std::clamp(value[j] >> (sum_bits - memory_bits), -32767, 32767);
                const std::int32_t open = std::clamp((1 << (gate_bits - 1)) + (gate[j] >> (sum_bits - gate_bits + 2)), 0, 1 << gate_bits);
                memory[j] += ((fresh - memory[j]) * open + (1 << (gate_bits - 1))) >> gate_bits;
                own[j] = static_cast<std::int16_t>(own[j] + ((memory[j] + 8) >> (memory_bits - SyntaxModel::value_bits)));
            }
        }
    }
}

Tag SyntaxNetwork::tag(std::size_t word) const {
    const std::int32_t* const upos = &tags_[word * model_.tagger.outputs];
    const std::int32_t* const xpos = upos + names<Upos>().size();
    Tag best;
    std::int64_t most = INT64_MIN;
    for (const SyntaxModel::TagPair& pair : model_.tags) {
        const std::int64_t score = std::int64_t{upos[static_cast<std::size_t>(pair.upos)]} + xpos[static_cast<std::size_t>(pair.xpos)];
        if (score <= most) continue;
        most = score;
        best = {pair.upos, pair.xpos};
    }
    return best;
}

void SyntaxNetwork::look(const StateView& view) {
    const std::size_t size = decision_.size(), slots = model_.slots.size();
    std::int16_t* const out = decision_.data();
    std::fill(decision_.begin(), decision_.end(), std::int16_t{0});
    const auto add = [&](const std::int16_t* row) {
        for (std::size_t j = 0; j < size; ++j) out[j] = static_cast<std::int16_t>(out[j] + row[j]);
    };
    for (std::size_t s = 0; s < slots; ++s) {
        const auto word = static_cast<std::size_t>(view.slots[s]);
        if (word >= count_) {
            add(&model_.absent[((word - count_) * slots + s) * size]);
            continue;
        }
        if (!filled_[s * count_ + word]) fill_slot(s, word, 1);
        add(&slots_[(s * count_ + word) * size]);
    }
    for (const std::uint16_t trait : view.traits) add(&model_.traits[trait * size]);
    for (std::size_t j = 0; j < size; ++j) out[j] = std::max(out[j], std::int16_t{0});
}

std::array<std::int32_t, 3> SyntaxNetwork::moves() {
    scores_.resize(model_.moves.outputs);
    multiply(model_.moves, decision_.data(), decision_.size(), 1, scores_.data());
    return {scores_[0], scores_[1], scores_[2]};
}

std::span<const std::int32_t> SyntaxNetwork::relations(Move move) {
    const IntMatrix& matrix = move == Move::left ? model_.left_relation : model_.right_relation;
    scores_.resize(matrix.outputs);
    multiply(matrix, decision_.data(), decision_.size(), 1, scores_.data());
    return std::span(scores_).first(model_.relations.size());
}

}  // namespace dragoman
