#include "tools/train/train_parser.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <numeric>

#include "core/analyze/syntax/dependency_parser.h"
#include "tools/train/perceptron.h"

namespace dragoman::train {
namespace {

struct Example {
    std::vector<WordForm> words;
    std::vector<Tag> tags;
    std::vector<int> heads;  ///< The root is heads.size().
    std::vector<Deprel> labels;
};

std::vector<Example> tagged_examples(std::span<const TreebankSentence> sentences, int folds) {
    std::vector<Example> examples(sentences.size());
    TrainingPlan plan;
    plan.epochs = 3;
    for (int fold = 0; fold < folds; ++fold) {
        std::vector<TreebankSentence> rest;
        for (std::size_t i = 0; i < sentences.size(); ++i) {
            if (static_cast<int>(i / 50 % static_cast<std::size_t>(folds)) != fold) rest.push_back(sentences[i]);
        }
        const Result<Model> model = Model::read(train_tagger(rest, plan), "tagger");
        if (!model) return {};
        Tagger tagger(model.value());
        for (std::size_t i = 0; i < sentences.size(); ++i) {
            if (static_cast<int>(i / 50 % static_cast<std::size_t>(folds)) != fold) continue;
            Example& example = examples[i];
            const std::vector<Word>& words = sentences[i].words;
            for (const Word& word : words) {
                example.words.push_back(word_form(word.form, example.words.empty()));
                example.heads.push_back(word.head < 0 ? static_cast<int>(words.size()) : word.head);
                example.labels.push_back(word.deprel);
            }
            tagger.tag(example.words, example.tags);
        }
    }
    return examples;
}

/// How many gold arcs a move puts out of reach. Goldberg and Nivre 2013, section 4 (arc-hybrid).
int cost_of(Move move, const TransitionState& state, const std::vector<int>& gold) {
    const auto head = [&](int word) { return gold[static_cast<std::size_t>(word)]; };
    const int s0 = state.stack(0), s1 = state.stack(1), front = state.front(), count = state.word_count();
    int cost = 0;
    if (move == Move::shift) {
        for (std::size_t depth = 0; depth < state.stack_size(); ++depth) {
            cost += head(state.stack(depth)) == front;
            cost += depth > 0 && head(front) == state.stack(depth);
        }
        return cost;
    }
    for (int word = front; word < count; ++word) cost += head(word) == s0;
    if (move == Move::left) cost += head(s0) != front && (head(s0) > front || (state.stack_size() > 1 && head(s0) == s1));
    else cost += head(s0) != s1 && head(s0) >= front;
    return cost;
}

}  // namespace

std::string train_parser(std::span<const TreebankSentence> sentences, const TrainingPlan& plan, int folds) {
    const std::vector<Example> examples = tagged_examples(sentences, folds);
    ModelDraft draft;
    draft.kind = "parser";
    draft.denominator = plan.denominator;
    struct Decision { Move move; Deprel deprel; };
    std::vector<Decision> decisions{{Move::shift, Deprel::dep}};
    draft.labels = {"S"};
    std::map<std::pair<bool, Deprel>, int> seen;
    for (const Example& example : examples) {
        for (std::size_t i = 0; i < example.heads.size(); ++i) ++seen[{example.heads[i] > static_cast<int>(i), example.labels[i]}];
    }
    for (const auto& [kind, count] : seen) {
        if (count < 3) continue;
        draft.labels.push_back((kind.first ? "L " : "R ") + std::string(name_of(kind.second)));
        decisions.push_back({kind.first ? Move::left : Move::right, kind.second});
    }
    Perceptron perceptron(plan.min_updates);
    Shuffler shuffler(plan.seed);
    std::vector<std::size_t> order(examples.size());
    std::iota(order.begin(), order.end(), 0);
    std::vector<std::int32_t> scores(decisions.size());
    TransitionState state;
    ParserInput input;
    ParserFeatures features{};
    for (int epoch = 0; epoch < plan.epochs; ++epoch) {
        shuffler.shuffle(order);
        std::size_t right = 0, all = 0;
        for (const std::size_t e : order) {
            const Example& example = examples[e];
            input.assign(example.words, example.tags);
            state.reset(example.words.size());
            while (!state.done()) {
                int costs[3], least = 1 << 20;
                for (const Move move : {Move::shift, Move::left, Move::right}) {
                    costs[static_cast<int>(move)] = state.allows(move) ? cost_of(move, state, example.heads) : 1 << 21;
                    least = std::min(least, costs[static_cast<int>(move)]);
                }
                const bool at_root = state.front() == state.word_count();
                std::fill(scores.begin(), scores.end(), 0);
                parser_features(state, input, features);
                perceptron.score(features, scores.data());
                int guess = -1, best = -1;
                for (std::size_t i = 0; i < decisions.size(); ++i) {
                    const Decision& own = decisions[i];
                    if (costs[static_cast<int>(own.move)] > 1 << 20) continue;
                    if (own.move != Move::shift && (own.deprel == Deprel::root) != (at_root && own.move == Move::left)) continue;
                    if (guess < 0 || scores[i] > scores[static_cast<std::size_t>(guess)]) guess = static_cast<int>(i);
                    if (costs[static_cast<int>(own.move)] > least) continue;
                    if (own.move != Move::shift) {
                        const auto word = static_cast<std::size_t>(state.stack(0));
                        const int head = own.move == Move::left ? state.front() : state.stack(1);
                        if (example.heads[word] == head && example.labels[word] != own.deprel) continue;
                    }
                    if (best < 0 || scores[i] > scores[static_cast<std::size_t>(best)]) best = static_cast<int>(i);
                }
                if (best < 0) best = guess;  // a relation too rare to be among the decisions
                perceptron.tick();
                if (guess != best) {
                    perceptron.update(features, static_cast<std::uint16_t>(best), 1);
                    perceptron.update(features, static_cast<std::uint16_t>(guess), -1);
                }
                right += guess == best;
                ++all;
                const bool explore = epoch > 0 && shuffler.next() % 10 != 0;
                const Decision& taken = decisions[static_cast<std::size_t>(explore ? guess : best)];
                state.apply(taken.move, static_cast<std::uint8_t>(taken.deprel));
            }
        }
        std::fprintf(stderr, "parser epoch %d: %.2f %% right, %zu features\n", epoch + 1, 100.0 * static_cast<double>(right) / static_cast<double>(all), perceptron.feature_count());
    }
    draft.features = perceptron.averaged();
    for (ModelDraft::Feature& feature : draft.features) {  // small weights are most of the file and decide little
        std::erase_if(feature.weights, [](const auto& weight) { return std::abs(weight.second) < 1.25; });
    }
    return write_model(std::move(draft));
}

}  // namespace dragoman::train
