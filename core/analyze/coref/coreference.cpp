#include "core/analyze/coref/coreference.h"

#include <algorithm>
#include <utility>

#include "core/analyze/coref/discourse.h"
#include "core/analyze/coref/sieves.h"
#include "core/base/utf8.h"

namespace dragoman {
namespace {

using coref::Discourse;

struct Sieve {
    std::string_view name;
    void (*run)(Discourse&);
};

// Most precise first: a later sieve sees the clusters that the earlier ones have grown.
constexpr Sieve sieves[] = {
    {"compass", coref::join_compass_names},           // the North beside North Korea
    {"short-name", coref::join_short_names},          // the Times after the New York Times
    {"same-entry", coref::join_same_entry},           // US, United States; Afghan, Afghanistan
    {"body", coref::join_bodies},                     // Russia's Foreign Ministry
    {"same-name", coref::join_same_name},             // equal keys
    {"acronym", coref::join_acronyms},                // Shanghai Cooperation Organization (SCO)
    {"contained", coref::join_contained_names},       // Islamic State group, Islamic State
    {"surname", coref::join_surnames},                // Lavrov
    {"spelling", coref::join_spellings},              // Sergei, Sergey
    {"offices", coref::find_offices},                 // joins nothing: who holds which office
    {"kind", coref::join_kinds},                      // the country, the group
    {"office", coref::join_office_nominals},          // the Russian foreign minister
    {"government", coref::join_governments},          // the Afghan government
    {"people", coref::join_peoples},                  // the Afghan people, Afghans
    {"class", coref::join_same_class},                // the Moscow talks, the meeting
    {"same-noun", coref::join_recurring},             // a ferry, the ferry
    {"speaker", coref::join_speakers},                // "I hope", he said
    {"interview", coref::join_interview},             // I of an answer, you of a question
    {"pronoun", coref::join_pronouns},                // he, it, they
    {"unnamed", coref::keep_speakers},                // he said, and nothing tells who
    {"possessed", coref::join_possessed},             // his country
    {"passing", coref::drop_passing},                 // joins nothing: drops what came up once
};

/// The fullest proper name, first come first served; else the first nominal.
std::string name_of_cluster(const Discourse& text, std::uint32_t root) {
    std::string_view best;
    int best_rank = -1;
    for (const std::uint32_t m : text.cluster(root).mentions) {
        const Mention& mention = text.mention(m);
        if (mention.kind == MentionKind::pronoun) continue;
        int rank = 0;
        if (mention.kind == MentionKind::name) {
            rank = text.facts[m].demonym ? 1 : 10 + static_cast<int>(std::min<std::size_t>(text.facts[m].words.size(), 8));
        }
        if (rank > best_rank) {
            best_rank = rank;
            best = text_of(text.doc, mention.span);
        }
    }
    return std::string(best);
}

}  // namespace

Coreference resolve_coreference(const Document& doc, const Resources& resources) {
    Discourse text(doc, resources);
    for (const Sieve& sieve : sieves) sieve.run(text);

    Coreference out;
    std::vector<ChainIndex> chain_of(doc.mentions.size());
    std::vector<MentionIndex> kept(doc.mentions.size());
    for (std::uint32_t m = 0; m < doc.mentions.size(); ++m) {
        if (text.dropped[m]) continue;
        kept[m] = MentionIndex(out.mentions.size());
        out.mentions.push_back(doc.mentions[m]);
    }
    for (const std::uint32_t root : text.roots()) {
        const coref::Cluster& cluster = text.cluster(root);
        Chain chain;
        chain.type = cluster.type;
        chain.name = name_of_cluster(text, root);
        chain.why = {cluster.named ? Label("name") : Label("description"), 0.5f};
        for (const std::uint32_t m : cluster.mentions) {
            if (text.given_names[m].empty()) continue;
            chain.name = text.given_names[m];
            chain.why = {"body-of-country", 0.7f};
            break;
        }
        if (chain.name.empty() && coref::is_unnamed_speaker(text, cluster.mentions.front())) {
            chain.name = "(unnamed: " + text.facts[cluster.mentions.front()].head + ")";
            chain.why = {"unnamed-speaker", 0.5f};
        }
        if (cluster.known && text.only_demonyms(root)) chain.name = resources.knowledge_base[cluster.known].name;
        const ChainIndex index(out.chains.size());
        for (const std::uint32_t m : cluster.mentions) {
            if (!kept[m]) continue;
            chain_of[m] = index;
            chain.mentions.push_back(kept[m]);
            Mention& mention = out.mentions[kept[m].at()];
            mention.chain = index;
            mention.chain_why = text.chain_why[m].by.empty() ? Provenance{"first-mention", 1.f} : text.chain_why[m];
            // A type told by shape alone gives way to the cluster's.
            if (mention.kind == MentionKind::pronoun || text.facts[m].weak) mention.type = cluster.type;
        }
        if (!chain.mentions.empty()) out.chains.push_back(std::move(chain));
    }
    for (const coref::OfficeFound& found : text.offices) {
        RoleMention role;
        role.holder = chain_of[found.holder];
        role.span = found.span;
        role.title = found.past ? "former " + found.title : found.title;
        if (found.of >= 0) role.of = chain_of[static_cast<std::size_t>(found.of)];
        role.why = found.why;
        out.roles.push_back(std::move(role));
    }
    return out;
}

}  // namespace dragoman
