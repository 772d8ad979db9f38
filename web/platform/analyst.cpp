#include "web/platform/analyst.h"

#include "core/analyze/analyze.h"
#include "core/assemble/assemble.h"
#include "core/ingest/ingest.h"

namespace dragoman {

void Analyst::clear() {
    waiting_.clear();
    analysed_.clear();
    ids_.clear();
    tokens_ = 0;
}

void Analyst::add_file(std::string_view name, std::string_view bytes) {
    Ingested ingested = ingest(name, bytes);
    for (const Error& error : ingested.errors) {
        problems_.push_back({std::string(name), error.message, error.line});
    }
    for (Document& document : ingested.documents) {
        // Two files of one name in different folders are two articles; ids have to tell them apart.
        const std::string id = document.id;
        for (int n = 2; !ids_.insert(document.id).second; ++n) document.id = id + "~" + std::to_string(n);
        waiting_.push_back(std::move(document));
    }
}

bool Analyst::step() {
    if (waiting_.empty()) return false;
    analysed_.push_back(analyze(std::move(waiting_.front()), *resources_));
    waiting_.pop_front();
    tokens_ += analysed_.back().tokens.size();
    return true;
}

bool Analyst::skip() {
    if (!waiting_.empty()) waiting_.pop_front();
    return !waiting_.empty();
}

std::vector<Problem> Analyst::take_problems() { return std::exchange(problems_, {}); }

Corpus Analyst::corpus() const { return assemble(analysed_, *resources_); }

}  // namespace dragoman
