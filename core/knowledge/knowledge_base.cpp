#include "core/knowledge/knowledge_base.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "core/knowledge/name_key.h"

namespace dragoman {
namespace {

/// One line's cells; a missing cell is "".
struct Cells {
    std::string_view cell[12];
    explicit Cells(std::string_view line) {
        for (std::string_view& out : cell) {
            const std::size_t end = std::min(line.find('\t'), line.size());
            out = line.substr(0, end);
            line.remove_prefix(std::min(end + 1, line.size()));
        }
    }
};

/// Calls `each` with every line that is neither a comment, nor blank, nor the head of columns.
template <class Each>
void for_each_line(std::string_view tsv, Each each) {
    bool head = true;
    while (!tsv.empty()) {
        const std::size_t end = std::min(tsv.find('\n'), tsv.size());
        std::string_view line = tsv.substr(0, end);
        tsv.remove_prefix(std::min(end + 1, tsv.size()));
        if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
        if (line.empty() || line.front() == '#') continue;
        if (!std::exchange(head, false)) each(Cells(line));
    }
}

template <class Each>
void for_each_part(std::string_view list, Each each) {
    while (!list.empty()) {
        const std::size_t end = std::min(list.find('|'), list.size());
        if (end > 0) each(list.substr(0, end));
        list.remove_prefix(std::min(end + 1, list.size()));
    }
}

float read_prior(std::string_view text) {
    // "0.832" or "1": the tables hold nothing else.
    float value = 0.f, scale = 1.f;
    bool fraction = false;
    for (const char c : text) {
        if (c == '.') fraction = true;
        if (c < '0' || c > '9') continue;
        value = value * 10.f + static_cast<float>(c - '0');
        if (fraction) scale *= 10.f;
    }
    return value / scale;
}

std::optional<Date> first_day(std::string_view text) {
    const std::optional<DateInterval> interval = text.empty() ? std::nullopt : parse_iso(text);
    return interval ? std::optional(interval->earliest) : std::nullopt;
}
std::optional<Date> last_day(std::string_view text) {
    const std::optional<DateInterval> interval = text.empty() ? std::nullopt : parse_iso(text);
    return interval ? std::optional(interval->latest) : std::nullopt;
}

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

/// Stable. Hashes spread evenly: one counting pass over their top bits leaves buckets of a few.
void sort_by_hash(std::vector<KbPostings::Posting>& postings) {
    using Posting = KbPostings::Posting;
    const auto before = [](const Posting& a, const Posting& b) { return a.hash < b.hash; };
    int bits = 1;
    while ((std::size_t(1) << bits) < postings.size() && bits < 20) ++bits;
    const auto bucket = [shift = 64 - bits](const Posting& posting) { return static_cast<std::size_t>(posting.hash >> shift); };
    std::vector<std::uint32_t> end((std::size_t(1) << bits) + 1, 0);
    for (const Posting& posting : postings) ++end[bucket(posting) + 1];
    for (std::size_t i = 1; i < end.size(); ++i) end[i] += end[i - 1];
    std::vector<Posting> sorted(postings.size());
    for (const Posting& posting : postings) sorted[end[bucket(posting)]++] = posting;  // end[i] moves from i's begin to its end
    auto first = sorted.begin();
    for (std::size_t i = 0; i + 1 < end.size(); ++i) {
        const auto last = sorted.begin() + static_cast<std::ptrdiff_t>(end[i]);
        if (!std::is_sorted(first, last, before)) std::stable_sort(first, last, before);
        first = last;
    }
    postings.swap(sorted);
}

}  // namespace

void KbPostings::build(std::vector<Posting> postings) {
    sort_by_hash(postings);
    hashes_.clear();
    begin_.clear();
    entries_.clear();
    hashes_.reserve(postings.size());
    begin_.reserve(postings.size() + 1);
    entries_.reserve(postings.size());
    for (std::size_t i = 0; i < postings.size();) {
        hashes_.push_back(postings[i].hash);
        const std::size_t first = entries_.size();
        begin_.push_back(static_cast<std::uint32_t>(first));
        for (const std::uint64_t hash = postings[i].hash; i < postings.size() && postings[i].hash == hash; ++i) {
            const auto here = entries_.begin() + static_cast<std::ptrdiff_t>(first);
            if (std::find(here, entries_.end(), postings[i].entry) == entries_.end()) {
                entries_.push_back(postings[i].entry);
            }
        }
    }
    begin_.push_back(static_cast<std::uint32_t>(entries_.size()));
    int bits = 1;
    while ((std::size_t(1) << bits) < hashes_.size() && bits < 20) ++bits;
    shift_ = 64 - bits;
    directory_.assign((std::size_t(1) << bits) + 1, 0);
    for (const std::uint64_t hash : hashes_) ++directory_[static_cast<std::size_t>(hash >> shift_) + 1];
    for (std::size_t i = 1; i < directory_.size(); ++i) directory_[i] += directory_[i - 1];
}

std::span<const KbIndex> KbPostings::find(std::uint64_t hash) const {
    if (directory_.empty()) return {};
    const std::size_t top = static_cast<std::size_t>(hash >> shift_);
    for (std::size_t i = directory_[top]; i < directory_[top + 1]; ++i) {
        if (hashes_[i] == hash) return std::span(entries_).subspan(begin_[i], begin_[i + 1] - begin_[i]);
    }
    return {};
}

KnowledgeBase KnowledgeBase::from_tsv(std::span<const std::string_view> entries,
                                      std::span<const std::string_view> roles) {
    KnowledgeBase kb;
    std::unordered_map<std::string_view, std::size_t, TextHash, std::equal_to<>> row_of;
    std::ptrdiff_t lines = 0;
    for (const std::string_view table : entries) lines += std::count(table.begin(), table.end(), '\n');
    kb.entries_.reserve(static_cast<std::size_t>(lines));
    row_of.reserve(static_cast<std::size_t>(lines));
    struct Links {
        std::string_view country, capital;
    };
    std::vector<Links> links;
    for (const std::string_view table : entries) {
        for_each_line(table, [&](const Cells& row) {
            const auto& [id, name, type, kind, country, capital, aliases, demonyms, description, held, prior, spare] = row.cell;
            const auto [found, fresh] = row_of.try_emplace(id, kb.entries_.size());
            if (fresh) {
                kb.entries_.emplace_back();
                links.emplace_back();
            }
            KbEntry& entry = kb.entries_[found->second];
            if (fresh) {
                const bool wikidata = id.starts_with('Q');
                entry.id = wikidata ? "wd:" + std::string(id) : std::string(id);
                if (wikidata) entry.wikidata = id;
            }
            if (!name.empty()) {
                if (!entry.name.empty() && entry.name != name) entry.aliases.push_back(entry.name);
                entry.name = name;
            }
            if (!type.empty()) entry.type = from_name<EntityType>(type).value_or(EntityType::org);
            if (!kind.empty()) entry.kind = kind;
            if (!description.empty()) entry.description = description;
            if (!country.empty()) links[found->second].country = country;
            if (!capital.empty()) links[found->second].capital = capital;
            if (fresh && !aliases.empty()) entry.aliases.reserve(static_cast<std::size_t>(std::count(aliases.begin(), aliases.end(), '|')) + 1);
            for_each_part(aliases, [&](std::string_view alias) {
                if (alias.starts_with('-')) {
                    std::erase(entry.aliases, alias.substr(1));
                } else {
                    entry.aliases.emplace_back(alias);
                }
            });
            for_each_part(demonyms, [&](std::string_view demonym) { entry.demonyms.emplace_back(demonym); });
            if (!held.empty()) entry.held = parse_iso(held);
            if (!prior.empty()) entry.prior = read_prior(prior);
        });
    }
    const auto find_row = [&](std::string_view id) {
        if (id.empty()) return KbIndex();
        const auto found = row_of.find(id);
        return found == row_of.end() ? KbIndex() : KbIndex(found->second);
    };
    for (std::size_t i = 0; i < links.size(); ++i) {
        kb.entries_[i].country = find_row(links[i].country);
        kb.entries_[i].capital = find_row(links[i].capital);
        const KbIndex country = kb.entries_[i].country;
        if (kb.entries_[i].kind == "government" && country) kb.entries_[country.at()].government = KbIndex(i);
    }
    for (const std::string_view table : roles) {
        for_each_line(table, [&](const Cells& row) {
            const KbIndex holder = find_row(row.cell[0]);
            if (!holder) return;
            kb.entries_[holder.at()].roles.push_back(
                {std::string(row.cell[1]), find_row(row.cell[2]), first_day(row.cell[3]), last_day(row.cell[4])});
        });
    }
    kb.index();
    return kb;
}

void KnowledgeBase::index() {
    std::vector<std::pair<float, KbIndex>> order;  // the prior beside the index: sorting touches no entry
    order.reserve(entries_.size());
    for (std::size_t i = 0; i < entries_.size(); ++i) order.emplace_back(entries_[i].prior, i);
    std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<KbPostings::Posting> names, spellings, surnames, demonyms, offices, ids, capitals;
    names.reserve(entries_.size() * 6);
    for (const auto& ordered : order) {
        const KbIndex index = ordered.second;
        const KbEntry& entry = entries_[index.at()];
        const bool person = entry.type == EntityType::person;
        const bool place = entry.type == EntityType::gpe;
        const KbIndex country = entry.country;
        const bool surname_first = person && country &&
            std::find(std::begin(family_name_first), std::end(family_name_first),
                      entries_[country.at()].wikidata) != std::end(family_name_first);
        const auto add = [&](std::string_view name) {
            const std::string key = name_key(name);
            for_each_filing(name, key, [&](std::uint64_t hash) { names.push_back({hash, index}); });
            if (person || place) spellings.push_back({text_hash(spelling_of_key(key)), index});
            const std::string_view surname = person ? surname_of(name, surname_first) : std::string_view();
            if (!surname.empty()) surnames.push_back({text_hash(name_key(surname)), index});
        };
        add(entry.name);
        for (const std::string& alias : entry.aliases) add(alias);
        for (const std::string& demonym : entry.demonyms) {
            const std::string key = name_key(demonym);
            for_each_filing(demonym, key, [&](std::uint64_t hash) { names.push_back({hash, index}); });
            demonyms.push_back({text_hash(key), index});
        }
        for (const KbRole& role : entry.roles) offices.push_back({office_hash(role.title, role.of), index});
        ids.push_back({text_hash(entry.id), index});
        if (entry.capital) capitals.push_back({number_hash(entry.capital), index});
    }
    by_name_.build(std::move(names));
    by_spelling_.build(std::move(spellings));
    by_surname_.build(std::move(surnames));
    by_demonym_.build(std::move(demonyms));
    by_office_.build(std::move(offices));
    by_id_.build(std::move(ids));
    by_capital_.build(std::move(capitals));
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

KbIndex KnowledgeBase::by_id(std::string_view id) const {
    const std::uint64_t seed = id.starts_with('Q') ? text_hash("wd:") : text_hash("");
    const std::span<const KbIndex> found = by_id_.find(text_hash(id, seed));
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
