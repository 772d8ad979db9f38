#pragma once
// The names of the knowledge base as sequences of tokens, for the name recogniser's features.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/text_hash.h"
#include "core/knowledge/knowledge_base.h"

namespace dragoman {

/// A trie by hashes: walk from `root` with step(), one token after the other in lower case.
class NameGazetteer {
public:
    struct Node {
        std::uint64_t state = 0;
        std::uint8_t kinds = 0;    ///< Bit set of Kind: what bears exactly these tokens as its name.
        std::uint8_t best = 0;     ///< The Kind of the best prior among them.
        bool known = false;
    };
    enum Kind : std::uint8_t { person = 1, body = 2, place = 4, people = 8, thing = 16 };
    static constexpr std::uint64_t root = 0xcbf29ce484222325ull;

    static NameGazetteer of(const KnowledgeBase& knowledge_base);
    /// The node behind `state` and `token`; `known` is false where no name goes on so.
    Node step(std::uint64_t state, std::string_view lower_token) const;

private:
    /// A node as it is kept: states are told apart by their upper halves and where they lie.
    struct Slot {
        std::uint32_t check = 0;
        std::uint8_t kinds = 0, best = 0;
        bool known = false;
    };
    void insert(std::string_view name, Kind kind);
    bool fill(const KnowledgeBase& knowledge_base, std::size_t size);  ///< False where `size` slots are too few.
    /// A node on its way in. The table is larger than the caches: asked for ahead, the places of many wait at once.
    struct Waiting {
        std::uint64_t state;
        std::uint8_t kind;  ///< 0 where the name goes on.
    };
    static constexpr std::size_t most_waiting = 64;
    void settle();
    std::size_t first_place(std::uint64_t state) const { return static_cast<std::size_t>(state) & (slots_.size() - 1); }
    std::size_t place_of(std::uint64_t state) const;
    std::vector<Slot> slots_;
    std::vector<Waiting> waiting_;
    std::size_t used_ = 0;
    std::string lower_;  ///< Of the name at hand, while names are inserted.
};

}  // namespace dragoman
