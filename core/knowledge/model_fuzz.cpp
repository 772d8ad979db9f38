// Any bytes as a model: refused with a sentence, or scores, names' weights and a parser's tables.
#include <vector>

#include "core/base/fuzz_require.h"
#include "core/knowledge/model.h"
#include "core/knowledge/name_model.h"
#include "core/knowledge/pack.h"
#include "core/knowledge/syntax_model.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace dragoman;
    std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const unsigned choice = fuzz::take_choice(bytes);
    const std::string_view kinds[] = {"sentences", "lemmas", "names", "syntax"};
    const std::string_view kind = kinds[choice / 4 % 4];
    std::string file(bytes);
    if (choice % 4 == 1) file = fuzz::with_checksum("DRGMODL1", bytes, crc32);
    if (choice % 4 > 1) {  // a model of one section: its reader is what is asked
        ModelDraft draft;
        draft.kind = kind;
        draft.labels = {"T NOUN NN", "T X FW", "R dep", "R nsubj", "R root"};
        const char* const names[] = {"words", "weights", "shape", "affixes"};
        std::string_view rest = bytes;
        for (const char* name : names) {
            const std::size_t end = std::min(rest.find("||"), rest.size());
            draft.sections.emplace_back(name, rest.substr(0, end));
            rest.remove_prefix(std::min(end + 2, rest.size()));
        }
        file = write_model(draft);
    }
    const Result<Model> read = Model::read(file, kind);
    if (!read) {
        fuzz::require(!read.error().message.empty());
        return 0;
    }
    const Model& model = read.value();
    fuzz::require(!model.empty() && model.labels().size() <= Model::most_labels);
    std::vector<std::int32_t> scores(model.labels().size());
    std::vector<std::uint64_t> keys;
    for (std::uint64_t i = 0; i < 100; ++i) keys.push_back(i << 57 | i << 20);
    model.add(keys, scores.data());
    for (const std::uint64_t key : keys) {
        const int label = model.sole_label(key);
        fuzz::require(label >= -1 && label < static_cast<int>(scores.size()));
        model.sole_weight(key);
    }
    const NameModel names = NameModel::of(model);
    if (!names.empty()) {
        fuzz::require(names.row((1u << names.bucket_bits()) - 1) != nullptr);
        names.words().find("Paris");
    }
    const Result<SyntaxModel> syntax = SyntaxModel::of(model);
    if (!syntax) fuzz::require(!syntax.error().message.empty());
    return 0;
}
