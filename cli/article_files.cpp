#include "cli/article_files.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "cli/command.h"
#include "core/ingest/distinct_ids.h"

namespace dragoman::cli {
namespace {

namespace fs = std::filesystem;

/// Hidden files and folders are passed over.
std::vector<std::string> files_inside(const std::string& folder, Problems& problems) {
    std::vector<std::string> files;
    std::size_t passed_over = 0;
    std::error_code error;
    fs::recursive_directory_iterator walk(folder, fs::directory_options::skip_permission_denied, error);
    for (; !error && walk != fs::recursive_directory_iterator(); walk.increment(error)) {
        std::error_code no_status;
        const bool hidden = walk->path().filename().string().starts_with(".");
        if (hidden && walk->is_directory(no_status)) walk.disable_recursion_pending();
        if (hidden || !walk->is_regular_file(no_status)) continue;
        if (is_article_name(walk->path().string())) {
            files.push_back(walk->path().string());
        } else {
            ++passed_over;
        }
    }
    if (error) problems.say(folder, "The folder cannot be read to its end: " + error.message() + ".");
    if (files.empty()) problems.say(folder, "The folder holds no file of a kind that is read (dragoman --help lists them).");
    if (passed_over) {
        std::fprintf(stderr, "dragoman: %s: %zu files of other kinds passed over\n", folder.c_str(),
                     passed_over);
    }
    std::sort(files.begin(), files.end());
    return files;
}

std::vector<std::string> list_files(const std::vector<std::string>& paths, Problems& problems) {
    std::vector<std::string> files;
    for (const std::string& path : paths) {
        std::error_code error;
        if (path != "-" && fs::is_directory(path, error)) {
            const std::vector<std::string> inside = files_inside(path, problems);
            files.insert(files.end(), inside.begin(), inside.end());
        } else {
            files.push_back(path);
        }
    }
    return files;
}

/// False and a reason where the file cannot be read to its end.
bool read_pieces(const std::string& path, std::string& why_not, const std::function<void(std::string_view)>& take) {
    std::FILE* file = path == "-" ? stdin : std::fopen(path.c_str(), "rb");
    if (!file) {
        why_not = std::strerror(errno);
        return false;
    }
    std::vector<char> buffer(1 << 20);
    for (std::size_t size; (size = std::fread(buffer.data(), 1, buffer.size(), file)) > 0;) take({buffer.data(), size});
    const bool failed = std::ferror(file) != 0;
    if (failed) why_not = std::strerror(errno);
    if (file != stdin) std::fclose(file);
    return !failed;
}

std::string place_of(const std::string& path, const Error& error) {
    const std::string& place = error.part.empty() ? path : error.part;
    return error.line ? place + ":" + std::to_string(error.line) : place;
}

}  // namespace

void Problems::say(const std::string& place, std::string_view message) {
    ++count_;
    std::fprintf(stderr, "dragoman: %s: %.*s\n", place.c_str(), static_cast<int>(message.size()),
                 message.data());
}

void each_article(const std::vector<std::string>& paths, const IngestOptions& options, Problems& problems,
                  const std::function<void(Document)>& take) {
    DistinctIds ids;
    for (const std::string& path : list_files(paths, problems)) {
        DocumentStream stream(path == "-" ? "stdin" : path, options);
        const auto take_ready = [&] {
            while (std::optional<Result<Document>> item = stream.next()) {
                if (!*item) {
                    problems.say(place_of(path, item->error()), item->error().message);
                    continue;
                }
                Document document = std::move(*item).value();
                document.id = ids.distinct(std::move(document.id));
                take(std::move(document));
            }
        };
        std::string why_not;
        const bool read = read_pieces(path, why_not, [&](std::string_view piece) {
            stream.feed(piece);
            take_ready();
        });
        if (read) {
            stream.finish();
            take_ready();
        } else {
            problems.say(path, "The file cannot be read: " + why_not + ".");
        }
    }
}

std::vector<Document> read_articles(const std::vector<std::string>& paths, const IngestOptions& options,
                                    Problems& problems) {
    std::vector<Document> documents;
    each_article(paths, options, problems, [&](Document document) { documents.push_back(std::move(document)); });
    return documents;
}

}  // namespace dragoman::cli
