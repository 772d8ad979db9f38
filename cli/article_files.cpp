#include "cli/article_files.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "cli/command.h"
#include "core/base/text_hash.h"
#include "core/base/utf8.h"

namespace dragoman::cli {
namespace {

namespace fs = std::filesystem;

bool is_article_file(const fs::path& path) {
    constexpr std::string_view known[] = {".txt",   ".text", ".md",    ".html", ".htm",
                                          ".xhtml", ".json", ".jsonl", ".ndjson"};
    const std::string extension = lowered(path.extension().string());
    return std::find(std::begin(known), std::end(known), extension) != std::end(known);
}

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
        if (is_article_file(walk->path())) {
            files.push_back(walk->path().string());
        } else {
            ++passed_over;
        }
    }
    if (error) problems.say(folder, "The folder cannot be read to its end: " + error.message() + ".");
    if (files.empty()) problems.say(folder, "The folder holds no .txt, .html, .json or .jsonl file.");
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

void tell_apart(std::vector<Document>& documents) {
    TextMap<int> seen;
    for (Document& doc : documents) {
        const int count = ++seen[doc.id];
        if (count == 1) continue;
        std::string id = doc.id + "~" + std::to_string(count);
        while (seen.contains(id)) id += "~";
        seen[id] = 1;
        doc.id = std::move(id);
    }
}

}  // namespace

void Problems::say(const std::string& place, std::string_view message) {
    ++count_;
    std::fprintf(stderr, "dragoman: %s: %.*s\n", place.c_str(), static_cast<int>(message.size()),
                 message.data());
}

std::vector<Document> read_articles(const std::vector<std::string>& paths, const IngestOptions& options,
                                    Problems& problems) {
    std::vector<Document> documents;
    for (const std::string& path : list_files(paths, problems)) {
        std::string why_not;
        const std::optional<std::string> bytes = read_file(path, why_not);
        if (!bytes) {
            problems.say(path, "The file cannot be read: " + why_not + ".");
            continue;
        }
        Ingested ingested = ingest(path == "-" ? "stdin" : path, *bytes, options);
        for (const Error& error : ingested.errors) {
            problems.say(error.line ? path + ":" + std::to_string(error.line) : path, error.message);
        }
        std::move(ingested.documents.begin(), ingested.documents.end(), std::back_inserter(documents));
    }
    tell_apart(documents);
    return documents;
}

}  // namespace dragoman::cli
