#include "tools/train/train_sentences.h"

#include <cstdio>
#include <nlohmann/json.hpp>
#include <numeric>
#include <set>

#include "core/analyze/token/boundary_features.h"
#include "core/analyze/token/sentence_splitter.h"
#include "core/analyze/token/word_splitter.h"
#include "core/base/utf8.h"
#include "tools/train/perceptron.h"
#include "tools/train/treebank.h"

namespace dragoman::train {
namespace {

struct Line {
    std::string text;
    std::vector<Span> tokens;
    std::vector<bool> gold, ruled;  ///< Does a sentence begin with this token?
};

void add_lines(std::string_view record, const Lexicon& lexicon, std::vector<Line>& lines) {
    const nlohmann::json json = nlohmann::json::parse(record, nullptr, false);
    if (!json.is_object()) return;
    const std::string text = json["text"].get<std::string>();
    const CodePointIndex index(text);
    std::set<std::size_t> starts;
    for (const nlohmann::json& sentence : json["sentences"]) starts.insert(index.byte(sentence["start"].get<std::size_t>()));
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        Line line;
        line.text = text.substr(begin, end - begin);
        split_words(line.text, {0, static_cast<std::uint32_t>(line.text.size())}, lexicon, line.tokens);
        if (line.tokens.size() > 1) {
            line.ruled.resize(line.tokens.size());
            for (const std::uint32_t start : sentence_starts(line.text, line.tokens, lexicon, Model())) line.ruled[start] = true;
            for (const Span& token : line.tokens) line.gold.push_back(starts.count(begin + token.begin) > 0);
            lines.push_back(std::move(line));
        }
        begin = end + 1;
    }
}

}  // namespace

std::string train_sentences(const std::vector<std::string>& files, const Lexicon& lexicon, const TrainingPlan& plan) {
    std::vector<Line> lines;
    for (const std::string& file : files) {
        const std::string bytes = read_bytes(data_path(file));
        for (std::size_t begin = 0; begin < bytes.size();) {
            const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
            add_lines(std::string_view(bytes).substr(begin, end - begin), lexicon, lines);
            begin = end + 1;
        }
    }
    ModelDraft draft;
    draft.kind = "sentences";
    draft.labels = {"on", "new"};
    draft.denominator = plan.denominator;
    Perceptron perceptron(plan.min_updates);
    Shuffler shuffler(plan.seed);
    std::vector<std::size_t> order(lines.size());
    std::iota(order.begin(), order.end(), 0);
    for (int epoch = 0; epoch < plan.epochs; ++epoch) {
        shuffler.shuffle(order);
        std::size_t wrong = 0, ruled_wrong = 0, all = 0;
        for (const std::size_t l : order) {
            const Line& line = lines[l];
            BoundaryWords words(line.text, line.tokens);
            std::size_t start = 0;
            for (std::size_t i = 1; i < line.tokens.size(); ++i) {
                bool guess = line.ruled[i];
                if (is_open_gap(line.text, line.tokens, i)) {
                    const BoundaryFeatures features = boundary_features(words, i, line.ruled[i], start);
                    std::int32_t scores[2] = {0, 0};
                    perceptron.score(features, scores);
                    guess = scores[1] > scores[0];
                    perceptron.tick();
                    if (guess != line.gold[i]) {
                        perceptron.update(features, line.gold[i], 1);
                        perceptron.update(features, !line.gold[i], -1);
                    }
                }
                wrong += guess != line.gold[i];
                ruled_wrong += line.ruled[i] != line.gold[i];
                ++all;
                if (guess) start = i;
            }
        }
        std::fprintf(stderr, "sentences epoch %d: %zu of %zu gaps wrong (rules: %zu)\n", epoch + 1, wrong, all, ruled_wrong);
    }
    draft.features = perceptron.averaged();
    return write_model(std::move(draft));
}

}  // namespace dragoman::train
