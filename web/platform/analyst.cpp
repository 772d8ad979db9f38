#include "web/platform/analyst.h"

#include "core/analyze/analyze.h"
#include "core/assemble/assemble.h"

namespace dragoman {

void Analyst::clear() {
    stream_.reset();
    waiting_.clear();
    analysed_.clear();
    ids_.clear();
    tokens_ = 0;
}

void Analyst::begin_file(std::string_view name) {
    file_ = name;
    stream_.emplace(name, options_);
}

void Analyst::feed(std::string_view bytes) {
    if (stream_) stream_->feed(bytes);
}

void Analyst::end_file() {
    if (stream_) stream_->finish();
}

void Analyst::add_file(std::string_view name, std::string_view bytes) {
    begin_file(name);
    feed(bytes);
    end_file();
    while (read_on()) {}
}

bool Analyst::read_on() {
    if (!stream_) return false;
    std::optional<Result<Document>> item = stream_->next();
    if (!item) return false;
    if (*item) {
        Document document = std::move(*item).value();
        document.id = ids_.distinct(std::move(document.id));
        waiting_.push_back(std::move(document));
    } else {
        const Error& error = item->error();
        problems_.push_back({error.part.empty() ? file_ : error.part, error.message, error.line});
    }
    return true;
}

bool Analyst::step() {
    while (waiting_.empty() && read_on()) {}
    if (waiting_.empty()) return false;
    analysed_.push_back(analyze(std::move(waiting_.front()), *resources_));
    waiting_.pop_front();
    tokens_ += analysed_.back().tokens.size();
    return true;
}

void Analyst::drop_waiting() {
    stream_.reset();
    waiting_.clear();
}

bool Analyst::skip() {
    if (!waiting_.empty()) waiting_.pop_front();
    return !waiting_.empty();
}

std::vector<Problem> Analyst::take_problems() { return std::exchange(problems_, {}); }

Corpus Analyst::corpus() const { return assemble(analysed_, *resources_); }

}  // namespace dragoman
