#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>

#include "cli/command.h"

namespace dragoman::cli {
namespace fs = std::filesystem;

int fail(ExitCode code, std::string_view message) {
    std::fprintf(stderr, "dragoman: %.*s\n", static_cast<int>(message.size()), message.data());
    return code;
}

std::optional<std::string> read_file(const std::string& path, std::string& why_not) {
    std::FILE* file = path == "-" ? stdin : std::fopen(path.c_str(), "rb");
    if (!file) {
        why_not = std::strerror(errno);
        return std::nullopt;
    }
    std::string bytes;
    std::error_code unknown;  // of a pipe
    if (const std::uintmax_t size = fs::file_size(path, unknown); file != stdin && !unknown) bytes.reserve(static_cast<std::size_t>(size));
    char buffer[1 << 16];
    for (std::size_t size; (size = std::fread(buffer, 1, sizeof buffer, file)) > 0;) {
        bytes.append(buffer, size);
    }
    const bool failed = std::ferror(file) != 0;
    if (failed) why_not = std::strerror(errno);
    if (file != stdin) std::fclose(file);
    if (failed) return std::nullopt;
    return bytes;
}

bool write_file(const std::string& path, std::string_view bytes, std::string& why_not) {
    const bool to_stdout = path == "-";
    const std::string part = path + ".part";
    std::FILE* file = to_stdout ? stdout : std::fopen(part.c_str(), "wb");
    bool ok = file && std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size() &&
              std::fflush(file) == 0;
    if (!ok) why_not = std::strerror(errno);
    if (to_stdout || !file) return ok;
    if (std::fclose(file) != 0 && ok) {
        why_not = std::strerror(errno);
        ok = false;
    }
    std::error_code error;
    if (ok) fs::rename(part, path, error);
    if (ok && !error) return true;
    if (error) why_not = error.message();
    fs::remove(part, error);
    return false;
}

Result<Resources> load_pack() {
    std::error_code error;
    const char* given = std::getenv("DRAGOMAN_PACK");
    const fs::path beside = fs::read_symlink("/proc/self/exe", error).parent_path() / "dragoman.pack";
    const std::string path = given ? given : beside.string();
    std::string why_not;
    std::optional<std::string> bytes = read_file(path, why_not);
    if (!bytes) {
        return Error{ErrorCode::bad_pack,
                     "The tables cannot be read from " + path + " (" + why_not +
                         "); build the target \"pack\" or set DRAGOMAN_PACK."};
    }
    Result<Resources> resources = load_resources(std::move(*bytes));
    if (!resources) return Error{resources.error().code, path + ": " + resources.error().message};
    return resources;
}

}  // namespace dragoman::cli
