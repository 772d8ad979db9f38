// Any bytes as a pack: refused with a sentence, or tables that can be asked.
#include "core/base/fuzz_require.h"
#include "core/knowledge/resources.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace dragoman;
    std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const bool sound = fuzz::take_choice(bytes) % 4 != 0;
    const std::string file = sound ? fuzz::with_checksum("DRGPACK1", bytes, crc32) : std::string(bytes);
    const Result<Pack> pack = Pack::read(file);
    if (!pack) {
        fuzz::require(!pack.error().message.empty() && pack.error().byte <= file.size());
        return 0;
    }
    std::size_t all = 0;
    for (const std::string_view name : pack.value().file_names()) all += name.size() + pack.value().file(name).size();
    fuzz::require(all <= file.size() && pack.value().file("no such file").empty());
    if (const Result<Resources> resources = load_resources(file)) {
        for (const std::string& refused : resources.value().models.refused()) fuzz::require(!refused.empty());
        resources.value().knowledge_base.named("Paris");
        resources.value().lexicon.table("abbreviations").begins_key("a");
    }
    return 0;
}
