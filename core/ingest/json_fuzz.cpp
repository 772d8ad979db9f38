// Any bytes as a JSON file, and the same as a list long enough to be fed in pieces that the format's finder does not hold.
#include "core/ingest/fuzz_checks.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    dragoman::fuzz::check_file("a.json", bytes);
    if (size == 0 || size > 20'000) return 0;
    for (const std::string_view begin : {"[", "", "{\"articles\":["}) {
        std::string longer(begin);
        longer.append(5000, begin.empty() ? '\n' : ' ').append(bytes);
        dragoman::fuzz::check_file("a.json", longer, data[size - 1] % 7 + 1u);
        dragoman::fuzz::check_file("a.json", longer, data[size - 1] + 1u);
    }
    return 0;
}
