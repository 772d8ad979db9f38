// dragoman-train: makes the models of assets/models from $DRAGOMAN_DATA. Same data, same bytes.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "core/analyze/syntax/dependency_parser.h"
#include "tools/train/train_parser.h"
#include "tools/train/train_sentences.h"

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

void score_tagger(const std::string& bytes, const char* file) {
    const Result<Model> model = Model::read(bytes, "tagger");
    if (!model) return;
    Tagger tagger(model.value());
    std::size_t all = 0, upos = 0, xpos = 0;
    for (const TreebankSentence& sentence : load({file})) {
        std::vector<WordForm> words;
        for (const Word& word : sentence.words) words.push_back(word_form(word.form, words.empty()));
        std::vector<Tag> tags;
        tagger.tag(words, tags);
        for (std::size_t i = 0; i < tags.size(); ++i) {
            ++all;
            upos += tags[i].upos == sentence.words[i].upos;
            xpos += tags[i].xpos == sentence.words[i].xpos;
        }
    }
    const double n = static_cast<double>(all) / 100;
    std::printf("%s: UPOS %.2f XPOS %.2f\n", file, static_cast<double>(upos) / n, static_cast<double>(xpos) / n);
}

void score_parser(const std::string& bytes, const std::string& tagger_file, const char* file) {
    const Result<Model> model = Model::read(bytes, "parser"), tags_model = Model::read(read_bytes(tagger_file), "tagger");
    if (!model || !tags_model) return;
    Tagger tagger(tags_model.value());
    DependencyParser parser(model.value());
    std::size_t all = 0, heads = 0, labelled = 0;
    std::vector<Tag> tags;
    std::vector<Arc> arcs;
    for (const TreebankSentence& sentence : load({file})) {
        std::vector<WordForm> words;
        for (const Word& word : sentence.words) words.push_back(word_form(word.form, words.empty()));
        tagger.tag(words, tags);
        parser.parse(words, tags, arcs);
        for (std::size_t i = 0; i < arcs.size(); ++i) {
            const std::string_view own = name_of(arcs[i].deprel), gold = name_of(sentence.words[i].deprel);
            const bool right = arcs[i].head == std::max(-1, sentence.words[i].head);
            ++all;
            heads += right;
            labelled += right && own.substr(0, own.find(':')) == gold.substr(0, gold.find(':'));
        }
    }
    const double n = static_cast<double>(all) / 100;
    std::printf("%s: UAS %.2f LAS %.2f\n", file, static_cast<double>(heads) / n, static_cast<double>(labelled) / n);
}

}  // namespace

int main(int argc, char** argv) {
    const std::string_view what = argc > 1 ? argv[1] : "";
    const std::string folder = argc > 2 ? argv[2] : "assets/models";
    TrainingPlan plan;
    if (const char* epochs = std::getenv("EPOCHS")) plan.epochs = std::atoi(epochs);
    if (const char* updates = std::getenv("MIN_UPDATES")) plan.min_updates = static_cast<std::uint32_t>(std::atoi(updates));
    if (const char* parts = std::getenv("DENOMINATOR")) plan.denominator = std::atoi(parts);
    if (what == "tagger") {
        const std::string bytes = train_tagger(training_sentences(), plan);
        score_tagger(bytes, "syntax/ewt-dev.conllu.gz");
        score_tagger(bytes, "syntax/gum-open-dev.conllu.gz");
        return write(folder + "/tagger.bin", bytes) ? 0 : 1;
    }
    if (what == "parser") {  // behind the tagger of the same folder
        plan.epochs = 7;
        plan.min_updates = 30;
        plan.denominator = 2;
        const std::string bytes = train_parser(training_sentences(), plan, 3);
        score_parser(bytes, folder + "/tagger.bin", "syntax/ewt-dev.conllu.gz");
        score_parser(bytes, folder + "/tagger.bin", "syntax/gum-open-dev.conllu.gz");
        return write(folder + "/parser.bin", bytes) ? 0 : 1;
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
    std::fputs("dragoman-train tagger|lemmas|parser|sentences [FOLDER]\n  reads $DRAGOMAN_DATA/data, writes FOLDER/NAME.bin (default assets/models)\n", stderr);
    return 2;
}
