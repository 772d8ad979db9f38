#include "tools/train/text_corpus.h"

#include <nlohmann/json.hpp>
#include <vector>

#include "core/analyze/token/tokenizer.h"
#include "tools/train/treebank.h"

namespace dragoman::train {

Resources tokenizer_resources(const std::string& assets) {
    Resources resources;
    for (const char* name : {"abbreviations", "sentence_openers", "word_parts"}) {
        resources.lexicon.add(name, Table(read_bytes(assets + "/lexicon/" + name + ".tsv")));
    }
    resources.models.add("sentences", read_bytes(assets + "/models/sentences.bin"));
    return resources;
}

bool read_text(const std::string& file, const Resources& resources, const std::function<void(std::span<const std::string_view>)>& take) {
    const std::string bytes = read_bytes(data_path("text/" + file));
    std::vector<std::string_view> words;
    for (std::size_t begin = 0; begin < bytes.size();) {
        const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
        const nlohmann::json json = nlohmann::json::parse(bytes.begin() + static_cast<std::ptrdiff_t>(begin), bytes.begin() + static_cast<std::ptrdiff_t>(end), nullptr, false);
        begin = end + 1;
        if (!json.is_object()) continue;
        Document doc;
        doc.text = json["text"].get<std::string>();
        const Tokenization tokenization = tokenize(doc, resources);
        for (const Sentence& sentence : tokenization.sentences) {
            words.clear();
            for (std::size_t i = sentence.first.at(); i < sentence.last.at(); ++i) words.push_back(slice(doc.text, tokenization.tokens[i].span));
            take(words);
        }
    }
    return !bytes.empty();
}

}  // namespace dragoman::train
