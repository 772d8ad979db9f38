#include "core/assemble/entity/entity_resolver.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "core/assemble/entity/identity.h"

namespace dragoman {
namespace {

/// Not a spot: what happens in it happens somewhere in it.
bool is_wide(const KbEntry& entry) { return entry.type != EntityType::fac && entry.kind != "city"; }

std::size_t blanks(std::string_view text) { return static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')); }

/// How often each wording is met; empties itself when it is listed.
class Tally {
public:
    void add(std::string_view text) {
        if (const auto known = counts_.find(text); known != counts_.end()) ++known->second;
        else counts_.emplace(text, 1);
    }
    bool empty() const { return counts_.empty(); }

    /// Most frequent first.
    std::vector<Alias> take() {
        std::vector<Alias> list;
        list.reserve(counts_.size());
        for (const auto& [text, count] : counts_) list.push_back({std::string(text), count});
        std::sort(list.begin(), list.end(), [](const Alias& a, const Alias& b) { return a.count != b.count ? a.count > b.count : a.text < b.text; });
        // A map keeps its slots, and empties each of them: those of a name met in thousands of wordings not for all that follow.
        if (counts_.bucket_count() > 256) counts_ = {};
        else if (!counts_.empty()) counts_.clear();
        return list;
    }

private:
    std::unordered_map<std::string_view, std::uint32_t> counts_;
};

/// Describes the entities that identity tells of, one after another, so that nothing but the result grows with the pile.
class Resolver {
public:
    Resolver(const Corpus& corpus, const Resources& resources) : corpus_(corpus), resources_(resources), kb_(resources.knowledge_base) {}

    EntityResolution resolve() {
        Identity identity = identify(corpus_.documents, resources_);
        out_.entity_of = std::move(identity.of);
        out_.entities.resize(identity.ids.size());
        for (std::size_t e = 0; e < identity.ids.size(); ++e) out_.entities[e].id = std::move(identity.ids[e]);
        add_roles();
        sort_chains();
        for (std::size_t e = 0; e < out_.entities.size(); ++e) describe(e);
        return std::move(out_);
    }

private:
    struct ChainPlace {
        std::uint32_t document, chain;
    };

    /// The chains of each entity, in the order of the articles: a counting sort.
    void sort_chains() {
        begin_.assign(out_.entities.size() + 1, 0);
        each_chain([&](std::size_t e, ChainPlace) { ++begin_[e + 1]; });
        for (std::size_t e = 0; e + 1 < begin_.size(); ++e) begin_[e + 1] += begin_[e];
        chains_.resize(begin_.back());
        std::vector<std::uint32_t> next(begin_.begin(), begin_.end() - 1);
        each_chain([&](std::size_t e, ChainPlace at) { chains_[next[e]++] = at; });
    }

    template <class Visit>
    void each_chain(const Visit& visit) const {
        for (std::size_t d = 0; d < corpus_.documents.size(); ++d) {
            const std::vector<Chain>& chains = corpus_.documents[d].chains;
            for (std::size_t c = 0; c < chains.size(); ++c) {
                const EntityIndex e = out_.entity_of[d][c];
                if (e && !chains[c].mentions.empty()) visit(e.at(), ChainPlace{static_cast<std::uint32_t>(d), static_cast<std::uint32_t>(c)});
            }
        }
    }

    void describe(std::size_t e) {
        Entity& entity = out_.entities[e];
        KbIndex own_entry;
        for (std::uint32_t at = begin_[e]; at < begin_[e + 1]; ++at) {
            const DocumentIndex d(static_cast<std::size_t>(chains_[at].document));
            const Document& doc = corpus_.documents[d.at()];
            const Chain& chain = doc.chains[chains_[at].chain];
            const bool linked = chain.entry && kb_[chain.entry].id == entity.id;
            if (linked) own_entry = chain.entry;
            if (entity.mention_count == 0) entity.type = chain.type;
            if (entity.mention_count == 0 || (chain.entry && !linked)) entity.why = chain.why;
            if (entity.documents.empty() || entity.documents.back() != d) entity.documents.push_back(d);
            entity.mention_count += static_cast<std::uint32_t>(chain.mentions.size());
            fullest_.add(chain.name);
            for (const MentionIndex m : chain.mentions) {
                const Mention& mention = doc.mentions[m.at()];
                if (mention.kind == MentionKind::name) names_.add(text_of(doc, mention.span));
                if (mention.kind == MentionKind::nominal) descriptions_.add(text_of(doc, mention.span));
            }
        }
        entity.documents.shrink_to_fit();
        std::vector<Alias> described = descriptions_.take();
        entity.aliases = names_.empty() ? std::move(described) : names_.take();
        const std::vector<Alias> whole = fullest_.take();
        if (own_entry) return take_entry(entity, kb_[own_entry]);
        // Of a person the fullest writing, of anything else the commonest.
        for (const Alias& name : whole) {
            if (entity.name.empty() || (entity.type == EntityType::person && blanks(name.text) > blanks(entity.name))) entity.name = name.text;
        }
        if (entity.aliases.size() == 1 && entity.aliases.front().text == entity.name && entity.aliases.front().count == entity.mention_count) entity.aliases = {};
    }

    void take_entry(Entity& entity, const KbEntry& entry) {
        entity.name = entry.name;
        entity.type = entry.type;
        entity.description = entry.description;
        entity.at = entry.at;
        entity.wide = is_wide(entry);
        for (const KbRole& known : entry.roles) date_role(entity, known);
    }

    /// Roles that the articles give.
    void add_roles() {
        for (std::size_t d = 0; d < corpus_.documents.size(); ++d) {
            for (const RoleMention& role : corpus_.documents[d].roles) {
                if (!role.holder || !out_.entity_of[d][role.holder.at()]) continue;
                Entity& holder = out_.entities[out_.entity_of[d][role.holder.at()].at()];
                const EntityIndex of = role.of ? out_.entity_of[d][role.of.at()] : EntityIndex();
                const auto same = std::find_if(holder.roles.begin(), holder.roles.end(), [&](const Role& known) { return known.text == role.title && known.of == of; });
                const Place place{DocumentIndex(d), role.span};
                if (same != holder.roles.end()) same->evidence.push_back(place);
                else holder.roles.push_back({role.title, of, std::nullopt, {place}});
            }
        }
    }

    /// Entities stand in the order of their ids.
    EntityIndex named(std::string_view id) const {
        const auto at = std::lower_bound(out_.entities.begin(), out_.entities.end(), id, [](const Entity& entity, std::string_view i) { return entity.id < i; });
        return at != out_.entities.end() && at->id == id ? EntityIndex(static_cast<std::size_t>(at - out_.entities.begin())) : EntityIndex();
    }

    /// Dates a role that an article gives; a dated role that none gives is added without evidence.
    void date_role(Entity& entity, const KbRole& known) const {
        std::optional<DateInterval> held;
        if (known.from && known.to) held = DateInterval{*known.from, *known.to};
        else if (known.from) held = DateInterval{*known.from, *make_date(9999, 12, 31)};
        const EntityIndex of = known.of ? named(kb_[known.of].id) : EntityIndex();
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
    std::vector<std::uint32_t> begin_;  ///< [entity], into `chains_`.
    std::vector<ChainPlace> chains_;
    Tally names_, descriptions_, fullest_;  ///< Of the entity that is being described.
    EntityResolution out_;
};

}  // namespace

EntityResolution resolve_entities(const Corpus& corpus, const Resources& resources) { return Resolver(corpus, resources).resolve(); }

}  // namespace dragoman
