#include "core/knowledge/name_gazetteer.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "core/base/utf8.h"

namespace dragoman {
namespace {

constexpr NameGazetteer::Node nowhere;

std::uint64_t advance(std::uint64_t state, std::string_view token) {
    const std::uint64_t next = text_hash(token, state ^ 0x1F) * 0x9E3779B97F4A7C15ull;
    return next == 0 ? 1 : next;
}

NameGazetteer::Kind kind_of(EntityType type) {
    switch (type) {
        case EntityType::person: return NameGazetteer::person;
        case EntityType::org: return NameGazetteer::body;
        case EntityType::gpe: case EntityType::loc: case EntityType::fac: return NameGazetteer::place;
        case EntityType::norp: return NameGazetteer::people;
        default: return NameGazetteer::thing;
    }
}

// Tokens of a name as the tokenizer cuts it: at blanks, hyphens, before 's and commas.
template <class Visit>
void for_each_token(std::string_view name, Visit visit) {
    std::size_t begin = 0;
    const auto flush = [&](std::size_t end) {
        if (end > begin) visit(name.substr(begin, end - begin));
    };
    for (std::size_t i = 0; i < name.size(); ++i) {
        const char c = name[i];
        if (c == ' ') {
            flush(i);
            begin = i + 1;
        } else if (c == '-' || c == ',' || c == '(' || c == ')' || c == '&') {
            flush(i);
            visit(name.substr(i, 1));
            begin = i + 1;
        } else if (c == '\'' && i + 1 < name.size() && name[i + 1] == 's' && (i + 2 == name.size() || name[i + 2] == ' ')) {
            flush(i);
            begin = i;
        }
    }
    flush(name.size());
}

}  // namespace

NameGazetteer::Node& NameGazetteer::slot(std::uint64_t state) {
    std::size_t at = static_cast<std::size_t>(state >> 17) & (nodes_.size() - 1);
    while (nodes_[at].known && nodes_[at].state != state) at = (at + 1) & (nodes_.size() - 1);
    return nodes_[at];
}

const NameGazetteer::Node& NameGazetteer::step(std::uint64_t state, std::string_view lower_token) const {
    if (nodes_.empty()) return nowhere;
    state = advance(state, lower_token);
    std::size_t at = static_cast<std::size_t>(state >> 17) & (nodes_.size() - 1);
    while (nodes_[at].known && nodes_[at].state != state) at = (at + 1) & (nodes_.size() - 1);
    return nodes_[at].known ? nodes_[at] : nowhere;
}

void NameGazetteer::insert(std::string_view name, Kind kind) {
    const std::string lower = lowered(name);
    std::uint64_t state = root;
    Node* last = nullptr;
    for_each_token(lower, [&](std::string_view token) {
        if ((used_ + 1) * 2 > nodes_.size()) {
            std::vector<Node> old(std::max<std::size_t>(1 << 12, nodes_.size() * 2));
            old.swap(nodes_);
            for (const Node& node : old) {
                if (node.known) slot(node.state) = node;
            }
        }
        state = advance(state, token);
        last = &slot(state);
        used_ += !last->known;
        last->known = true;
        last->state = state;
    });
    if (!last) return;
    if (last->best == 0) last->best = kind;
    last->kinds = static_cast<std::uint8_t>(last->kinds | kind);
}

NameGazetteer NameGazetteer::of(const KnowledgeBase& knowledge_base) {
    NameGazetteer gazetteer;
    std::vector<std::pair<float, std::uint32_t>> order;  // the prior beside the index: sorting touches no entry
    order.reserve(knowledge_base.entries().size());
    for (const KbEntry& entry : knowledge_base.entries()) order.emplace_back(entry.prior, static_cast<std::uint32_t>(order.size()));
    std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    gazetteer.nodes_.resize(std::bit_ceil(order.size() * 4 + (1 << 12)));  // a first guess, not too large
    for (const auto& [prior, i] : order) {
        const KbEntry& entry = knowledge_base.entries()[i];
        for (const std::string_view demonym : entry.demonyms) gazetteer.insert(demonym, people);
        gazetteer.insert(entry.name, kind_of(entry.type));
        for (const std::string_view alias : entry.aliases) gazetteer.insert(alias, kind_of(entry.type));
    }
    return gazetteer;
}

}  // namespace dragoman
