#include "core/analyze/link/entity_linker.h"

#include <algorithm>
#include <utility>

#include "core/analyze/link/candidates.h"
#include "core/analyze/link/metonymy.h"
#include "core/analyze/link/teams.h"

namespace dragoman {
namespace {

constexpr float least_score = 0.5f;  // below it the chain is NIL
constexpr std::size_t kept_candidates = 5;
constexpr int rounds = 2;

/// Choose for every chain on its own, from the countries and offices that the article tells.
void choose(Document& doc, const std::vector<Provenance>& origin, const link::Context& context, const Resources& resources) {
    for (std::size_t i = 0; i < doc.chains.size(); ++i) {
        Chain& chain = doc.chains[i];
        chain.why = origin[i];
        std::vector<link::Evidence> found = link::find_candidates(doc, ChainIndex(i), context, resources);
        chain.candidates.clear();
        for (const link::Evidence& one : found) {
            const float score = link::score(one);
            if (score > 0.02f) chain.candidates.push_back({one.entry, score});
        }
        std::stable_sort(chain.candidates.begin(), chain.candidates.end(), [&](const Candidate& a, const Candidate& b) {
            if (a.score != b.score) return a.score > b.score;
            return resources.knowledge_base[a.entry].id < resources.knowledge_base[b.entry].id;
        });
        if (chain.candidates.size() > kept_candidates) chain.candidates.resize(kept_candidates);
        chain.entry = {};
        if (chain.candidates.empty()) {
            if (chain.why.by != Label("body-of-country") && chain.why.by != Label("description") && chain.why.by != Label("unnamed-speaker")) chain.why = {"nil-unknown", 0.6f};
            continue;
        }
        // A close rival halves the trust in the first.
        const float best = chain.candidates[0].score;
        const float rival = chain.candidates.size() > 1 ? chain.candidates[1].score : 0.f;
        const float trust = best * (1.f - 0.5f * std::max(0.f, rival - best + 0.25f) / 0.25f);
        if (best >= least_score) {
            chain.entry = chain.candidates[0].entry;
            chain.why = {"knowledge-base", trust};
        } else if (chain.why.by != Label("body-of-country")) {
            chain.why = {"nil-doubtful", 1.f - best};
        }
    }
}

/// Countries of what was linked in the first round join the context of the second.
void add_linked(link::Context& context, const Document& doc, const KnowledgeBase& kb) {
    for (const Chain& chain : doc.chains) {
        if (!chain.entry || chain.why.score < 0.8f) continue;
        const KbIndex country = kb[chain.entry].country;
        if (country && context.weight_of(country) == 0.f) context.countries.emplace_back(country, 0.3f);
    }
}

/// Makes chains of one entry one chain; the later ones are emptied, their indices stay.
std::vector<ChainIndex> join_same_entry(const Document& doc) {
    std::vector<ChainIndex> target(doc.chains.size());
    std::vector<std::pair<KbIndex, ChainIndex>> first;
    for (std::size_t i = 0; i < doc.chains.size(); ++i) {
        target[i] = ChainIndex(i);
        const Chain& chain = doc.chains[i];
        if (!chain.entry) continue;
        first.emplace_back(chain.entry, ChainIndex(i));
    }
    std::stable_sort(first.begin(), first.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (std::size_t i = 1; i < first.size(); ++i) {
        if (first[i].first != first[i - 1].first) continue;
        target[first[i].second.at()] = target[first[i - 1].second.at()];
    }
    return target;
}

ChainIndex chain_of_entry(Document& doc, KbIndex entry, const KnowledgeBase& kb) {
    for (std::size_t i = 0; i < doc.chains.size(); ++i) {
        if (doc.chains[i].entry == entry) return ChainIndex(i);
    }
    Chain chain;
    chain.name = kb[entry].name;
    chain.type = kb[entry].type;
    chain.entry = entry;
    chain.candidates = {{entry, 0.8f}};
    chain.why = {"metonym", 0.8f};
    doc.chains.push_back(std::move(chain));
    return ChainIndex(doc.chains.size() - 1);
}

/// The mention leaves the chain that it literally names for that of what it stands for.
void move_metonym(Document& doc, Mention& mention, KbIndex meant, const Provenance& why, const KnowledgeBase& kb) {
    mention.metonym_of = mention.chain;
    mention.chain = chain_of_entry(doc, meant, kb);
    mention.chain_why = why;
}

void move_metonyms(Document& doc, const Resources& resources) {
    const KnowledgeBase& kb = resources.knowledge_base;
    for (std::size_t m = 0; m < doc.mentions.size(); ++m) {
        Mention& mention = doc.mentions[m];
        if (mention.kind != MentionKind::name || !mention.chain || mention.metonym_of) continue;
        const KbIndex city = doc.chains[mention.chain.at()].entry;
        if (!city) continue;
        const KbIndex country = kb.governed_from(city);
        if (!country || country == city) continue;
        const Provenance why = link::stands_for_government(doc, MentionIndex(m), resources.lexicon);
        if (why.by.empty()) continue;
        move_metonym(doc, mention, country, why, kb);
    }
}

/// Writes every chain's mentions anew, drops chains that no mention names, and renumbers the rest.
void renumber(Document& doc, const std::vector<ChainIndex>& target) {
    const auto moved = [&](ChainIndex chain) { return chain && chain.at() < target.size() ? target[chain.at()] : chain; };
    std::vector<bool> used(doc.chains.size(), false);
    for (Mention& mention : doc.mentions) {
        mention.chain = moved(mention.chain);
        mention.metonym_of = moved(mention.metonym_of);
        if (mention.chain) used[mention.chain.at()] = true;
        if (mention.metonym_of) used[mention.metonym_of.at()] = true;
    }
    std::vector<ChainIndex> fresh(doc.chains.size());
    std::vector<Chain> chains;
    for (std::size_t i = 0; i < doc.chains.size(); ++i) {
        if (!used[i]) continue;
        fresh[i] = ChainIndex(chains.size());
        chains.push_back(std::move(doc.chains[i]));
        chains.back().mentions.clear();
    }
    const auto renamed = [&](ChainIndex chain) { return chain ? fresh[chain.at()] : chain; };
    for (std::size_t m = 0; m < doc.mentions.size(); ++m) {
        Mention& mention = doc.mentions[m];
        mention.chain = renamed(mention.chain);
        mention.metonym_of = renamed(mention.metonym_of);
        if (mention.chain) chains[mention.chain.at()].mentions.push_back(MentionIndex(m));
    }
    for (RoleMention& role : doc.roles) {
        role.holder = renamed(moved(role.holder));
        role.of = renamed(moved(role.of));
    }
    doc.chains = std::move(chains);
}

/// "the Russian foreign minister" of an article that never names him: who held the office then.
void link_offices(Document& doc, const link::Context& context, const Resources& resources) {
    if (!context.written) return;
    const KnowledgeBase& kb = resources.knowledge_base;
    for (Chain& chain : doc.chains) {
        if (chain.entry || chain.type != EntityType::person || chain.mentions.empty()) continue;
        const Mention& first = doc.mentions[chain.mentions.front().at()];
        if (first.kind != MentionKind::nominal) continue;
        // [the] COUNTRY office
        KbIndex country;
        std::uint32_t from = 0;
        for (std::size_t m = chain.mentions.front().at() + 1; m < doc.mentions.size() && doc.mentions[m].span.begin < first.span.end; ++m) {
            if (doc.mentions[m].kind != MentionKind::name || !doc.mentions[m].chain) continue;
            const KbIndex entry = doc.chains[doc.mentions[m].chain.at()].entry;
            if (entry && kb[entry].kind == "country") {
                country = entry;
                from = doc.mentions[m].span.end;
            }
        }
        if (!country || from >= first.span.end) continue;
        std::string title;
        for (const char c : slice(doc.text, {from, first.span.end})) {
            if (c == ' ' && title.empty()) continue;
            title += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
        }
        const std::string_view office = resources.lexicon.table("offices").value(title);
        const std::vector<KbIndex> held = kb.holders(office.empty() ? std::string_view(title) : office, country, *context.written);
        if (held.size() != 1) continue;
        chain.entry = held.front();
        chain.candidates = {{held.front(), 0.7f}};
        chain.why = {"office-holder", 0.7f};
    }
}

}  // namespace

Linking link_entities(const Document& input, const Resources& resources) {
    Document doc;  // the working copy holds what the functions above read
    doc.id = input.id;
    doc.text = input.text;
    doc.sentences = input.sentences;
    doc.tokens = input.tokens;
    doc.syntax = input.syntax;
    doc.times = input.times;
    doc.given_date = input.given_date;
    doc.mentions = input.mentions;
    doc.chains = input.chains;
    doc.roles = input.roles;

    link::Context context = link::read_context(doc, resources);
    std::vector<Provenance> origin;  // how coreference came by each chain: both rounds read it
    for (const Chain& chain : doc.chains) origin.push_back(chain.why);
    for (int round = 0; round < rounds; ++round) {
        choose(doc, origin, context, resources);
        if (round + 1 < rounds) add_linked(context, doc, resources.knowledge_base);
    }
    link_offices(doc, context, resources);
    renumber(doc, join_same_entry(doc));
    for (const link::TeamName& found : link::find_teams(doc, resources)) {
        move_metonym(doc, doc.mentions[found.mention.at()], found.team, found.why, resources.knowledge_base);
    }
    move_metonyms(doc, resources);
    std::vector<ChainIndex> same;
    for (std::size_t i = 0; i < doc.chains.size(); ++i) same.emplace_back(i);
    renumber(doc, same);
    return {std::move(doc.mentions), std::move(doc.chains), std::move(doc.roles)};
}

}  // namespace dragoman
