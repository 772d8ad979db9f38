// train_names PACK DATA_DIR OUT.bin [bucket bits] [epochs] [l1]
// Trains the name recogniser: a linear-chain conditional random field with hashed features, AdaGrad,
// L1; annotations that say little ("?") allow more than one tag. Deterministic: one thread, fixed order.
// Reads  PACK (dragoman.pack: lexicon and knowledge base, as at run time), DATA_DIR/word_bits.tsv,
//        DATA_DIR/train/*.bio, DATA_DIR/dev/*.bio (tools/train/name_corpus.py writes them).
// Writes OUT.bin (core/knowledge/name_model.h) and its scores to stdout.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "core/analyze/mention/name_tagger.h"
#include "core/knowledge/resources.h"
#include "tools/train/name_crf.h"

using namespace dragoman;
using namespace dragoman::train;

namespace {

struct Set {
    std::string name;
    float weight = 1.f;
};

std::string read_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

void put(std::string& out, std::uint32_t value, int size) {
    for (int i = 0; i < size; ++i) out.push_back(static_cast<char>(value >> (8 * i) & 0xFF));
}

struct WordList {
    std::string bytes;
    std::uint32_t count = 0;
    NameWords words;
};

WordList read_words(const std::string& path) {
    WordList list;
    std::ifstream in(path);
    std::string before;
    for (std::string line; std::getline(in, line);) {
        std::vector<std::string> field;
        std::istringstream cells(line);
        for (std::string cell; std::getline(cells, cell, '\t');) field.push_back(cell);
        if (field.size() != 8) continue;
        NameWord entry;
        const int cluster = std::atoi(field[1].c_str());
        if (cluster >= 0) entry.cluster = static_cast<std::uint16_t>(cluster);
        std::uint32_t bits = 0;
        for (std::size_t k = 0; k < 6; ++k) bits |= static_cast<std::uint32_t>(std::atoi(field[2 + k].c_str())) << (2 * k);
        entry.bits = static_cast<std::uint16_t>(bits);
        std::size_t shared = 0;
        while (shared < before.size() && shared < field[0].size() && before[shared] == field[0][shared]) ++shared;
        put(list.bytes, static_cast<std::uint32_t>(shared), 1);
        put(list.bytes, static_cast<std::uint32_t>(field[0].size() - shared), 1);
        list.bytes += field[0].substr(shared);
        put(list.bytes, entry.cluster, 2);
        put(list.bytes, entry.bits, 2);
        list.words.add(field[0], entry);
        ++list.count;
        before = field[0];
    }
    return list;
}

std::string model_bytes(const Trainer& trainer, const WordList& list, float scale) {
    std::string words, rest;
    put(words, list.count, 4);
    words += list.bytes;
    put(rest, trainer.bits, 1);
    const auto rounded = [&](float value) { return static_cast<int>(std::lround(value * scale)); };
    for (const auto& row : trainer.transitions) {
        for (const float value : row) put(rest, static_cast<std::uint16_t>(std::clamp(rounded(value), -32000, 32000)), 2);
    }
    for (std::size_t b = 0; b < std::size_t{1} << trainer.bits; ++b) {
        std::string cells;
        std::uint32_t count = 0;
        for (std::uint32_t t = 0; t < name_tags; ++t) {
            const int value = std::clamp(rounded(trainer.weights[b * NameModel::row_size + t]), -127, 127);
            if (value == 0) continue;
            put(cells, t, 1);
            put(cells, static_cast<std::uint8_t>(static_cast<std::int8_t>(value)), 1);
            ++count;
        }
        put(rest, count, 1);
        rest += cells;
    }
    ModelDraft draft;
    draft.kind = "names";
    draft.labels.push_back("O");
    for (const char* name : {"PERSON", "ORG", "PLACE", "NORP", "OTHER"}) {
        for (const char* part : {"B-", "I-", "L-", "U-"}) draft.labels.push_back(std::string(part) + name);
    }
    draft.sections = {{"words", words}, {"weights", rest}};
    return write_model(std::move(draft));
}

// Exact spans with their class, MISC and NORP as one, as the CoNLL measure does.
void report(const NameModel& model, const std::vector<Doc>& docs, const NameTables& tables, const std::string& name) {
    std::size_t right = 0, found = 0, wanted = 0, spans = 0, tokens = 0;
    std::size_t r[4] = {}, f[4] = {}, w[4] = {};
    const bool no_misc = name.find("uner") != std::string::npos;
    double seconds = 0;
    for (const Doc& doc : docs) {
        const std::vector<TokenView> views = views_of(doc);
        tokens += views.size();
        const auto start = std::chrono::steady_clock::now();
        const NameText text = read_name_text(views, doc.sentences, tables);
        const std::vector<TaggedName> names = tag_names(text, model);
        seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        struct Gold {
            std::uint32_t first, last, type;
        };
        std::vector<Gold> gold;
        for (const auto& [begin, end] : doc.sentences) {
            for (std::uint32_t i = begin; i < end;) {
                if (doc.tags[i][0] != 'B') {
                    ++i;
                    continue;
                }
                std::uint32_t last = i + 1;
                while (last < end && doc.tags[last][0] == 'I') ++last;
                gold.push_back({i, last, std::min(3u, class_of(std::string_view(doc.tags[i]).substr(2)))});
                i = last;
            }
        }
        wanted += gold.size();
        for (const Gold& g : gold) ++w[g.type];
        for (const TaggedName& n : names) {
            const std::uint32_t type = std::min(3u, static_cast<std::uint32_t>(n.type));
            if (no_misc && type == 3) continue;
            ++found;
            ++f[type];
            for (const Gold& g : gold) {
                if (g.first != n.first || g.last != n.last) continue;
                ++spans;
                right += g.type == type;
                r[type] += g.type == type;
            }
        }
    }
    const auto f1 = [](std::size_t a, std::size_t b, std::size_t c) { return b + c ? 200.0 * double(a) / double(b + c) : 0.0; };
    std::printf("%-36s F1 %5.2f  P %5.2f R %5.2f  spans %5.2f | PER %5.1f ORG %5.1f LOC %5.1f MISC %5.1f | %.2f M tokens/s\n", name.c_str(),
                f1(right, found, wanted), 100.0 * double(right) / double(std::max<std::size_t>(found, 1)), 100.0 * double(right) / double(std::max<std::size_t>(wanted, 1)),
                f1(spans, found, wanted), f1(r[0], f[0], w[0]), f1(r[1], f[1], w[1]), f1(r[2], f[2], w[2]), f1(r[3], f[3], w[3]),
                double(tokens) / seconds / 1e6);
}

// The mean of the weights after each quarter of an epoch, from the third on: steadier than the last ones.
struct Mean {
    std::vector<float> weights;
    float transitions[name_tags][name_tags] = {};
    float count = 0.f;

    void add(const Trainer& trainer) {
        weights.resize(trainer.weights.size());
        for (std::size_t i = 0; i < weights.size(); ++i) weights[i] += trainer.weights[i];
        for (std::uint32_t a = 0; a < name_tags; ++a) {
            for (std::uint32_t b = 0; b < name_tags; ++b) transitions[a][b] += trainer.transitions[a][b];
        }
        count += 1.f;
    }
    Trainer model(const Trainer& trainer) const {
        Trainer made;
        made.bits = trainer.bits;
        made.weights = weights;
        for (float& weight : made.weights) weight /= count;
        for (std::uint32_t a = 0; a < name_tags; ++a) {
            for (std::uint32_t b = 0; b < name_tags; ++b) made.transitions[a][b] = transitions[a][b] / count;
        }
        return made;
    }
};

}  // namespace

int main(int argc, char** argv) {
    if (argc < 4) return std::fprintf(stderr, "train_names PACK DATA_DIR OUT.bin [bucket bits] [epochs] [l1]\n"), 2;
    const std::string folder = argv[2];
    Result<Resources> loaded = load_resources(read_file(argv[1]));
    if (!loaded) return std::fprintf(stderr, "%s\n", loaded.error().message.c_str()), 1;
    const Resources& resources = loaded.value();
    const WordList list = read_words(folder + "/word_bits.tsv");
    const NameGazetteer gazetteer = NameGazetteer::of(resources.knowledge_base);
    const NameTables tables{list.words, gazetteer, resources.lexicon.table("name-titles")};

    Trainer trainer;
    trainer.bits = argc > 4 ? static_cast<std::uint32_t>(std::atoi(argv[4])) : 17;
    const int epochs = argc > 5 ? std::atoi(argv[5]) : 8;
    trainer.l1 = argc > 6 ? static_cast<float>(std::atof(argv[6])) : 0.02f;
    const Set sets[] = {{"gmb-silver", 1.f}, {"wikigold-train", 1.5f}, {"crossner-politics-train", 1.f}, {"gum-silver-train", 1.f},
                        {"wnut17-train", 0.3f}, {"btc-g", 0.4f}, {"btc-a", 0.3f}, {"btc-b", 0.3f}, {"btc-e", 0.3f}, {"btc-h", 0.3f}, {"wiki-links", 0.5f}};
    std::uint32_t number = 0, seed = 12345;
    for (const Set& set : sets) {
        for (const Doc& doc : read_bio(folder + "/train/" + set.name + ".bio")) {
            trainer.add(doc, tables, set.weight, number);
            for (std::size_t s = 0; s < doc.sentences.size(); ++s) {
                seed = seed * 1664525u + 1013904223u;
                const std::uint32_t draw = seed >> 24;
                const std::uint32_t length = doc.sentences[s].second - doc.sentences[s].first;
                if (length < 4 || length > 25 || draw >= 26) continue;
                trainer.add(recased(doc, s, draw < 13), tables, set.weight * 0.5f, number);
            }
        }
        ++number;
    }
    trainer.weights.assign((std::size_t{1} << trainer.bits) * NameModel::row_size, 0.f);
    trainer.squares = trainer.weights;
    std::fprintf(stderr, "%zu examples, %zu tokens, %u features each\n", trainer.examples.size(), trainer.masks.size(), trainer.per_token);

    std::vector<std::uint32_t> order(trainer.examples.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    const char* dev[] = {"conll2003-dev-EVALUATION-ONLY", "worldwide-dev-EVALUATION-ONLY", "uner-ewt-dev", "crossner-politics-dev", "gum-silver-dev"};
    std::vector<std::vector<Doc>> dev_docs;
    for (const char* name : dev) dev_docs.push_back(read_bio(folder + "/dev/" + name + ".bio"));
    const float scale = 24.f;
    Mean mean;
    for (int epoch = 1; epoch <= epochs; ++epoch) {
        for (std::size_t i = order.size(); i > 1; --i) {
            seed = seed * 1664525u + 1013904223u;
            std::swap(order[i - 1], order[(std::uint64_t{seed} * i) >> 32]);
        }
        trainer.loss = 0;
        for (std::size_t i = 0; i < order.size(); ++i) {
            trainer.learn(trainer.examples[order[i]]);
            if ((epoch > 1 || i * 2 > order.size()) && (i + 1) % (order.size() / 4) == 0) mean.add(trainer);
        }
        if (epoch > 1) {
            const std::string bytes = model_bytes(mean.model(trainer), list, scale);
            const Result<Model> read = Model::read(bytes, "names");
            if (!read) return std::fprintf(stderr, "%s\n", read.error().message.c_str()), 1;
            const NameModel model = NameModel::of(read.value());
            std::printf("epoch %d, loss %.0f, %zu bytes\n", epoch, trainer.loss, bytes.size());
            for (std::size_t d = 0; d < dev_docs.size(); ++d) report(model, dev_docs[d], tables, dev[d]);
            std::fflush(stdout);
            std::ofstream(argv[3], std::ios::binary) << bytes;
        }
    }
}
