#pragma once
// Tables of the network that tags and parses: models/syntax.bin, made ready for use.
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/base/int_matrix.h"
#include "core/base/result.h"
#include "core/document/types.h"
#include "core/knowledge/model.h"

namespace dragoman {

/// Sizes of the layers. In the file's section "shape" as unsigned bytes, in this order.
struct SyntaxShape {
    std::size_t word = 0, affix = 0;    ///< Columns of the tables of words and of affixes, these a multiple of 8.
    std::size_t reach = 0, hidden = 0;  ///< Words on either side that the first layer reads; its outputs.
    std::size_t layers = 0;             ///< Of gated averages.
    std::size_t slots = 0, decision = 0;
    std::size_t word_shift = 0, affix_shift = 0;  ///< Units of the tables: parts of a 2^shift.
    static constexpr std::size_t most_reach = 4;
    std::size_t input() const { return word + affix; }
};

/// Keys, the rows of which are small integers; row 0 is for keys that are not there.
class KeyedRows {
public:
    /// varint count {varint id - previous id}… rows of row 0 and of each key; ids are the top bits of a key.
    static bool read(std::string_view bytes, std::size_t columns, KeyedRows& out);
    /// As read() takes it; the trainer's half. `rows` has row 0 and then one a key, in the keys' order.
    static std::string write(std::span<const std::uint64_t> keys, std::span<const std::int8_t> rows, std::size_t columns);

    /// The row's number, 0 where the key is unknown.
    std::uint32_t find(std::uint64_t key) const {
        const std::uint32_t id = id_of(key);
        for (std::size_t at = id & mask_;; at = (at + 1) & mask_) {
            if (slots_[at].id == id) return slots_[at].row;
            if (slots_[at].id == 0) return 0;
        }
    }
    const std::int8_t* row(std::uint32_t number) const { return &rows_[number * columns_]; }
    /// The tables are larger than the caches near the processor: asked for ahead, several look-ups wait at once.
    void expect_key([[maybe_unused]] std::uint64_t key) const {
#if defined(__GNUC__)
        __builtin_prefetch(&slots_[id_of(key) & mask_]);
#endif
    }
    void expect_row([[maybe_unused]] std::uint32_t number) const {
#if defined(__GNUC__)
        __builtin_prefetch(row(number));
#endif
    }
    std::size_t size() const { return count_; }

private:
    static constexpr std::uint32_t shift = 64 - 28;  // with 30 000 keys, 28 bits mistake one unknown in 9 000
    static std::uint32_t id_of(std::uint64_t key) { return static_cast<std::uint32_t>(key >> shift) + 1; }
    struct Slot {
        std::uint32_t id = 0, row = 0;
    };
    std::vector<Slot> slots_;
    std::vector<std::int8_t> rows_;
    std::size_t columns_ = 0, mask_ = 0, count_ = 0;
};

/// Reads     a model of kind "syntax": labels "T UPOS XPOS" and "R RELATION"; sections "shape", "words",
///           "affixes", "weights".
/// Units     values between layers are 2^-8, weights 2^-12, rows that are summed for a decision 2^-7.
/// Errors    bad_pack where sizes do not agree.
struct SyntaxModel {
    static constexpr int weight_bits = 12, value_bits = 8, decision_bits = 7;
    static constexpr std::int16_t most_value = 8191;     ///< Values between layers are cut here.
    static constexpr std::int16_t most_decision = 1600;  ///< Twenty of these are still a 16-bit number.
    static constexpr std::size_t trait_rows = 414;

    static Result<SyntaxModel> of(const Model& model);
    bool empty() const { return relations.empty(); }

    struct TagPair {
        Upos upos;
        Xpos xpos;
    };
    SyntaxShape shape;
    std::vector<TagPair> tags;      ///< Pairs that treebanks have, in order.
    /// Whether treebanks have the pair.
    bool allows(std::size_t upos, std::size_t xpos) const { return allowed_tags[upos * names<Xpos>().size() + xpos] != 0; }
    std::vector<std::uint8_t> allowed_tags;  ///< [universal][Penn]
    std::vector<Deprel> relations;  ///< Of the columns of left_relation and right_relation.
    KeyedRows words, affixes;
    IntMatrix window;               ///< A word → what it adds to the hidden values of the words around: [place][hidden], first to the one `reach` behind it.
    AlignedVector<std::int32_t> window_bias;
    std::vector<IntMatrix> gates;   ///< A layer each: hidden → value and gate forwards, value and gate backwards.
    IntMatrix tagger;               ///< hidden → universal tags, Penn tags.
    std::vector<IntMatrix> slots;   ///< hidden → what a word adds to a decision, a slot each.
    AlignedVector<std::int16_t> absent, traits;  ///< [2][slots · decision] for the root and for nothing; [trait_rows][decision].
    IntMatrix moves, left_relation, right_relation;
};

}  // namespace dragoman
