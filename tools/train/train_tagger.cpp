#include "tools/train/train_tagger.h"

#include <algorithm>
#include <cstdio>
#include <map>
#include <numeric>

#include "core/analyze/syntax/tagger.h"
#include "tools/train/perceptron.h"

namespace dragoman::train {
namespace {

std::string label_name(const Word& word) { return std::string(name_of(word.upos)) + ' ' + std::string(name_of(word.xpos)); }

/// Words that were seen often and with one tag only: the tagger need not look at their context.
std::vector<ModelDraft::Feature> settled_words(std::span<const TreebankSentence> sentences, const std::map<std::string, std::uint16_t>& ids) {
    std::map<std::string, std::map<std::uint16_t, int>> counts;
    for (const TreebankSentence& sentence : sentences) {
        for (const Word& word : sentence.words) ++counts[word.form][ids.at(label_name(word))];
    }
    std::vector<ModelDraft::Feature> features;
    for (const auto& [form, tags] : counts) {
        const auto best = std::max_element(tags.begin(), tags.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
        const int all = std::accumulate(tags.begin(), tags.end(), 0, [](int sum, const auto& tag) { return sum + tag.second; });
        if (all < 40 || best->second < 0.998 * all) continue;
        features.push_back({settled_key(word_form(form, false)), {{best->first, 1.0}}});
    }
    return features;
}

/// Words seen three times or more, and the number of the set of tags that they had (rare ones left out).
std::map<std::uint64_t, int> tagsets(std::span<const TreebankSentence> sentences, const std::map<std::string, std::uint16_t>& ids) {
    std::map<std::uint64_t, std::map<std::uint16_t, int>> counts;
    for (const TreebankSentence& sentence : sentences) {
        for (const Word& word : sentence.words) ++counts[tagset_key(word_form(word.form, false))][ids.at(label_name(word))];
    }
    std::map<std::vector<std::uint16_t>, int> numbers;
    std::map<std::uint64_t, int> sets;
    for (const auto& [key, tags] : counts) {
        const int all = std::accumulate(tags.begin(), tags.end(), 0, [](int sum, const auto& tag) { return sum + tag.second; });
        if (all < 3) continue;
        std::vector<std::uint16_t> set;
        for (const auto& [tag, count] : tags) {
            if (count * 20 >= all) set.push_back(tag);
        }
        sets[key] = numbers.emplace(set, static_cast<int>(numbers.size()) + 1).first->second;
    }
    return sets;
}

}  // namespace

std::string train_tagger(std::span<const TreebankSentence> sentences, const TrainingPlan& plan) {
    std::map<std::string, int> counts;
    for (const TreebankSentence& sentence : sentences) {
        for (const Word& word : sentence.words) ++counts[label_name(word)];
    }
    ModelDraft draft;
    draft.kind = "tagger";
    std::map<std::string, std::uint16_t> ids;
    for (const auto& [name, count] : counts) {
        ids[name] = static_cast<std::uint16_t>(draft.labels.size());
        draft.labels.push_back(name);
    }
    const std::map<std::uint64_t, int> sets = tagsets(sentences, ids);
    std::vector<std::vector<WordForm>> forms;
    for (const TreebankSentence& sentence : sentences) {
        std::vector<WordForm>& row = forms.emplace_back();
        for (const Word& word : sentence.words) {
            WordForm& form = row.emplace_back(word_form(word.form, row.empty()));
            const auto known = sets.find(tagset_key(form));
            form.tagset = known == sets.end() ? unknown_tagset(form) : static_cast<std::uint64_t>(known->second);
        }
    }
    Perceptron perceptron(plan.min_updates);
    Shuffler shuffler(plan.seed);
    std::vector<std::size_t> order(sentences.size());
    std::iota(order.begin(), order.end(), 0);
    std::vector<std::int32_t> scores(draft.labels.size());
    for (int epoch = 0; epoch < plan.epochs; ++epoch) {
        shuffler.shuffle(order);
        std::size_t right = 0, all = 0;
        for (const std::size_t s : order) {
            const std::vector<WordForm>& words = forms[s];
            std::vector<std::uint16_t> labels(words.size());
            for (std::size_t i = 0; i < words.size(); ++i) {
                const TagFeatures features = tag_features(words, labels, i);
                std::fill(scores.begin(), scores.end(), 0);
                perceptron.score(features, scores.data());
                const auto guess = static_cast<std::uint16_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
                const std::uint16_t truth = ids.at(label_name(sentences[s].words[i]));
                perceptron.tick();
                if (guess != truth) {
                    perceptron.update(features, truth, 1);
                    perceptron.update(features, guess, -1);
                }
                labels[i] = guess;
                right += guess == truth;
                ++all;
            }
        }
        std::fprintf(stderr, "tagger epoch %d: %.2f %% right, %zu features\n", epoch + 1, 100.0 * static_cast<double>(right) / static_cast<double>(all), perceptron.feature_count());
    }
    draft.features = perceptron.averaged();
    for (ModelDraft::Feature& feature : settled_words(sentences, ids)) draft.features.push_back(std::move(feature));
    for (const auto& [key, number] : sets) draft.features.push_back({key, {{0, static_cast<double>(number) / plan.denominator}}});
    draft.denominator = plan.denominator;
    return write_model(std::move(draft));
}

}  // namespace dragoman::train
