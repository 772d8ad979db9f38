#pragma once
// The analysis as a row of small steps, the same for the browser's worker and the desktop's thread: files go in,
// documents are analysed one a step, a corpus comes out whenever it is asked for.
#include <deque>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/corpus/corpus.h"
#include "core/knowledge/resources.h"
#include "web/app/app.h"

namespace dragoman {

class Analyst {
public:
    explicit Analyst(std::shared_ptr<const Resources> resources) : resources_(std::move(resources)) {}

    void clear();  ///< Forgets all articles.
    /// Reads one file; its articles wait for step(). Problems are kept for take_problems().
    void add_file(std::string_view name, std::string_view bytes);
    /// Analyses one waiting article. False: none waits.
    bool step();
    /// Leaves one waiting article out, on which step() has broken down. False: no further waits.
    bool skip();
    void drop_waiting() { waiting_.clear(); }

    std::size_t done() const { return analysed_.size(); }
    std::size_t waiting() const { return waiting_.size(); }
    std::size_t tokens() const { return tokens_; }
    const Resources& resources() const { return *resources_; }
    std::vector<Problem> take_problems();
    /// Everything analysed so far. Cost: a copy of the documents, and assemble().
    Corpus corpus() const;

private:
    std::shared_ptr<const Resources> resources_;
    std::deque<Document> waiting_;
    std::vector<Document> analysed_;
    std::set<std::string, std::less<>> ids_;
    std::vector<Problem> problems_;
    std::size_t tokens_ = 0;
};

}  // namespace dragoman
