#include "tools/train/syntax_vocabulary.h"

#include <map>

namespace dragoman::train {

SyntaxVocabulary vocabulary_of(std::span<const TreebankSentence> sentences, std::span<const std::uint64_t> text_keys, const VocabularyPlan& plan) {
    std::map<std::uint64_t, std::size_t> words, affixes;  // in order of the keys: rows must not depend on a hash table
    for (const TreebankSentence& sentence : sentences) {
        bool opens = true;
        for (const Word& word : sentence.words) {
            const WordForm form = word_form(word.form, opens);
            opens = false;
            ++words[form.lower];
            for (const std::uint64_t key : affix_keys(form)) ++affixes[key];
        }
    }
    affixes.erase(0);
    SyntaxVocabulary out;
    const auto add = [&](std::uint64_t key) {
        if (out.words.emplace(key, static_cast<std::uint32_t>(out.word_keys.size())).second) out.word_keys.push_back(key);
    };
    out.word_keys.push_back(0);
    for (std::size_t i = 0; i < text_keys.size() && i < plan.text_words; ++i) add(text_keys[i]);
    for (const auto& [key, count] : words) {
        if (count >= plan.tree_words) add(key);
    }
    out.affix_keys.push_back(0);
    for (const auto& [key, count] : affixes) {
        if (count < plan.affixes) continue;
        out.affixes.emplace(key, static_cast<std::uint32_t>(out.affix_keys.size()));
        out.affix_keys.push_back(key);
    }
    for (const std::uint64_t key : out.word_keys) {
        const auto found = words.find(key);
        out.rareness.push_back(found == words.end() ? 0 : 1 / (1 + static_cast<float>(found->second)));
    }
    return out;
}

Example example_of(std::span<const std::string_view> words, const SyntaxVocabulary& vocabulary) {
    Example example;
    for (const std::string_view word : words) {
        const WordForm form = word_form(word, example.tokens.empty());
        Example::Token token{};
        const auto found = vocabulary.words.find(form.lower);
        token.word = found == vocabulary.words.end() ? 0 : found->second;
        const std::array<std::uint64_t, affix_count> keys = affix_keys(form);
        for (std::size_t i = 0; i < affix_count; ++i) {
            const auto affix = vocabulary.affixes.find(keys[i]);
            token.affixes[i] = affix == vocabulary.affixes.end() ? 0 : affix->second;
        }
        example.tokens.push_back(token);
    }
    return example;
}

Example example_of(const TreebankSentence& sentence, const SyntaxVocabulary& vocabulary) {
    std::vector<std::string_view> words;
    for (const Word& word : sentence.words) words.push_back(word.form);
    Example example = example_of(words, vocabulary);
    for (std::size_t i = 0; i < words.size(); ++i) {
        const Word& word = sentence.words[i];
        Example::Token& token = example.tokens[i];
        token.upos = static_cast<std::uint8_t>(word.upos);
        token.xpos = static_cast<std::uint8_t>(word.xpos);
        token.label = static_cast<std::uint8_t>(word.deprel);
        token.head = word.head < 0 ? static_cast<int>(words.size()) : word.head;
    }
    return example;
}

}  // namespace dragoman::train
