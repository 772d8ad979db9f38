#include <algorithm>
#include <map>

#include "core/analyze/syntax/lemmatizer.h"
#include "tools/train/train_lemmas.h"

namespace dragoman::train {
namespace {

using Votes = std::map<std::string, int>;  // script → words

std::string script_of(std::string_view base, std::string_view lemma) {
    const auto ends = std::mismatch(base.begin(), base.end(), lemma.begin(), lemma.end());
    const auto common = static_cast<std::size_t>(ends.first - base.begin());
    return std::to_string(base.size() - common) + ':' + std::string(lemma.substr(common));
}

const std::string& winner(const Votes& votes) {
    return std::max_element(votes.begin(), votes.end(), [](const auto& a, const auto& b) { return a.second < b.second; })->first;
}

}  // namespace

std::string train_lemmas(std::span<const TreebankSentence> sentences) {
    using Key = std::pair<std::string, std::pair<Upos, Xpos>>;
    std::map<Key, Votes> words;
    for (const TreebankSentence& sentence : sentences) {
        for (const Word& word : sentence.words) {
            const Tag tag{word.upos, word.xpos};
            if (word.upos == Upos::punct || word.lemma == "_" || word.xpos == Xpos::gw) continue;
            std::string base;
            append_lemma_base(word.form, tag, base);
            char buffer[48];
            ++words[{std::string(fold_word(word.form, buffer)), {word.upos, word.xpos}}][script_of(base, word.lemma)];
        }
    }
    // Endings: one vote a word, so that frequent irregular words do not make rules.
    std::map<std::pair<std::size_t, Key>, Votes> endings;
    for (const auto& [key, votes] : words) {
        for (std::size_t size = 0; size <= std::min(longest_ending, key.first.size()); ++size) {
            ++endings[{size, {key.first.substr(key.first.size() - size), key.second}}][winner(votes)];
        }
    }
    std::map<std::pair<std::size_t, Key>, std::string> rules;
    const auto ruled = [&](const Key& key, std::size_t longest) {
        for (std::size_t size = std::min(longest, key.first.size()) + 1; size > 0; --size) {
            const auto found = rules.find({size - 1, {key.first.substr(key.first.size() - (size - 1)), key.second}});
            if (found != rules.end()) return found->second;
        }
        return std::string("0:");
    };
    ModelDraft draft;
    draft.kind = "lemmas";
    draft.denominator = 1;
    std::map<std::string, std::uint16_t> ids;
    const auto add = [&](std::uint64_t key, const std::string& script) {
        auto [found, is_new] = ids.emplace(script, static_cast<std::uint16_t>(draft.labels.size()));
        if (is_new && draft.labels.size() == Model::most_labels) return void(ids.erase(found));
        if (is_new) draft.labels.push_back(script);
        draft.features.push_back({key, {{found->second, 1.0}}});
    };
    for (const auto& [place, votes] : endings) {  // shorter endings come first
        const auto& [size, key] = place;
        const std::string& script = winner(votes);
        if (votes.at(script) < (size == 0 ? 1 : 3) || ruled(key, size == 0 ? 0 : size - 1) == script) continue;
        rules[place] = script;
        add(lemma_ending_key(key.first, size, {key.second.first, key.second.second}), script);
    }
    for (const auto& [key, votes] : words) {
        const std::string& script = winner(votes);
        if (ruled(key, longest_ending) == script) continue;
        add(lemma_word_key(key.first, {key.second.first, key.second.second}), script);
    }
    return write_model(std::move(draft));
}

}  // namespace dragoman::train
