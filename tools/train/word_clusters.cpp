// word_clusters WORDS.txt OUT.tsv CLUSTERS VOCABULARY ROUNDS
// Word classes by exchange clustering: every word moves to the class that raises the likelihood of
// a two-sided class bigram model, P(class | neighbour word) · P(word | class), until few move.
// Source: Uszkoreit and Brants, "Distributed Word Clustering", ACL 2008; Dehdari et al., "BIRA",
// NAACL 2016. Deterministic: words start by rank modulo CLUSTERS and move in order of rank.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <unordered_map>
#include <vector>

namespace {

struct Contact {
    std::uint32_t context, count;  // context: neighbour before = id, after = id + V
};

// n log2 n, from a table where n is small.
float n_log_n(float n) {
    static const std::vector<float> table = [] {
        std::vector<float> t(1 << 16);
        for (std::size_t i = 2; i < t.size(); ++i) t[i] = static_cast<float>(double(i) * std::log2(double(i)));
        return t;
    }();
    const auto i = static_cast<std::size_t>(n);
    return i < table.size() ? table[i] : n * std::log2(n);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 6) return std::fprintf(stderr, "word_clusters WORDS.txt OUT.tsv CLUSTERS VOCABULARY ROUNDS\n"), 2;
    const std::uint32_t clusters = static_cast<std::uint32_t>(std::atoi(argv[3]));
    const std::size_t limit = static_cast<std::size_t>(std::atoi(argv[4]));
    const int rounds = std::atoi(argv[5]);

    std::unordered_map<std::string, std::uint32_t> first_ids;
    std::vector<std::string> all;
    std::vector<std::uint64_t> counts;
    std::vector<std::uint32_t> text;  // ids by first sight; newline = no_word
    constexpr std::uint32_t no_word = ~0u;
    std::ifstream in(argv[1]);
    for (std::string line; std::getline(in, line);) {
        for (std::size_t at = 0; at < line.size();) {
            const std::size_t end = std::min(line.find(' ', at), line.size());
            const auto [found, fresh] = first_ids.try_emplace(line.substr(at, end - at), static_cast<std::uint32_t>(all.size()));
            if (fresh) all.push_back(found->first), counts.push_back(0);
            ++counts[found->second];
            text.push_back(found->second);
            at = end + 1;
        }
        text.push_back(no_word);
    }
    std::vector<std::uint32_t> order(all.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return counts[a] > counts[b]; });
    const std::uint32_t V = static_cast<std::uint32_t>(std::min(limit, order.size()));
    std::vector<std::uint32_t> rank(all.size(), V);  // V: word outside the vocabulary
    for (std::uint32_t i = 0; i < V; ++i) rank[order[i]] = i;
    std::fprintf(stderr, "%zu tokens, %zu words, %u kept, least count %llu\n", text.size(), all.size(), V,
                 static_cast<unsigned long long>(counts[order[V - 1]]));

    // Neighbours of each word, with counts. Contexts are limited to the commoner words.
    const std::uint32_t contexts = std::min<std::uint32_t>(V, 20000) + 1;  // last: any rarer word or edge
    const auto context_of = [&](std::uint32_t word) {
        return word == no_word || rank[word] >= contexts - 1 ? contexts - 1 : rank[word];
    };
    std::vector<std::uint64_t> pairs;
    pairs.reserve(text.size() * 2);
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == no_word || rank[text[i]] >= V) continue;
        const std::uint64_t word = rank[text[i]];
        const std::uint32_t before = context_of(i > 0 ? text[i - 1] : no_word);
        const std::uint32_t after = context_of(i + 1 < text.size() ? text[i + 1] : no_word);
        pairs.push_back(word << 32 | before);
        pairs.push_back(word << 32 | (after + contexts));
    }
    std::sort(pairs.begin(), pairs.end());
    std::vector<Contact> contacts;
    std::vector<std::size_t> begin(V + 1, 0);
    for (std::size_t i = 0; i < pairs.size();) {
        std::size_t j = i;
        while (j < pairs.size() && pairs[j] == pairs[i]) ++j;
        contacts.push_back({static_cast<std::uint32_t>(pairs[i]), static_cast<std::uint32_t>(j - i)});
        begin[(pairs[i] >> 32) + 1] = contacts.size();
        i = j;
    }
    for (std::uint32_t i = 1; i <= V; ++i) begin[i] = std::max(begin[i], begin[i - 1]);
    pairs.clear();
    pairs.shrink_to_fit();
    std::fprintf(stderr, "%zu contacts\n", contacts.size());

    std::vector<std::uint32_t> cluster(V);
    std::vector<double> size(clusters, 0);
    std::vector<float> n(static_cast<std::size_t>(contexts) * 2 * clusters, 0.f);  // [context][cluster]
    const auto add = [&](std::uint32_t word, std::uint32_t c, float sign) {
        for (std::size_t i = begin[word]; i < begin[word + 1]; ++i) {
            n[static_cast<std::size_t>(contacts[i].context) * clusters + c] += sign * static_cast<float>(contacts[i].count);
        }
        size[c] += sign * static_cast<double>(counts[order[word]]);
    };
    for (std::uint32_t w = 0; w < V; ++w) add(w, cluster[w] = w % clusters, 1.f);
    std::vector<float> gain(clusters);
    for (int round = 0; round < rounds; ++round) {
        std::size_t moved = 0;
        for (std::uint32_t w = 0; w < V; ++w) {
            add(w, cluster[w], -1.f);
            const double total = static_cast<double>(counts[order[w]]);
            for (std::uint32_t c = 0; c < clusters; ++c) {
                const double s = size[c];
                const double with = s + total;
                gain[c] = static_cast<float>(-2.0 * (with * std::log2(with) - (s > 0 ? s * std::log2(s) : 0)));
            }
            for (std::size_t i = begin[w]; i < begin[w + 1]; ++i) {
                const float* row = &n[static_cast<std::size_t>(contacts[i].context) * clusters];
                const float more = static_cast<float>(contacts[i].count);
                for (std::uint32_t c = 0; c < clusters; ++c) gain[c] += n_log_n(row[c] + more) - n_log_n(row[c]);
            }
            const auto best = static_cast<std::uint32_t>(std::max_element(gain.begin(), gain.end()) - gain.begin());
            moved += best != cluster[w];
            add(w, cluster[w] = best, 1.f);
        }
        std::fprintf(stderr, "round %d: %zu of %u moved\n", round + 1, moved, V);
        std::ofstream out(argv[2]);
        for (std::uint32_t w = 0; w < V; ++w) out << all[order[w]] << '\t' << cluster[w] << '\t' << counts[order[w]] << '\n';
        if (moved < V / 200) break;
    }
}
