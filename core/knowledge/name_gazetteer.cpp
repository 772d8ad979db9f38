#include "core/knowledge/name_gazetteer.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "core/base/utf8.h"
#include "core/base/word_hash.h"

namespace dragoman {
namespace {

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

std::size_t NameGazetteer::place_of(std::uint64_t state) const {
    const std::uint32_t check = static_cast<std::uint32_t>(state >> 32);
    std::size_t at = first_place(state);
    while (slots_[at].known && slots_[at].check != check) at = (at + 1) & (slots_.size() - 1);
    return at;
}

NameGazetteer::Node NameGazetteer::step(std::uint64_t state, std::string_view lower_token) const {
    if (slots_.empty()) return {};
    state = hash_by_eights(lower_token == "’s" ? std::string_view("'s") : lower_token, state);
    const Slot& slot = slots_[place_of(state)];
    return slot.known ? Node{state, slot.kinds, slot.best, true} : Node{};
}

void NameGazetteer::insert(std::string_view name, Kind kind) {
    lower_.clear();
    bool plain = true;
    for (const char c : name) {
        plain = plain && static_cast<unsigned char>(c) < 0x80;
        lower_.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c);
    }
    if (!plain) {
        lower_ = lowered(name);
        for (std::size_t at; (at = lower_.find("’")) != std::string::npos;) lower_.replace(at, std::string_view("’").size(), "'");  // as step() reads it
    }
    std::uint64_t state = root;
    const std::size_t before = waiting_.size();
    for_each_token(lower_, [&](std::string_view token) {
        state = hash_by_eights(token, state);
        waiting_.push_back({state, 0});
#if defined(__GNUC__)
        __builtin_prefetch(&slots_[first_place(state)]);
#endif
    });
    if (waiting_.size() == before) return;
    waiting_.back().kind = kind;
    if (waiting_.size() >= most_waiting) settle();
}

/// Enters the nodes that wait, in their order.
void NameGazetteer::settle() {
    for (const Waiting& node : waiting_) {
        if (used_ + 1 >= slots_.size()) break;  // fill() sees that it is too full
        Slot& slot = slots_[place_of(node.state)];
        used_ += !slot.known;
        slot.known = true;
        slot.check = static_cast<std::uint32_t>(node.state >> 32);
        if (slot.best == 0) slot.best = node.kind;
        slot.kinds = static_cast<std::uint8_t>(slot.kinds | node.kind);
    }
    waiting_.clear();
}

bool NameGazetteer::fill(const KnowledgeBase& knowledge_base, std::size_t size) {
    slots_.assign(size, Slot());
    used_ = 0;
    waiting_.clear();
    for (const KbEntry& entry : knowledge_base.entries()) {  // best prior first
        for (const std::string_view demonym : entry.demonyms) insert(demonym, people);
        insert(entry.name, kind_of(entry.type));
        constexpr std::string_view article = "The ";  // which the text leaves out as often as not
        if (entry.name.starts_with(article)) insert(entry.name.substr(article.size()), kind_of(entry.type));
        for (const std::string_view alias : entry.aliases) insert(alias, kind_of(entry.type));
        if (used_ * 4 > size * 3) return false;
    }
    settle();
    return used_ * 4 <= size * 3;
}

NameGazetteer NameGazetteer::of(const KnowledgeBase& knowledge_base) {
    std::size_t names = 0;
    for (const KbEntry& entry : knowledge_base.entries()) names += 1 + entry.aliases.size() + entry.demonyms.size();
    NameGazetteer gazetteer;
    // Names of two words and three share their beginnings: two slots a name, twice that where they do not.
    for (std::size_t size = std::bit_ceil(names * 2 + 64); !gazetteer.fill(knowledge_base, size); size *= 2) {}
    return gazetteer;
}

}  // namespace dragoman
