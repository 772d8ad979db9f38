// Any bytes under any name: documents with ordered spans on code-point boundaries, or sentences.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "core/base/utf8.h"
#include "core/ingest/ingest.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr std::string_view names[] = {"a.txt", "a.html", "a.json", "a.jsonl", "a"};
    if (size == 0) return 0;
    const std::string_view name = names[data[0] % 5];
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    const dragoman::Ingested in = dragoman::ingest(name, bytes);
    const auto require = [](bool holds) {
        if (!holds) std::abort();
    };
    for (const dragoman::Document& doc : in.documents) {
        require(!doc.id.empty());
        require(dragoman::first_ill_formed(doc.text) == doc.text.size());
        std::uint32_t end = 0;
        for (const dragoman::Block& block : doc.hinted_blocks) {
            require(end <= block.span.begin && block.span.begin < block.span.end && block.span.end <= doc.text.size());
            require(!dragoman::is_continuation(doc.text[block.span.begin]));
            require(block.span.end == doc.text.size() || !dragoman::is_continuation(doc.text[block.span.end]));
            end = block.span.end;
        }
    }
    for (const dragoman::Error& error : in.errors) require(!error.message.empty() && error.byte <= bytes.size());
    require(!in.documents.empty() || !in.errors.empty() || bytes.empty() || dragoman::trimmed(bytes).empty() || name != "a.txt");
    return 0;
}
