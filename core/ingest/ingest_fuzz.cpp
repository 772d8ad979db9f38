// Any bytes under any name, in one piece and in many: documents with ordered spans on code-point boundaries, or sentences.
#include <cstdlib>
#include <string>

#include "core/ingest/fuzz_checks.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr std::string_view names[] = {"a.txt", "a.html", "a.json", "a.jsonl", "a", "a.csv", "a.eml", "a.docx", "a.zip", "a.gz", "a.tar", "a.warc"};
    if (size == 0) return 0;
    dragoman::fuzz::check_file(names[data[0] % std::size(names)], {reinterpret_cast<const char*>(data) + 1, size - 1});
    return 0;
}
