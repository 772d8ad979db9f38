#include "tools/train/syntax_file.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "core/knowledge/syntax_model.h"

namespace dragoman::train {
namespace {

long rounded(float value, int bits, long most) { return std::clamp(std::lround(std::ldexp(value, bits)), -most, most); }

void put(std::string& out, long value, int bytes) {
    for (int i = 0; i < bytes; ++i) out.push_back(static_cast<char>(static_cast<unsigned long>(value) >> (8 * i)));
}

/// Columns `from` … of w, given by `columns`, as rows; then their biases.
void put_matrix(std::string& out, const Parameter& w, std::size_t first_row, std::size_t inputs, const float* bias, const std::vector<std::size_t>& columns, int value_bits) {
    for (const std::size_t column : columns) {
        for (std::size_t i = 0; i < inputs; ++i) put(out, rounded(w.row(first_row + i)[column], SyntaxModel::weight_bits, 32767), 2);
    }
    for (const std::size_t column : columns) put(out, bias ? rounded(bias[column], SyntaxModel::weight_bits + value_bits, 1l << 30) : 0, 4);
}

std::vector<std::size_t> first_columns(std::size_t count) {
    std::vector<std::size_t> all;
    for (std::size_t i = 0; i < count; ++i) all.push_back(i);
    return all;
}

/// The finest unit in which nearly every weight of the table is a signed byte.
int shift_of(const Parameter& table) {
    for (int shift = SyntaxModel::value_bits;; --shift) {
        const float most = std::ldexp(127.f, -shift);
        const auto cut = std::count_if(table.w.begin(), table.w.end(), [&](float v) { return std::fabs(v) > most; });
        if (shift == 0 || static_cast<double>(cut) < 3e-4 * static_cast<double>(table.w.size())) return shift;
    }
}

std::string keyed_rows(const Parameter& table, const std::vector<std::uint64_t>& keys, int shift) {
    std::vector<std::int8_t> rows;
    for (const float value : table.w) rows.push_back(static_cast<std::int8_t>(rounded(value, shift, 127)));
    return KeyedRows::write(std::span(keys).subspan(1), rows, table.columns);
}

}  // namespace

std::string syntax_file(const FloatNetwork& network, const SyntaxVocabulary& vocabulary, std::span<const Example> gold) {
    const NetworkShape& shape = network.shape;
    std::map<std::pair<std::uint8_t, std::uint8_t>, int> pairs;
    std::map<std::uint8_t, int> relations;
    for (const Example& example : gold) {
        for (const Example::Token& token : example.tokens) {
            ++pairs[{token.upos, token.xpos}];
            ++relations[token.label];
        }
    }
    ModelDraft draft;
    draft.kind = "syntax";
    for (const auto& [pair, count] : pairs) {
        if (count < 2) continue;
        draft.labels.push_back("T " + std::string(name_of(static_cast<Upos>(pair.first))) + ' ' + std::string(name_of(static_cast<Xpos>(pair.second))));
    }
    std::vector<std::size_t> columns;
    for (const auto& [label, count] : relations) {
        if (count < 3 || static_cast<Deprel>(label) == Deprel::root) continue;
        columns.push_back(label);
        draft.labels.push_back("R " + std::string(name_of(static_cast<Deprel>(label))));
    }
    const int word_shift = shift_of(network.word), affix_shift = shift_of(network.affix);
    std::string sizes, weights;
    for (const std::size_t size : {shape.word, shape.affix, shape.reach, shape.hidden, shape.layers, shape.slots, shape.decision}) put(sizes, static_cast<long>(size), 1);
    put(sizes, word_shift, 1);
    put(sizes, affix_shift, 1);
    constexpr int value_bits = SyntaxModel::value_bits, decision_bits = SyntaxModel::decision_bits;
    put_matrix(weights, network.window, 0, network.window.rows, network.window_bias.w.data(), first_columns(shape.hidden), value_bits);
    for (const FloatNetwork::Layer& layer : network.layers) put_matrix(weights, layer.weight, 0, shape.hidden, layer.bias.w.data(), first_columns(2 * shape.hidden), value_bits);
    put_matrix(weights, network.tags, 0, shape.hidden, network.tags_bias.w.data(), first_columns(shape.upos + shape.xpos), value_bits);
    for (std::size_t slot = 0; slot < shape.slots; ++slot) {
        std::vector<std::size_t> own = first_columns(shape.decision);
        for (std::size_t& column : own) column += slot * shape.decision;
        put_matrix(weights, network.slots, 0, shape.hidden, nullptr, own, value_bits);
    }
    for (const Parameter* rows : {&network.absent, &network.traits}) {
        for (const float value : rows->w) put(weights, rounded(value, decision_bits, SyntaxModel::most_decision), 2);
    }
    for (std::size_t j = 0; j < 3; ++j) {
        for (std::size_t i = 0; i < shape.decision; ++i) put(weights, rounded(network.moves.row(j)[i], SyntaxModel::weight_bits, 32767), 2);
    }
    for (std::size_t j = 0; j < 3; ++j) put(weights, rounded(network.moves_bias.w[j], SyntaxModel::weight_bits + decision_bits, 1l << 30), 4);
    for (std::size_t side = 0; side < 2; ++side) {
        put_matrix(weights, network.relations, side * shape.decision, shape.decision, network.relations_bias.row(side), columns, decision_bits);
    }
    draft.sections = {{"shape", sizes},
                      {"words", keyed_rows(network.word, vocabulary.word_keys, word_shift)},
                      {"affixes", keyed_rows(network.affix, vocabulary.affix_keys, affix_shift)},
                      {"weights", weights}};
    return write_model(std::move(draft));
}

}  // namespace dragoman::train
