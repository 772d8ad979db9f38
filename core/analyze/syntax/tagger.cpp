#include "core/analyze/syntax/tagger.h"

#include <algorithm>

namespace dragoman {
namespace {

constexpr WordForm edge{1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};

Tag tag_of(std::string_view label) {
    const std::size_t blank = label.find(' ');
    return {from_name<Upos>(label.substr(0, blank)).value_or(Upos::x),
            from_name<Xpos>(label.substr(std::min(blank, label.size() - 1) + 1)).value_or(Xpos::none)};
}

}  // namespace

TagFeatures tag_features(std::span<const WordForm> words, std::span<const std::uint16_t> labels, std::size_t at) {
    const auto word = [&](std::size_t back, std::size_t ahead) -> const WordForm& {
        if (at + ahead < back || at + ahead - back >= words.size()) return edge;
        return words[at + ahead - back];
    };
    const WordForm &w = words[at], &before = word(1, 0), &before2 = word(2, 0), &next = word(0, 1), &next2 = word(0, 2);
    const std::uint64_t tag1 = at >= 1 ? labels[at - 1] + 1u : 0, tag2 = at >= 2 ? labels[at - 2] + 1u : 0;
    return {
        feature_key(0, w.lower),
        feature_key(1, w.exact),
        feature_key(2, w.suffix1),
        feature_key(3, w.suffix2),
        feature_key(4, w.suffix3),
        feature_key(5, w.suffix4),
        feature_key(6, w.prefix1),
        feature_key(7, w.prefix2),
        feature_key(8, w.prefix3),
        feature_key(9, w.shape),
        feature_key(10, w.shape, w.suffix2),
        feature_key(11, tag1),
        feature_key(12, tag2, tag1),
        feature_key(13, tag1, w.lower),
        feature_key(14, tag1, next.lower),
        feature_key(15, tag2, tag1, w.suffix3),
        feature_key(16, before.lower),
        feature_key(17, before2.lower),
        feature_key(18, next.lower),
        feature_key(19, next2.lower),
        feature_key(20, before.suffix3),
        feature_key(21, next.suffix3),
        feature_key(22, before.lower, w.lower),
        feature_key(23, w.lower, next.lower),
        feature_key(24, next.shape, w.shape),
        feature_key(25, before.shape, w.shape),
        feature_key(26, next.suffix2, w.suffix3),
        feature_key(27, tag1, w.suffix2, next.suffix2),
        feature_key(28, next.suffix3, next2.suffix3),
        feature_key(29, tag1, w.shape),
        feature_key(30, before.lower, next.lower),
        feature_key(31, tag1, w.lower, next.suffix3),
        feature_key(32, next.tagset),
        feature_key(33, next2.tagset, next.tagset),
        feature_key(34, w.tagset, next.tagset),
        feature_key(35, tag1, next.tagset, w.tagset),
        feature_key(36, tag1, w.tagset),
        feature_key(37, w.lower, next.tagset),
    };
}

Tagger::Tagger(const Model& model) : model_(model), scores_(model.labels().size()) {
    for (const std::string& label : model.labels()) tags_.push_back(tag_of(label));
}

bool Tagger::tag(std::span<WordForm> words, std::vector<Tag>& tags) {
    if (model_.empty()) return false;
    labels_.assign(words.size(), 0);
    tags.resize(words.size());
    for (WordForm& word : words) {
        const int known = model_.sole_weight(tagset_key(word));
        word.tagset = known > 0 ? static_cast<std::uint64_t>(known) : unknown_tagset(word);
    }
    for (std::size_t i = 0; i < words.size(); ++i) {
        int best = model_.sole_label(settled_key(words[i]));
        if (best < 0) {
            std::fill(scores_.begin(), scores_.end(), 0);
            model_.add(tag_features(words, labels_, i), scores_.data());
            best = static_cast<int>(std::max_element(scores_.begin(), scores_.end()) - scores_.begin());
        }
        labels_[i] = static_cast<std::uint16_t>(best);
        tags[i] = tags_[static_cast<std::size_t>(best)];
    }
    return true;
}

}  // namespace dragoman
