#pragma once
// The native edge: files, flags, threads, the terminal. Everything else is core.
#include <cstdio>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/document/document.h"
#include "core/knowledge/resources.h"

namespace dragoman::cli {

/// What a command tells the shell.
enum ExitCode : int {
    exit_ok = 0,       ///< All done.
    exit_partial = 1,  ///< Done, but something could not be read; stderr names it.
    exit_usage = 2,    ///< The command line is wrong.
    exit_failed = 3,   ///< Nothing could be done: no input readable, output not writable, no pack.
};

using Arguments = std::vector<std::string_view>;
struct Command {
    std::string_view name, usage, summary;
    int (*run)(const Arguments& arguments);
};

int analyze_command(const Arguments& arguments);
int explain_command(const Arguments& arguments);
int parse_command(const Arguments& arguments);
int query_command(const Arguments& arguments);

/// Articles do not see one another, so any number of threads gives the same result. `report` is told how many are done.
void analyze_all(std::vector<Document>& documents, const Resources& resources, unsigned jobs, const std::function<void(std::size_t)>& report);

/// Says `message` on stderr behind the program's name and returns `code`.
int fail(ExitCode code, std::string_view message);

/// "-" is standard input.
std::optional<std::string> read_file(const std::string& path, std::string& why_not);
/// Writes the whole file or nothing: a part file beside it is renamed when complete. "-" is stdout.
bool write_file(const std::string& path, std::string_view bytes, std::string& why_not);

/// The same piece by piece; what was written is gone again unless commit() says that it is whole.
class OutputFile {
public:
    explicit OutputFile(std::string path);
    ~OutputFile();
    OutputFile(const OutputFile&) = delete;
    OutputFile& operator=(const OutputFile&) = delete;

    bool write(std::string_view bytes);  ///< False: why_not() tells.
    bool commit();
    const std::string& why_not() const { return why_not_; }

private:
    bool fail();

    std::string path_, part_, why_not_;
    std::FILE* file_ = nullptr;  ///< Opened by the first write.
};

/// The shipped tables: $DRAGOMAN_PACK, else dragoman.pack beside the program.
Result<Resources> load_pack();

}  // namespace dragoman::cli
