#include "core/assemble/entity/entity_resolver.h"

#include <algorithm>
#include <utility>

#include "core/base/text_hash.h"
#include "core/base/utf8.h"
#include "core/knowledge/name_key.h"

namespace dragoman {
namespace {

constexpr std::size_t rare_share = 3;  // a country told by less than a third is a misreading, no namesake
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

class Resolver {
public:
    Resolver(const Corpus& corpus, const Resources& resources)
        : corpus_(corpus), resources_(resources), kb_(resources.knowledge_base) {}

    EntityResolution resolve() {
        std::vector<std::vector<std::string>> ids(corpus_.documents.size());
        for (std::size_t d = 0; d < corpus_.documents.size(); ++d) {
            const Document& doc = corpus_.documents[d];
            ids[d].resize(doc.chains.size());
            for (std::size_t c = 0; c < doc.chains.size(); ++c) ids[d][c] = own_id(doc, c);
        }
        name_nil_persons(ids);
        settle_surnames(ids);
        number(ids);
        for (std::size_t d = 0; d < ids.size(); ++d) fill(d);
        finish();
        return std::move(out_);
    }

private:
    struct Group {
        KbIndex entry;
        TextMap<std::uint32_t> names, descriptions;
        TextMap<std::uint32_t> fullest;  ///< Chain names, for the entity's own.
        EntityType type = EntityType::person;
        Provenance why;
    };

    /// The id that the chain has by itself; "" where other chains decide (persons without an entry).
    std::string own_id(const Document& doc, std::size_t c) {
        const Chain& chain = doc.chains[c];
        if (chain.entry) {
            const KbEntry& entry = kb_[chain.entry];
            linked_.insert_or_assign(std::string(entry.id), true);
            return std::string(entry.id);
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
        std::size_t document, chain;
        KbIndex country;
    };

    /// Persons whom no entry fits: one spelling is one person, unless offices of two countries say not.
    void name_nil_persons(std::vector<std::vector<std::string>>& ids) {
        TextMap<std::vector<Unlinked>> blocks;
        std::vector<std::string> order;
        for (std::size_t d = 0; d < ids.size(); ++d) {
            const Document& doc = corpus_.documents[d];
            for (std::size_t c = 0; c < ids[d].size(); ++c) {
                const Chain& chain = doc.chains[c];
                if (!ids[d][c].empty()) continue;
                // An entry that this article alone could not vouch for, but others did.
                for (const Candidate& candidate : chain.candidates) {
                    const KbEntry& entry = kb_[candidate.entry];
                    const bool whole = name_key(chain.name).find(' ') != std::string::npos;
                    if (candidate.score < plausible || !whole || !linked_.contains(entry.id) || entry.type != EntityType::person) continue;
                    ids[d][c] = entry.id;
                    break;
                }
                if (!ids[d][c].empty()) continue;
                const std::string key = name_key(chain.name);
                const bool surname_only = key.find(' ') == std::string::npos;
                const auto [block, fresh] = blocks.try_emplace(surname_only ? "1 " + key : spelling_key(chain.name));
                if (fresh) order.push_back(block->first);
                block->second.push_back({d, c, country_of(doc, c, kb_)});
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
            const std::string base = "nil:" + slug_of_block(block);
            for (const Unlinked& one : block) {
                std::string id = base;
                for (std::size_t i = 1; i < countries.size(); ++i) {
                    if (countries[i].first == one.country && countries[i].second * rare_share >= told) id += "-" + slug(kb_[one.country].name);
                }
                ids[one.document][one.chain] = std::move(id);
            }
        }
    }

    /// Made of the spelling that sorts first, so that a later article's variant seldom renames it.
    std::string slug_of_block(const std::vector<Unlinked>& block) const {
        std::string best;
        for (const Unlinked& one : block) {
            std::string candidate = slug(corpus_.documents[one.document].chains[one.chain].name);
            if (best.empty() || candidate < best) best = std::move(candidate);
        }
        return best;
    }

    /// "Kabulov" alone in one article is the only Kabulov of another that shares a country with it.
    void settle_surnames(std::vector<std::vector<std::string>>& ids) {
        struct Bearer {
            std::string id;
            std::vector<std::size_t> documents;
        };
        TextMap<std::vector<Bearer>> bearers;
        for (std::size_t d = 0; d < ids.size(); ++d) {
            for (std::size_t c = 0; c < ids[d].size(); ++c) {
                const Chain& chain = corpus_.documents[d].chains[c];
                if (chain.type != EntityType::person) continue;
                const std::string_view name = chain.entry ? std::string_view(kb_[chain.entry].name) : std::string_view(chain.name);
                const std::string_view surname = surname_of(name);
                if (surname.empty()) continue;
                std::vector<Bearer>& list = bearers[name_key(surname)];
                const auto same = std::find_if(list.begin(), list.end(), [&](const Bearer& b) { return b.id == ids[d][c]; });
                // Two bearers settle nothing, so that a common surname's list stays short.
                if (same == list.end() && list.size() < 3) list.push_back({ids[d][c], {d}});
                else if (same == list.end()) continue;
                else if (same->documents.size() < 64) same->documents.push_back(d);
            }
        }
        for (std::size_t d = 0; d < ids.size(); ++d) {
            for (std::size_t c = 0; c < ids[d].size(); ++c) {
                const Chain& chain = corpus_.documents[d].chains[c];
                if (chain.type != EntityType::person || chain.entry || !has_name(corpus_.documents[d], chain)) continue;
                const std::string key = name_key(chain.name);
                if (key.find(' ') != std::string::npos) continue;
                const auto found = bearers.find(key);
                if (found == bearers.end() || found->second.size() != 1) continue;
                const Bearer& bearer = found->second.front();
                const bool together = std::any_of(bearer.documents.begin(), bearer.documents.end(), [&](std::size_t other) { return share_country(d, other); });
                if (together) ids[d][c] = bearer.id;
            }
        }
    }

    bool share_country(std::size_t a, std::size_t b) {
        const std::vector<KbIndex>&one = countries(a), &other = countries(b);
        return std::any_of(one.begin(), one.end(), [&](KbIndex country) {
            return std::binary_search(other.begin(), other.end(), country);
        });
    }
    const std::vector<KbIndex>& countries(std::size_t d) {
        if (countries_.empty()) countries_.resize(corpus_.documents.size());
        if (!countries_[d].known) {
            countries_[d].known = true;
            for (const Chain& chain : corpus_.documents[d].chains) {
                if (!chain.entry) continue;
                if (kb_[chain.entry].kind == "country") countries_[d].list.push_back(chain.entry);
                else if (kb_[chain.entry].country) countries_[d].list.push_back(kb_[chain.entry].country);
            }
            std::sort(countries_[d].list.begin(), countries_[d].list.end());
        }
        return countries_[d].list;
    }

    /// Entities stand in the order of their ids.
    void number(const std::vector<std::vector<std::string>>& ids) {
        std::vector<std::string_view> all;
        for (std::size_t d = 0; d < ids.size(); ++d) {
            for (std::size_t c = 0; c < ids[d].size(); ++c) {
                if (!corpus_.documents[d].chains[c].mentions.empty()) all.push_back(ids[d][c]);
            }
        }
        std::sort(all.begin(), all.end());
        all.erase(std::unique(all.begin(), all.end()), all.end());
        out_.entities.resize(all.size());
        groups_.resize(all.size());
        TextMap<std::size_t> index;
        for (std::size_t i = 0; i < all.size(); ++i) {
            out_.entities[i].id = all[i];
            index.emplace(std::string(all[i]), i);
        }
        out_.entity_of.resize(ids.size());
        for (std::size_t d = 0; d < ids.size(); ++d) {
            for (const std::string& id : ids[d]) {
                const auto found = index.find(id);
                out_.entity_of[d].push_back(found == index.end() ? EntityIndex() : EntityIndex(found->second));
            }
        }
    }

    void fill(std::size_t d) {
        const Document& doc = corpus_.documents[d];
        for (std::size_t c = 0; c < doc.chains.size(); ++c) {
            const Chain& chain = doc.chains[c];
            const EntityIndex e = out_.entity_of[d][c];
            if (!e || chain.mentions.empty()) continue;
            Entity& entity = out_.entities[e.at()];
            Group& group = groups_[e.at()];
            const bool own_entry = chain.entry && kb_[chain.entry].id == entity.id;
            if (own_entry) group.entry = chain.entry;
            if (entity.mention_count == 0) {
                group.type = chain.type;
                group.why = chain.why;
            } else if (chain.entry && !own_entry) {
                group.why = chain.why;
            }
            if (entity.documents.empty() || entity.documents.back() != DocumentIndex(d)) entity.documents.emplace_back(d);
            entity.mention_count += static_cast<std::uint32_t>(chain.mentions.size());
            ++group.fullest[chain.name];
            for (const MentionIndex m : chain.mentions) {
                const Mention& mention = doc.mentions[m.at()];
                if (mention.kind == MentionKind::name) ++group.names[std::string(text_of(doc, mention.span))];
                if (mention.kind == MentionKind::nominal) ++group.descriptions[std::string(text_of(doc, mention.span))];
            }
        }
        for (const RoleMention& role : doc.roles) {
            if (!role.holder || !out_.entity_of[d][role.holder.at()]) continue;
            Entity& holder = out_.entities[out_.entity_of[d][role.holder.at()].at()];
            const EntityIndex of = role.of ? out_.entity_of[d][role.of.at()] : EntityIndex();
            const auto same = std::find_if(holder.roles.begin(), holder.roles.end(), [&](const Role& known) {
                return known.text == role.title && known.of == of;
            });
            const Place place{DocumentIndex(d), role.span};
            if (same != holder.roles.end()) same->evidence.push_back(place);
            else holder.roles.push_back({role.title, of, std::nullopt, {place}});
        }
    }

    static std::vector<Alias> counted(const TextMap<std::uint32_t>& counts) {
        std::vector<Alias> list;
        for (const auto& [text, count] : counts) list.push_back({text, count});
        std::sort(list.begin(), list.end(), [](const Alias& a, const Alias& b) {
            return a.count != b.count ? a.count > b.count : a.text < b.text;
        });
        return list;
    }

    /// Not a spot: what happens in it happens somewhere in it.
    static bool is_wide(const KbEntry& entry) { return entry.type != EntityType::fac && entry.kind != "city"; }

    void finish() {
        TextMap<std::size_t> country_entity;
        for (std::size_t i = 0; i < groups_.size(); ++i) country_entity.emplace(out_.entities[i].id, i);
        for (std::size_t i = 0; i < groups_.size(); ++i) {
            Entity& entity = out_.entities[i];
            const Group& group = groups_[i];
            entity.aliases = counted(group.names.empty() ? group.descriptions : group.names);
            entity.type = group.type;
            entity.why = group.why;
            if (group.entry) {
                const KbEntry& entry = kb_[group.entry];
                entity.name = entry.name;
                entity.type = entry.type;
                entity.wikidata = entry.wikidata();
                entity.description = entry.description;
                entity.at = entry.at;
                entity.wide = is_wide(entry);
                for (const KbRole& known : entry.roles) date_role(entity, known, country_entity);
                continue;
            }
            // Of a person the fullest writing, of anything else the commonest.
            const std::vector<Alias> names = counted(group.fullest);
            for (const Alias& name : names) {
                if (entity.name.empty() || (entity.type == EntityType::person && words(name.text) > words(entity.name))) entity.name = name.text;
            }
        }
    }

    static std::size_t words(std::string_view text) {
        return static_cast<std::size_t>(std::count(text.begin(), text.end(), ' '));
    }

    /// Dates a role that an article gives; a dated role that none gives is added without evidence.
    void date_role(Entity& entity, const KbRole& known, const TextMap<std::size_t>& entities) {
        std::optional<DateInterval> held;
        if (known.from && known.to) held = DateInterval{*known.from, *known.to};
        else if (known.from) held = DateInterval{*known.from, *make_date(9999, 12, 31)};
        EntityIndex of;
        if (known.of) {
            const auto found = entities.find(kb_[known.of].id);
            if (found != entities.end()) of = EntityIndex(found->second);
        }
        for (Role& role : entity.roles) {
            const std::string_view office = resources_.lexicon.table("offices").value(role.text);
            if ((office.empty() ? std::string_view(role.text) : office) != known.title) continue;
            if (role.of && of && role.of != of) continue;
            if (!role.held) role.held = held;
            return;
        }
        if (held) entity.roles.push_back({std::string(known.title), of, held, {}});
    }

    const Corpus& corpus_;
    const Resources& resources_;
    const KnowledgeBase& kb_;
    struct Countries {
        bool known = false;
        std::vector<KbIndex> list;
    };
    std::vector<Countries> countries_;
    TextMap<bool> linked_;
    std::vector<Group> groups_;
    EntityResolution out_;
};

}  // namespace

EntityResolution resolve_entities(const Corpus& corpus, const Resources& resources) {
    return Resolver(corpus, resources).resolve();
}

}  // namespace dragoman
