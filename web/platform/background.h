#pragma once
// The desktop's worker: one thread that analyses what it is given and reports through a queue, which the window's
// loop empties between frames. (The browser has a Worker instead: web/js/worker.js.)
#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "web/app/app.h"

namespace dragoman {

/// A file to analyse: by its place, or with its bytes at hand (pasted text, the sample).
struct InputFile {
    std::string name, path, bytes;
    std::uint32_t number = 0;  ///< Given by analyse().
    std::string mapping;       ///< Of its columns, as write_mapping() has it.
    std::vector<std::string> members;  ///< Wanted of an archive; empty: all.
};

class Background {
public:
    /// `wake` is called from the thread whenever a report waits.
    Background(std::string pack_path, std::function<void()> wake);
    ~Background();
    Background(const Background&) = delete;
    Background& operator=(const Background&) = delete;

    void analyse(std::vector<InputFile> files, bool extend, bool sample);
    /// Files that were given before, with a mapping, beside the corpus.
    void read_again(const std::vector<AgainFile>& files);
    void cancel() { cancelled_ = true; }
    bool busy() const { return busy_; }
    /// Hands all waiting reports to the app, in the calling thread.
    void deliver(App& app);

private:
    struct Job {
        std::vector<InputFile> files;
        bool extend = false, sample = false;
    };
    using Report = std::function<void(App&)>;
    void run(const std::string& pack_path);
    void run_job(class Analyst& analyst, Job job);
    void report(Report report);

    std::map<std::uint32_t, InputFile> held_;  ///< Of the corpus, by number; touched by the caller's thread alone.
    std::uint32_t numbered_ = 0;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Job> jobs_;
    std::vector<Report> reports_;
    std::function<void()> wake_;
    std::atomic<bool> cancelled_{false}, busy_{true}, ending_{false};
    std::thread thread_;  // last: it uses all of the above
};

/// The files under the paths, folders with all they hold, in the order of their names.
std::vector<InputFile> files_under(const std::vector<std::string>& paths);
/// All bytes of a file; false where it cannot be read.
bool read_file(const std::string& path, std::string& bytes);

}  // namespace dragoman
