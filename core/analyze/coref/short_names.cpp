// Bodies called by a part of the name that came before: an outlet or club by its last word ("the Times" after the New York
// Times), a company by its first ("Acme" beside Acme Oil).
#include <algorithm>
#include <iterator>

#include "core/analyze/coref/sieves.h"

namespace dragoman::coref {
namespace {

constexpr std::size_t least_letters = 4;  // of a first word that stands for the whole

/// Outlets and clubs go by their last word.
bool goes_by_last(const Discourse& text, std::uint32_t m) {
    const KbIndex known = text.facts[m].known;
    return known && (text.res.knowledge_base[known].kind == "outlet" || text.res.knowledge_base[known].kind == "club");
}

/// A name that has one word and might be a body's.
bool is_short(const Discourse& text, std::uint32_t m) {
    return text.mention(m).kind == MentionKind::name && text.facts[m].words.size() == 1 && !text.facts[m].demonym &&
           text.cluster(m).type == EntityType::org;
}

bool stands_behind(const Discourse& text, std::uint32_t m, std::string_view word) {
    const std::size_t first = text.mention(m).first.at();
    return first > 0 && text.lower[first - 1] == word;
}

bool is_compass(std::string_view word) { return word == "north" || word == "south" || word == "east" || word == "west"; }

/// The one country of the article whose name begins with that point of the compass, as its first mention; -1 for none or two.
std::int32_t country_towards(const Discourse& text, std::string_view compass) {
    std::int32_t found = -1;
    for (std::uint32_t m = 0; m < text.facts.size(); ++m) {
        const MentionFacts& fact = text.facts[m];
        if (text.mention(m).kind != MentionKind::name || fact.demonym || fact.words.size() < 2 || fact.words.front() != compass) continue;
        if (!text.is_kind(m, "country") && !text.is_kind(m, "historical")) continue;
        if (found < 0) found = static_cast<std::int32_t>(m);
        else if (text.facts[static_cast<std::uint32_t>(found)].known != fact.known) return -1;
    }
    return found;
}

}  // namespace

void join_compass_names(Discourse& text) {
    std::vector<std::pair<std::string_view, std::int32_t>> asked;  // four at most
    for (std::uint32_t m = 0; m < text.facts.size(); ++m) {
        MentionFacts& fact = text.facts[m];
        if (text.mention(m).kind != MentionKind::name || fact.words.size() != 1 || !is_compass(fact.words.front())) continue;
        const std::string_view compass = fact.words.front();
        const bool known_already = std::any_of(asked.begin(), asked.end(), [&](const auto& a) { return a.first == compass; });
        if (!known_already) asked.emplace_back(compass, country_towards(text, compass));
        const std::int32_t country = std::find_if(asked.begin(), asked.end(), [&](const auto& a) { return a.first == compass; })->second;
        if (country < 0) continue;
        const MentionFacts& known = text.facts[static_cast<std::uint32_t>(country)];
        fact.known = known.known;
        fact.sure = known.sure;
        text.join(m, static_cast<std::uint32_t>(country), {"compass", 0.8f});
        text.set_type(m, EntityType::gpe);
    }
}

void join_short_names(Discourse& text) {
    const Table& heads = text.res.lexicon.table("name-heads");
    std::vector<std::uint32_t> longer;
    for (std::uint32_t m = 0; m < text.facts.size(); ++m) {
        if (text.mention(m).kind == MentionKind::name && text.facts[m].words.size() > 1 &&
            class_of(text.cluster(m).type) == Class::group && !text.facts[m].demonym) {
            longer.push_back(m);
        }
    }
    for (std::uint32_t m = 0; m < text.facts.size(); ++m) {
        if (!is_short(text, m)) continue;
        MentionFacts& fact = text.facts[m];
        const std::string_view word = fact.words.front();
        if (!fact.known && heads.value(word) == "ORG" && stands_behind(text, m, "the")) {  // "the Court" behind the Constitutional Court
            const auto after = std::lower_bound(longer.begin(), longer.end(), m);
            const auto full = std::find_if(std::reverse_iterator(after), longer.rend(), [&](std::uint32_t l) { return text.facts[l].words.back() == word || text.facts[l].words.front() == word; });
            if (full != longer.rend()) {
                fact.known = text.facts[*full].known;
                fact.sure = text.facts[*full].sure;
                text.join(m, *full, {"last-word", 0.75f});
                continue;
            }
        }
        for (const std::uint32_t full : longer) {
            const MentionFacts& known = text.facts[full];
            if (full > m && fact.known) break;  // what stands alone before means itself
            const bool last = goes_by_last(text, full) && known.words.back() == word && (!fact.known || goes_by_last(text, m));
            const bool first = !fact.known && known.words.front() == word && word.size() >= least_letters && !heads.has(word);
            if (!last && !first) continue;
            fact.known = known.known;
            fact.sure = known.sure;
            text.join(m, full, {last ? Label("last-word") : Label("first-word"), last ? 0.85f : 0.75f});
            break;
        }
    }
}

}  // namespace dragoman::coref
