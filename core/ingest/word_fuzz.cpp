// Any bytes as the main document of a Word file, which spares the fuzzer the ZIP around it.
#include "core/ingest/fuzz_checks.h"
#include "core/ingest/reader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size), core = bytes.substr(0, size / 8);
    dragoman::Harvest harvest("a.docx", {});
    dragoman::read_word({"a.docx", "a.docx", 0}, bytes.substr(core.size()), core, harvest);
    dragoman::Ingested in;
    while (std::optional<dragoman::Result<dragoman::Document>> item = harvest.take()) {
        if (*item) {
            in.documents.push_back(std::move(*item).value());
        } else {
            in.errors.push_back(item->error());
        }
    }
    dragoman::fuzz::check(in);
    return 0;
}
