#include "core/assemble/story/story_clusterer.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/assemble/story/minhash.h"
#include "core/base/text_hash.h"
#include "core/base/slug.h"
#include "core/base/utf8.h"

namespace dragoman {
namespace {

constexpr std::size_t bands = 32, rows = 4;
constexpr double copy_similarity = 0.5;   // of word 5-shingles: the same text with edits
constexpr double story_similarity = 0.3;  // of weighted entities and title words
constexpr double thread_similarity = 0.22;  // where they tell of one thread besides
constexpr int story_days = 8;
constexpr std::size_t neighbours = 40;    // compared in one entity's list, so that a frequent entity stays cheap

class Sets {  // union-find; the smallest member is the root, so that order decides nothing
public:
    explicit Sets(std::size_t n) : up_(n) { std::iota(up_.begin(), up_.end(), std::size_t{0}); }
    std::size_t root(std::size_t i) {
        while (up_[i] != i) i = up_[i] = up_[up_[i]];
        return i;
    }
    void join(std::size_t a, std::size_t b) {
        a = root(a);
        b = root(b);
        if (a != b) up_[std::max(a, b)] = std::min(a, b);
    }

private:
    std::vector<std::size_t> up_;
};

struct Feature {
    std::uint64_t key;
    double weight;
};

std::optional<DateInterval> published(const Document& doc) {
    if (doc.published.bounds && (!doc.published.interval || doc.published.bounds->length() < doc.published.interval->length())) return doc.published.bounds;
    return doc.published.interval;
}

int gap_days(const Document& a, const Document& b) {
    const std::optional<DateInterval> x = published(a), y = published(b);
    if (!x || !y) return 1 << 20;
    // A month-wide guess says little: take its middle.
    const int mx = (x->earliest.days + x->latest.days) / 2, my = (y->earliest.days + y->latest.days) / 2;
    return std::abs(mx - my);
}

/// Somebody or something that other articles could tell of too: named, or known to the tables.
bool is_told_elsewhere(const Document& doc, const Chain& chain, const Entity& entity) {
    if (chain.mentions.empty()) return false;
    const auto named = [&](MentionIndex m) { return doc.mentions[m.at()].kind == MentionKind::name; };
    return entity.documents.size() > 1 || chain.entry || std::any_of(chain.mentions.begin(), chain.mentions.end(), named);
}

/// Entities by frequency and rarity, and the title's words, as one unit vector sorted by key.
std::vector<std::vector<Feature>> features(const Corpus& corpus) {
    const double n = static_cast<double>(corpus.documents.size());
    TextMap<std::uint32_t> title_df;
    std::vector<std::vector<std::string>> titles(corpus.documents.size());
    for (std::size_t d = 0; d < corpus.documents.size(); ++d) {
        const Document& doc = corpus.documents[d];
        for (const Sentence& sentence : doc.sentences) {
            if (!sentence.block || doc.blocks[sentence.block.at()].role != BlockRole::title) continue;
            for (std::size_t t = sentence.first.at(); t < sentence.last.at(); ++t) {
                const std::string_view word = text_of(doc, TokenIndex(t));
                if (word.size() > 3) titles[d].push_back(lowered(word));
            }
        }
        std::sort(titles[d].begin(), titles[d].end());
        titles[d].erase(std::unique(titles[d].begin(), titles[d].end()), titles[d].end());
        for (const std::string& word : titles[d]) ++title_df[word];
    }
    std::vector<std::vector<Feature>> result(corpus.documents.size());
    for (std::size_t d = 0; d < corpus.documents.size(); ++d) {
        const Document& doc = corpus.documents[d];
        std::vector<std::pair<std::size_t, double>> counts;
        for (std::size_t c = 0; c < doc.chains.size(); ++c) {
            const EntityIndex entity = corpus.entity(DocumentIndex(d), ChainIndex(c));
            if (!entity || !is_told_elsewhere(doc, doc.chains[c], corpus.entities[entity.at()])) continue;
            counts.push_back({entity.at(), static_cast<double>(doc.chains[c].mentions.size())});
        }
        std::sort(counts.begin(), counts.end());
        std::vector<Feature>& out = result[d];
        for (std::size_t i = 0; i < counts.size();) {
            double count = 0;
            const std::size_t entity = counts[i].first;
            for (; i < counts.size() && counts[i].first == entity; ++i) count += counts[i].second;
            const double df = static_cast<double>(std::max<std::size_t>(corpus.entities[entity].documents.size(), 1));
            out.push_back({entity, (1.0 + std::log(count)) * std::log(1.0 + n / df)});
        }
        for (const std::string& word : titles[d]) {
            const auto found = title_df.find(word);
            const double df = found == title_df.end() ? 1.0 : static_cast<double>(found->second);
            out.push_back({text_hash(word) | (1ull << 63), std::log(1.0 + n / df)});
        }
        std::sort(out.begin(), out.end(), [](const Feature& a, const Feature& b) { return a.key < b.key; });
        double norm = 0;
        for (const Feature& f : out) norm += f.weight * f.weight;
        if (norm > 0) {
            norm = std::sqrt(norm);
            for (Feature& f : out) f.weight /= norm;
        }
    }
    return result;
}

double cosine(const std::vector<Feature>& a, const std::vector<Feature>& b) {
    double sum = 0;
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        if (a[i].key == b[j].key) sum += a[i++].weight * b[j++].weight;
        else if (a[i].key < b[j].key) ++i;
        else ++j;
    }
    return sum;
}

/// Copies: documents whose sketches share a band and whose shingles overlap by half.
void join_copies(const Corpus& corpus, Sets& copies) {
    const std::size_t n = corpus.documents.size();
    std::vector<MinHash> sketches(n);
    std::vector<bool> usable(n, false);
    for (std::size_t d = 0; d < n; ++d) {
        const std::vector<std::uint64_t> shingles = word_shingles(corpus.documents[d]);
        sketches[d] = minhash(shingles);
        usable[d] = shingles.size() >= 8;
    }
    struct Entry {
        std::uint64_t key;
        std::uint32_t document;
    };
    std::vector<Entry> entries;
    for (std::size_t band = 0; band < bands; ++band) {
        entries.clear();
        for (std::size_t d = 0; d < n; ++d) {
            if (!usable[d]) continue;
            std::uint64_t key = band;
            for (std::size_t r = 0; r < rows; ++r) key = key * 0x9e3779b97f4a7c15ull + sketches[d][band * rows + r];
            entries.push_back({key, static_cast<std::uint32_t>(d)});
        }
        std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.key != b.key ? a.key < b.key : a.document < b.document; });
        for (std::size_t i = 0; i < entries.size();) {
            std::size_t j = i + 1;
            for (; j < entries.size() && entries[j].key == entries[i].key; ++j) {
                // Against the bucket's first and the one before: enough to chain a family of copies.
                for (const std::size_t k : {i, j - 1}) {
                    const std::size_t a = entries[k].document, b = entries[j].document;
                    if (copies.root(a) != copies.root(b) && similarity(sketches[a], sketches[b]) >= copy_similarity) copies.join(a, b);
                }
            }
            i = j;
        }
    }
}

bool share_thread(const std::vector<std::size_t>& a, const std::vector<std::size_t>& b) {  // both sorted
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        if (a[i] == b[j]) return true;
        if (a[i] < b[j]) ++i;
        else ++j;
    }
    return false;
}

void join_stories(const Corpus& corpus, Sets& stories) {
    const std::vector<std::vector<Feature>> vectors = features(corpus);
    std::vector<std::vector<std::size_t>> threads(corpus.documents.size());
    for (std::size_t t = 0; t < corpus.threads.size(); ++t) {
        for (const ThreadStep& step : corpus.threads[t].history) {
            std::vector<std::size_t>& list = threads[step.place.document.at()];
            if (list.empty() || list.back() != t) list.push_back(t);
        }
    }
    struct Entry {
        std::uint64_t key;
        int day;
        std::uint32_t document;
    };
    std::vector<Entry> entries;
    for (std::size_t d = 0; d < vectors.size(); ++d) {
        const std::optional<DateInterval> when = published(corpus.documents[d]);
        if (!when) continue;
        std::vector<Feature> top = vectors[d];
        std::sort(top.begin(), top.end(), [](const Feature& a, const Feature& b) { return a.weight != b.weight ? a.weight > b.weight : a.key < b.key; });
        if (top.size() > 24) top.resize(24);
        for (const Feature& f : top) entries.push_back({f.key, (when->earliest.days + when->latest.days) / 2, static_cast<std::uint32_t>(d)});
    }
    std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
        if (a.key != b.key) return a.key < b.key;
        return a.day != b.day ? a.day < b.day : a.document < b.document;
    });
    for (std::size_t i = 0; i < entries.size(); ++i) {
        for (std::size_t j = i + 1; j < entries.size() && j <= i + neighbours; ++j) {
            if (entries[j].key != entries[i].key || entries[j].day - entries[i].day > story_days) break;
            const std::size_t a = entries[i].document, b = entries[j].document;
            if (a == b || stories.root(a) == stories.root(b)) continue;
            if (gap_days(corpus.documents[a], corpus.documents[b]) > story_days) continue;
            const double alike = cosine(vectors[a], vectors[b]);
            if (alike >= story_similarity || (alike >= thread_similarity && share_thread(threads[a], threads[b]))) stories.join(a, b);
        }
    }
}

}  // namespace

std::vector<Story> cluster_stories(const Corpus& corpus, const Resources&) {
    const std::size_t n = corpus.documents.size();
    Sets copies(n), stories(n);
    join_copies(corpus, copies);
    for (std::size_t d = 0; d < n; ++d) stories.join(d, copies.root(d));
    join_stories(corpus, stories);

    std::vector<std::vector<std::size_t>> members(n);
    for (std::size_t d = 0; d < n; ++d) members[stories.root(d)].push_back(d);
    std::vector<Story> result;
    for (std::vector<std::size_t>& group : members) {
        if (group.empty()) continue;
        std::stable_sort(group.begin(), group.end(), [&](std::size_t a, std::size_t b) {
            const std::optional<DateInterval> x = published(corpus.documents[a]), y = published(corpus.documents[b]);
            if (!x || !y) return x.has_value() && !y.has_value();
            return x->earliest < y->earliest;
        });
        Story story;
        std::vector<std::size_t> seen;
        for (const std::size_t d : group) {
            story.documents.push_back(DocumentIndex(d));
            const std::size_t root = copies.root(d);
            if (std::find(seen.begin(), seen.end(), root) != seen.end()) story.near_duplicates.push_back(DocumentIndex(d));
            else seen.push_back(root);
        }
        const Document& lead = corpus.documents[group.front()];
        const std::string_view title = text_of(lead, lead.masthead.title);
        story.label = std::string(title.empty() ? std::string_view(lead.id) : title);
        story.id = "story:" + slug(story.label, 60);
        if (const std::optional<DateInterval> when = published(lead)) story.id += "-" + iso(when->earliest);
        story.why = {group.size() == 1 ? Label("alone") : story.near_duplicates.size() + 1 == group.size() ? Label("minhash") : Label("entities-and-time"), group.size() == 1 ? 1.f : 0.7f};
        result.push_back(std::move(story));
    }
    // Equal headlines of one day need ids of their own.
    TextMap<int> ids;
    for (Story& story : result) {
        if (++ids[story.id] > 1) story.id += "-" + slug(corpus.documents[story.documents.front().at()].id);
    }
    return result;
}

}  // namespace dragoman
