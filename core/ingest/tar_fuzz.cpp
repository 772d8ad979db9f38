// Any bytes as a tar archive.
#include "core/ingest/fuzz_checks.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    dragoman::fuzz::check_file("a.tar", {reinterpret_cast<const char*>(data), size});
    return 0;
}
