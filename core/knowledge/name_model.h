#pragma once
// The name recogniser's weights and its table of words, out of models/names.bin (model.h tells the
// container; tools/train/train_names writes it). Its sections, integers little-endian:
//   "words"    u32 count × {u8 shared with the word before, u8 size, bytes, u16 cluster, u16 bits}
//   "weights"  u8 log2 buckets   tags² × i16 transitions   buckets × {u8 count, count × {u8 tag, i8 weight}}
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/text_hash.h"
#include "core/knowledge/model.h"

namespace dragoman {

/// Tags of the sequence model: outside, then begin, inside, last, unit for each class.
enum class NameClass : std::uint8_t { person, org, place, norp, other };
inline constexpr std::uint32_t name_classes = 5, name_tags = 1 + 4 * name_classes;
enum class NamePart : std::uint8_t { begin, inside, last, unit };
constexpr std::uint32_t name_tag(NameClass c, NamePart part) {
    return 1 + 4 * static_cast<std::uint32_t>(c) + static_cast<std::uint32_t>(part);
}
/// Whether `to` may stand right behind `from`.
constexpr bool may_follow(std::uint32_t from, std::uint32_t to) {
    const auto part = [](std::uint32_t tag) { return static_cast<NamePart>((tag - 1) % 4); };
    const bool open = from > 0 && (part(from) == NamePart::begin || part(from) == NamePart::inside);
    const bool goes_on = to > 0 && (part(to) == NamePart::inside || part(to) == NamePart::last);
    return open ? goes_on && (from - 1) / 4 == (to - 1) / 4 : !goes_on;
}

/// What is known of a written word: its class by use, and what lists and counts say.
struct NameWord {
    std::uint16_t cluster = no_cluster;
    std::uint16_t bits = 0;  ///< 2 bits each: first name, last name, place, body, lower case; 1: demonym.
    static constexpr std::uint16_t no_cluster = 0xFFFF;
    std::uint32_t first() const { return bits & 3u; }
    std::uint32_t last() const { return bits >> 2 & 3u; }
    std::uint32_t place() const { return bits >> 4 & 3u; }
    std::uint32_t body() const { return bits >> 6 & 3u; }
    std::uint32_t low() const { return bits >> 8 & 3u; }
    bool demonym() const { return bits >> 10 & 1u; }
};

class NameWords {
public:
    void add(std::string_view word, NameWord entry);
    /// What words are told apart by, for callers that have it at hand.
    static std::uint32_t hash_of(std::string_view word) {
        const std::uint64_t hash = text_hash(word);
        return static_cast<std::uint32_t>(hash ^ hash >> 32);
    }
    /// nullptr where the word is not known. Case counts. O(1).
    const NameWord* find(std::string_view word) const { return find(hash_of(word)); }
    const NameWord* find(std::uint32_t hash) const;

private:
    struct Slot {
        std::uint32_t hash = 0;  ///< 0: free. Two words in 10^9 are taken for one another.
        NameWord entry;
    };
    std::size_t place_of(std::uint32_t hash) const;
    std::vector<Slot> slots_;
    std::size_t used_ = 0;
};

class NameModel {
public:
    static constexpr std::uint32_t row_size = 24;  ///< name_tags, rounded up.
    /// Empty where `model` is, or where its sections make no sense.
    static NameModel of(const Model& model);

    bool empty() const { return weights_.empty(); }
    const NameWords& words() const { return words_; }
    std::uint32_t bucket_bits() const { return bucket_bits_; }
    const std::int8_t* row(std::uint32_t bucket) const { return &weights_[std::size_t{bucket} * row_size]; }
    std::int32_t transition(std::uint32_t from, std::uint32_t to) const { return transitions_[from * name_tags + to]; }

private:
    NameWords words_;
    std::uint32_t bucket_bits_ = 0;
    std::array<std::int16_t, name_tags * name_tags> transitions_{};
    std::vector<std::int8_t> weights_;
};

}  // namespace dragoman
