// dragoman-train: makes the models of assets/models from $DRAGOMAN_DATA. Same data, same bytes.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "core/analyze/syntax/dependency_parser.h"
#include "tools/train/train_lemmas.h"
#include "tools/train/train_sentences.h"
#include "tools/train/train_syntax.h"

using namespace dragoman;
using namespace dragoman::train;

namespace {

std::vector<TreebankSentence> load(std::initializer_list<const char*> files) {
    std::vector<TreebankSentence> sentences;
    for (const char* file : files) {
        if (read_treebank(data_path(file), sentences)) continue;
        std::fprintf(stderr, "dragoman-train: cannot read %s; set DRAGOMAN_DATA to the folder that holds data/\n", data_path(file).c_str());
        std::exit(1);
    }
    return sentences;
}

std::vector<TreebankSentence> training_sentences() { return load({"syntax/ewt-train.conllu.gz", "syntax/gum-open-train.conllu.gz"}); }

bool write(const std::string& path, std::string_view bytes) {
    std::FILE* file = std::fopen(path.c_str(), "wb");
    const bool ok = file && std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size();
    if (!file || std::fclose(file) != 0 || !ok) {
        std::fprintf(stderr, "dragoman-train: cannot write %s\n", path.c_str());
        return false;
    }
    std::fprintf(stderr, "%s: %zu bytes\n", path.c_str(), bytes.size());
    return true;
}

/// As the program does it, on gold tokens.
void score_syntax(const std::string& bytes, const char* file) {
    const Result<Model> model = Model::read(bytes, "syntax");
    if (!model) return;
    const Result<SyntaxModel> syntax = SyntaxModel::of(model.value());
    if (!syntax) return;
    SyntaxNetwork network(syntax.value());
    DependencyParser parser(syntax.value());
    std::size_t all = 0, upos = 0, xpos = 0, heads = 0, labelled = 0;
    std::vector<Tag> tags;
    std::vector<Arc> arcs;
    for (const TreebankSentence& sentence : load({file})) {
        std::vector<std::string_view> words;
        for (const Word& word : sentence.words) words.push_back(word.form);
        network.read(words);
        tags.clear();
        for (std::size_t i = 0; i < words.size(); ++i) tags.push_back(network.tag(i));
        parser.parse(network, tags, arcs);
        for (std::size_t i = 0; i < arcs.size(); ++i) {
            const Word& gold = sentence.words[i];
            const std::string_view own = name_of(arcs[i].deprel), truth = name_of(gold.deprel);
            const bool right = arcs[i].head == std::max(-1, gold.head);
            ++all;
            upos += tags[i].upos == gold.upos;
            xpos += tags[i].xpos == gold.xpos;
            heads += right;
            labelled += right && own.substr(0, own.find(':')) == truth.substr(0, truth.find(':'));
        }
    }
    const auto share = [&](std::size_t part) { return 100 * static_cast<double>(part) / static_cast<double>(all); };
    std::printf("%s: UPOS %.2f XPOS %.2f UAS %.2f LAS %.2f\n", file, share(upos), share(xpos), share(heads), share(labelled));
}

}  // namespace

int main(int argc, char** argv) {
    const std::string_view what = argc > 1 ? argv[1] : "";
    const std::string folder = argc > 2 ? argv[2] : "assets/models";
    TrainingPlan plan;
    if (what == "syntax") {
        const std::string bytes = train_syntax("assets", training_sentences(), load({"syntax/ewt-dev.conllu.gz"}));
        score_syntax(bytes, "syntax/ewt-dev.conllu.gz");
        score_syntax(bytes, "syntax/gum-open-dev.conllu.gz");
        return write(folder + "/syntax.bin", bytes) ? 0 : 1;
    }
    if (what == "sentences") {  // beside the lexicon of the same assets
        Lexicon lexicon;
        for (const char* name : {"abbreviations", "sentence_openers", "word_parts"}) {
            lexicon.add(name, Table(read_bytes("assets/lexicon/" + std::string(name) + ".tsv")));
        }
        plan.epochs = 8;
        plan.min_updates = 3;
        const std::string bytes = train_sentences({"sentences/ewt-train.jsonl.gz", "sentences/gum-open-train.jsonl.gz"}, lexicon, plan);
        return write(folder + "/sentences.bin", bytes) ? 0 : 1;
    }
    if (what == "lemmas") return write(folder + "/lemmas.bin", train_lemmas(training_sentences())) ? 0 : 1;
    std::fputs("dragoman-train syntax|lemmas|sentences [FOLDER]\n  reads $DRAGOMAN_DATA/data, writes FOLDER/NAME.bin (default assets/models)\n", stderr);
    return 2;
}
