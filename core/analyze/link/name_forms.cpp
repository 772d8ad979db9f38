#include "core/analyze/link/name_forms.h"

#include <algorithm>

#include "core/knowledge/name_key.h"

namespace dragoman::link {
namespace {

constexpr std::string_view american[] = {"US ", "U.S. ", "United States ", "American "};
struct LegalForm {
    std::string_view key, whole;
};
constexpr LegalForm legal_forms[] = {{"corp", " Corporation"}, {"co", " Company"}, {"inc", " Incorporated"}, {"ltd", " Limited"}};
constexpr std::size_t least_squashed = 7;  // letters: shorter ones meet words by chance
constexpr float least_weight = 0.75f;      // of a country whose bodies go by their bare names
constexpr std::size_t most_countries = 2;

std::string squashed_key(std::string_view name) {
    std::string key = name_key(name);
    std::erase(key, ' ');
    return key;
}

/// A body's bare name with its country's name before or behind it.
void add_with_country(std::vector<NameForm>& forms, std::string_view bare, KbIndex country, const KnowledgeBase& kb) {
    const KbEntry& entry = kb[country];
    forms.push_back({std::string(entry.name) + " " + std::string(bare), 0.8f, country});
    forms.push_back({std::string(bare) + " of " + std::string(entry.name), 0.8f, country});
    for (const std::string_view demonym : entry.demonyms.first(std::min<std::size_t>(entry.demonyms.size(), 2))) {
        forms.push_back({std::string(demonym) + " " + std::string(bare), 0.78f, country});
    }
}

}  // namespace

std::vector<NameForm> forms_of_body(std::string_view described, const KnowledgeBase& kb) {
    std::vector<NameForm> forms;
    const std::size_t of = described.rfind(" of ");
    if (of == std::string_view::npos) return forms;
    for (const KbIndex country : kb.named(described.substr(of + 4))) {
        if (kb[country].kind != "country") continue;
        add_with_country(forms, described.substr(0, of), country, kb);
        break;
    }
    return forms;
}

std::vector<NameForm> other_forms(std::string_view name, const Context& context, const Resources& resources) {
    const KnowledgeBase& kb = resources.knowledge_base;
    std::vector<NameForm> forms;
    const std::size_t cut = name.rfind(' ');
    const bool one_word = cut == std::string_view::npos;
    std::string_view bare = name;
    const std::string last = one_word ? std::string() : name_key(name.substr(cut + 1));
    if (!one_word && resources.lexicon.table("name-suffixes").has(last)) {
        bare = name.substr(0, cut);
        for (const LegalForm& legal : legal_forms) {
            if (legal.key == last) forms.push_back({std::string(bare) + std::string(legal.whole), 0.92f, {}});
        }
        forms.push_back({std::string(bare), 0.88f, {}});
    }
    if (last == "airlines" || last == "airways") forms.push_back({std::string(bare.substr(0, bare.rfind(' '))), 0.85f, {}});
    // "La. Department of Health": a part of a country, shortened as papers do.
    const std::size_t stop = name.find(". ");
    if (stop != std::string_view::npos && stop <= 5) {
        for (const KbIndex state : kb.named(name.substr(0, stop + 1))) {
            if (kb[state].kind == "admin1") forms.push_back({std::string(kb[state].name) + std::string(name.substr(stop + 1)), 0.9f, {}});
        }
    }
    // "British Met Office": the nationality may be the writer's.
    const std::size_t first = name.find(' ');
    if (first != std::string_view::npos && name.find(' ', first + 1) != std::string_view::npos) {
        const std::span<const KbIndex> peoples = kb.by_demonym(name.substr(0, first));
        if (!peoples.empty()) forms.push_back({std::string(name.substr(first + 1)), 0.85f, peoples.front()});
    }
    for (const std::string_view prefix : american) {
        if (!bare.starts_with(prefix)) continue;
        for (const std::string_view other : american) {
            if (other != prefix) forms.push_back({std::string(other) + std::string(bare.substr(prefix.size())), 0.9f, {}});
        }
        return forms;
    }
    if (!one_word) {
        std::string squashed = squashed_key(bare);
        if (squashed.size() >= least_squashed) forms.push_back({std::move(squashed), 0.85f, {}});
    }
    if (one_word) {  // "Labour": a party by its first word, where its country is spoken of
        for (const auto& [country, weight] : context.countries) {
            if (weight >= least_weight) forms.push_back({std::string(name) + " Party", 0.85f, country});
        }
    }
    const bool common = one_word && resources.lexicon.table("name-heads").value(name_key(name)) == "ORG";
    if (one_word && !common) return forms;
    std::vector<std::pair<KbIndex, float>> countries = context.countries;
    std::stable_sort(countries.begin(), countries.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    if (countries.size() > most_countries) countries.resize(most_countries);
    for (const auto& [country, weight] : countries) {
        if (weight < least_weight) break;
        add_with_country(forms, bare, country, kb);
    }
    return forms;
}

}  // namespace dragoman::link
