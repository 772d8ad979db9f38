#include "core/query/network_rows.h"

#include <algorithm>
#include <tuple>

#include "core/query/wording.h"

namespace dragoman {
namespace {

/// A sentence with more names than this is a list, and tells little of any two of them.
constexpr std::size_t most_names = 10;

/// One proof with the link that it belongs to.
struct Tie {
    EntityIndex from, to;
    Relation relation;
    LinkProof proof;
};

std::vector<EntityIndex> distinct(const Corpus& corpus, DocumentIndex document, const Few<ChainIndex>& chains) {
    std::vector<EntityIndex> out;
    for (const ChainIndex chain : chains) {
        const EntityIndex entity = corpus.entity(document, chain);
        if (entity && std::find(out.begin(), out.end(), entity) == out.end()) out.push_back(entity);
    }
    return out;
}

void add_tie(std::vector<Tie>& ties, EntityIndex from, EntityIndex to, Relation relation, const LinkProof& proof) {
    if (from == to) return;
    if (!relation_kind(relation).directed && to < from) std::swap(from, to);
    ties.push_back({from, to, relation, proof});
}

void tie_events(const Scope& scope, const Happenings& happenings, DocumentIndex document, std::vector<Tie>& ties) {
    const Corpus& corpus = *scope.corpus;
    const Document& doc = corpus.documents[document.at()];
    for (std::size_t e = 0; e < doc.events.size(); ++e) {
        const Event& event = doc.events[e];
        const std::optional<Relation> relation = relation_of(event.type);
        if (!relation) continue;
        const std::vector<EntityIndex> actors = distinct(corpus, document, event.actors);
        const std::vector<EntityIndex> recipients = distinct(corpus, document, event.recipients);
        if (actors.size() + recipients.size() < 2) continue;
        const LinkProof proof = event_proof(doc, document, EventIndex(e), happenings);
        if (!scope.time(proof.when) || !scope.row({text_of(doc, proof.place.span), {}, document})) continue;
        for (const EntityIndex from : actors) {
            for (const EntityIndex to : recipients) add_tie(ties, from, to, *relation, proof);
        }
        // Those who meet or agree stand side by side as actors; to attack together is no link between the attackers.
        const bool together = *relation == Relation::met || *relation == Relation::agreed || event.type == EventType::cooperate;
        if (!together || !recipients.empty()) continue;
        for (std::size_t i = 0; i < actors.size(); ++i) {
            for (std::size_t j = i + 1; j < actors.size(); ++j) add_tie(ties, std::min(actors[i], actors[j]), std::max(actors[i], actors[j]), *relation, proof);
        }
    }
}

void tie_names(const Scope& scope, const Happenings& happenings, DocumentIndex document, std::vector<Tie>& ties) {
    const Corpus& corpus = *scope.corpus;
    const Document& doc = corpus.documents[document.at()];
    const std::optional<DateInterval> published = doc.published.days();
    if (!scope.time(published)) return;
    std::vector<EntityIndex> here;
    const auto flush = [&](SentenceIndex sentence) {
        std::sort(here.begin(), here.end());
        here.erase(std::unique(here.begin(), here.end()), here.end());
        if (sentence && here.size() > 1 && here.size() <= most_names) {
            LinkProof proof;
            proof.place = {document, doc.sentences[sentence.at()].span};
            proof.when = published;
            proof.assumed = true;
            proof.score = 0.5f;
            proof.happening = happenings.of_sentence(document, proof.place.span);
            if (scope.row({text_of(doc, proof.place.span), {}, document})) {
                for (std::size_t i = 0; i < here.size(); ++i) {
                    for (std::size_t j = i + 1; j < here.size(); ++j) add_tie(ties, here[i], here[j], Relation::named, proof);
                }
            }
        }
        here.clear();
    };
    SentenceIndex sentence;
    for (const Mention& mention : doc.mentions) {
        if (mention.sentence != sentence) flush(sentence);
        sentence = mention.sentence;
        const EntityIndex entity = corpus.entity(document, mention.chain);
        if (entity && mention.kind != MentionKind::pronoun) here.push_back(entity);
    }
    flush(sentence);
}

bool same_link(const Tie& a, const Tie& b) { return std::tie(a.from, a.to, a.relation) == std::tie(b.from, b.to, b.relation); }

void sort_ties(std::vector<Tie>& ties) {
    std::stable_sort(ties.begin(), ties.end(), [](const Tie& a, const Tie& b) {
        if (!same_link(a, b)) return std::tie(a.from, a.to, a.relation) < std::tie(b.from, b.to, b.relation);
        return earlier(a.proof, b.proof);
    });
}

void count_link(std::vector<Tie>::const_iterator begin, std::vector<Tie>::const_iterator end, NetworkLink& link) {
    std::vector<HappeningKey> all, real;
    for (; begin != end; ++begin) {
        all.push_back(begin->proof.happening);
        if (begin->proof.took_place()) real.push_back(begin->proof.happening);
    }
    link.count = count_happenings(all);
    link.took_place = count_happenings(real);
}

/// A chosen entity's own links and those among its neighbours.
void keep_around(const Scope& scope, std::vector<Tie>& ties) {
    if (scope.entities.empty()) return;
    std::vector<char> near(scope.corpus->entities.size(), 0);
    const auto chosen = [&](EntityIndex entity) { return std::find(scope.entities.begin(), scope.entities.end(), entity) != scope.entities.end(); };
    for (const Tie& tie : ties) {
        if (chosen(tie.from) || chosen(tie.to)) near[tie.from.at()] = near[tie.to.at()] = 1;
    }
    std::erase_if(ties, [&](const Tie& tie) { return !near[tie.from.at()] || !near[tie.to.at()]; });
}

std::vector<Tie> collect_ties(const Scope& scope, bool named_together) {
    const Corpus& corpus = *scope.corpus;
    const Happenings happenings(corpus);
    std::vector<Tie> ties;
    for (std::size_t d = 0; d < corpus.documents.size(); ++d) {
        if (!scope.has(DocumentIndex(d))) continue;
        tie_events(scope, happenings, DocumentIndex(d), ties);
        if (named_together) tie_names(scope, happenings, DocumentIndex(d), ties);
    }
    std::erase_if(ties, [&](const Tie& tie) { return !scope.type(corpus.entities[tie.from.at()].type) || !scope.type(corpus.entities[tie.to.at()].type); });
    keep_around(scope, ties);
    sort_ties(ties);
    return ties;
}

void widen_link(NetworkLink& link, const LinkProof& proof) {
    if (!proof.when) return;
    if (!link.first || proof.when->earliest < link.first->earliest) link.first = proof.when;
    if (!link.last || link.last->latest < proof.when->latest) link.last = proof.when;
}

std::vector<NetworkNode> nodes_of(const Corpus& corpus, const std::vector<NetworkLink>& links) {
    std::vector<NetworkNode> by_entity(corpus.entities.size());
    for (const NetworkLink& link : links) {
        for (const EntityIndex end : {link.from, link.to}) {
            NetworkNode& node = by_entity[end.at()];
            node.entity = end;
            (link.relation == Relation::named ? node.named : node.weight) += link.count;
        }
    }
    std::erase_if(by_entity, [](const NetworkNode& node) { return !node.entity; });
    std::sort(by_entity.begin(), by_entity.end(), [&](const NetworkNode& a, const NetworkNode& b) {
        if (a.weight != b.weight) return a.weight > b.weight;
        if (a.named != b.named) return a.named > b.named;
        return corpus.entities[a.entity.at()].id < corpus.entities[b.entity.at()].id;
    });
    return by_entity;
}

}  // namespace

LinkProof event_proof(const Document& doc, DocumentIndex document, EventIndex index, const Happenings& happenings) {
    const Event& event = doc.events[index.at()];
    LinkProof proof;
    proof.place = {document, event.clause.empty() ? event.trigger : event.clause};
    proof.event = index;
    proof.type = event.type;
    proof.status = event.status;
    proof.negative = event.negative;
    proof.score = event.why.score;
    proof.happening = happenings.of_event(document, index);
    if (event.time) proof.when = doc.times[event.time.at()].interval;
    if (!proof.when) {
        proof.when = doc.published.days();
        proof.assumed = true;
    }
    return proof;
}

std::string count_words(Relation relation, std::uint32_t count, std::uint32_t took_place) {
    if (relation == Relation::named) return counted(count, "sentence", "sentences");
    std::string out = counted(count, "time", "times");
    if (took_place == 0) out += ", planned or denied only";
    else if (took_place < count) out += ", " + std::to_string(count - took_place) + " of them planned or denied only";
    return out;
}

bool earlier(const LinkProof& a, const LinkProof& b) {
    if (a.when.has_value() != b.when.has_value()) return a.when.has_value();
    return a.when && a.when->earliest < b.when->earliest;
}

Network network(const Corpus& corpus, const Filter& filter, bool named_together) {
    const Scope scope = resolve(corpus, filter, TextIn::rows);
    const std::vector<Tie> ties = collect_ties(scope, named_together);
    Network out;
    out.proofs.reserve(ties.size());
    for (auto begin = ties.begin(); begin != ties.end();) {
        const auto end = std::find_if(begin, ties.end(), [&](const Tie& tie) { return !same_link(tie, *begin); });
        NetworkLink link;
        link.from = begin->from;
        link.to = begin->to;
        link.relation = begin->relation;
        link.first_proof = static_cast<std::uint32_t>(out.proofs.size());
        count_link(begin, end, link);
        for (; begin != end; ++begin) {
            widen_link(link, begin->proof);
            out.proofs.push_back(begin->proof);
        }
        link.last_proof = static_cast<std::uint32_t>(out.proofs.size());
        out.links.push_back(link);
    }
    out.nodes = nodes_of(corpus, out.links);
    return out;
}

void present_relations(const Corpus& corpus, bool (&present)[relation_count]) {
    for (std::size_t r = 0; r < relation_count; ++r) present[r] = static_cast<Relation>(r) == Relation::named;
    for (const Document& doc : corpus.documents) {
        for (const Event& event : doc.events) {
            const std::optional<Relation> relation = relation_of(event.type);
            if (relation && event.actors.size() + event.recipients.size() > 1) present[static_cast<std::size_t>(*relation)] = true;
        }
    }
}

std::vector<LinkGroup> link_groups(const Corpus& corpus, const Filter& filter, EntityIndex first, EntityIndex second, std::size_t limit) {
    Filter both = filter;  // the articles that name them both tell all that is between them
    for (const EntityIndex entity : {first, second}) {
        const std::string& id = corpus.entities[entity.at()].id;
        if (std::find(both.entities.begin(), both.entities.end(), id) == both.entities.end()) both.entities.push_back(id);
    }
    const Network all = network(corpus, both, true);
    std::vector<LinkGroup> groups;
    for (const NetworkLink& link : all.links) {
        const bool forward = link.from == first && link.to == second;
        if (!forward && !(link.from == second && link.to == first)) continue;
        LinkGroup group;
        group.relation = link.relation;
        group.from_first = forward || !relation_kind(link.relation).directed;
        group.count = link.count;
        group.took_place = link.took_place;
        group.first = link.first;
        group.last = link.last;
        for (std::uint32_t p = link.first_proof; p < link.last_proof && group.rows.size() < limit; ++p) {
            group.rows.push_back({all.proofs[p], evidence_row(corpus, all.proofs[p].place)});
        }
        groups.push_back(std::move(group));
    }
    std::stable_sort(groups.begin(), groups.end(), [](const LinkGroup& a, const LinkGroup& b) {
        return std::tuple(a.relation, !a.from_first) < std::tuple(b.relation, !b.from_first);
    });
    return groups;
}

}  // namespace dragoman
