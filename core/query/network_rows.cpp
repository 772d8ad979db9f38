#include "core/query/network_rows.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "core/base/text_hash.h"
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

/// Which articles tell one story, and which events belong to one plan: what is told again is one happening.
class Happenings {
public:
    explicit Happenings(const Corpus& corpus) : story_(corpus.documents.size(), 0) {
        for (std::size_t s = 0; s < corpus.stories.size(); ++s) {
            for (const DocumentIndex d : corpus.stories[s].documents) story_[d.at()] = static_cast<std::uint32_t>(s + 1);
            for (const DocumentIndex d : corpus.stories[s].near_duplicates) story_[d.at()] = static_cast<std::uint32_t>(s + 1);
        }
        for (std::size_t t = 0; t < corpus.threads.size(); ++t) {
            for (const ThreadStep& step : corpus.threads[t].history) {
                if (step.event) thread_.emplace(std::pair(step.place.document, step.event), t);
            }
        }
    }
    /// A plan that is moved from one day to another stays one; else the story, the type of event and its day tell.
    void name(LinkProof& proof) const {
        const auto plan = thread_.find({proof.place.document, proof.event});
        if (plan != thread_.end()) {
            proof.happening = text_hash("plan", plan->second);
            return;
        }
        proof.happening = text_hash(name_of(proof.type), story(proof.place.document));
        if (proof.when) proof.day = text_hash(iso(*proof.when));
    }
    void name_sentence(LinkProof& proof) const {
        proof.happening = text_hash("sentence", story(proof.place.document) * 0x9e3779b97f4a7c15ull + proof.place.span.begin);
    }

private:
    std::uint64_t story(DocumentIndex document) const {
        return story_[document.at()] ? story_[document.at()] : document.at() + (1ull << 32);
    }
    std::vector<std::uint32_t> story_;  ///< 0: none.
    std::map<std::pair<DocumentIndex, EventIndex>, std::size_t> thread_;
};

std::vector<EntityIndex> distinct(const Corpus& corpus, DocumentIndex document, const std::vector<ChainIndex>& chains) {
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
        LinkProof proof;
        proof.place = {document, event.clause.empty() ? event.trigger : event.clause};
        proof.event = EventIndex(e);
        proof.type = event.type;
        proof.status = event.status;
        proof.negative = event.negative;
        proof.score = event.why.score;
        if (event.time) proof.when = doc.times[event.time.at()].interval;
        happenings.name(proof);
        if (!proof.when) {
            proof.when = doc.published.days();
            proof.assumed = true;
        }
        if (!scope.time(proof.when) || !scope.words(text_of(doc, proof.place.span))) continue;
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
            happenings.name_sentence(proof);
            if (scope.words(text_of(doc, proof.place.span))) {
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
        if (a.proof.when.has_value() != b.proof.when.has_value()) return a.proof.when.has_value();  // what has no day comes last
        return a.proof.when && a.proof.when->earliest < b.proof.when->earliest;
    });
}

/// Different happenings among `keys`: what has no day is held to be one that has, where its story tells of such.
std::uint32_t count_different(std::vector<std::pair<std::uint64_t, std::uint64_t>>& keys) {
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    std::uint32_t count = 0;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const bool dated_follows = i + 1 < keys.size() && keys[i + 1].first == keys[i].first;
        if (keys[i].second != 0 || !dated_follows) ++count;
    }
    return count;
}

void count_happenings(std::vector<Tie>::const_iterator begin, std::vector<Tie>::const_iterator end, NetworkLink& link) {
    std::vector<std::pair<std::uint64_t, std::uint64_t>> all, real;
    for (; begin != end; ++begin) {
        all.emplace_back(begin->proof.happening, begin->proof.day);
        if (begin->proof.took_place()) real.push_back(all.back());
    }
    link.count = count_different(all);
    link.took_place = count_different(real);
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
        count_happenings(begin, end, link);
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
