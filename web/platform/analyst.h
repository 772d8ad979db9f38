#pragma once
// The analysis as a row of small steps, the same for the browser's worker and the desktop's thread: files go in,
// documents are analysed one a step, a corpus comes out whenever it is asked for.
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/analyze/layout/site_furniture.h"
#include "core/analyze/workspace.h"
#include "core/corpus/corpus.h"
#include "core/ingest/distinct_ids.h"
#include "core/ingest/ingest.h"
#include "core/knowledge/resources.h"
#include "web/app/app.h"
#include "web/app/column_choice.h"

namespace dragoman {

class Analyst {
public:
    explicit Analyst(std::shared_ptr<const Resources> resources) : resources_(std::move(resources)), workspace_(*resources_) {}

    void clear();  ///< Forgets all articles.
    /// How the records of the next file are read: which column holds what, and which members of an archive are wanted (none
    /// named: all). Asks nothing about its columns again.
    void map_columns(ColumnMapping mapping, std::vector<std::string> members);
    /// Reads one file, piece by piece: after each feed() step() until it returns false, so that a file of any
    /// size never has to be held at once. Problems are kept for take_problems().
    void begin_file(std::string_view name);
    void feed(std::string_view bytes);
    void end_file();
    /// The same at once.
    void add_file(std::string_view name, std::string_view bytes);
    /// Analyses one article, read just now where none waits; then one again whose site's other pages came after
    /// it, so that the order of reading changes nothing. False: there is none in what was fed.
    bool step();
    /// Leaves one waiting article out, on which step() has broken down. False: no further waits.
    bool skip();
    /// Forgets what was fed and not analysed yet.
    void drop_waiting();

    std::size_t done() const { return analysed_.size(); }
    std::size_t waiting() const { return waiting_.size(); }
    std::size_t tokens() const { return tokens_; }
    const Resources& resources() const { return *resources_; }
    std::vector<Problem> take_problems();
    /// Where somebody could say what the columns hold: of the file that has just ended, what gave no article at all.
    /// `file` is the caller's to set.
    std::vector<UnknownColumns> take_questions();
    /// Everything analysed so far, with the index that searches it. Cost: a copy of the documents, assemble() and index_text().
    Corpus corpus() const;

private:
    bool read_on();
    void ask_columns(const Error& error);
    bool freshen_one();
    void read_ahead();

    std::shared_ptr<const Resources> resources_;
    Workspace workspace_;
    std::deque<Document> waiting_;
    std::vector<Document> analysed_;
    SiteFurniture furniture_;
    std::vector<std::size_t> stale_;  ///< Of analysed_: read before their sites' other pages were there.
    std::size_t settled_at_ = 0;      ///< furniture_.size() when stale_ was made.
    std::optional<DocumentStream> stream_;
    std::string file_;
    IngestOptions options_;
    std::vector<std::string> members_;  ///< Wanted of the archive that is read; empty: all.
    std::string answered_;              ///< The last part of the file that gave an article.
    std::vector<UnknownColumns> questions_;
    DistinctIds ids_;
    std::vector<Problem> problems_;
    std::size_t tokens_ = 0;
};

}  // namespace dragoman
