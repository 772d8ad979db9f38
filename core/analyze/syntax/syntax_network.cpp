#include "core/analyze/syntax/syntax_network.h"

#include <algorithm>

#include "core/base/int_rows.h"
#include "core/base/word_hash.h"

namespace dragoman {
namespace {

constexpr int sum_bits = SyntaxModel::value_bits + SyntaxModel::weight_bits;  ///< Units of a product: 2^-20.

static_assert(SyntaxModel::trait_rows == StateView::trait_rows);
static_assert(GatedAverage::sum_bits == sum_bits && GatedAverage::out_bits == SyntaxModel::value_bits);

constexpr std::size_t most_forms = 2048;  // of 768 bytes each: they stay in the second cache

/// Larger where need be; a smaller need leaves it as it is.
template <class Number>
void make_room(AlignedVector<Number>& row, std::size_t size) {
    if (row.size() < size) row.resize(size);
}

constexpr Cut hidden_cut = {SyntaxModel::weight_bits, 0, SyntaxModel::most_value};
constexpr Cut slot_cut = {sum_bits - SyntaxModel::decision_bits, -SyntaxModel::most_decision, SyntaxModel::most_decision};

}  // namespace

std::array<std::uint64_t, affix_count> affix_keys(const WordForm& word) {
    return {word.suffix1, word.suffix2, word.suffix3, word.suffix4, word.prefix2, word.prefix3, word.shape, word.exact == word.lower ? 0 : word.exact};
}

SyntaxNetwork::SyntaxNetwork(const SyntaxModel& model) : model_(model), decision_(model.shape.decision) {
    form_sums_.reserve((most_forms + 64) * model.window.outputs);  // it only grows: what is reserved costs nothing until it is used
}

std::uint32_t SyntaxNetwork::form_of(std::string_view word, bool opens) {
    const std::uint64_t key = std::max<std::uint64_t>(hash_by_eights(word, opens ? 0x9ae16a3b2f90404full : 0xcbf29ce484222325ull), 1);
    keys_.push_back(key);
    const std::uint32_t before = forms_.size(), number = forms_.number(key);
    if (number == before) new_forms_.push_back(word_form(word, opens));
    return number;
}

/// The first layer is a sum over the words in its window: what a form adds at each place is worked out once.
void SyntaxNetwork::add_forms() {
    if (new_forms_.empty()) return;
    const SyntaxShape& shape = model_.shape;
    const std::size_t in = shape.input(), columns = model_.window.outputs;
    new_rows_.clear();
    for (const WordForm& form : new_forms_) {
        NewRows& own = new_rows_.emplace_back();
        own.affix_keys = affix_keys(form);
        model_.words.expect_key(form.lower);
        for (const std::uint64_t key : own.affix_keys) model_.affixes.expect_key(key);
    }
    for (std::size_t i = 0; i < new_forms_.size(); ++i) {
        NewRows& own = new_rows_[i];
        own.word = model_.words.find(new_forms_[i].lower);
        model_.words.expect_row(own.word);
        for (std::size_t k = 0; k < affix_count; ++k) {
            own.affixes[k] = own.affix_keys[k] == 0 ? 0 : model_.affixes.find(own.affix_keys[k]);
            model_.affixes.expect_row(own.affixes[k]);
        }
    }
    make_room(input_, new_forms_.size() * in);
    const int word_scale = 1 << (SyntaxModel::value_bits - shape.word_shift), affix_scale = 1 << (SyntaxModel::value_bits - shape.affix_shift);
    for (std::size_t i = 0; i < new_forms_.size(); ++i) {
        std::int16_t* const own = &input_[i * in];
        const std::int8_t* const word = model_.words.row(new_rows_[i].word);
        for (std::size_t j = 0; j < shape.word; ++j) own[j] = static_cast<std::int16_t>(word[j] * word_scale);
        std::array<const std::int8_t*, affix_count> rows;
        std::size_t count = 0;
        for (const std::uint32_t number : new_rows_[i].affixes) {
            if (number != 0) rows[count++] = model_.affixes.row(number);
        }
        byte_sum(std::span(rows).first(count), shape.affix, own + shape.word, lanes_);
        for (std::size_t j = shape.word; j < in; ++j) own[j] = static_cast<std::int16_t>(own[j] * affix_scale);
    }
    const std::size_t known = forms_.size() - new_forms_.size();
    make_room(form_sums_, forms_.size() * columns);
    multiply(model_.window, input_.data(), in, new_forms_.size(), &form_sums_[known * columns], lanes_);
    new_forms_.clear();
}

void SyntaxNetwork::read(std::span<const std::string_view> words) {
    const SyntaxShape& shape = model_.shape;
    const std::size_t hidden = shape.hidden;
    count_ = words.size();
    if (forms_.size() > most_forms) forms_.clear();
    sentence_.clear();
    keys_.clear();
    for (const std::string_view word : words) sentence_.push_back(form_of(word, sentence_.empty()));
    add_forms();
    make_room(hidden_, count_ * hidden);
    std::array<const std::int32_t*, 2 * SyntaxShape::most_reach + 2> rows;
    rows[0] = model_.window_bias.data();
    for (std::size_t i = 0; i < count_; ++i) {
        std::size_t size = 1;
        const std::size_t first = i < shape.reach ? 0 : i - shape.reach, last = std::min(i + shape.reach + 1, count_);
        for (std::size_t k = first; k < last; ++k) rows[size++] = &form_sums_[sentence_[k] * model_.window.outputs + (k + shape.reach - i) * hidden];
        cut_sum(std::span(rows).first(size), hidden, hidden_cut, &hidden_[i * hidden], lanes_);
    }
    make_room(sums_, count_ * std::max(2 * hidden, shape.decision));
    for (const IntMatrix& gates : model_.gates) remember(gates);
    make_room(tags_, count_ * model_.tagger.outputs);
    multiply(model_.tagger, hidden_.data(), hidden, count_, tags_.data(), lanes_);
}

void SyntaxNetwork::prepare() {
    const std::size_t decision = model_.shape.decision;
    make_room(slots_, model_.slots.size() * count_ * decision);
    filled_.assign(model_.slots.size() * count_, 0);
    for (std::size_t slot = 0; slot < std::min(model_.slots.size(), StateView::word_slots); ++slot) fill_slot(slot, 0, count_);
    if (model_.slots.size() > StateView::front_child) fill_slot(StateView::front_child, 0, count_);
}

/// Nearly every word comes to stand in the slots of stack and buffer, half in that of the front's child; a quarter in those of
/// other dependents, which wait until asked for: a row alone costs more than one among others.
void SyntaxNetwork::fill_slot(std::size_t slot, std::size_t first, std::size_t count) {
    const std::size_t size = model_.shape.decision;
    multiply(model_.slots[slot], &hidden_[first * model_.shape.hidden], model_.shape.hidden, count, sums_.data(), lanes_);
    cut_row(std::span(sums_).first(count * size), slot_cut, &slots_[(slot * count_ + first) * size], lanes_);
    std::fill_n(&filled_[slot * count_ + first], count, std::uint8_t{1});
}

/// Each half of the layer is an average of values seen so far, on one side; a gate tells how far the new one counts.
void SyntaxNetwork::remember(const IntMatrix& gates) {
    const std::size_t hidden = model_.shape.hidden, half = hidden / 2;
    multiply(gates, hidden_.data(), hidden, count_, sums_.data(), lanes_);
    if (count_ == 0) return;
    GatedAverage average{half, static_cast<std::ptrdiff_t>(2 * hidden), static_cast<std::ptrdiff_t>(hidden)};
    run_average(average, count_, sums_.data(), &sums_[half], hidden_.data(), lanes_);
    average.in_step = -average.in_step;
    average.out_step = -average.out_step;
    const std::int32_t* const last = &sums_[(count_ - 1) * 2 * hidden + hidden];
    run_average(average, count_, last, last + half, &hidden_[(count_ - 1) * hidden + half], lanes_);
}

/// The best pair; of equal ones the first. Nearly always each half is the best of its own.
Tag SyntaxNetwork::tag(std::size_t word) const {
    const std::span<const std::int32_t> scores(&tags_[word * model_.tagger.outputs], names<Upos>().size() + names<Xpos>().size());
    const std::span<const std::int32_t> upos = scores.first(names<Upos>().size()), xpos = scores.subspan(upos.size());
    const std::size_t most_upos = greatest(upos, lanes_), most_xpos = greatest(xpos, lanes_);
    if (model_.allows(most_upos, most_xpos)) return {static_cast<Upos>(most_upos), static_cast<Xpos>(most_xpos)};
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
    std::array<const std::int16_t*, StateView::slot_count + StateView::trait_count> rows;
    std::size_t count = 0;
    for (std::size_t s = 0; s < slots; ++s) {
        const auto word = static_cast<std::size_t>(view.slots[s]);
        if (word >= count_) {
            rows[count++] = &model_.absent[((word - count_) * slots + s) * size];
            continue;
        }
        if (!filled_[s * count_ + word]) fill_slot(s, word, 1);
        rows[count++] = &slots_[(s * count_ + word) * size];
    }
    for (const std::uint16_t trait : view.traits) rows[count++] = &model_.traits[trait * size];
    positive_sum(std::span(rows).first(count), size, decision_.data(), lanes_);
}

std::array<std::int32_t, 3> SyntaxNetwork::moves() {
    scores_.resize(model_.moves.outputs);
    multiply(model_.moves, decision_.data(), decision_.size(), 1, scores_.data(), lanes_);
    return {scores_[0], scores_[1], scores_[2]};
}

std::span<const std::int32_t> SyntaxNetwork::relations(Move move) {
    const IntMatrix& matrix = move == Move::left ? model_.left_relation : model_.right_relation;
    scores_.resize(matrix.outputs);
    multiply(matrix, decision_.data(), decision_.size(), 1, scores_.data(), lanes_);
    return std::span(scores_).first(model_.relations.size());
}

}  // namespace dragoman
