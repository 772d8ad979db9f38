#include "core/analyze/mention/name_conventions.h"

#include <algorithm>

namespace dragoman {
namespace {

bool is_edge_litter(const TokenView& token) {
    return !token.word && !(token.text.front() >= '0' && token.text.front() <= '9');
}

// Titles before a name: offices and ranks, with the words that qualify them ("Deputy Foreign Minister").
std::uint32_t skip_titles(const std::vector<TokenView>& tokens, const NameSpan& name, const Table& titles) {
    std::uint32_t first = name.first, after_title = name.first;
    while (first < name.last) {
        const std::string_view kind = titles.value(tokens[first].lower);
        if (kind.empty() && !(first > name.first && (tokens[first].lower == "of" || tokens[first].text == "."))) break;
        ++first;
        if (!kind.empty() && kind != "modifier") after_title = first;
    }
    return after_title;
}

// "Foreign Minister Imran Khan" keeps "Imran Khan"; "Presidential Palace", "President's Office" and a
// title with nothing behind it stay as they are (the latter is dropped later).
void cut_titles(const std::vector<TokenView>& tokens, NameSpan& name, const Resources& resources) {
    const Table& heads = resources.lexicon.table("name-heads");
    const std::uint32_t first = skip_titles(tokens, name, resources.lexicon.table("name-titles"));
    if (first == name.first) return;
    const bool body = name.last - first == 1 && name.type != EntityType::person && heads.has(tokens[name.last - 1].lower);
    if (!body) name.first = first;
}

}  // namespace

std::vector<NameSpan> settle_spans(const std::vector<TokenView>& tokens, std::vector<NameSpan> names,
                                   const Resources& resources) {
    const Table& stops = resources.lexicon.table("name-stops");
    std::vector<NameSpan> settled;
    for (NameSpan name : names) {
        for (;;) {
            while (name.first < name.last && (is_edge_litter(tokens[name.first]) || tokens[name.first].lower == "the")) ++name.first;
            while (name.first < name.last &&
                   ((is_edge_litter(tokens[name.last - 1]) && tokens[name.last - 1].text != ".") ||
                    tokens[name.last - 1].lower == "'s")) {
                --name.last;
            }
            const std::uint32_t before = name.first;
            if (name.type == EntityType::person || name.why.by == Label("capitals")) cut_titles(tokens, name, resources);
            if (before == name.first) break;
        }
        if (name.first >= name.last) continue;
        if (name.last - name.first == 1 && stops.has(tokens[name.first].lower) && !tokens[name.first].all_upper) continue;
        settled.push_back(name);
    }
    std::stable_sort(settled.begin(), settled.end(),
                     [](const NameSpan& a, const NameSpan& b) { return a.first < b.first; });
    return settled;
}

}  // namespace dragoman
