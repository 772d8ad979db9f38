#pragma once
#include <functional>
#include <string>
#include <vector>

#include "core/ingest/ingest.h"

namespace dragoman::cli {

/// Says on stderr what could not be read, one line each, and counts it.
class Problems {
public:
    void say(const std::string& place, std::string_view message);
    std::size_t count() const { return count_; }

private:
    std::size_t count_ = 0;
};

/// Reads files as named and folders in the order of their files' names, piece by piece, and hands over one article after the
/// other; a file that cannot be read is a problem, the rest goes on. Ids are made unique ("a", "a~2").
void each_article(const std::vector<std::string>& paths, const IngestOptions& options, Problems& problems,
                  const std::function<void(Document)>& take);
/// All of them at once.
std::vector<Document> read_articles(const std::vector<std::string>& paths, const IngestOptions& options,
                                    Problems& problems);

}  // namespace dragoman::cli
