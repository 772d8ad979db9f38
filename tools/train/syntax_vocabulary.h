#pragma once
// Words and affixes that the network of tags and heads has rows for.
#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "tools/train/syntax_network.h"
#include "tools/train/treebank.h"

namespace dragoman::train {

struct SyntaxVocabulary {
    std::unordered_map<std::uint64_t, std::uint32_t> words, affixes;  ///< Key → row; row 0 is for the unknown.
    std::vector<std::uint64_t> word_keys, affix_keys;                 ///< Row → key.
    std::vector<float> rareness;  ///< A row of `words` each: how often training is to hide the word; 0 where it has no tree.
};

struct VocabularyPlan {
    std::size_t text_words = 25000;   ///< The commonest of the text …
    std::size_t tree_words = 2;       ///< … and those of the treebanks that stand there so often,
    std::size_t affixes = 5;          ///< as affixes do.
};

/// `text_keys`: words of the text, the commonest first.
SyntaxVocabulary vocabulary_of(std::span<const TreebankSentence> sentences, std::span<const std::uint64_t> text_keys, const VocabularyPlan& plan);
Example example_of(std::span<const std::string_view> words, const SyntaxVocabulary& vocabulary);
Example example_of(const TreebankSentence& sentence, const SyntaxVocabulary& vocabulary);

}  // namespace dragoman::train
