#include "tests/support/resources.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>

namespace dragoman::test {

std::string read_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

const Resources& resources() {
    static const Resources loaded = [] {
        Result<Resources> result = load_resources(read_file(DRAGOMAN_BINARY_DIR "/dragoman.pack"));
        if (!result) {
            std::fprintf(stderr, "dragoman.pack: %s\n", result.error().message.c_str());
            std::abort();
        }
        return std::move(result).value();
    }();
    return loaded;
}

}  // namespace dragoman::test
