// Any bytes as a JSON file, and the same as a list long enough to be fed in pieces that the format's finder does not hold.
#include "core/ingest/fuzz_checks.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    dragoman::fuzz::check_file("a.json", bytes);
    if (size == 0 || size > 20'000) return 0;
    for (const std::string_view begin : {"[", "", "{\"articles\":[{},"}) {
        std::string longer(begin);
        longer.append(begin.size() > 1 ? 66'000 : 5000, begin.empty() ? '\n' : ' ').append(bytes);
        const std::size_t piece = data[size - 1] + (begin.size() > 1 ? 1000u : 1u);
        dragoman::fuzz::check_file("a.json", longer, piece);
        dragoman::fuzz::check_file("a.json", longer, piece / 16 + 1);
    }
    return 0;
}
