// The indexes of the knowledge base: built from computed keys when it is loaded, and what is asked of them.
#include <algorithm>

#include "core/base/text_hash.h"
#include "core/knowledge/knowledge_base.h"
#include "core/knowledge/name_key.h"

namespace dragoman {
namespace {

constexpr std::size_t longest_strict_acronym = 3;
constexpr std::size_t longest_acronym = 6;
constexpr std::uint64_t capitals_seed = 0x9e3779b97f4a7c15ull;

/// Calls `each` with every hash under which `name`, whose name_key is `key`, is filed. Words of up to six letters are filed
/// once more for queries in capitals; an abbreviation of up to three only there.
template <class Each>
void for_each_filing(std::string_view name, std::string_view key, Each each) {
    if (key.empty()) return;
    const bool strict = key.size() <= longest_strict_acronym && is_acronym(name);
    if (!strict) each(text_hash(key));
    if (key.size() <= longest_acronym) each(text_hash(key, capitals_seed));
}

std::uint64_t office_hash(std::string_view title, KbIndex of) {
    return text_hash(title, static_cast<std::uint64_t>(of.value) * 0x100000001b3ull + 17);
}
std::uint64_t number_hash(KbIndex index) {
    return (static_cast<std::uint64_t>(index.value) + 1) * 0x9e3779b97f4a7c15ull;
}

// Countries whose people write the family name first, by Wikidata id.
constexpr std::string_view family_name_first[] = {"Q148", "Q423", "Q884", "Q881", "Q865", "Q424", "Q8646"};

}  // namespace

void KnowledgeBase::index() {
    std::vector<KbPostings::Posting> names, spellings, surnames, demonyms, offices, capitals;
    names.reserve(entries_.size() * 4);
    spellings.reserve(entries_.size() * 2);
    surnames.reserve(entries_.size());
    std::string key, other;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        const KbIndex index(i);
        const KbEntry& entry = entries_[i];
        if (entry.kind == "agreement") agreements_.push_back(index);
        const bool person = entry.type == EntityType::person;
        const bool place = entry.type == EntityType::gpe;
        const KbIndex country = entry.country;
        const bool surname_first = person && country &&
            std::find(std::begin(family_name_first), std::end(family_name_first),
                      entries_[country.at()].wikidata()) != std::end(family_name_first);
        const auto add = [&](std::string_view name) {
            key.clear();
            append_name_key(key, name);
            for_each_filing(name, key, [&](std::uint64_t hash) { names.push_back({hash, index}); });
            if (person || place) {
                other.clear();
                append_spelling_of_key(other, key);
                spellings.push_back({text_hash(other), index});
            }
            const std::string_view surname = person ? surname_of(name, surname_first) : std::string_view();
            if (surname.empty()) return;
            other.clear();
            append_name_key(other, surname);
            surnames.push_back({text_hash(other), index});
        };
        add(entry.name);
        for (const std::string_view alias : entry.aliases) add(alias);
        for (const std::string_view demonym : entry.demonyms) {
            key.clear();
            append_name_key(key, demonym);
            for_each_filing(demonym, key, [&](std::uint64_t hash) { names.push_back({hash, index}); });
            demonyms.push_back({text_hash(key), index});
        }
        for (const KbRole& role : entry.roles) offices.push_back({office_hash(role.title, role.of), index});
        if (entry.capital) capitals.push_back({number_hash(entry.capital), index});
    }
    by_name_.build(names);
    by_spelling_.build(spellings);
    by_surname_.build(surnames);
    by_demonym_.build(demonyms);
    by_office_.build(offices);
    by_capital_.build(capitals);
}

std::span<const KbIndex> KnowledgeBase::named(std::string_view name) const {
    const std::string key = name_key(name);
    const bool capitals = key.size() <= longest_acronym && is_acronym(name);
    return by_name_.find(capitals ? text_hash(key, capitals_seed) : text_hash(key));
}

std::span<const KbIndex> KnowledgeBase::spelled(std::string_view name) const {
    return by_spelling_.find(text_hash(spelling_key(name)));
}

std::span<const KbIndex> KnowledgeBase::surnamed(std::string_view surname) const {
    return by_surname_.find(text_hash(name_key(surname)));
}

std::span<const KbIndex> KnowledgeBase::by_demonym(std::string_view name) const {
    return by_demonym_.find(text_hash(name_key(name)));
}

KbIndex KnowledgeBase::governed_from(KbIndex city) const {
    const std::span<const KbIndex> found = city ? by_capital_.find(number_hash(city)) : std::span<const KbIndex>();
    return found.empty() ? KbIndex() : found.front();
}

bool KnowledgeBase::is_demonym(KbIndex entry, std::string_view name) const {
    const std::span<const KbIndex> found = by_demonym(name);
    return std::find(found.begin(), found.end(), entry) != found.end();
}

std::vector<KbIndex> KnowledgeBase::holders(std::string_view title, KbIndex of, DateInterval when) const {
    struct Held {
        KbIndex who;
        std::optional<Date> from;
    };
    std::vector<Held> held;
    for (const KbIndex who : by_office_.find(office_hash(title, of))) {
        for (const KbRole& role : entries_[who.at()].roles) {
            if (role.title != title || role.of != of) continue;
            if ((role.from && when.latest < *role.from) || (role.to && *role.to < when.earliest)) continue;
            if (!role.from && !role.to) continue;
            held.push_back({who, role.from});
            break;
        }
    }
    std::stable_sort(held.begin(), held.end(), [](const Held& a, const Held& b) {
        return a.from.value_or(Date{-1000000}) > b.from.value_or(Date{-1000000});
    });
    std::vector<KbIndex> out;
    for (const Held& one : held) out.push_back(one.who);
    return out;
}

std::string_view surname_of(std::string_view name, bool family_name_first_here) {
    std::string_view word;
    if (family_name_first_here) {
        word = name.substr(0, name.find(' '));
    } else {
        const std::size_t comma = name.find(',');
        if (comma != std::string_view::npos) name = name.substr(0, comma);
        for (const std::string_view suffix : {" Jr.", " Jr", " Sr.", " II", " III", " IV"}) {
            if (name.ends_with(suffix)) name.remove_suffix(suffix.size());
        }
        const std::size_t blank = name.rfind(' ');
        if (blank == std::string_view::npos) return {};
        word = name.substr(blank + 1);
    }
    for (const std::string_view article : {"al-", "Al-", "el-", "El-", "ul-", "ud-", "ad-", "as-", "ar-", "ash-"}) {
        if (word.starts_with(article) && word.size() > article.size() + 2) word.remove_prefix(article.size());
    }
    return word.size() >= 2 ? word : std::string_view();
}

}  // namespace dragoman
