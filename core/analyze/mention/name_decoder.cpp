#include "core/analyze/mention/name_decoder.h"

#include <algorithm>

namespace dragoman {
namespace {

constexpr std::int32_t never = -(1 << 28);

constexpr NamePart part_of(std::uint32_t tag) { return static_cast<NamePart>((tag - 1) % 4); }
constexpr bool is_open(std::uint32_t tag) { return tag > 0 && (part_of(tag) == NamePart::begin || part_of(tag) == NamePart::inside); }
constexpr bool goes_on(std::uint32_t tag) { return tag > 0 && (part_of(tag) == NamePart::inside || part_of(tag) == NamePart::last); }

// Behind outside, last and unit stands outside, begin or unit, of any class: a table of 11 by 11. All other pairs stay
// within their class, four of them in each.
constexpr std::size_t edge_tags = 1 + 2 * name_classes;
template <class Among>
constexpr std::array<std::uint32_t, edge_tags> tags_among(Among among) {
    std::array<std::uint32_t, edge_tags> tags{};
    std::size_t count = 0;
    for (std::uint32_t tag = 0; tag < name_tags; ++tag) {
        if (among(tag)) tags[count++] = tag;
    }
    return tags;
}
constexpr auto ending = tags_among([](std::uint32_t tag) { return !is_open(tag); });
constexpr auto beginning = tags_among([](std::uint32_t tag) { return !goes_on(tag); });

using NameRows = std::array<const std::int8_t*, name_feature_count>;

/// The rows of a token's features. They lie in megabytes: asked for here, both lines where a row lies in two, and added later.
void expect_rows(const NameModel& model, const NameBuckets& buckets, NameRows& rows) {
    for (std::size_t i = 0; i < name_feature_count; ++i) {
        rows[i] = model.row(buckets[i]);
#if defined(__GNUC__)
        __builtin_prefetch(rows[i]);
        __builtin_prefetch(rows[i] + NameModel::row_size - 1);
#endif
    }
}

TagScores add_rows(const NameRows& rows, Lanes lanes) {
    std::array<std::int16_t, NameModel::row_size> sums;
    byte_sum(rows, sums.size(), sums.data(), lanes);
    TagScores scores;
    std::copy(sums.begin(), sums.end(), scores.begin());
    return scores;
}

}  // namespace

NameDecoder::NameDecoder(const NameText& text, const NameModel& model) : text_(text), model_(model) {
    read_transitions();
    score();
}

void NameDecoder::read_transitions() {
    for (std::size_t a = 0; a < edge_tags; ++a) {
        for (std::size_t b = 0; b < edge_tags; ++b) {
            forwards_[a].at[b] = model_.transition(ending[a], beginning[b]);
            backwards_[a].at[b] = model_.transition(ending[b], beginning[a]);
        }
    }
    for (std::uint32_t c = 0; c < name_classes; ++c) {
        const std::uint32_t begin = name_tag(static_cast<NameClass>(c), NamePart::begin), inside = begin + 1, last = begin + 2;
        inner_[c] = {model_.transition(begin, inside), model_.transition(inside, inside), model_.transition(begin, last), model_.transition(inside, last)};
    }
}

/// A token's rows are on their way while the next one's features are worked out.
void NameDecoder::score() {
    NameRows rows[2];
    bool waiting = false;
    std::size_t now = 0;
    for (std::size_t run = 0; run < text_.runs.size(); ++run) {
        begin_.push_back(emission_.size() + waiting);
        for (std::uint32_t i = text_.runs[run].first; i < text_.runs[run].second; ++i) {
            expect_rows(model_, name_features(text_, run, i, model_.bucket_bits()), rows[now]);
            now = 1 - now;
            if (waiting) emission_.push_back(add_rows(rows[now], lanes_));
            waiting = true;
        }
    }
    if (waiting) emission_.push_back(add_rows(rows[1 - now], lanes_));
}

/// forward_[k][t]: the best reading up to token k that gives it tag t.
void NameDecoder::sweep_forward(const TagScores* emission, std::size_t size) {
    forward_.resize(size);
    std::array<std::int32_t, edge_tags> before;
    TwelveWide best;
    for (std::size_t k = 0; k < size; ++k) {
        TagScores& own = forward_[k];
        if (k == 0) {
            for (std::uint32_t t = 0; t < name_tags; ++t) own[t] = (may_follow(0, t) ? model_.transition(0, t) : never) + emission[0][t];
            continue;
        }
        const TagScores& last = forward_[k - 1];
        for (std::size_t a = 0; a < edge_tags; ++a) before[a] = last[ending[a]];
        greatest_sums(before, forwards_.data(), best, lanes_);
        for (std::size_t b = 0; b < edge_tags; ++b) own[beginning[b]] = best.at[b] + emission[k][beginning[b]];
        for (std::uint32_t c = 0; c < name_classes; ++c) {
            const std::uint32_t begin = 1 + 4 * c, inside = begin + 1;
            own[inside] = std::max(last[begin] + inner_[c].begin_inside, last[inside] + inner_[c].inside_inside) + emission[k][inside];
            own[inside + 1] = std::max(last[begin] + inner_[c].begin_last, last[inside] + inner_[c].inside_last) + emission[k][inside + 1];
        }
    }
}

/// backward_[k][t]: the best reading of what follows token k where that has tag t.
void NameDecoder::sweep_backward(const TagScores* emission, std::size_t size) {
    backward_.resize(size);
    std::array<std::int32_t, edge_tags> behind;
    TwelveWide best;
    for (std::size_t k = size; k-- > 0;) {
        TagScores& own = backward_[k];
        if (k + 1 == size) {
            for (std::uint32_t t = 0; t < name_tags; ++t) own[t] = may_follow(t, 0) ? model_.transition(t, 0) : never;
            continue;
        }
        const TagScores &next = backward_[k + 1], &says = emission[k + 1];
        for (std::size_t b = 0; b < edge_tags; ++b) behind[b] = next[beginning[b]] + says[beginning[b]];
        greatest_sums(behind, backwards_.data(), best, lanes_);
        for (std::size_t a = 0; a < edge_tags; ++a) own[ending[a]] = best.at[a];
        for (std::uint32_t c = 0; c < name_classes; ++c) {
            const std::uint32_t begin = 1 + 4 * c, inside = begin + 1, last = begin + 2;
            const std::int32_t on = next[inside] + says[inside], off = next[last] + says[last];
            own[begin] = std::max(on + inner_[c].begin_inside, off + inner_[c].begin_last);
            own[inside] = std::max(on + inner_[c].inside_inside, off + inner_[c].inside_last);
        }
    }
}

/// The best path, tag by tag; ties go to the lower tag that may follow.
void NameDecoder::follow(const TagScores* emission, std::size_t size) {
    tags_.resize(size);
    std::uint32_t before = 0;
    for (std::size_t k = 0; k < size; ++k) {
        std::int32_t most = never * 2;
        std::uint32_t best = 0;
        const auto consider = [&](std::uint32_t tag) {
            const std::int32_t value = model_.transition(before, tag) + emission[k][tag] + backward_[k][tag];
            if (value <= most) return;
            most = value;
            best = tag;
        };
        if (is_open(before)) {
            const std::uint32_t inside = (before - 1) / 4 * 4 + 2;
            consider(inside);
            consider(inside + 1);
        } else {
            for (const std::uint32_t tag : beginning) consider(tag);
        }
        tags_[k] = before = best;
    }
}

std::int32_t NameDecoder::margin(std::size_t k) const {
    std::int32_t other = never * 2;
    for (std::uint32_t t = 0; t < name_tags; ++t) {
        if (t != tags_[k]) other = std::max(other, forward_[k][t] + backward_[k][t]);
    }
    return forward_[k][tags_[k]] + backward_[k][tags_[k]] - other;
}

void NameDecoder::decode(std::size_t run, std::vector<TaggedName>& names) {
    const auto [first, last] = text_.runs[run];
    const std::size_t size = last - first;
    const TagScores* emission = &emission_[begin_[run]];
    sweep_backward(emission, size);
    follow(emission, size);
    if (std::all_of(tags_.begin(), tags_.end(), [](std::uint32_t tag) { return tag == 0; })) return;  // no name, no margin
    sweep_forward(emission, size);
    for (std::size_t k = 0; k < size; ++k) {
        if (tags_[k] == 0) continue;
        TaggedName name;
        name.first = first + static_cast<std::uint32_t>(k);
        name.type = static_cast<NameClass>((tags_[k] - 1) / 4);
        name.margin = margin(k);
        while (is_open(tags_[k])) name.margin = std::min(name.margin, margin(++k));
        name.last = first + static_cast<std::uint32_t>(k) + 1;
        names.push_back(name);
    }
}

}  // namespace dragoman
