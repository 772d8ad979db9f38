#include "web/platform/background.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "core/knowledge/resources.h"
#include "web/platform/analyst.h"

namespace dragoman {

namespace {

double now() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

}  // namespace

bool read_file(const std::string& path, std::string& bytes) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return false;
    bytes.assign(std::istreambuf_iterator<char>(file), {});
    return !file.bad();
}

std::vector<InputFile> files_under(const std::vector<std::string>& paths) {
    namespace fs = std::filesystem;
    std::vector<InputFile> files;
    for (const std::string& path : paths) {
        std::error_code error;
        if (!fs::is_directory(path, error)) {
            files.push_back({fs::path(path).filename().string(), path, {}});
            continue;
        }
        const std::size_t first = files.size();
        for (fs::recursive_directory_iterator it(path, error), end; it != end; it.increment(error)) {
            if (error || !it->is_regular_file(error)) continue;
            if (it->path().filename().string().front() == '.') continue;
            files.push_back({fs::relative(it->path(), path, error).string(), it->path().string(), {}});
        }
        std::sort(files.begin() + static_cast<std::ptrdiff_t>(first), files.end(),
                  [](const InputFile& a, const InputFile& b) { return a.path < b.path; });
    }
    return files;
}

Background::Background(std::string pack_path, std::function<void()> wake)
    : wake_(std::move(wake)), thread_([this, path = std::move(pack_path)] { run(path); }) {}

Background::~Background() {
    cancelled_ = ending_ = true;
    changed_.notify_all();
    thread_.join();
}

void Background::analyse(std::vector<InputFile> files, bool extend, bool sample) {
    if (!extend) held_.clear();
    for (InputFile& file : files) {
        if (file.number == 0) file.number = ++numbered_;
        held_[file.number] = file;
    }
    const std::scoped_lock lock(mutex_);
    if (!extend) {
        jobs_.clear();
        cancelled_ = true;  // what runs is going to be replaced
    }
    busy_ = true;
    jobs_.push_back({std::move(files), extend, sample});
    changed_.notify_all();
}

void Background::read_again(const std::vector<AgainFile>& files) {
    std::vector<InputFile> list;
    for (const AgainFile& again : files) {
        const auto held = held_.find(again.file);
        if (held == held_.end()) continue;
        list.push_back(held->second);
        list.back().mapping = again.mapping;
        list.back().members = again.members;
    }
    analyse(std::move(list), true, false);
}

void Background::report(Report report) {
    {
        const std::scoped_lock lock(mutex_);
        reports_.push_back(std::move(report));
    }
    wake_();
}

void Background::deliver(App& app) {
    std::vector<Report> reports;
    {
        const std::scoped_lock lock(mutex_);
        reports.swap(reports_);
    }
    for (const Report& report : reports) report(app);
}

void Background::run(const std::string& pack_path) {
    std::string pack;
    const bool found = read_file(pack_path, pack);
    Result<Resources> loaded = load_resources(std::move(pack));
    if (!found || !loaded) {
        Problem problem{pack_path, found ? loaded.error().message : "The file is not there.", 0};
        report([problem](App& app) { app_problem(app, problem); });
        busy_ = false;
        return;
    }
    const auto resources = std::make_shared<const Resources>(std::move(loaded).value());
    Analyst analyst(resources);
    while (!ending_) {
        Job job;
        {
            std::unique_lock lock(mutex_);
            if (jobs_.empty()) {
                busy_ = false;
                wake_();
            }
            changed_.wait(lock, [&] { return ending_ || !jobs_.empty(); });
            if (ending_) return;
            job = std::move(jobs_.front());
            jobs_.pop_front();
            cancelled_ = false;
        }
        run_job(analyst, std::move(job));
    }
}

void Background::run_job(Analyst& analyst, Job job) {
    if (!job.extend) analyst.clear();
    const double start = now();
    const std::size_t before = analyst.done();
    double next_progress = start, next_corpus = start + 1;
    std::vector<char> slice(4 << 20);
    const auto tell = [&](Progress::Phase phase, std::size_t files_left, const std::string& current) {
        Progress progress;
        progress.phase = phase;
        progress.done = analyst.done() - before;
        progress.total = progress.done + analyst.waiting() + files_left;
        progress.per_second = static_cast<double>(progress.done) / std::max(now() - start, 1e-3);
        progress.current = current;
        progress.cancelled = phase == Progress::Phase::idle && cancelled_;
        report([progress](App& app) { app_progress(app, progress); });
    };
    const auto show = [&] {
        const auto corpus = std::make_shared<const Corpus>(analyst.corpus());
        report([corpus, sample = job.sample](App& app) { app_corpus(app, corpus, sample); });
    };
    for (std::size_t i = 0; i < job.files.size() && !cancelled_; ++i) {
        InputFile& file = job.files[i];
        std::ifstream input;
        if (!file.path.empty()) input.open(file.path, std::ios::binary);
        bool more = file.path.empty() || input.is_open();
        if (!more) {
            Problem problem{file.name, "The file cannot be read.", 0};
            report([problem](App& app) { app_problem(app, problem); });
        }
        analyst.map_columns(read_mapping(file.mapping), file.members);
        analyst.begin_file(file.name);
        while (more && !cancelled_) {
            if (file.path.empty()) {
                analyst.feed(file.bytes);
                file.bytes = {};
                more = false;
            } else {
                input.read(slice.data(), static_cast<std::streamsize>(slice.size()));
                analyst.feed({slice.data(), static_cast<std::size_t>(input.gcount())});
                more = static_cast<bool>(input);
            }
            if (more && analyst.waiting() < 500) continue;  // a smaller file is read to its end first: then its articles are counted
            if (!more) analyst.end_file();
            while (!cancelled_ && analyst.step()) {
                const double t = now();
                if (t >= next_progress) {
                    next_progress = t + 0.1;
                    tell(Progress::Phase::analysing, job.files.size() - i - 1, file.name);
                }
                if (t >= next_corpus) {  // first results after a second, then ever more seldom
                    next_corpus = t + 2 * (t - start);
                    show();
                }
            }
            for (const Problem& problem : analyst.take_problems()) {
                report([problem](App& app) { app_problem(app, problem); });
            }
        }
        for (UnknownColumns& question : analyst.take_questions()) {
            question.file = file.number;
            if (!cancelled_) report([question](App& app) { app_unknown_columns(app, question); });
        }
    }
    analyst.drop_waiting();
    tell(Progress::Phase::assembling, 0, {});
    show();
    tell(Progress::Phase::idle, 0, {});
}

}  // namespace dragoman
