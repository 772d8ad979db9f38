#include "core/knowledge/knowledge_base.h"

#include <algorithm>
#include <utility>

#include "core/base/text_hash.h"
#include "core/knowledge/name_key.h"

namespace dragoman {
namespace {

constexpr std::size_t longest_id = 12;  // of those that "wd:" is put before

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

/// "-33.9" in hundredths, -3390. The tables hold at most two decimals.
std::int16_t read_hundredths(std::string_view text) {
    int value = 0, decimals = -1;
    for (const char c : text) {
        if (c == '.') decimals = 0;
        if (c < '0' || c > '9' || decimals == 2 || value > 9999) continue;
        value = value * 10 + (c - '0');
        if (decimals >= 0) ++decimals;
    }
    for (; decimals < 2; ++decimals) {
        if (decimals < 0) decimals = 0;
        value *= 10;
    }
    value = std::min(value, 18000);
    return static_cast<std::int16_t>(text.starts_with('-') ? -value : value);
}

std::optional<Date> first_day(std::string_view text) {
    const std::optional<DateInterval> interval = text.empty() ? std::nullopt : parse_iso(text);
    return interval ? std::optional(interval->earliest) : std::nullopt;
}
std::optional<Date> last_day(std::string_view text) {
    const std::optional<DateInterval> interval = text.empty() ? std::nullopt : parse_iso(text);
    return interval ? std::optional(interval->latest) : std::nullopt;
}

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
    std::vector<Links> links;
    std::size_t ids = 0;  ///< Where the next id goes in text_.

    KbIndex find(std::string_view id) const { return id.empty() ? KbIndex() : kb.by_id(id); }

    /// "Q58217" → "wd:Q58217", kept in text_.
    std::string_view kept_id(std::string_view id) {
        if (!id.starts_with('Q') || id.size() > longest_id) return id;
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
        KbIndex at = kb.by_id(id);
        if (!at) {
            at = KbIndex(kb.entries_.size());
            kb.entries_.emplace_back().id = kept_id(id);
            links.emplace_back();
            kb.by_id_.add(kb.entries_.back().id, at);
        }
        KbEntry& entry = kb.entries_[at.at()];
        Links& link = links[at.at()];
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

    /// Puts the best prior first, so that an index in order of priors is one in order of entries.
    void sort_by_prior() {
        // By thousandths, which is what the tables give; the rare finer ones are sorted within.
        constexpr std::size_t steps = 1000;
        const auto step = [&](std::size_t row) {
            return steps - std::min(steps, static_cast<std::size_t>(std::max(kb.entries_[row].prior, 0.f) * steps + 0.5f));
        };
        std::vector<std::size_t> end(steps + 2, 0);
        for (std::size_t i = 0; i < links.size(); ++i) ++end[step(i) + 1];
        for (std::size_t i = 1; i < end.size(); ++i) end[i] += end[i - 1];
        std::vector<std::uint32_t> order(links.size());
        for (std::size_t i = 0; i < links.size(); ++i) order[end[step(i)]++] = static_cast<std::uint32_t>(i);
        const auto before = [&](std::uint32_t a, std::uint32_t b) { return kb.entries_[a].prior > kb.entries_[b].prior; };
        if (!std::is_sorted(order.begin(), order.end(), before)) std::stable_sort(order.begin(), order.end(), before);
        std::vector<KbEntry> entries;
        std::vector<Links> sorted;
        std::vector<std::uint32_t> rank(links.size());
        entries.reserve(links.size());
        sorted.reserve(links.size());
        for (const std::uint32_t row : order) {
            rank[row] = static_cast<std::uint32_t>(entries.size());
            entries.push_back(kb.entries_[row]);
            sorted.push_back(links[row]);
        }
        kb.entries_.swap(entries);
        links.swap(sorted);
        kb.by_id_.renumber(rank);
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

void KnowledgeBase::add_places(std::string_view tsv) {
    for_each_line(tsv, [&](const Cells& row) {
        if (const KbIndex at = by_id(row.cell[0])) entries_[at.at()].at = GeoPoint{read_hundredths(row.cell[1]), read_hundredths(row.cell[2])};
    });
}

KnowledgeBase KnowledgeBase::from_tsv(std::span<const std::string_view> entries,
                                      std::span<const std::string_view> roles) {
    KnowledgeBase kb;
    std::size_t bytes = 0, lines = 0;
    for (const auto tables : {entries, roles}) {
        for (const std::string_view table : tables) bytes += table.size();
    }
    for (const std::string_view table : entries) lines += static_cast<std::size_t>(std::count(table.begin(), table.end(), '\n')) + 1;
    kb.text_.resize(bytes + lines * (longest_id + 3));
    kb.entries_.reserve(lines);
    kb.by_id_.reserve(lines);
    Rows rows{kb, {}, bytes};
    rows.links.reserve(lines);
    std::size_t at = 0;
    const auto keep = [&](std::string_view table) {
        std::copy(table.begin(), table.end(), kb.text_.begin() + static_cast<std::ptrdiff_t>(at));
        at += table.size();
        return std::string_view(kb.text_.data() + at - table.size(), table.size());
    };
    for (const std::string_view table : entries) for_each_line(keep(table), [&](const Cells& row) { rows.read_entry(row); });
    rows.sort_by_prior();
    rows.link_up();
    std::vector<std::string_view> kept;
    for (const std::string_view table : roles) kept.push_back(keep(table));
    rows.read_roles(kept);
    kb.index();
    return kb;
}

}  // namespace dragoman
