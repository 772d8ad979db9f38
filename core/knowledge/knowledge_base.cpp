#include "core/knowledge/knowledge_base.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "core/base/text_hash.h"
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

}  // namespace

/// The tables on their way into entries: lists and links by place, until nothing moves any more.
struct KnowledgeBase::Rows {
    struct List {
        std::size_t begin = 0, size = 0;
    };
    struct Links {
        std::string_view country, capital;
        List aliases, demonyms;
    };
    KnowledgeBase& kb;
    std::unordered_map<std::string_view, std::size_t, TextHash, std::equal_to<>> row_of;
    std::vector<Links> links;
    std::size_t ids = 0;  ///< Where the next id goes in text_.

    KbIndex find(std::string_view id) const {
        const auto found = row_of.find(id);
        return id.empty() || found == row_of.end() ? KbIndex() : KbIndex(found->second);
    }

    /// "Q58217" → "wd:Q58217", kept in text_.
    std::string_view kept_id(std::string_view id) {
        if (!id.starts_with('Q')) return id;
        char* const at = kb.text_.data() + ids;
        std::copy_n("wd:", 3, at);
        std::copy(id.begin(), id.end(), at + 3);
        ids += id.size() + 3;
        return {at, id.size() + 3};
    }

    /// Appends `parts` to a list; one that begins with "-" is taken away. A list that is no more the last one moves to the end.
    void extend(List& list, std::string_view parts) {
        std::vector<std::string_view>& lists = kb.lists_;
        if (parts.empty()) return;
        if (list.size > 0 && list.begin + list.size != lists.size()) {
            const std::size_t begin = lists.size();
            for (std::size_t i = 0; i < list.size; ++i) lists.push_back(lists[list.begin + i]);
            list.begin = begin;
        }
        if (list.size == 0) list.begin = lists.size();
        for_each_part(parts, [&](std::string_view part) {
            const auto begin = lists.begin() + static_cast<std::ptrdiff_t>(list.begin);
            if (part.starts_with('-')) lists.erase(std::remove(begin, lists.end(), part.substr(1)), lists.end());
            else lists.push_back(part);
        });
        list.size = lists.size() - list.begin;
    }

    void read_entry(const Cells& row) {
        const auto& [id, name, type, kind, country, capital, aliases, demonyms, description, held, prior, spare] = row.cell;
        const auto [found, fresh] = row_of.try_emplace(id, kb.entries_.size());
        if (fresh) {
            kb.entries_.emplace_back().id = kept_id(id);
            links.emplace_back();
        }
        KbEntry& entry = kb.entries_[found->second];
        Links& link = links[found->second];
        if (!name.empty()) {
            if (!entry.name.empty() && entry.name != name) extend(link.aliases, entry.name);
            entry.name = name;
        }
        if (!type.empty()) entry.type = from_name<EntityType>(type).value_or(EntityType::org);
        if (!kind.empty()) entry.kind = kind;
        if (!description.empty()) entry.description = description;
        if (!country.empty()) link.country = country;
        if (!capital.empty()) link.capital = capital;
        extend(link.aliases, aliases);
        extend(link.demonyms, demonyms);
        if (!held.empty()) entry.held = parse_iso(held);
        if (!prior.empty()) entry.prior = read_prior(prior);
    }

    void link_up() {
        const auto span_of = [&](List list) { return std::span<const std::string_view>(kb.lists_).subspan(list.begin, list.size); };
        for (std::size_t i = 0; i < links.size(); ++i) {
            KbEntry& entry = kb.entries_[i];
            entry.aliases = span_of(links[i].aliases);
            entry.demonyms = span_of(links[i].demonyms);
            entry.country = find(links[i].country);
            entry.capital = find(links[i].capital);
            if (entry.kind == "government" && entry.country) kb.entries_[entry.country.at()].government = KbIndex(i);
        }
    }

    /// Roles by holder, each holder's in the tables' order.
    void read_roles(std::span<const std::string_view> tables) {
        std::vector<std::pair<std::size_t, KbRole>> read;
        std::vector<std::size_t> end(kb.entries_.size() + 1, 0);
        for (const std::string_view table : tables) {
            for_each_line(table, [&](const Cells& row) {
                const KbIndex holder = find(row.cell[0]);
                if (!holder) return;
                read.push_back({holder.at(), {row.cell[1], find(row.cell[2]), first_day(row.cell[3]), last_day(row.cell[4])}});
                ++end[holder.at() + 1];
            });
        }
        for (std::size_t i = 1; i < end.size(); ++i) end[i] += end[i - 1];
        kb.roles_.resize(read.size());
        for (auto& [holder, role] : read) kb.roles_[end[holder]++] = role;  // end[i] moves from i's begin to its end
        for (std::size_t i = 0, begin = 0; i < kb.entries_.size(); begin = end[i++]) {
            kb.entries_[i].roles = std::span<const KbRole>(kb.roles_).subspan(begin, end[i] - begin);
        }
    }
};

KnowledgeBase KnowledgeBase::from_tsv(std::span<const std::string_view> entries,
                                      std::span<const std::string_view> roles) {
    KnowledgeBase kb;
    std::size_t bytes = 0, lines = 0;
    for (const auto tables : {entries, roles}) {
        for (const std::string_view table : tables) bytes += table.size();
    }
    for (const std::string_view table : entries) lines += static_cast<std::size_t>(std::count(table.begin(), table.end(), '\n')) + 1;
    std::size_t id_bytes = 0;
    for (const std::string_view table : entries) {
        for_each_line(table, [&](const Cells& row) { id_bytes += row.cell[0].size() + 3; });
    }
    kb.text_.resize(bytes + id_bytes);
    kb.entries_.reserve(lines);
    Rows rows{kb, {}, {}, bytes};
    rows.row_of.reserve(lines);
    rows.links.reserve(lines);
    std::size_t at = 0;
    const auto keep = [&](std::string_view table) {
        std::copy(table.begin(), table.end(), kb.text_.begin() + static_cast<std::ptrdiff_t>(at));
        at += table.size();
        return std::string_view(kb.text_.data() + at - table.size(), table.size());
    };
    for (const std::string_view table : entries) for_each_line(keep(table), [&](const Cells& row) { rows.read_entry(row); });
    rows.link_up();
    std::vector<std::string_view> kept;
    for (const std::string_view table : roles) kept.push_back(keep(table));
    rows.read_roles(kept);
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
                      entries_[country.at()].wikidata()) != std::end(family_name_first);
        const auto add = [&](std::string_view name) {
            const std::string key = name_key(name);
            for_each_filing(name, key, [&](std::uint64_t hash) { names.push_back({hash, index}); });
            if (person || place) spellings.push_back({text_hash(spelling_of_key(key)), index});
            const std::string_view surname = person ? surname_of(name, surname_first) : std::string_view();
            if (!surname.empty()) surnames.push_back({text_hash(name_key(surname)), index});
        };
        add(entry.name);
        for (const std::string_view alias : entry.aliases) add(alias);
        for (const std::string_view demonym : entry.demonyms) {
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
