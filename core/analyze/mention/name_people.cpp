#include "core/analyze/mention/name_people.h"

#include <algorithm>

#include "core/base/one_of.h"

namespace dragoman {
namespace {

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

std::string words_of(const std::vector<TokenView>& tokens, std::uint32_t first, std::uint32_t last) {
    std::string text;
    for (std::uint32_t k = first; k < last; ++k) text += (k > first ? " " : "") + std::string(tokens[k].text);
    return text;
}

// "Labour MP Ann Lee", taken for one name: the party or body before the office is a name of its own.
void part_party(const std::vector<TokenView>& tokens, NameSpan& name, std::vector<NameSpan>& more, const Resources& resources) {
    const Table& titles = resources.lexicon.table("name-titles");
    const bool person = name.type == EntityType::person;
    if ((!person && name.type != EntityType::org) || titles.has(tokens[name.first].lower)) return;
    for (std::uint32_t k = name.first + 1; k + 2 < name.last && k < name.first + 4; ++k) {
        if (titles.value(tokens[k].lower) != "office") continue;
        const std::span<const KbIndex> found = resources.knowledge_base.named(words_of(tokens, name.first, k));
        // "European Union Commissioner Ann Lee", taken for a body: only where what stands before is known.
        if (!person && (found.empty() || name.last - k > 4 || resources.lexicon.table("name-heads").has(tokens[name.last - 1].lower))) continue;
        const bool people = k == name.first + 1 && resources.lexicon.table("norp-words").has(tokens[name.first].lower);
        const EntityType known = people ? EntityType::norp : found.empty() ? EntityType::org : resources.knowledge_base[found.front()].type;
        more.push_back({name.first, k, known == EntityType::person ? EntityType::org : known, {"office-field-name", 0.6f}});
        name.first = k;
        name.type = EntityType::person;
        return;
    }
}

// "Special Envoy for Afghanistan Zamir Kabulov": an office with its field before a person's name.
// Parted where the knowledge base knows the field and at least two words follow it.
void part_field(const std::vector<TokenView>& tokens, NameSpan& name, std::vector<NameSpan>& more, const Resources& resources) {
    const Table& titles = resources.lexicon.table("name-titles");
    std::uint32_t at = name.first;
    bool office = false;
    while (at < name.last && titles.has(tokens[at].lower)) office = titles.value(tokens[at++].lower) == "office" || office;
    const bool field = office && at + 3 < name.last && (tokens[at].lower == "for" || tokens[at].lower == "of" || tokens[at].lower == "to");
    if (!field) return;
    for (std::uint32_t end = std::min(name.last - 2, at + 4); end > at + 1; --end) {
        const std::span<const KbIndex> found = resources.knowledge_base.named(words_of(tokens, at + 1, end));
        if (found.empty()) continue;
        NameSpan place = name;
        place.first = at + 1;
        place.last = end;
        place.type = resources.knowledge_base[found.front()].type;
        more.push_back(place);
        name.first = end;
        name.type = EntityType::person;
        name.why = {"office-field-name", 0.6f};
        return;
    }
}

}  // namespace

void cut_titles(const std::vector<TokenView>& tokens, NameSpan& name, const Resources& resources) {
    const Table& heads = resources.lexicon.table("name-heads");
    if (name.type == EntityType::person && one_of(tokens[name.last - 1].lower, {"bridge", "airport", "university", "hospital", "mosque", "stadium", "foundation", "institute"})) {
        name.type = from_name<EntityType>(heads.value(tokens[name.last - 1].lower)).value_or(EntityType::fac);  // "King Hussein Bridge"
        name.why.by = "head-noun";
        return;
    }
    const std::uint32_t first = skip_titles(tokens, name, resources.lexicon.table("name-titles"));
    if (first == name.first) return;
    const bool body = name.last - first == 1 && name.type != EntityType::person && heads.has(tokens[name.last - 1].lower);
    if (!body) name.first = first;
}

void part_office(const std::vector<TokenView>& tokens, NameSpan& name, std::vector<NameSpan>& more, const Resources& resources) {
    part_field(tokens, name, more, resources);
    part_party(tokens, name, more, resources);
}

bool is_title_only(const std::vector<TokenView>& tokens, const NameSpan& name, const Table& titles) {
    for (std::uint32_t i = name.first; i < name.last; ++i) {
        if (!titles.has(tokens[i].lower)) return false;
    }
    return true;
}

void take_article(const std::vector<TokenView>& tokens, NameSpan& name) {
    if (name.first < 2 || tokens[name.first - 1].text != "-" || !tokens[name.first].glued || !tokens[name.first - 1].glued) return;
    const std::string& article = tokens[name.first - 2].lower;
    if (article == "al" || article == "el" || article == "ul" || article == "ad" || article == "as") name.first -= 2;
}

void name_parties(const std::vector<TokenView>& tokens, std::vector<NameSpan>& names, const Resources& resources) {
    const Table& titles = resources.lexicon.table("name-titles");
    const KnowledgeBase& kb = resources.knowledge_base;
    std::vector<NameSpan> found;
    for (std::size_t i = 0; i < names.size(); ++i) {
        std::uint32_t at = names[i].first;
        bool office = false;
        while (at > 1 && !tokens[at].initial && titles.has(tokens[at - 1].lower)) office |= titles.value(tokens[--at].lower) == "office";
        if (names[i].type != EntityType::person || !office || tokens[at].initial) continue;
        const TokenView& party = tokens[at - 1];
        if (!party.word || !party.capital || (i > 0 && names[i - 1].last >= at)) continue;
        if (!kb.named(std::string(party.text) + " Party").empty()) found.push_back({at - 1, at, EntityType::org, {"office-field-name", 0.6f}});
    }
    names.insert(names.end(), found.begin(), found.end());
    std::stable_sort(names.begin(), names.end(), [](const NameSpan& a, const NameSpan& b) { return a.first < b.first; });
}

void join_double_surnames(const std::vector<TokenView>& tokens, std::vector<NameSpan>& names, const Table& titles) {
    for (std::size_t i = 0; i < names.size(); ++i) {
        NameSpan& name = names[i];
        const bool second = name.type == EntityType::person && name.first > 1 && tokens[name.first - 1].text == "-" && tokens[name.first].glued && tokens[name.first - 1].glued &&
                            tokens[name.first - 2].capital && !tokens[name.first - 2].all_upper &&
                            !one_of(tokens[name.first - 2].lower, {"anti", "ex", "inter", "mid", "neo", "non", "post", "pre", "pro", "then", "vice"});
        if (second && (i == 0 || names[i - 1].last < name.first - 1)) name.first -= 2;  // "Holtz-Berg", "Jean-Luc Berg": the finder saw the end
        const std::uint32_t half = name.last + 1;
        if (name.type != EntityType::person || half >= tokens.size() || tokens[name.last].text != "-" || !tokens[name.last].glued || !tokens[half].glued || !tokens[half].capital) continue;
        const bool titled = name.first > 0 && titles.value(tokens[name.first - (tokens[name.first - 1].text == "." && name.first > 1 ? 2 : 1)].lower) == "honorific";
        if (name.last - name.first < 2 && !titled) continue;
        if (i + 1 < names.size() && names[i + 1].first < half) continue;
        if (i + 1 < names.size() && names[i + 1].first == half) {
            if (names[i + 1].type != EntityType::person || names[i + 1].last != half + 1) continue;
            names.erase(names.begin() + static_cast<std::ptrdiff_t>(i) + 1);
        }
        name.last = half + 1;
    }
}

}  // namespace dragoman
