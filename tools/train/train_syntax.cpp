#include "tools/train/train_syntax.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cmath>

#include "tools/train/syntax_file.h"
#include "tools/train/text_corpus.h"
#include "tools/train/word_vectors.h"

namespace dragoman::train {
namespace {

/// News is what we read: it counts more than speeches and releases.
struct Source {
    const char* file;
    int times;
};
constexpr Source sources[] = {{"current-events.jsonl.gz", 3}, {"wikipedia-sample.jsonl.gz", 2}, {"us-senate-releases.jsonl.gz", 1}, {"un-general-debate.jsonl.gz", 1}, {"au-pm-transcripts.jsonl.gz", 1}};

struct Text {
    std::vector<std::uint64_t> keys;  ///< The commonest first.
    std::vector<float> vectors;       ///< A row a key.
};

constexpr std::size_t most_words = 60000, vector_columns = 40;

Text read_vectors(const std::string& assets, const std::vector<TreebankSentence>& sentences) {
    std::vector<std::uint64_t> text;
    std::unordered_map<std::uint64_t, std::uint64_t> counts;
    const auto take = [&](std::span<const std::string_view> words) {
        char buffer[48];
        for (const std::string_view word : words) {
            text.push_back(text_hash(fold_word(word, buffer)));
            ++counts[text.back()];
        }
        text.push_back(0);
    };
    for (int time = 0; time < 2; ++time) {
        for (const TreebankSentence& sentence : sentences) {
            std::vector<std::string_view> words;
            for (const Word& word : sentence.words) words.push_back(word.form);
            take(words);
        }
    }
    const Resources resources = tokenizer_resources(assets);
    for (const Source& source : sources) {
        for (int time = 0; time < source.times; ++time) read_text(source.file, resources, take);
    }
    std::vector<std::pair<std::uint64_t, std::uint64_t>> order;
    for (const auto& [key, count] : counts) order.emplace_back(count, key);
    std::sort(order.begin(), order.end(), std::greater<>());
    order.resize(std::min(order.size(), most_words));
    std::unordered_map<std::uint64_t, std::uint32_t> ids;
    std::vector<std::uint64_t> own_counts{0};  // word 0: the rest
    Text out;
    for (const auto& [count, key] : order) {
        ids.emplace(key, static_cast<std::uint32_t>(own_counts.size()));
        own_counts.push_back(count);
        out.keys.push_back(key);
    }
    std::vector<std::uint32_t> words;
    words.reserve(text.size());
    for (const std::uint64_t key : text) {
        const auto found = ids.find(key);
        words.push_back(key == 0 ? sentence_end : found == ids.end() ? 0 : found->second);
        own_counts[0] += key != 0 && found == ids.end();
    }
    VectorPlan plan;
    plan.columns = vector_columns;
    plan.rounds = 2;
    out.vectors = word_vectors(words, own_counts, plan);
    out.vectors.erase(out.vectors.begin(), out.vectors.begin() + vector_columns);
    return out;
}

/// read_vectors(), kept in the file $VECTORS where that is set: they take a third of the time.
Text kept_vectors(const std::string& assets, const std::vector<TreebankSentence>& sentences) {
    const char* path = std::getenv("VECTORS");
    Text text;
    if (std::FILE* file = path ? std::fopen(path, "rb") : nullptr) {
        text.keys.resize(most_words);
        text.vectors.resize(most_words * vector_columns);
        const bool ok = std::fread(text.keys.data(), 8, most_words, file) == most_words && std::fread(text.vectors.data(), 4, text.vectors.size(), file) == text.vectors.size();
        std::fclose(file);
        if (ok) return text;
    }
    text = read_vectors(assets, sentences);
    if (std::FILE* file = path ? std::fopen(path, "wb") : nullptr) {
        std::fwrite(text.keys.data(), 8, text.keys.size(), file);
        std::fwrite(text.vectors.data(), 4, text.vectors.size(), file);
        std::fclose(file);
    }
    return text;
}

struct Plan {
    NetworkShape shape;
    Dropout dropout{0.5f, 0.08f, 0.08f, 0.08f};
    int rounds = 15;
    float rate = 0.003f;
    std::size_t batch = 400;  ///< Words.
    std::uint64_t seed = 1;
};

void print_scores(const FloatNetwork& network, const std::vector<Example>& gold) {
    std::size_t words = 0, tags = 0, heads = 0, labels = 0;
    Example out;
    for (const Example& example : gold) {
        network.parse(example, out);
        for (std::size_t i = 0; i < example.tokens.size(); ++i) {
            const Example::Token &own = out.tokens[i], &truth = example.tokens[i];
            ++words;
            tags += own.upos == truth.upos;
            heads += own.head == truth.head;
            labels += own.head == truth.head && own.label == truth.label;
        }
    }
    const double part = static_cast<double>(words) / 100;
    std::fprintf(stderr, "  development: UPOS %.2f UAS %.2f LAS with subtypes %.2f\n", static_cast<double>(tags) / part, static_cast<double>(heads) / part, static_cast<double>(labels) / part);
}

FloatNetwork trained(const Plan& plan, const SyntaxVocabulary& vocabulary, const Text& text, const std::vector<Example>& gold, const std::vector<Example>& development) {
    Random random(plan.seed);
    FloatNetwork network(plan.shape, random);
    double square = 0;
    for (const float value : text.vectors) square += static_cast<double>(value) * value;
    const auto scale = static_cast<float>(0.3 / std::sqrt(square / static_cast<double>(text.vectors.size())));
    for (std::size_t i = 0; i < text.keys.size(); ++i) {
        const auto found = vocabulary.words.find(text.keys[i]);
        if (found == vocabulary.words.end()) continue;
        for (std::size_t j = 0; j < vector_columns; ++j) network.word.row(found->second)[j] = text.vectors[i * vector_columns + j] * scale;
    }
    std::uint64_t time = 0;
    const std::vector<Parameter*> parameters = network.parameters();
    for (int round = 0; round < plan.rounds; ++round) {
        std::vector<const Example*> order;
        for (const Example& example : gold) order.push_back(&example);
        random.shuffle(order);
        double loss = 0;
        std::size_t words = 0;
        for (std::size_t at = 0; at < order.size();) {
            std::size_t end = at, size = 0;
            while (end < order.size() && size < plan.batch) size += order[end++]->tokens.size();
            loss += network.train(std::span(order).subspan(at, end - at), vocabulary.rareness, plan.dropout, round == 0 ? 0.3f : 0.9f, random);
            words += size;
            const float done = (static_cast<float>(round) + static_cast<float>(at) / static_cast<float>(order.size())) / static_cast<float>(plan.rounds);
            const float rate = plan.rate * std::min(1.f, static_cast<float>(time + 1) / 200) * (1 - done);
            ++time;
            for (Parameter* parameter : parameters) parameter->step(rate, time);
            at = end;
        }
        std::fprintf(stderr, "round %d of %d: loss %.4f a word\n", round + 1, plan.rounds, loss / static_cast<double>(words));
        if (round % 4 == 3 || round + 1 == plan.rounds) print_scores(network, development);
    }
    return network;
}

}  // namespace

std::string train_syntax(const std::string& assets, const std::vector<TreebankSentence>& sentences, const std::vector<TreebankSentence>& development) {
    const Text text = kept_vectors(assets, sentences);
    const SyntaxVocabulary vocabulary = vocabulary_of(sentences, text.keys, {});
    std::vector<Example> gold, truth;
    for (const TreebankSentence& sentence : sentences) gold.push_back(example_of(sentence, vocabulary));
    for (const TreebankSentence& sentence : development) truth.push_back(example_of(sentence, vocabulary));
    std::fprintf(stderr, "%zu words, %zu affixes\n", vocabulary.word_keys.size(), vocabulary.affix_keys.size());
    Plan plan;
    plan.shape.words = vocabulary.word_keys.size();
    plan.shape.affixes = vocabulary.affix_keys.size();
    plan.shape.word = vector_columns;
    plan.shape.upos = names<Upos>().size();
    plan.shape.xpos = names<Xpos>().size();
    plan.shape.labels = names<Deprel>().size();
    const FloatNetwork network = trained(plan, vocabulary, text, gold, truth);
    return syntax_file(network, vocabulary, gold);
}

}  // namespace dragoman::train
