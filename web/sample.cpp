// Analyses the bundled sample when the site is built, so that the page can show it before it has its tables:
//   dragoman-sample PACK SAMPLES.jsonl OUT
// OUT is the snapshot that the page's worker would send; the same code makes both. It is written whole or not at all.
#include <cstdio>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>

#include "core/export/snapshot.h"
#include "web/platform/analyst.h"

namespace {

std::optional<std::string> bytes_of(const char* path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return std::nullopt;
    return std::string(std::istreambuf_iterator<char>(file), {});
}

int fail(const char* path, const std::string& reason) {
    std::fprintf(stderr, "dragoman-sample: %s: %s\n", path, reason.c_str());
    return 1;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 4) return fail("usage", "dragoman-sample PACK SAMPLES.jsonl OUT");
    std::optional<std::string> pack = bytes_of(argv[1]);
    const std::optional<std::string> samples = bytes_of(argv[2]);
    if (!pack) return fail(argv[1], "cannot be read");
    if (!samples) return fail(argv[2], "cannot be read");
    dragoman::Result<dragoman::Resources> resources = dragoman::load_resources(std::move(*pack));
    if (!resources) return fail(argv[1], resources.error().message);
    dragoman::Analyst analyst(std::make_shared<const dragoman::Resources>(std::move(resources).value()));
    analyst.add_file("samples.jsonl", *samples);
    while (analyst.step()) {}
    for (const dragoman::Problem& problem : analyst.take_problems()) return fail(problem.file.c_str(), problem.reason);
    if (analyst.done() == 0) return fail(argv[2], "holds no article");
    const std::string snapshot = dragoman::encode_corpus(analyst.corpus());
    const std::string part = std::string(argv[3]) + ".part";
    std::ofstream out(part, std::ios::binary);
    out.write(snapshot.data(), static_cast<std::streamsize>(snapshot.size()));
    out.close();
    if (!out || std::rename(part.c_str(), argv[3]) != 0) return fail(argv[3], "cannot be written");
    return 0;
}
