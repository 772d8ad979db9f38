// Any small network over any words: a tag for each, one tree, heads inside the sentence.
#include <vector>

#include "core/analyze/syntax/dependency_parser.h"
#include "core/analyze/syntax/lemmatizer.h"
#include "core/base/fuzz_require.h"

namespace {

using namespace dragoman;

/// Sizes that agree, weights and rows out of the bytes, again and again.
Model network(std::string_view bytes) {
    const unsigned layers = fuzz::take_choice(bytes) % 3, reach = fuzz::take_choice(bytes) % 3, slots = 1 + fuzz::take_choice(bytes) % 10;
    constexpr std::size_t word = 4, affix = 2, hidden = 16, decision = 16;
    std::size_t at = 0;
    const auto take = [&](std::size_t count) {
        std::string out;
        for (; out.size() < count; ++at) out.push_back(bytes.empty() ? '\x11' : bytes[at % bytes.size()]);
        return out;
    };
    ModelDraft draft;
    draft.kind = "syntax";
    draft.labels = {"T NOUN NN", "T VERB VB", "T X FW", "R dep", "R nsubj", "R amod", "R root"};
    constexpr std::size_t relations = 4;
    const auto matrix = [](std::size_t inputs, std::size_t outputs) { return 2 * inputs * outputs + 4 * outputs; };
    const std::size_t weights = matrix((2 * reach + 1) * (word + affix), hidden) + layers * matrix(hidden, 2 * hidden) +
                                matrix(hidden, names<Upos>().size() + names<Xpos>().size()) + slots * matrix(hidden, decision) + 2 * 2 * slots * decision +
                                2 * SyntaxModel::trait_rows * decision + matrix(decision, 3) + 2 * matrix(decision, relations);
    const unsigned char sizes[] = {word, affix, static_cast<unsigned char>(reach), hidden, static_cast<unsigned char>(layers), static_cast<unsigned char>(slots), decision, 6, 8};
    draft.sections.emplace_back("shape", std::string(std::begin(sizes), std::end(sizes)));
    const auto rows = [&](std::size_t columns) {
        std::vector<std::int8_t> out;
        for (const char byte : take(columns * 2)) out.push_back(static_cast<std::int8_t>(byte));
        const std::uint64_t key[] = {word_form("the", false).lower};
        return KeyedRows::write(key, out, columns);
    };
    draft.sections.emplace_back("words", rows(word));
    draft.sections.emplace_back("affixes", rows(affix));
    draft.sections.emplace_back("weights", take(weights));
    const Result<Model> model = Model::read(write_model(draft), "syntax");
    fuzz::require(static_cast<bool>(model));
    return model.value();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const std::size_t cut = bytes.size() / 2;
    const Result<SyntaxModel> model = SyntaxModel::of(network(bytes.substr(cut)));
    fuzz::require(static_cast<bool>(model));
    std::vector<std::string_view> words;
    for (std::string_view text = bytes.substr(0, cut); !text.empty();) {
        const std::size_t end = std::min(text.find(' '), text.size());
        if (end > 0) words.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    if (words.empty()) return 0;
    SyntaxNetwork network(model.value());
    DependencyParser parser(model.value());
    std::vector<Tag> tags, again;
    std::vector<Arc> arcs;
    for (std::vector<Tag>* const out : {&tags, &again}) {  // the second time every form is known
        network.read(words);
        for (std::size_t i = 0; i < words.size(); ++i) out->push_back(network.tag(i));
    }
    fuzz::require(tags == again);
    parser.parse(network, tags, arcs);
    fuzz::require(arcs.size() == words.size());
    std::size_t roots = 0;
    for (std::size_t i = 0; i < arcs.size(); ++i) {
        roots += arcs[i].head == -1;
        fuzz::require(arcs[i].head >= -1 && arcs[i].head < static_cast<int>(arcs.size()) && arcs[i].head != static_cast<int>(i));
        std::size_t steps = 0;
        for (int above = arcs[i].head; above >= 0; above = arcs[static_cast<std::size_t>(above)].head) fuzz::require(++steps <= arcs.size());
        std::string lemma;
        append_lemma(Model(), words[i], tags[i], lemma);
    }
    fuzz::require(roots == 1);
    return 0;
}
