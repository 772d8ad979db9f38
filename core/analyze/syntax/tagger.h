#pragma once
// Part-of-speech tags: greedy, left to right, one label for the pair of universal and Penn tag.
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "core/analyze/syntax/word_form.h"
#include "core/document/types.h"
#include "core/knowledge/model.h"

namespace dragoman {

struct Tag {
    Upos upos = Upos::x;
    Xpos xpos = Xpos::none;
    friend constexpr bool operator==(const Tag&, const Tag&) = default;
};

/// The features of word `at` of a sentence; labels of the words before it are known. Shared with the trainer.
constexpr std::size_t tag_feature_count = 38;
using TagFeatures = std::array<std::uint64_t, tag_feature_count>;
TagFeatures tag_features(std::span<const WordForm> words, std::span<const std::uint16_t> labels, std::size_t at);

/// Key of the entry whose only weight is the number of the word's tagset (ambiguity class).
inline std::uint64_t tagset_key(const WordForm& word) { return feature_key(62, word.lower); }
/// What stands for the tagset of a word that the training data lack.
inline std::uint64_t unknown_tagset(const WordForm& word) { return word.shape ^ word.suffix2 << 1; }
/// Key of the entry that settles a word's label without its context (the trainer's tag dictionary).
inline std::uint64_t settled_key(const WordForm& word) { return feature_key(63, word.exact); }

/// Reads     the words of one sentence; a model of kind "tagger", labels "UPOS XPOS". The model must outlive it.
/// Returns   a tag for each word, in order, in `tags`; nothing (and false) with an empty model.
/// Cost      about 1 µs a word; a tagger is made once a document.
/// Source    Collins, EMNLP 2002; features after Toutanova et al., NAACL 2003.
class Tagger {
public:
    explicit Tagger(const Model& model);
    bool tag(std::span<WordForm> words, std::vector<Tag>& tags);

private:
    const Model& model_;
    std::vector<Tag> tags_;  ///< Of the model's labels.
    std::vector<std::int32_t> scores_;
    std::vector<std::uint16_t> labels_;
};

}  // namespace dragoman
