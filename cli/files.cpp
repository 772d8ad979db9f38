#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <utility>

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

OutputFile::OutputFile(std::string path) : path_(std::move(path)), part_(path_ + ".part") {}

OutputFile::~OutputFile() {
    if (!file_ || file_ == stdout) return;
    std::fclose(file_);
    std::error_code error;
    fs::remove(part_, error);
}

bool OutputFile::fail() {
    why_not_ = std::strerror(errno);
    return false;
}

bool OutputFile::write(std::string_view bytes) {
    if (!file_) file_ = path_ == "-" ? stdout : std::fopen(part_.c_str(), "wb");
    if (!file_ || std::fwrite(bytes.data(), 1, bytes.size(), file_) != bytes.size()) return fail();
    return true;
}

bool OutputFile::commit() {
    if (!file_ && !write({})) return false;
    if (std::fflush(file_) != 0) return fail();
    if (file_ == stdout) return true;
    const bool closed = std::fclose(std::exchange(file_, nullptr)) == 0;
    if (!closed) fail();
    std::error_code error;
    if (closed) {
        fs::rename(part_, path_, error);
        if (!error) return true;
        why_not_ = error.message();
    }
    fs::remove(part_, error);
    return false;
}

bool write_file(const std::string& path, std::string_view bytes, std::string& why_not) {
    OutputFile file(path);
    if (file.write(bytes) && file.commit()) return true;
    why_not = file.why_not();
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
