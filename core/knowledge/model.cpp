#include "core/knowledge/model.h"

#include <algorithm>
#include <cmath>

#include "core/knowledge/pack.h"

namespace dragoman {
namespace {

constexpr std::string_view model_magic = "DRGMODL1";

/// Takes values off the front; once something is missing, `ok` is false and every value 0 or "".
struct Reader {
    std::string_view rest;
    bool ok = true;

    std::uint64_t varint() {
        if (!rest.empty() && static_cast<unsigned char>(rest.front()) < 0x80) {  // nearly all of a file
            const auto value = static_cast<unsigned char>(rest.front());
            rest.remove_prefix(1);
            return value;
        }
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 63; shift += 7) {
            if (rest.empty()) break;
            const auto byte = static_cast<unsigned char>(rest.front());
            rest.remove_prefix(1);
            value |= std::uint64_t{byte & 0x7Fu} << shift;
            if (byte < 0x80) return value;
        }
        ok = false;
        return 0;
    }
    std::string_view string() {
        const std::uint64_t size = varint();
        if (size > rest.size()) {
            ok = false;
            return {};
        }
        const std::string_view text = rest.substr(0, static_cast<std::size_t>(size));
        rest.remove_prefix(text.size());
        return text;
    }
};

void put_varint(std::string& out, std::uint64_t value) {
    for (; value >= 0x80; value >>= 7) out.push_back(static_cast<char>(value | 0x80));
    out.push_back(static_cast<char>(value));
}
void put_string(std::string& out, std::string_view text) {
    put_varint(out, text.size());
    out += text;
}

std::uint64_t zigzag(std::int64_t value) { return static_cast<std::uint64_t>(value) << 1 ^ static_cast<std::uint64_t>(value >> 63); }
std::int64_t unzigzag(std::uint64_t value) { return static_cast<std::int64_t>(value >> 1) ^ -static_cast<std::int64_t>(value & 1); }

}  // namespace

Result<Model> Model::read(std::string_view bytes, std::string_view kind) {
    const auto bad = [&](std::string message) { return Error{ErrorCode::bad_pack, std::move(message), 0}; };
    if (bytes.size() < 12 || bytes.substr(0, 7) != model_magic.substr(0, 7)) return bad("This is no model file; train it again.");
    if (bytes.substr(0, 8) != model_magic) return bad("The model has another version than this program; train it again.");
    std::uint32_t sum = 0;
    for (std::size_t i = 4; i > 0; --i) sum = sum << 8 | static_cast<unsigned char>(bytes[7 + i]);
    if (crc32(bytes.substr(12)) != sum) return bad("The model is damaged or cut short; fetch or train it again.");

    Reader in{bytes.substr(12)};
    Model model;
    const std::uint64_t id_bits = in.varint(), denominator = in.varint();
    if (const std::string_view own = in.string(); own != kind) {
        return bad("This is a model for \"" + std::string(own) + "\", not for \"" + std::string(kind) + "\".");
    }
    const std::uint64_t label_count = in.varint();
    if (!in.ok || id_bits < 8 || id_bits > 31 || denominator == 0 || denominator > 1u << 20 || label_count == 0 || label_count > most_labels) {
        return bad("The model's head makes no sense; train it again.");
    }
    model.shift_ = static_cast<std::uint32_t>(64 - id_bits);
    model.denominator_ = static_cast<std::int32_t>(denominator);
    for (std::uint64_t i = 0; i < label_count; ++i) model.labels_.emplace_back(in.string());
    for (std::uint64_t left = in.varint(); left > 0 && in.ok; --left) {
        const std::string_view name = in.string();
        model.sections_.emplace_back(name, in.string());
    }
    const std::uint64_t count = in.varint();
    if (!in.ok || count > in.rest.size() / 2) return bad("The model ends too early; train it again.");
    std::uint32_t bits = 1;
    while ((std::uint64_t{1} << bits) < count * 2) ++bits;
    model.slots_.resize(std::size_t{1} << bits);
    model.slot_shift_ = 32 - bits;
    model.slot_mask_ = static_cast<std::uint32_t>(model.slots_.size() - 1);
    model.feature_count_ = static_cast<std::size_t>(count);
    model.pairs_.reserve(in.rest.size() / 2 + 1);  // a weight takes two bytes or more, a head as well
    model.pairs_.push_back({0, 0});
    std::vector<Pair> row;
    row.reserve(label_count);
    std::uint64_t id = 0;
    for (std::uint64_t i = 0; i < count; ++i) {
        id += in.varint();
        const std::uint64_t pair_count = in.varint();
        if (!in.ok || id >> id_bits != 0 || pair_count > label_count) return bad("The model's features make no sense; train it again.");
        row.clear();
        for (std::uint64_t p = 0; p < pair_count; ++p) {
            const std::uint64_t label = in.varint();
            const std::int64_t weight = unzigzag(in.varint());
            if (!in.ok || label >= label_count || weight < INT16_MIN || weight > INT16_MAX) return bad("The model's weights make no sense; train it again.");
            row.push_back({static_cast<std::int16_t>(weight), static_cast<std::uint16_t>(label)});
        }
        const Slot slot = model.add_row(static_cast<std::uint32_t>(id) + 1, row);
        std::uint32_t at = model.place_of(slot.id);
        while (model.slots_[at].id != 0) at = (at + 1) & model.slot_mask_;
        model.slots_[at] = slot;
    }
    if (label_count == 2) model.make_duos();
    return model;
}

Model::Slot Model::add_row(std::uint32_t id, std::span<const Pair> row) {
    const bool small = std::all_of(row.begin(), row.end(), [](Pair pair) { return pair.weight >= -full_bias && pair.weight <= full_bias; });
    // A full row costs an addition a word, a pair about two and the loop's end twenty.
    if (!small || full_words() > most_full_words || row.size() < 8 || row.size() < full_words() / 2) {
        const auto head = static_cast<std::uint32_t>(pairs_.size());
        pairs_.push_back({0, static_cast<std::uint16_t>(row.size())});
        pairs_.insert(pairs_.end(), row.begin(), row.end());
        return {id, head};
    }
    const std::size_t begin = full_.size();
    const auto bias = static_cast<std::uint64_t>(full_bias);
    full_.resize(begin + full_words(), bias << 48 | bias << 32 | bias << 16 | bias);
    for (const Pair pair : row) {  // modulo 2^64: what a negative weight borrows, the word's bias lends
        full_[begin + pair.label / 4u] += static_cast<std::uint64_t>(std::int64_t{pair.weight}) << (pair.label % 4u * 16u);
    }
    return {id, static_cast<std::uint32_t>(begin) | in_full};
}

void Model::make_duos() {
    duos_.resize(slots_.size());
    for (std::size_t at = 0; at < slots_.size(); ++at) {
        duos_[at].id = slots_[at].id;
        const Pair* const row = &pairs_[slots_[at].row];  // two labels are too few for a full row
        for (std::size_t i = 1; i <= row->label; ++i) duos_[at].weights[row[i].label] = static_cast<std::int16_t>(duos_[at].weights[row[i].label] + row[i].weight);
    }
}

void Model::add_duos(std::span<const std::uint64_t> keys, std::int32_t* scores) const {
    while (!keys.empty()) {
        const std::size_t size = std::min(keys.size(), batch);
        std::uint32_t at[batch];
        for (std::size_t i = 0; i < size; ++i) {
            at[i] = place_of(id_of(keys[i]));
            __builtin_prefetch(&duos_[at[i]]);
        }
        for (std::size_t i = 0; i < size; ++i) {
            const std::uint32_t id = id_of(keys[i]);
            while (duos_[at[i]].id != id && duos_[at[i]].id != 0) at[i] = (at[i] + 1) & slot_mask_;
            for (std::size_t label = 0; label < 2; ++label) scores[label] += duos_[at[i]].weights[label];  // of a free place 0
        }
        keys = keys.subspan(size);
    }
}

void Model::add(std::span<const std::uint64_t> keys, std::int32_t* scores) const {
    if (slots_.empty()) return;
    if (!duos_.empty()) return add_duos(keys, scores);
    // The tables exceed the near caches, and nearly every access misses them. Passes over a batch let its
    // misses run side by side: ask for the slots, then for the rows, then add.
    const std::size_t words = full_words();
    while (!keys.empty()) {
        const std::size_t size = std::min(keys.size(), batch);
        std::uint32_t ids[batch], at[batch], rows[batch], full[batch];
        for (std::size_t i = 0; i < size; ++i) {
            ids[i] = id_of(keys[i]);
            at[i] = place_of(ids[i]);
            __builtin_prefetch(&slots_[at[i]]);
        }
        std::size_t row_count = 0, full_count = 0;
        for (std::size_t i = 0; i < size; ++i) {
            const Slot slot = probe(ids[i], at[i]);
            const bool is_full = (slot.row & in_full) != 0;
            rows[row_count] = slot.row;
            row_count += !is_full && slot.id != 0;
            full[full_count] = slot.row ^ in_full;
            full_count += is_full;
        }
        for (std::size_t i = 0; i < row_count; ++i) __builtin_prefetch(&pairs_[rows[i]]);
        for (std::size_t i = 0; i < full_count; ++i) {
            for (std::size_t word = 0; word < words; word += 8) __builtin_prefetch(&full_[full[i] + word]);
        }
        for (std::size_t i = 0; i < row_count; ++i) {
            const Pair* pair = &pairs_[rows[i]];
            for (const Pair* const last = pair + pair->label; pair != last;) {
                ++pair;
                scores[pair->label] += pair->weight;
            }
        }
        if (full_count > 0) {
            std::uint64_t sums[most_full_words] = {};
            for (std::size_t i = 0; i < full_count; ++i) {
                const std::uint64_t* const row = &full_[full[i]];
                for (std::size_t word = 0; word < words; ++word) sums[word] += row[word];
            }
            const std::int32_t bias = full_bias * static_cast<std::int32_t>(full_count);
            for (std::size_t label = 0; label < labels_.size(); ++label) {
                scores[label] += static_cast<std::int32_t>(sums[label / 4] >> (label % 4 * 16) & 0xFFFF) - bias;
            }
        }
        keys = keys.subspan(size);
    }
}

std::string_view Model::section(std::string_view name) const {
    for (const auto& [own, bytes] : sections_) {
        if (own == name) return bytes;
    }
    return {};
}

std::string write_model(ModelDraft draft) {
    const std::uint32_t shift = 64 - draft.id_bits;
    std::stable_sort(draft.features.begin(), draft.features.end(), [](const auto& a, const auto& b) { return a.key < b.key; });
    std::string features;
    std::uint64_t count = 0, previous = 0;
    for (std::size_t i = 0; i < draft.features.size();) {
        const std::uint64_t id = draft.features[i].key >> shift;
        std::vector<std::pair<std::uint16_t, double>> sum;  // features of one id are one
        for (; i < draft.features.size() && draft.features[i].key >> shift == id; ++i) {
            for (const auto& [label, weight] : draft.features[i].weights) {
                const std::uint16_t own = label;
                const auto found = std::find_if(sum.begin(), sum.end(), [own](const auto& pair) { return pair.first == own; });
                if (found == sum.end()) sum.emplace_back(label, weight);
                else found->second += weight;
            }
        }
        std::sort(sum.begin(), sum.end());
        std::string pairs;
        std::uint64_t pair_count = 0;
        for (const auto& [label, weight] : sum) {
            const long rounded = std::clamp(std::lround(weight * draft.denominator), -32768l, 32767l);
            if (rounded == 0) continue;
            put_varint(pairs, label);
            put_varint(pairs, zigzag(rounded));
            ++pair_count;
        }
        if (pair_count == 0) continue;
        put_varint(features, id - previous);
        put_varint(features, pair_count);
        features += pairs;
        previous = id;
        ++count;
    }
    std::string rest;
    put_varint(rest, draft.id_bits);
    put_varint(rest, static_cast<std::uint64_t>(draft.denominator));
    put_string(rest, draft.kind);
    put_varint(rest, draft.labels.size());
    for (const std::string& label : draft.labels) put_string(rest, label);
    put_varint(rest, draft.sections.size());
    for (const auto& [name, bytes] : draft.sections) {
        put_string(rest, name);
        put_string(rest, bytes);
    }
    put_varint(rest, count);
    rest += features;
    std::string out(model_magic);
    const std::uint32_t sum = crc32(rest);
    for (unsigned i = 0; i < 4; ++i) out.push_back(static_cast<char>(sum >> (8 * i)));
    return out + rest;
}

void Models::add(std::string_view name, std::string_view bytes) {
    Result<Model> read = Model::read(bytes, name);
    if (read) {
        by_name_.insert_or_assign(std::string(name), std::move(read).value());
    } else {
        refuse(name, read.error().message);
    }
}

const Model& Models::get(std::string_view name) const {
    const auto found = by_name_.find(name);
    return found == by_name_.end() ? none_ : found->second;
}

}  // namespace dragoman
