#pragma once
// Trained weights as data: a linear model over hashed features, the same container for every stage.
// tools/train writes the files assets/models/NAME.bin; layout, integers little-endian, "varint" as LEB128:
//   "DRGMODL1"  u32 crc32 of the rest  varint id bits  varint denominator of the weights
//   string kind  varint label count  strings  varint section count  {string name, string bytes}…
//   varint feature count  {varint id - previous id, varint pair count, {varint label, zigzag varint weight}…}…
// where a string is varint size and bytes. Features ascend by id.
#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/result.h"
#include "core/base/text_hash.h"

namespace dragoman {

/// The key of a feature: which template, and up to three values (text_hash() of words, small numbers).
/// The same on every machine. Cost: three multiplications.
constexpr std::uint64_t feature_key(std::uint64_t form, std::uint64_t a, std::uint64_t b = 0, std::uint64_t c = 0) {
    std::uint64_t h = (form + 1) * 0x9E3779B97F4A7C15ull ^ a;
    h = (h ^ h >> 29) * 0xBF58476D1CE4E5B9ull + b;
    h = (h ^ h >> 32) * 0x94D049BB133111EBull + c;
    return (h ^ h >> 29) * 0xD6E8FEB86659FD93ull;
}

/// Reads     one file of the pack.
/// Errors    bad_pack: not a model, of another kind or version, cut short, damaged. Nothing else can fail:
///           an empty model scores nothing.
/// Cost      add() of one feature is two memory accesses and a short loop; of many at once, less than half
///           of that each, as their accesses overlap. Reading is linear in the file.
/// Source    Weinberger et al., "Feature Hashing for Large Scale Multitask Learning", ICML 2009.
class Model {
public:
    static constexpr std::size_t most_labels = 1024;

    Model() = default;
    static Result<Model> read(std::string_view bytes, std::string_view kind);

    bool empty() const { return labels_.empty(); }
    std::span<const std::string> labels() const { return labels_; }
    /// Weights are integers: divided by this they are the trainer's.
    std::int32_t denominator() const { return denominator_; }
    /// Further data that the trainer left, "" where there is none. Valid as long as the model.
    std::string_view section(std::string_view name) const;
    std::size_t feature_count() const { return feature_count_; }

    /// Adds the features' weights; `scores` has one place a label.
    void add(std::span<const std::uint64_t> keys, std::int32_t* scores) const;
    void add(std::uint64_t key, std::int32_t* scores) const { add(std::span(&key, 1), scores); }

    /// The label of a feature that speaks for one label alone, -1 else: models serve as dictionaries too.
    int sole_label(std::uint64_t key) const {
        const Pair* row = row_of(key);
        return row && row->label == 1 ? row[1].label : -1;
    }

    /// The weight of such a feature, 0 else: a number that a word stands for.
    int sole_weight(std::uint64_t key) const {
        const Pair* row = row_of(key);
        return row && row->label == 1 ? row[1].weight : 0;
    }

private:
    /// A feature's row in pairs_ is a head, whose label is the row's size, and its weights. Rows with many
    /// labels stand in full_ instead: a weight for every label, four in a word, raised by full_bias. Words
    /// are added as they are; no sum of `batch` weights runs into its neighbour.
    struct Pair {
        std::int16_t weight;
        std::uint16_t label;
    };
    struct Slot {
        std::uint32_t id = 0;   ///< The feature's id plus one; 0 is a free place.
        std::uint32_t row = 0;  ///< Index of the row's head; a free place has row 0, which is empty.
    };
    static constexpr std::uint32_t in_full = 1u << 31;  ///< In Slot::row: the rest is an index into full_.
    static constexpr std::size_t batch = 80;            ///< Features that are looked up side by side.
    static constexpr std::int32_t full_bias = 0xFFFF / (2 * static_cast<std::int32_t>(batch));
    static constexpr std::size_t most_full_words = 32;
    /// Of a model with two labels: a feature and both weights in one place, for add(): one access instead of two.
    struct Duo {
        std::uint32_t id = 0;
        std::int16_t weights[2] = {0, 0};
    };
    void make_duos();
    void add_duos(std::span<const std::uint64_t> keys, std::int32_t* scores) const;
    std::size_t full_words() const { return (labels_.size() + 3) / 4; }
    Slot add_row(std::uint32_t id, std::span<const Pair> row);
    std::uint32_t id_of(std::uint64_t key) const { return static_cast<std::uint32_t>(key >> shift_) + 1; }
    /// Keys are hashes already: their top bits spread, and a file's rising ids fill the places in turn.
    std::uint32_t place_of(std::uint32_t id) const { return (id - 1) << (shift_ - 32) >> slot_shift_; }
    /// The slot of `id`, or the free one where it would stand, from `at` on.
    const Slot& probe(std::uint32_t id, std::uint32_t at) const {
        while (slots_[at].id != id && slots_[at].id != 0) at = (at + 1) & slot_mask_;
        return slots_[at];
    }
    const Pair* row_of(std::uint64_t key) const {
        if (slots_.empty()) return nullptr;
        const std::uint32_t id = id_of(key);
        const std::uint32_t row = probe(id, place_of(id)).row;
        return (row & in_full) == 0 ? &pairs_[row] : nullptr;
    }

    std::vector<std::string> labels_;
    std::vector<std::pair<std::string, std::string>> sections_;
    std::vector<Pair> pairs_;
    std::vector<std::uint64_t> full_;
    std::vector<Slot> slots_;
    std::vector<Duo> duos_;  ///< Parallel to slots_; empty where the labels are not two.
    std::size_t feature_count_ = 0;
    std::int32_t denominator_ = 1;
    std::uint32_t shift_ = 36, slot_shift_ = 31, slot_mask_ = 0;
};

/// A trained model before it is written.
struct ModelDraft {
    struct Feature {
        std::uint64_t key;  ///< As feature_key() made it.
        std::vector<std::pair<std::uint16_t, double>> weights;  ///< Label, weight.
    };
    std::string kind;
    std::vector<std::string> labels;
    std::vector<Feature> features;
    std::vector<std::pair<std::string, std::string>> sections;
    std::int32_t denominator = 64;  ///< Weights are rounded to this part of one; those that come to 0 are left out.
    std::uint32_t id_bits = 28;     ///< Of a feature's key that are kept: with 200 000 features, 28 mistake one unknown in 1300.
};

/// The file's bytes. Same draft, same bytes, whatever the order of its features.
std::string write_model(ModelDraft draft);

/// All models of a pack by name ("lemmas" is models/lemmas.bin); an empty one where there is none.
class Models {
public:
    /// Refuses what is no model of that name: `why_not` of the pack's reader says so, the rest goes on.
    void add(std::string_view name, std::string_view bytes);
    const Model& get(std::string_view name) const;
    /// Notes that a model's own reader would not have it.
    void refuse(std::string_view name, std::string_view why) { refused_.push_back(std::string(name) + ": " + std::string(why)); }
    /// Sentences about files that were refused.
    std::span<const std::string> refused() const { return refused_; }

private:
    TextMap<Model> by_name_;
    std::vector<std::string> refused_;
    Model none_;
};

}  // namespace dragoman
