#include "core/analyze/mention/name_types.h"

namespace dragoman {
namespace {

// What the knowledge base says of the name, best prior first.
struct Known {
    const KbEntry* entry = nullptr;
    bool demonym = false;
};

Known known(const Resources& resources, std::string_view text) {
    const std::span<const KbIndex> found = resources.knowledge_base.named(text);
    if (found.empty()) return {};
    return {&resources.knowledge_base[found.front()], resources.knowledge_base.is_demonym(found.front(), text)};
}

bool is_place(EntityType type) {
    return type == EntityType::gpe || type == EntityType::loc || type == EntityType::fac;
}

}  // namespace

std::uint32_t head_of(const std::vector<TokenView>& tokens, const NameSpan& name) {
    for (std::uint32_t i = name.first + 1; i < name.last; ++i) {
        if (tokens[i].lower == "of" || tokens[i].lower == "for" || tokens[i].lower == "on") return i - 1;
    }
    return name.last - 1;
}

void settle_type(const Document& doc, const std::vector<TokenView>& tokens, NameSpan& name,
                 const Resources& resources) {
    const Span span{doc.tokens[name.first].span.begin, doc.tokens[name.last - 1].span.end};
    const Known entry = known(resources, slice(doc.text, span));
    const bool by_shape = name.why.by == Label("capitals");
    if (name.why.by == Label("holiday")) return;
    if (entry.demonym || (name.last - name.first == 1 && resources.lexicon.table("norp-words").has(tokens[name.first].lower))) {
        name.type = EntityType::norp;
        name.why.by = "demonym";
        return;
    }
    if (entry.entry && is_place(entry.entry->type) && doc.masthead.dateline.contains(span)) {
        name.type = entry.entry->type;
        name.why.by = "dateline";
        return;
    }
    const std::string_view head = resources.lexicon.table("name-heads").value(tokens[head_of(tokens, name)].lower);
    if (entry.entry && (by_shape || name.last - name.first > 1)) {
        name.type = entry.entry->type;
        name.why = {"known-name", 0.8f};
    } else if (name.last - name.first > 1 && !head.empty() && (by_shape || name.type != EntityType::person)) {
        if (const auto type = from_name<EntityType>(head)) {
            name.type = *type;
            name.why.by = "head-noun";
        }
    } else if (entry.entry && is_place(name.type) && is_place(entry.entry->type)) {
        name.type = entry.entry->type;
    }
}

}  // namespace dragoman
