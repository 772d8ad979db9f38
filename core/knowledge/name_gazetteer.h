#pragma once
// The names of the knowledge base as sequences of tokens, for the name recogniser's features.
#include <cstdint>
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
    const Node& step(std::uint64_t state, std::string_view lower_token) const;

private:
    void insert(std::string_view name, Kind kind);
    Node& slot(std::uint64_t state);
    std::vector<Node> nodes_;
    std::size_t used_ = 0;
};

}  // namespace dragoman
