#include "web/app/column_choice.h"

#include <algorithm>
#include <array>

#include "web/app/address.h"

namespace dragoman {
namespace {

struct FieldWord {
    RecordField field;
    std::string_view word;
};
constexpr FieldWord field_words[] = {
    {RecordField::text, "text"}, {RecordField::html, "html"}, {RecordField::title, "title"},   {RecordField::date, "date"},
    {RecordField::url, "url"},   {RecordField::id, "id"},     {RecordField::outlet, "outlet"}, {RecordField::byline, "byline"},
};
/// What the dialogue asks for; an unanswered one is not filled by its usual names either.
constexpr RecordField asked_fields[] = {RecordField::text, RecordField::title, RecordField::date, RecordField::url, RecordField::outlet, RecordField::byline};

template <class Take>
void each_part(std::string_view text, char between, Take take) {
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(between), text.size());
        if (end > 0) take(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

std::string joined(const std::vector<std::string>& names) {
    std::string out;
    for (const std::string& name : names) out += (out.empty() ? "" : ",") + percent_escaped(name);
    return out;
}

std::vector<std::string> sorted(std::vector<std::string> names) {
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

}  // namespace

std::string write_mapping(const ColumnMapping& mapping) {
    std::string out;
    for (const IngestOptions::Column& column : mapping) {
        for (const FieldWord& row : field_words) {
            if (row.field == column.field) out += (out.empty() ? "" : "&") + std::string(row.word) + "=" + percent_escaped(column.name);
        }
    }
    return out;
}

ColumnMapping read_mapping(std::string_view text) {
    ColumnMapping mapping;
    each_part(text, '&', [&](std::string_view part) {
        const std::size_t equals = part.find('=');
        if (equals == std::string_view::npos) return;
        if (const std::optional<RecordField> field = record_field(part.substr(0, equals))) {
            mapping.push_back({*field, percent_unescaped(part.substr(equals + 1))});
        }
    });
    return mapping;
}

bool same_columns(const UnknownColumns& a, const UnknownColumns& b) { return sorted(a.sample.columns) == sorted(b.sample.columns); }

const ColumnMapping* ColumnMemory::find(const std::vector<std::string>& columns) const {
    const std::vector<std::string> key = sorted(columns);
    const auto found = std::find_if(kept_.begin(), kept_.end(), [&](const Kept& kept) { return kept.columns == key; });
    return found == kept_.end() ? nullptr : &found->mapping;
}

void ColumnMemory::keep(const std::vector<std::string>& columns, ColumnMapping mapping) {
    constexpr std::size_t most = 100;
    std::vector<std::string> key = sorted(columns);
    std::erase_if(kept_, [&](const Kept& kept) { return kept.columns == key; });
    if (kept_.size() == most) kept_.erase(kept_.begin());
    kept_.push_back({std::move(key), std::move(mapping)});
}

void ColumnMemory::forget(std::size_t index) {
    if (index < kept_.size()) kept_.erase(kept_.begin() + static_cast<std::ptrdiff_t>(index));
}

std::string ColumnMemory::write() const {
    std::string out;
    for (const Kept& kept : kept_) out += joined(kept.columns) + "\t" + write_mapping(kept.mapping) + "\n";
    return out;
}

ColumnMemory ColumnMemory::read(std::string_view text) {
    ColumnMemory memory;
    each_part(text, '\n', [&](std::string_view line) {
        const std::size_t tab = line.find('\t');
        if (tab == std::string_view::npos) return;
        ColumnMapping mapping = read_mapping(line.substr(tab + 1));
        const bool text_known = std::any_of(mapping.begin(), mapping.end(), [](const IngestOptions::Column& c) { return c.field == RecordField::text && !c.name.empty(); });
        if (text_known) memory.keep(read_members(line.substr(0, tab)), std::move(mapping));
    });
    return memory;
}

void ColumnQuestions::prepare() {
    if (waiting.empty() || waiting.front().name == asked) return;
    asked = waiting.front().name;
    chosen = guess_columns(waiting.front().sample);
    open_field = -1;
    row = 0;
    remember = all_alike = true;
}

std::size_t ColumnQuestions::alike() const {
    return static_cast<std::size_t>(
        std::count_if(waiting.begin(), waiting.end(), [&](const UnknownColumns& other) { return same_columns(other, waiting.front()); }));
}

const std::string& ColumnQuestions::column_of(RecordField field) const {
    static const std::string none;
    for (const IngestOptions::Column& column : chosen) {
        if (column.field == field) return column.name;
    }
    return none;
}

void ColumnQuestions::choose(RecordField field, const std::string& column) {
    std::erase_if(chosen, [&](const IngestOptions::Column& c) { return c.field == field || c.name == column; });
    if (!column.empty()) chosen.push_back({field, column});
}

ColumnMapping ColumnQuestions::mapping() const {
    ColumnMapping out;
    for (const RecordField field : asked_fields) out.push_back({field, column_of(field)});
    return out;
}

std::vector<UnknownColumns> ColumnQuestions::answer() {
    std::vector<UnknownColumns> taken, rest;
    for (UnknownColumns& question : waiting) {
        const bool first = taken.empty();
        std::vector<UnknownColumns>& to = first || (all_alike && same_columns(question, taken.front())) ? taken : rest;
        to.push_back(std::move(question));
    }
    waiting = std::move(rest);
    asked.clear();
    return taken;
}

void ColumnQuestions::leave_out() {
    for (UnknownColumns& question : answer()) left_out.push_back(std::move(question));
}

bool ColumnQuestions::ask_again(std::string_view name) {
    const auto found = std::find_if(left_out.begin(), left_out.end(), [&](const UnknownColumns& q) { return q.name == name; });
    if (found == left_out.end()) return false;
    std::vector<UnknownColumns> first{*found};
    left_out.erase(found);
    for (auto it = left_out.begin(); it != left_out.end();) {  // those alike come along: they are offered in one
        if (!same_columns(*it, first.front())) {
            ++it;
            continue;
        }
        first.push_back(std::move(*it));
        it = left_out.erase(it);
    }
    waiting.insert(waiting.begin(), first.begin(), first.end());
    asked.clear();
    return true;
}

std::vector<AgainFile> files_again(const std::vector<UnknownColumns>& questions, const ColumnMapping& mapping) {
    std::vector<AgainFile> files;
    const std::string written = write_mapping(mapping);
    for (const UnknownColumns& question : questions) {
        auto file = std::find_if(files.begin(), files.end(), [&](const AgainFile& f) { return f.file == question.file; });
        if (file == files.end()) file = files.insert(files.end(), {question.file, written, {}});
        if (question.member) file->members.push_back(question.name);
    }
    return files;
}

std::string write_again(const std::vector<AgainFile>& files) {
    std::string out;
    for (const AgainFile& file : files) out += std::to_string(file.file) + "\t" + file.mapping + "\t" + joined(file.members) + "\n";
    return out;
}

std::vector<std::string> read_members(std::string_view text) {
    std::vector<std::string> out;
    each_part(text, ',', [&](std::string_view part) { out.push_back(percent_unescaped(part)); });
    return out;
}

}  // namespace dragoman
