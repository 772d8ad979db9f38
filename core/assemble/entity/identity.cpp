#include "core/assemble/entity/identity.h"

#include <algorithm>
#include <utility>

#include "core/assemble/entity/short_forms.h"
#include "core/base/text_hash.h"
#include "core/knowledge/name_key.h"

namespace dragoman {
namespace {

constexpr std::size_t rare_share = 3;  // a country told by less than a third is a misreading, no namesake
constexpr std::size_t least_company = 2;     // shared by two who are one after all
constexpr std::size_t most_articles = 128;  // read for it
constexpr float plausible = 0.25f;  // a rejected candidate that other articles may confirm

/// "Zamir Kabulov" → "zamir-kabulov"
std::string slug(std::string_view name) {
    std::string out;
    for (const char c : name_key(name)) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
        if (plain) out += c;
        else if (!out.empty() && out.back() != '-') out += '-';
    }
    while (!out.empty() && out.back() == '-') out.pop_back();
    return out.empty() ? "x" : out;
}

std::string hex(std::uint64_t value) {
    std::string out;
    for (int shift = 28; shift >= 0; shift -= 4) out += "0123456789abcdef"[(value >> shift) & 15];
    return out;
}

/// Types that one thing may be given in different articles.
std::string_view family(EntityType type) {
    switch (type) {
        case EntityType::person: return "person";
        case EntityType::gpe:
        case EntityType::loc:
        case EntityType::fac: return "place";
        case EntityType::event: return "event";
        case EntityType::law: return "law";
        case EntityType::product:
        case EntityType::work_of_art: return "thing";
        default: return "group";
    }
}

bool has_name(const Document& doc, const Chain& chain) {
    return std::any_of(chain.mentions.begin(), chain.mentions.end(), [&](MentionIndex m) {
        return doc.mentions[m.at()].kind == MentionKind::name;
    });
}

/// Where the chain lives, for telling namesakes apart: the country of an office that its article gives it.
KbIndex country_of(const Document& doc, std::size_t chain, const KnowledgeBase& kb) {
    for (const RoleMention& role : doc.roles) {
        if (role.holder != ChainIndex(chain) || !role.of) continue;
        const KbIndex of = doc.chains[role.of.at()].entry;
        if (!of) continue;
        if (kb[of].kind == "country") return of;
        if (const KbIndex seat = kb.governed_from(of)) return seat;
        if (kb[of].country) return kb[of].country;
    }
    return {};
}

/// Every id once, by number.
class IdTable {
public:
    std::uint32_t number(std::string_view id) {
        if (2 * (size() + 1) > slots_.size()) grow();
        std::uint32_t& slot = slots_[slot_of(id)];
        if (slot == 0) {
            bytes_ += id;
            ends_.push_back(static_cast<std::uint32_t>(bytes_.size()));
            slot = static_cast<std::uint32_t>(size());
        }
        return slot - 1;
    }
    /// Until the next number() only.
    std::string_view operator[](std::uint32_t number) const {
        const std::uint32_t begin = number == 0 ? 0 : ends_[number - 1];
        return std::string_view(bytes_).substr(begin, ends_[number] - begin);
    }
    std::size_t size() const { return ends_.size(); }

private:
    /// Where the id stands or would stand: the first slot from its hash on that is its own or free.
    std::size_t slot_of(std::string_view id) const {
        std::size_t at = static_cast<std::size_t>(text_hash(id)) & (slots_.size() - 1);
        while (slots_[at] != 0 && (*this)[slots_[at] - 1] != id) at = (at + 1) & (slots_.size() - 1);
        return at;
    }
    void grow() {
        slots_.assign(slots_.size() * 2, 0);
        for (std::uint32_t i = 0; i < size(); ++i) slots_[slot_of((*this)[i])] = i + 1;
    }

    std::string bytes_;  // one after another: millions of them, most told by one article alone
    std::vector<std::uint32_t> ends_, slots_ = std::vector<std::uint32_t>(1024);
};

class Identifier {
public:
    Identifier(const std::vector<Document>& documents, const Resources& resources)
        : documents_(documents), kb_(resources.knowledge_base), offices_(resources.lexicon.table("offices")), linked_(kb_.entries().size()) {}

    Identity identify() {
        ids_.resize(documents_.size());
        for (std::size_t d = 0; d < documents_.size(); ++d) {
            const Document& doc = documents_[d];
            ids_[d].resize(doc.chains.size(), undecided);
            for (std::size_t c = 0; c < doc.chains.size(); ++c) {
                if (const std::string id = own_id(doc, c); !id.empty()) ids_[d][c] = table_.number(id);
            }
        }
        name_nil_persons();
        settle_short_forms(documents_, kb_, ids_);
        return numbered();
    }

private:
    static constexpr std::uint32_t undecided = 0xffffffff;

    /// The id that the chain has by itself; "" where other chains decide (persons without an entry).
    std::string own_id(const Document& doc, std::size_t c) {
        const Chain& chain = doc.chains[c];
        if (chain.entry) {
            linked_[chain.entry.at()] = true;
            return std::string(kb_[chain.entry].id);
        }
        if (chain.why.by == Label("body-of-country")) return "nil:" + slug(chain.name);
        if (!has_name(doc, chain)) {
            const std::uint32_t at = chain.mentions.empty() ? 0 : doc.mentions[chain.mentions.front().at()].span.begin;
            return "nil:" + slug(chain.name) + "-" + hex(text_hash(std::to_string(at), text_hash(doc.id)));
        }
        if (chain.type == EntityType::person) return {};
        return "nil:" + slug(chain.name) + (chain.type == EntityType::org ? "" : "-" + std::string(family(chain.type)));
    }

    struct Unlinked {
        std::uint32_t document, chain;
        KbIndex country;
    };

    /// Persons whom no entry fits: one spelling is one person, unless offices of two countries say not.
    void name_nil_persons() {
        TextMap<std::vector<Unlinked>> blocks;
        std::vector<std::string> order;
        for (std::size_t d = 0; d < ids_.size(); ++d) {
            const Document& doc = documents_[d];
            for (std::size_t c = 0; c < ids_[d].size(); ++c) {
                const Chain& chain = doc.chains[c];
                if (ids_[d][c] != undecided) continue;
                // An entry that this article alone could not vouch for, but others did.
                for (const Candidate& candidate : chain.candidates) {
                    const KbEntry& entry = kb_[candidate.entry];
                    const bool whole = name_key(chain.name).find(' ') != std::string::npos;
                    if (candidate.score < plausible || !whole || !linked_[candidate.entry.at()] || entry.type != EntityType::person) continue;
                    ids_[d][c] = table_.number(entry.id);
                    break;
                }
                if (ids_[d][c] != undecided) continue;
                const std::string key = name_key(chain.name);
                const bool surname_only = chain.name.find(' ') == std::string::npos;
                const auto [block, fresh] = blocks.try_emplace(surname_only ? "1 " + key : spelling_key(chain.name));
                if (fresh) order.push_back(block->first);
                block->second.push_back({static_cast<std::uint32_t>(d), static_cast<std::uint32_t>(c), country_of(doc, c, kb_)});
            }
        }
        for (const std::string& key : order) {
            std::vector<Unlinked>& block = blocks.find(key)->second;
            // Namesakes are parted by the countries of their offices, each of which must be told often: one
            // odd reading makes no second person. The commonest country keeps the plain id.
            std::vector<std::pair<KbIndex, std::size_t>> countries;
            std::size_t told = 0;
            for (const Unlinked& one : block) {
                if (!one.country) continue;
                ++told;
                const auto known = std::find_if(countries.begin(), countries.end(), [&](const auto& c) { return c.first == one.country; });
                if (known == countries.end()) countries.emplace_back(one.country, 1);
                else ++known->second;
            }
            std::sort(countries.begin(), countries.end(), [&](const auto& a, const auto& b) {
                return a.second != b.second ? a.second > b.second : kb_[a.first].id < kb_[b.first].id;
            });
            std::erase_if(countries, [&](const auto& c) { return c != countries.front() && c.second * rare_share < told; });
            const std::vector<KbIndex> namesake = namesakes(block, countries);
            const std::string base = "nil:" + slug_of_block(block);
            for (const Unlinked& one : block) {
                std::string id = base;
                for (std::size_t i = 1; i < countries.size(); ++i) {
                    if (countries[i].first == one.country && namesake[i] != namesake[0]) id += "-" + slug(kb_[namesake[i]].name);
                }
                ids_[one.document][one.chain] = table_.number(id);
            }
        }
    }

    /// For each country the one whose namesake its bearer is. Two of a name who move in the same company are one person, and so
    /// are two who hold the same office: envoys and coaches change countries, and the country of an office is soon misread.
    std::vector<KbIndex> namesakes(const std::vector<Unlinked>& block, const std::vector<std::pair<KbIndex, std::size_t>>& countries) const {
        std::vector<KbIndex> out;
        std::vector<std::vector<std::uint64_t>> company, offices;
        for (std::size_t i = 0; i < countries.size(); ++i) {
            out.push_back(countries[i].first);
            if (countries.size() < 2) break;
            company.emplace_back();
            offices.emplace_back();
            std::size_t read = 0;
            for (const Unlinked& one : block) {
                if (one.country != countries[i].first || read == most_articles) continue;
                ++read;
                const Document& doc = documents_[one.document];
                add_company(doc, one.chain, company[i]);
                for (const RoleMention& role : doc.roles) {
                    if (role.holder != ChainIndex(std::size_t{one.chain})) continue;
                    // Two presidents Lee of two countries are two persons; of one whole name, the country is misread.
                    const bool surname_only = doc.chains[one.chain].name.find(' ') == std::string::npos;
                    if (!surname_only || !held_by_one(role.title)) offices[i].push_back(text_hash(role.title));
                }
            }
            for (std::vector<std::uint64_t>* keys : {&company[i], &offices[i]}) {
                std::sort(keys->begin(), keys->end());
                keys->erase(std::unique(keys->begin(), keys->end()), keys->end());
            }
            for (std::size_t j = 0; j < i; ++j) {
                if (shared(offices[i], offices[j]) == 0 && shared(company[i], company[j]) < least_company) continue;
                out[i] = out[j];
                break;
            }
        }
        return out;
    }

    /// "foreign minister": a country has one at a time, and those of two countries are two persons.
    bool held_by_one(std::string_view title) const {
        const std::string_view office = offices_.value(title);
        return std::any_of(offices_.rows().begin(), offices_.rows().end(), [&](const Table::Row& row) {
            return row[2] == "dated" && row[1] == (office.empty() ? title : office);
        });
    }

    static std::size_t shared(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
        std::size_t count = 0;
        for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
            if (a[i] == b[j]) ++count, ++i, ++j;
            else if (a[i] < b[j]) ++i;
            else ++j;
        }
        return count;
    }

    /// Keys of the persons, bodies, events and accords of an article that the knowledge base does not know: nobody meets them by chance.
    void add_company(const Document& doc, std::uint32_t but, std::vector<std::uint64_t>& keys) const {
        for (std::uint32_t c = 0; c < doc.chains.size(); ++c) {
            const Chain& chain = doc.chains[c];
            if (c == but || chain.entry || family(chain.type) == "place" || chain.why.by == Label("body-of-country") || !has_name(doc, chain)) continue;
            const std::string key = chain.type == EntityType::person ? spelling_key(chain.name) : name_key(chain.name);
            if (key.find(' ') != std::string::npos) keys.push_back(text_hash(key));
        }
    }

    /// Made of the spelling that sorts first, so that a later article's variant seldom renames it.
    std::string slug_of_block(const std::vector<Unlinked>& block) const {
        std::string best;
        for (const Unlinked& one : block) {
            std::string candidate = slug(documents_[one.document].chains[one.chain].name);
            if (best.empty() || candidate < best) best = std::move(candidate);
        }
        return best;
    }

    /// Entities stand in the order of their ids.
    Identity numbered() const {
        std::vector<bool> mentioned(table_.size());
        for (std::size_t d = 0; d < ids_.size(); ++d) {
            for (std::size_t c = 0; c < ids_[d].size(); ++c) {
                if (!documents_[d].chains[c].mentions.empty()) mentioned[ids_[d][c]] = true;
            }
        }
        std::vector<std::uint32_t> order;
        for (std::uint32_t id = 0; id < table_.size(); ++id) {
            if (mentioned[id]) order.push_back(id);
        }
        std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return table_[a] < table_[b]; });
        Identity out;
        out.ids.reserve(order.size());
        std::vector<EntityIndex> entity(table_.size());
        for (const std::uint32_t id : order) {
            entity[id] = EntityIndex(out.ids.size());
            out.ids.emplace_back(table_[id]);
        }
        out.of.resize(ids_.size());
        for (std::size_t d = 0; d < ids_.size(); ++d) {
            out.of[d].reserve(ids_[d].size());
            for (const std::uint32_t id : ids_[d]) out.of[d].push_back(entity[id]);
        }
        return out;
    }

    const std::vector<Document>& documents_;
    const KnowledgeBase& kb_;
    const Table& offices_;
    IdTable table_;
    std::vector<std::vector<std::uint32_t>> ids_;  ///< [document][chain], into `table_`.
    std::vector<bool> linked_;                     ///< By entry: some chain is.
};

}  // namespace

Identity identify(const std::vector<Document>& documents, const Resources& resources) { return Identifier(documents, resources).identify(); }

}  // namespace dragoman
