#include "core/knowledge/name_model.h"

#include <algorithm>

#include "core/base/text_hash.h"

namespace dragoman {
namespace {

// Reads on and on; once anything was missing, everything is.
struct NameModelReader {
    std::string_view bytes;
    std::size_t at = 0;
    bool good = true;

    std::uint32_t integer(std::size_t size) {
        if (!good || bytes.size() - at < size) return good = false, 0;
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < size; ++i) {
            value |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at++])) << (8 * i);
        }
        return value;
    }
    std::string_view text(std::size_t size) {
        if (!good || bytes.size() - at < size) return good = false, std::string_view();
        at += size;
        return bytes.substr(at - size, size);
    }
};

std::uint32_t slot_hash(std::uint32_t hash) { return hash | 1u; }  // 0 is a free slot

}  // namespace

std::size_t NameWords::place_of(std::uint32_t hash) const {
    std::size_t at = (hash * 0x9E3779B1u >> 8) & (slots_.size() - 1);
    while (slots_[at].hash != 0 && slots_[at].hash != hash) at = (at + 1) & (slots_.size() - 1);
    return at;
}

void NameWords::add(std::string_view word, NameWord entry) {
    if ((used_ + 1) * 3 > slots_.size() * 2) {
        std::vector<Slot> old(slots_.empty() ? 1 << 10 : slots_.size() * 2);
        old.swap(slots_);
        for (const Slot& slot : old) {
            if (slot.hash != 0) slots_[place_of(slot.hash)] = slot;
        }
    }
    const std::uint32_t hash = slot_hash(hash_of(word));
    Slot& slot = slots_[place_of(hash)];
    used_ += slot.hash == 0;
    slot = {hash, entry};
}

const NameWord* NameWords::find(std::uint32_t hash) const {
    if (slots_.empty()) return nullptr;
    const Slot& slot = slots_[place_of(slot_hash(hash))];
    return slot.hash == 0 ? nullptr : &slot.entry;
}

NameModel NameModel::of(const Model& source) {
    NameModel model;
    NameModelReader list{source.section("words")};
    std::string word;
    for (std::uint32_t left = list.integer(4); left > 0 && list.good; --left) {
        const std::uint32_t shared = list.integer(1), size = list.integer(1);
        word.resize(std::min<std::size_t>(shared, word.size()));
        word += list.text(size);
        NameWord entry;
        entry.cluster = static_cast<std::uint16_t>(list.integer(2));
        entry.bits = static_cast<std::uint16_t>(list.integer(2));
        model.words_.add(word, entry);
    }
    NameModelReader in{source.section("weights")};
    model.bucket_bits_ = in.integer(1);
    if (!list.good || !in.good || model.bucket_bits_ < 8 || model.bucket_bits_ > 22) return {};
    for (std::int16_t& transition : model.transitions_) transition = static_cast<std::int16_t>(in.integer(2));
    const std::size_t buckets = std::size_t{1} << model.bucket_bits_;
    if (in.bytes.size() - in.at < buckets) return {};  // before room is made: a bucket takes a byte or more
    model.weights_.assign(buckets * row_size, 0);
    for (std::size_t b = 0; b < buckets && in.good; ++b) {
        for (std::uint32_t count = in.integer(1); count > 0 && in.good; --count) {
            const std::uint32_t tag = in.integer(1), weight = in.integer(1);
            if (tag < name_tags) model.weights_[b * row_size + tag] = static_cast<std::int8_t>(weight);
        }
    }
    if (!in.good || in.at != in.bytes.size()) return {};
    return model;
}

}  // namespace dragoman
