// Any bytes as a JSON file.
#include "core/ingest/fuzz_checks.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    dragoman::fuzz::check_file("a.json", {reinterpret_cast<const char*>(data), size});
    return 0;
}
