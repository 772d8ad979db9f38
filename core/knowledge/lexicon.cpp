#include "core/knowledge/lexicon.h"

#include <algorithm>

namespace dragoman {
namespace {

std::vector<std::string> split(std::string_view line, char separator) {
    std::vector<std::string> fields;
    for (;;) {
        const std::size_t end = line.find(separator);
        fields.emplace_back(line.substr(0, end));
        if (end == std::string_view::npos) return fields;
        line.remove_prefix(end + 1);
    }
}

}  // namespace

Table::Table(std::string_view tsv) {
    while (!tsv.empty()) {
        const std::size_t end = std::min(tsv.find('\n'), tsv.size());
        std::string_view line = tsv.substr(0, end);
        tsv.remove_prefix(std::min(end + 1, tsv.size()));
        if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
        if (line.empty() || line.front() == '#') continue;
        std::vector<std::string> fields = split(line, '\t');
        if (columns_.empty()) {
            columns_ = std::move(fields);
            continue;
        }
        fields.resize(std::max(fields.size(), columns_.size()));
        rows_.push_back(std::move(fields));
    }
    std::stable_sort(rows_.begin(), rows_.end(),
                     [](const Row& a, const Row& b) { return a.front() < b.front(); });
    for (std::uint32_t i = 0; i < rows_.size(); ++i) {
        Range& range = by_key_.try_emplace(rows_[i].front(), Range{i, 0}).first->second;
        ++range.count;
        looks_.set(look(rows_[i].front()));
    }
}

std::span<const Table::Row> Table::rows_of(std::string_view key) const {
    if (!looks_[look(key)]) return {};
    const auto found = by_key_.find(key);
    if (found == by_key_.end()) return {};
    return std::span(rows_).subspan(found->second.begin, found->second.count);
}

bool Table::begins_key(std::string_view prefix) const {
    const auto at = std::lower_bound(rows_.begin(), rows_.end(), prefix, [](const Row& row, std::string_view key) { return row.front() < key; });
    return at != rows_.end() && at->front().starts_with(prefix);
}

std::string_view Table::value(std::string_view key, std::size_t column) const {
    const std::span<const Row> rows = rows_of(key);
    return rows.empty() || column >= rows.front().size() ? std::string_view() : rows.front()[column];
}

const Table& Lexicon::table(std::string_view name) const {
    const auto found = tables_.find(name);
    return found == tables_.end() ? empty_ : found->second;
}

}  // namespace dragoman
