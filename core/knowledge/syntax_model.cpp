#include "core/knowledge/syntax_model.h"

#include <algorithm>

namespace dragoman {
namespace {

std::size_t take_varint(std::string_view& bytes, bool& ok) {
    std::size_t value = 0;
    for (unsigned shift = 0; shift < 35; shift += 7) {
        if (bytes.empty()) break;
        const auto byte = static_cast<unsigned char>(bytes.front());
        bytes.remove_prefix(1);
        value |= static_cast<std::size_t>(byte & 0x7Fu) << shift;
        if (byte < 0x80) return value;
    }
    ok = false;
    return 0;
}

/// Little-endian numbers, taken off the front of a section.
struct Numbers {
    std::string_view rest;
    bool ok = true;

    std::uint32_t number(std::size_t size) {
        if (rest.size() < size) {
            ok = false;
            return 0;
        }
        std::uint32_t value = 0;
        for (std::size_t i = size; i > 0; --i) value = value << 8 | static_cast<unsigned char>(rest[i - 1]);
        rest.remove_prefix(size);
        return value;
    }
    std::vector<std::int16_t> small(std::size_t count) {
        std::vector<std::int16_t> out;
        if (rest.size() < 2 * count) ok = false;
        if (!ok) return out;
        out.reserve(count);
        for (std::size_t i = 0; i < count; ++i) out.push_back(static_cast<std::int16_t>(number(2)));
        return out;
    }
    IntMatrix matrix(std::size_t inputs, std::size_t outputs) {
        const std::vector<std::int16_t> rows = small(inputs * outputs);
        std::vector<std::int32_t> bias;
        for (std::size_t j = 0; j < outputs && ok; ++j) bias.push_back(static_cast<std::int32_t>(number(4)));
        return ok ? IntMatrix::from_rows(rows, inputs, bias) : IntMatrix();
    }
    /// Rows whose sum must stay a 16-bit number.
    AlignedVector<std::int16_t> summands(std::size_t count) {
        const std::vector<std::int16_t> read = small(count);
        AlignedVector<std::int16_t> out(read.begin(), read.end());
        for (std::int16_t& value : out) value = std::clamp(value, static_cast<std::int16_t>(-SyntaxModel::most_decision), SyntaxModel::most_decision);
        return out;
    }
};

/// The file has a row of weights for each hidden value, over all words of the window; in use each word is multiplied once for
/// all places, as its form comes again.
void read_window(Numbers& weights, const SyntaxShape& shape, SyntaxModel& out) {
    const std::size_t places = 2 * shape.reach + 1, in = shape.input();
    const std::vector<std::int16_t> rows = weights.small(places * in * shape.hidden);
    for (std::size_t j = 0; j < shape.hidden; ++j) out.window_bias.push_back(static_cast<std::int32_t>(weights.number(4)));
    if (!weights.ok) return;
    std::vector<std::int16_t> by_place;
    for (std::size_t place = 0; place < places; ++place) {
        for (std::size_t j = 0; j < shape.hidden; ++j) {
            const auto row = rows.begin() + static_cast<std::ptrdiff_t>((j * places + place) * in);
            by_place.insert(by_place.end(), row, row + static_cast<std::ptrdiff_t>(in));
        }
    }
    out.window = IntMatrix::from_rows(by_place, in, {});
}

}  // namespace

bool KeyedRows::read(std::string_view bytes, std::size_t columns, KeyedRows& out) {
    bool ok = true;
    const std::size_t count = take_varint(bytes, ok);
    if (!ok || count > bytes.size()) return false;
    std::size_t places = 2;
    while (places < count * 2) places *= 2;
    out = {};
    out.slots_.resize(places);
    out.mask_ = places - 1;
    out.columns_ = columns;
    out.count_ = count;
    std::size_t id = 0;
    for (std::uint32_t row = 1; row <= count; ++row) {
        id += take_varint(bytes, ok);
        if (!ok || id >> (64 - shift) != 0) return false;
        std::size_t at = (id + 1) & out.mask_;
        while (out.slots_[at].id != 0) at = (at + 1) & out.mask_;
        out.slots_[at] = {static_cast<std::uint32_t>(id + 1), row};
    }
    if (bytes.size() != (count + 1) * columns) return false;
    out.rows_.reserve(bytes.size());
    for (const char byte : bytes) out.rows_.push_back(static_cast<std::int8_t>(byte));
    return true;
}

std::string KeyedRows::write(std::span<const std::uint64_t> keys, std::span<const std::int8_t> rows, std::size_t columns) {
    std::vector<std::pair<std::uint64_t, std::size_t>> order;
    for (std::size_t i = 0; i < keys.size(); ++i) order.emplace_back(keys[i] >> shift, i + 1);
    std::sort(order.begin(), order.end());
    order.erase(std::unique(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.first == b.first; }), order.end());
    std::string out;
    const auto put = [&](std::uint64_t value) {
        for (; value >= 0x80; value >>= 7) out.push_back(static_cast<char>(value | 0x80));
        out.push_back(static_cast<char>(value));
    };
    put(order.size());
    std::uint64_t last = 0;
    for (const auto& [id, row] : order) {
        put(id - last);
        last = id;
    }
    const auto put_row = [&](std::size_t row) {
        for (std::size_t j = 0; j < columns; ++j) out.push_back(static_cast<char>(rows[row * columns + j]));
    };
    put_row(0);
    for (const auto& [id, row] : order) put_row(row);
    return out;
}

Result<SyntaxModel> SyntaxModel::of(const Model& model) {
    SyntaxModel out;
    if (model.empty()) return out;
    const auto bad = [](const char* message) { return Error{ErrorCode::bad_pack, message, 0}; };
    SyntaxShape& shape = out.shape;
    Numbers sizes{model.section("shape")};
    for (std::size_t* size : {&shape.word, &shape.affix, &shape.reach, &shape.hidden, &shape.layers, &shape.slots, &shape.decision, &shape.word_shift, &shape.affix_shift}) {
        *size = sizes.number(1);
    }
    const bool fits = sizes.ok && shape.reach <= SyntaxShape::most_reach && shape.layers <= 4 && shape.hidden % 16 == 0 && shape.decision % 16 == 0 && shape.affix % 8 == 0 && shape.input() % 2 == 0 && shape.hidden > 0 &&
                      shape.decision > 0 && shape.input() > 0 && shape.slots > 0 && shape.slots <= 10 && shape.word_shift <= value_bits && shape.affix_shift <= value_bits;
    if (!fits) return bad("The parser's sizes make no sense; train it again.");
    std::vector<Deprel> relations;
    for (const std::string& label : model.labels()) {
        const std::string_view name = std::string_view(label).substr(std::min<std::size_t>(label.size(), 2));
        if (label.starts_with('T')) {
            const std::size_t blank = std::min(name.find(' '), name.size());
            const auto upos = from_name<Upos>(name.substr(0, blank));
            const auto xpos = from_name<Xpos>(name.substr(std::min(blank + 1, name.size())));
            if (!upos || !xpos) return bad("The parser knows tags that this program does not; train it again.");
            out.tags.push_back({*upos, *xpos});
        } else {
            const auto relation = from_name<Deprel>(name);
            if (!relation) return bad("The parser knows relations that this program does not; train it again.");
            relations.push_back(*relation);
        }
    }
    std::stable_sort(out.tags.begin(), out.tags.end(), [](const TagPair& a, const TagPair& b) { return a.upos != b.upos ? a.upos < b.upos : a.xpos < b.xpos; });
    out.allowed_tags.assign(names<Upos>().size() * names<Xpos>().size(), 0);
    for (const TagPair& pair : out.tags) out.allowed_tags[static_cast<std::size_t>(pair.upos) * names<Xpos>().size() + static_cast<std::size_t>(pair.xpos)] = 1;
    if (out.tags.empty() || relations.empty()) return bad("The parser has no labels; train it again.");
    if (!KeyedRows::read(model.section("words"), shape.word, out.words) || !KeyedRows::read(model.section("affixes"), shape.affix, out.affixes)) {
        return bad("The parser's words make no sense; train it again.");
    }
    Numbers weights{model.section("weights")};
    read_window(weights, shape, out);
    for (std::size_t i = 0; i < shape.layers; ++i) out.gates.push_back(weights.matrix(shape.hidden, 2 * shape.hidden));
    out.tagger = weights.matrix(shape.hidden, names<Upos>().size() + names<Xpos>().size());
    for (std::size_t i = 0; i < shape.slots; ++i) out.slots.push_back(weights.matrix(shape.hidden, shape.decision));
    out.absent = weights.summands(2 * shape.slots * shape.decision);
    out.traits = weights.summands(trait_rows * shape.decision);
    out.moves = weights.matrix(shape.decision, 3);
    out.left_relation = weights.matrix(shape.decision, relations.size());
    out.right_relation = weights.matrix(shape.decision, relations.size());
    if (!weights.ok || !weights.rest.empty()) return bad("The parser's weights are too few or too many; train it again.");
    out.relations = std::move(relations);
    return out;
}

}  // namespace dragoman
