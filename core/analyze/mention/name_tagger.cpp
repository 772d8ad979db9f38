#include "core/analyze/mention/name_tagger.h"

#include <algorithm>
#include <array>

namespace dragoman {
namespace {

constexpr std::int32_t never = -(1 << 28);
using Scores = std::array<std::int32_t, NameModel::row_size>;

void score_token(const NameModel& model, const std::vector<std::uint32_t>& buckets, Scores& scores) {
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

}  // namespace

std::vector<TaggedName> tag_names(const NameText& text, const NameModel& model) {
    std::vector<TaggedName> names;
    std::vector<std::uint32_t> buckets;
    std::vector<Scores> emission, forward, backward;
    std::vector<std::uint32_t> tags;
    for (std::size_t run = 0; run < text.runs.size(); ++run) {
        const auto [first, last] = text.runs[run];
        const std::size_t size = last - first;
        emission.resize(size);
        forward.resize(size);
        backward.resize(size);
        for (std::size_t k = 0; k < size; ++k) {
            buckets.clear();
            name_features(text, run, first + static_cast<std::uint32_t>(k), model.bucket_bits(), buckets);
            score_token(model, buckets, emission[k]);
        }
        // Best score of any reading up to (forward) and from (backward) each token with each tag.
        for (std::size_t k = 0; k < size; ++k) {
            for (std::uint32_t t = 0; t < name_tags; ++t) {
                std::int32_t best = never;
                if (k == 0) {
                    if (may_follow(0, t)) best = model.transition(0, t);
                } else {
                    for (std::uint32_t a = 0; a < arcs.from_count[t]; ++a) {
                        const std::uint32_t from = arcs.from[t][a];
                        best = std::max(best, forward[k - 1][from] + model.transition(from, t));
                    }
                }
                forward[k][t] = best + emission[k][t];
            }
        }
        for (std::size_t k = size; k-- > 0;) {
            for (std::uint32_t t = 0; t < name_tags; ++t) {
                std::int32_t best = never;
                if (k + 1 == size) {
                    if (may_follow(t, 0)) best = model.transition(t, 0);
                } else {
                    for (std::uint32_t a = 0; a < arcs.to_count[t]; ++a) {
                        const std::uint32_t to = arcs.to[t][a];
                        best = std::max(best, backward[k + 1][to] + emission[k + 1][to] + model.transition(t, to));
                    }
                }
                backward[k][t] = best;
            }
        }
        tags.assign(size, 0);
        for (std::size_t k = 0; k < size; ++k) {
            // The best path, tag by tag: ties go to the lower tag that may follow.
            std::int32_t best = never * 2;
            for (std::uint32_t t = 0; t < name_tags; ++t) {
                if (k > 0 && !may_follow(tags[k - 1], t)) continue;
                const std::int32_t before = k == 0 ? forward[0][t] - emission[0][t] : model.transition(tags[k - 1], t);
                const std::int32_t value = before + emission[k][t] + backward[k][t];
                if (value > best) {
                    best = value;
                    tags[k] = t;
                }
            }
        }
        const auto margin_at = [&](std::size_t k) {
            std::int32_t other = never * 2;
            for (std::uint32_t t = 0; t < name_tags; ++t) {
                if (t != tags[k]) other = std::max(other, forward[k][t] + backward[k][t]);
            }
            return forward[k][tags[k]] + backward[k][tags[k]] - other;
        };
        for (std::size_t k = 0; k < size; ++k) {
            if (tags[k] == 0) continue;
            TaggedName name;
            name.first = first + static_cast<std::uint32_t>(k);
            name.type = static_cast<NameClass>((tags[k] - 1) / 4);
            name.margin = margin_at(k);
            while (static_cast<NamePart>((tags[k] - 1) % 4) == NamePart::begin || static_cast<NamePart>((tags[k] - 1) % 4) == NamePart::inside) {
                ++k;
                name.margin = std::min(name.margin, margin_at(k));
            }
            name.last = first + static_cast<std::uint32_t>(k) + 1;
            names.push_back(name);
        }
    }
    return names;
}

}  // namespace dragoman
