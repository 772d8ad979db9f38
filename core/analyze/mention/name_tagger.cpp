#include "core/analyze/mention/name_tagger.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace dragoman {
namespace {

constexpr std::int32_t never = -(1 << 28);
using Scores = std::array<std::int32_t, NameModel::row_size>;

void score_token(const NameModel& model, const std::vector<std::uint32_t>& buckets, Scores& scores) {
#if defined(__GNUC__)
    for (const std::uint32_t bucket : buckets) __builtin_prefetch(model.row(bucket));
#endif
    scores.fill(0);
    for (const std::uint32_t bucket : buckets) {
        const std::int8_t* row = model.row(bucket);
        for (std::uint32_t t = 0; t < NameModel::row_size; ++t) scores[t] += row[t];
    }
}

// Tags from which each tag may be reached: at most 11.
struct Arcs {
    std::array<std::array<std::uint8_t, name_tags>, name_tags> from{}, to{};
    std::array<std::uint8_t, name_tags> from_count{}, to_count{};
};
constexpr Arcs make_arcs() {
    Arcs arcs;
    for (std::uint32_t a = 0; a < name_tags; ++a) {
        for (std::uint32_t b = 0; b < name_tags; ++b) {
            if (!may_follow(a, b)) continue;
            arcs.from[b][arcs.from_count[b]++] = static_cast<std::uint8_t>(a);
            arcs.to[a][arcs.to_count[a]++] = static_cast<std::uint8_t>(b);
        }
    }
    return arcs;
}
constexpr Arcs arcs = make_arcs();

/// Decodes one active stretch after the other; keeps its buffers.
class Decoder {
public:
    Decoder(const NameText& text, const NameModel& model) : text_(text), model_(model) {}

    /// Emission scores of every active token, in the order of the runs.
    void score() {
        for (std::size_t run = 0; run < text_.runs.size(); ++run) {
            begin_.push_back(emission_.size());
            for (std::uint32_t i = text_.runs[run].first; i < text_.runs[run].second; ++i) {
                buckets_.clear();
                name_features(text_, run, i, model_.bucket_bits(), buckets_);
                score_token(model_, buckets_, emission_.emplace_back());
            }
        }
    }
    Scores& emission(std::size_t run, std::uint32_t token) { return emission_[begin_[run] + token - text_.runs[run].first]; }

    void decode(std::size_t run, std::vector<TaggedName>& names) {
        const auto [first, last] = text_.runs[run];
        const std::size_t size = last - first;
        const Scores* emission = &emission_[begin_[run]];
        sweep(emission, size);
        // The best path, tag by tag; ties go to the lower tag that may follow.
        tags_.assign(size, 0);
        for (std::size_t k = 0; k < size; ++k) {
            std::int32_t best = never * 2;
            for (std::uint32_t t = 0; t < name_tags; ++t) {
                if (k > 0 && !may_follow(tags_[k - 1], t)) continue;
                const std::int32_t before = k == 0 ? forward_[0][t] - emission[0][t] : model_.transition(tags_[k - 1], t);
                const std::int32_t value = before + emission[k][t] + backward_[k][t];
                if (value > best) {
                    best = value;
                    tags_[k] = t;
                }
            }
        }
        for (std::size_t k = 0; k < size; ++k) {
            if (tags_[k] == 0) continue;
            TaggedName name;
            name.first = first + static_cast<std::uint32_t>(k);
            name.type = static_cast<NameClass>((tags_[k] - 1) / 4);
            name.margin = margin(k);
            while (part_of(tags_[k]) == NamePart::begin || part_of(tags_[k]) == NamePart::inside) {
                name.margin = std::min(name.margin, margin(++k));
            }
            name.last = first + static_cast<std::uint32_t>(k) + 1;
            names.push_back(name);
        }
    }

private:
    static NamePart part_of(std::uint32_t tag) { return static_cast<NamePart>((tag - 1) % 4); }

    // Best score of any reading up to (forward) and from (backward) each token with each tag.
    void sweep(const Scores* emission, std::size_t size) {
        forward_.resize(size);
        backward_.resize(size);
        for (std::size_t k = 0; k < size; ++k) {
            for (std::uint32_t t = 0; t < name_tags; ++t) {
                std::int32_t best = never;
                if (k == 0) {
                    if (may_follow(0, t)) best = model_.transition(0, t);
                } else {
                    for (std::uint32_t a = 0; a < arcs.from_count[t]; ++a) {
                        const std::uint32_t from = arcs.from[t][a];
                        best = std::max(best, forward_[k - 1][from] + model_.transition(from, t));
                    }
                }
                forward_[k][t] = best + emission[k][t];
            }
        }
        for (std::size_t k = size; k-- > 0;) {
            for (std::uint32_t t = 0; t < name_tags; ++t) {
                std::int32_t best = never;
                if (k + 1 == size) {
                    if (may_follow(t, 0)) best = model_.transition(t, 0);
                } else {
                    for (std::uint32_t a = 0; a < arcs.to_count[t]; ++a) {
                        const std::uint32_t to = arcs.to[t][a];
                        best = std::max(best, backward_[k + 1][to] + emission[k + 1][to] + model_.transition(t, to));
                    }
                }
                backward_[k][t] = best;
            }
        }
    }

    std::int32_t margin(std::size_t k) const {
        std::int32_t other = never * 2;
        for (std::uint32_t t = 0; t < name_tags; ++t) {
            if (t != tags_[k]) other = std::max(other, forward_[k][t] + backward_[k][t]);
        }
        return forward_[k][tags_[k]] + backward_[k][tags_[k]] - other;
    }

    const NameText& text_;
    const NameModel& model_;
    std::vector<std::size_t> begin_;
    std::vector<Scores> emission_, forward_, backward_;
    std::vector<std::uint32_t> buckets_, tags_;
};

// A word that the article shows clearly to be of one class lends that class to its unclear uses.
struct Votes {
    std::array<std::uint16_t, name_classes> of{};
};
constexpr std::int32_t clear_margin = 40;

// What clear uses of a word lend to its other uses; and how much a reading outside of names costs.
constexpr std::int32_t vote_bonus = 44, outside_cost = 5;

}  // namespace

std::vector<TaggedName> tag_names(const NameText& text, const NameModel& model) {
    Decoder decoder(text, model);
    decoder.score();
    std::vector<TaggedName> first_names, names;
    for (std::size_t run = 0; run < text.runs.size(); ++run) {
        for (std::uint32_t i = text.runs[run].first; i < text.runs[run].second; ++i) decoder.emission(run, i)[0] -= outside_cost;
        decoder.decode(run, first_names);
    }
    std::unordered_map<std::uint32_t, Votes> votes;
    for (const TaggedName& name : first_names) {
        if (name.margin < clear_margin) continue;
        for (std::uint32_t i = name.first; i < name.last; ++i) {
            const NameToken& token = text.tokens[i];
            if (token.capital && (token.bits >> 8 & 3u) < 2) ++votes[token.lower].of[static_cast<std::size_t>(name.type)];
        }
    }
    for (std::size_t run = 0; run < text.runs.size(); ++run) {
        for (std::uint32_t i = text.runs[run].first; i < text.runs[run].second; ++i) {
            if (!text.tokens[i].capital) continue;
            const auto found = votes.find(text.tokens[i].lower);
            if (found == votes.end()) continue;
            const auto& of = found->second.of;
            const auto best = static_cast<std::uint32_t>(std::max_element(of.begin(), of.end()) - of.begin());
            std::uint32_t all = 0;
            for (const std::uint16_t n : of) all += n;
            if (of[best] * 4u < all * 3u) continue;
            for (std::uint32_t part = 0; part < 4; ++part) decoder.emission(run, i)[1 + 4 * best + part] += vote_bonus;
        }
        decoder.decode(run, names);
    }
    return names;
}

}  // namespace dragoman
