#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <functional>
#include <thread>
#include <utility>

#include "cli/article_files.h"
#include "cli/command.h"
#include "core/analyze/analyze.h"
#include "core/analyze/layout/site_furniture.h"
#include "core/assemble/assemble.h"
#include "core/export/analysis_json.h"

namespace dragoman::cli {
namespace {

struct Options {
    std::vector<std::string> paths;
    std::string out = "-";
    bool jsonl = false;
    unsigned jobs = std::max(1u, std::thread::hardware_concurrency());
    IngestOptions ingest;
    ExportOptions output;
};

bool read_jobs(std::string_view value, unsigned& jobs) {
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), jobs);
    return error == std::errc() && end == value.data() + value.size() && jobs >= 1 && jobs <= 256;
}

/// nullopt and a sentence in `problem` where the command line is wrong.
std::optional<Options> read_options(const Arguments& arguments, std::string& problem) {
    Options options;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string_view argument = arguments[i];
        if ((argument == "-o" || argument == "--jobs" || argument == "--map") && i + 1 == arguments.size()) {
            problem = std::string(argument) + " wants a value behind it";
            return std::nullopt;
        }
        if (argument == "-o") {
            options.out = arguments[++i];
        } else if (argument == "--jobs") {
            if (!read_jobs(arguments[++i], options.jobs)) {
                problem = "--jobs wants a number from 1 to 256, not \"" + std::string(arguments[i]) + "\"";
                return std::nullopt;
            }
        } else if (argument == "--map") {
            Result<std::vector<IngestOptions::Column>> columns = read_column_mapping(arguments[++i]);
            if (!columns) {
                problem = "--map: " + columns.error().message;
                return std::nullopt;
            }
            options.ingest.columns = std::move(columns).value();
        } else if (argument == "--jsonl") {
            options.jsonl = true;
        } else if (argument == "--body") {
            options.ingest.body_only = true;
        } else if (argument == "--tokens") {
            options.output.tokens = true;
        } else if (argument.size() > 1 && argument.front() == '-') {
            problem = "analyze has no option " + std::string(argument) + "; dragoman --help lists them";
            return std::nullopt;
        } else {
            options.paths.emplace_back(argument);
        }
    }
    if (!options.paths.empty()) return options;
    problem = "analyze wants files or folders (or - for standard input)";
    return std::nullopt;
}

/// A line on stderr that is written over, twice a second, where somebody is looking.
class Progress {
public:
    explicit Progress(std::size_t total) : total_(total), start_(Clock::now()) {}
    void show(std::size_t done, bool last) {
        const auto now = Clock::now();
        if (!terminal_ || (!last && now - shown_ < std::chrono::milliseconds(500))) return;
        shown_ = now;
        const double seconds = std::chrono::duration<double>(now - start_).count();
        const double rate = seconds > 0 ? static_cast<double>(done) / seconds : 0.0;
        if (total_ > 0) {
            std::fprintf(stderr, "\r%zu of %zu articles, %.0f a second ", done, total_, rate);
        } else {
            std::fprintf(stderr, "\r%zu articles, %.0f a second ", done, rate);
        }
        if (last) std::fputc('\n', stderr);
    }

private:
    using Clock = std::chrono::steady_clock;
    std::size_t total_;  ///< 0: not known before the end.
    Clock::time_point start_, shown_{};
    bool terminal_ = isatty(STDERR_FILENO) != 0;
};

int write_bundle(const Options& options, const Resources& resources, Problems& problems) {
    std::vector<Document> documents = read_articles(options.paths, options.ingest, problems);
    if (documents.empty()) return fail(exit_failed, "no article could be read; nothing is written");
    mark_shared_lines(documents);
    Progress progress(documents.size());
    analyze_all(documents, resources, options.jobs, [&](std::size_t done) { progress.show(done, false); });
    progress.show(documents.size(), true);
    const Corpus corpus = assemble(std::move(documents), resources);
    std::string problem;
    if (!write_file(options.out, bundle_json(corpus, resources, options.output), problem)) {
        return fail(exit_failed, options.out + " cannot be written: " + problem);
    }
    return problems.count() ? exit_partial : exit_ok;
}

/// Articles are read, brought together and written so many at a time: a file of any size fits into memory. What lies across
/// articles (an inferred date, an entity without an entry in the knowledge base) is then sought within one such batch.
int write_lines(const Options& options, const Resources& resources, Problems& problems) {
    constexpr std::size_t most_articles = 2000, most_bytes = 8'000'000;
    OutputFile out(options.out);
    Progress progress(0);
    std::vector<Document> batch;
    std::size_t bytes = 0, done = 0;
    bool written = true;
    const auto write_batch = [&] {
        if (batch.empty() || !written) return;
        const std::size_t count = batch.size();
        mark_shared_lines(batch);
        analyze_all(batch, resources, options.jobs, [&](std::size_t now_done) { progress.show(done + now_done, false); });
        done += count;
        const Corpus corpus = assemble(std::exchange(batch, {}), resources);
        written = out.write(documents_jsonl(corpus, resources, options.output));
        bytes = 0;
    };
    each_article(options.paths, options.ingest, problems, [&](Document document) {
        if (!written) return;
        bytes += document.text.size();
        batch.push_back(std::move(document));
        if (batch.size() >= most_articles || bytes >= most_bytes) write_batch();
    });
    write_batch();
    if (done == 0 && written) return fail(exit_failed, "no article could be read; nothing is written");
    progress.show(done, true);
    if (!written || !out.commit()) return fail(exit_failed, options.out + " cannot be written: " + out.why_not());
    return problems.count() ? exit_partial : exit_ok;
}

}  // namespace

void analyze_all(std::vector<Document>& documents, const Resources& resources, unsigned jobs,
                 const std::function<void(std::size_t)>& report) {
    std::atomic<std::size_t> next{0}, done{0};
    const auto work = [&](bool reports) {
        Workspace workspace(resources);
        for (std::size_t i; (i = next++) < documents.size();) {
            documents[i] = analyze(std::move(documents[i]), resources, workspace);
            const std::size_t now_done = ++done;
            if (reports && now_done < documents.size()) report(now_done);
        }
    };
    std::vector<std::thread> threads;
    for (unsigned i = 1; i < jobs && i < documents.size(); ++i) threads.emplace_back(work, false);
    work(true);
    for (std::thread& thread : threads) thread.join();
}

int analyze_command(const Arguments& arguments) {
    std::string problem;
    const std::optional<Options> options = read_options(arguments, problem);
    if (!options) return fail(exit_usage, problem);
    const Result<Resources> resources = load_pack();
    if (!resources) return fail(exit_failed, resources.error().message);
    Problems problems;
    return (options->jsonl ? write_lines : write_bundle)(*options, resources.value(), problems);
}

}  // namespace dragoman::cli
