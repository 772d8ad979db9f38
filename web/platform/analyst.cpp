#include "web/platform/analyst.h"

#include <algorithm>
#include <utility>

#include "core/analyze/analyze.h"
#include "core/assemble/assemble.h"
#include "core/search/text_index.h"

namespace dragoman {
namespace {

/// The article without its layers, and with the lines that its site's other pages share.
Document as_read(const Document& document, const SiteFurniture& furniture) {
    Document doc;
    doc.id = document.id;
    doc.source = document.source;
    doc.url = document.url;
    doc.text = document.text;
    doc.language = document.language;
    doc.body_only = document.body_only;
    doc.given_title = document.given_title;
    doc.given_outlet = document.given_outlet;
    doc.given_byline = document.given_byline;
    doc.given_date = document.given_date;
    doc.given_precision = document.given_precision;
    doc.given_date_basis = document.given_date_basis;
    doc.hinted_blocks = document.hinted_blocks;
    doc.warnings = document.warnings;  // reading gives them, analysis none
    doc.shared_lines = furniture.shared_lines(document);
    return doc;
}

}  // namespace


void Analyst::clear() {
    stream_.reset();
    furniture_ = SiteFurniture();
    stale_.clear();
    settled_at_ = 0;
    waiting_.clear();
    analysed_.clear();
    ids_.clear();
    tokens_ = 0;
}

void Analyst::begin_file(std::string_view name) {
    file_ = name;
    answered_.clear();
    questions_.clear();
    stream_.emplace(name, options_);
}

void Analyst::feed(std::string_view bytes) {
    if (stream_) stream_->feed(bytes);
    read_ahead();
}

void Analyst::end_file() {
    if (stream_) stream_->finish();
    read_ahead();
}

void Analyst::map_columns(ColumnMapping mapping, std::vector<std::string> members) {
    options_.columns = std::move(mapping);
    members_ = std::move(members);
}

void Analyst::read_ahead() {
    constexpr std::size_t most = 2000;  // enough to say how many there are, few enough to fit
    while (waiting_.size() < most && read_on()) {}
}

void Analyst::add_file(std::string_view name, std::string_view bytes) {
    begin_file(name);
    feed(bytes);
    end_file();
}

bool Analyst::read_on() {
    if (!stream_) return false;
    std::optional<Result<Document>> item = stream_->next();
    if (!item) return false;
    const auto wanted = [&](const std::string& part) { return members_.empty() || std::find(members_.begin(), members_.end(), part) != members_.end(); };
    if (*item) {
        if (!wanted(item->value().source)) return true;
        answered_ = item->value().source;
        std::erase_if(questions_, [&](const UnknownColumns& q) { return q.name == answered_; });
        Document document = std::move(*item).value();
        document.id = ids_.distinct(std::move(document.id));
        furniture_.add(document);
        waiting_.push_back(std::move(document));
    } else {
        const Error& error = item->error();
        if (!wanted(error.part)) return true;
        ask_columns(error);
        problems_.push_back({error.part.empty() ? file_ : error.part, error.message, error.line});
    }
    return true;
}

bool Analyst::step() {
    if (waiting_.empty()) read_ahead();
    if (waiting_.empty()) return freshen_one();
    analysed_.push_back(analyze(as_read(waiting_.front(), furniture_), *resources_, workspace_));
    waiting_.pop_front();
    tokens_ += analysed_.back().tokens.size();
    return true;
}

bool Analyst::freshen_one() {
    if (stale_.empty() && settled_at_ != furniture_.size()) {
        for (std::size_t i = analysed_.size(); i-- > 0;) {
            if (analysed_[i].shared_lines != furniture_.shared_lines(analysed_[i])) stale_.push_back(i);
        }
        settled_at_ = furniture_.size();
    }
    if (stale_.empty()) return false;
    Document& document = analysed_[stale_.back()];
    tokens_ -= document.tokens.size();
    document = analyze(as_read(document, furniture_), *resources_, workspace_);
    tokens_ += document.tokens.size();
    stale_.pop_back();
    return true;
}

void Analyst::drop_waiting() {
    stream_.reset();
    questions_.clear();
    waiting_.clear();
    stale_.clear();
}

bool Analyst::skip() {
    if (!waiting_.empty()) waiting_.pop_front();
    else if (!stale_.empty()) stale_.pop_back();
    return !waiting_.empty();
}

void Analyst::ask_columns(const Error& error) {
    const std::string& name = error.part.empty() ? file_ : error.part;
    if (error.columns.empty() || !options_.columns.empty() || name == answered_) return;
    auto question = std::find_if(questions_.begin(), questions_.end(), [&](const UnknownColumns& q) { return q.name == name; });
    if (question == questions_.end()) question = questions_.insert(questions_.end(), {0, name, !error.part.empty(), {}});
    RecordSample& sample = question->sample;
    for (const std::string& column : error.columns) {  // records of JSON have not all the same keys
        if (std::find(sample.columns.begin(), sample.columns.end(), column) == sample.columns.end()) sample.columns.push_back(column);
    }
    for (const std::vector<std::string>& row : error.rows) {
        std::vector<std::string>& values = sample.rows.emplace_back(sample.columns.size());
        for (std::size_t i = 0; i < std::min(row.size(), error.columns.size()); ++i) {
            const auto at = std::find(sample.columns.begin(), sample.columns.end(), error.columns[i]) - sample.columns.begin();
            if (values[static_cast<std::size_t>(at)].empty()) values[static_cast<std::size_t>(at)] = row[i];
        }
    }
    for (std::vector<std::string>& row : sample.rows) row.resize(sample.columns.size());
}

std::vector<UnknownColumns> Analyst::take_questions() { return std::exchange(questions_, {}); }

std::vector<Problem> Analyst::take_problems() { return std::exchange(problems_, {}); }

Corpus Analyst::corpus() const {
    Corpus corpus = assemble(analysed_, *resources_);
    corpus.text_index = std::make_shared<const TextIndex>(index_text(corpus.documents));
    return corpus;
}

}  // namespace dragoman
