#include "core/ingest/column_guess.h"

#include <algorithm>
#include <array>

#include "core/base/utf8.h"
#include "core/base/written_date.h"
#include "core/ingest/record.h"

namespace dragoman {
namespace {

/// What the values of a column look like.
struct Looks {
    std::size_t filled = 0, letters = 0, blanks = 0;
    bool addresses = true, dates = true;
    std::size_t average() const { return filled == 0 ? 0 : letters / filled; }
    std::size_t words() const { return filled == 0 ? 0 : blanks / filled + 1; }
};

Looks looks_of(const RecordSample& sample, std::size_t column) {
    Looks looks;
    for (const std::vector<std::string>& row : sample.rows) {
        const std::string_view value = column < row.size() ? trimmed(row[column]) : std::string_view();
        if (value.empty()) continue;
        ++looks.filled;
        looks.letters += value.size();
        looks.blanks += static_cast<std::size_t>(std::count(value.begin(), value.end(), ' '));
        looks.addresses = looks.addresses && (value.starts_with("http://") || value.starts_with("https://"));
        looks.dates = looks.dates && value.size() >= 6 && value.size() <= 60 && read_date_field(value).has_value();
    }
    looks.addresses = looks.addresses && looks.filled > 0;
    looks.dates = looks.dates && looks.filled > 0;
    return looks;
}

}  // namespace

std::vector<IngestOptions::Column> guess_columns(const RecordSample& sample) {
    std::vector<Looks> looks;
    for (std::size_t i = 0; i < sample.columns.size(); ++i) looks.push_back(looks_of(sample, i));
    std::vector<IngestOptions::Column> chosen;
    std::vector<bool> taken(sample.columns.size());
    const auto has = [&](RecordField field) {
        return std::any_of(chosen.begin(), chosen.end(), [field](const IngestOptions::Column& c) { return c.field == field; });
    };
    const auto take = [&](RecordField field, std::size_t column) {
        taken[column] = true;
        chosen.push_back({field, sample.columns[column]});
    };
    // Usual names first; of two that could be the same field, the better one.
    std::array<int, record_fields> rank;
    std::array<std::size_t, record_fields> named;
    rank.fill(1000);
    named.fill(0);
    for (std::size_t i = 0; i < sample.columns.size(); ++i) {
        const std::optional<Record::Meaning> meaning = Record::meaning_of(sample.columns[i], {});
        if (!meaning || meaning->rank >= rank[static_cast<std::size_t>(meaning->field)]) continue;
        rank[static_cast<std::size_t>(meaning->field)] = meaning->rank;
        named[static_cast<std::size_t>(meaning->field)] = i;
    }
    for (const RecordField field : {RecordField::title, RecordField::date, RecordField::url, RecordField::outlet, RecordField::byline}) {
        if (rank[static_cast<std::size_t>(field)] < 1000) take(field, named[static_cast<std::size_t>(field)]);
    }
    for (std::size_t i = 0; i < looks.size(); ++i) {
        if (taken[i]) continue;
        if (looks[i].addresses && !has(RecordField::url)) take(RecordField::url, i);
        else if (looks[i].dates && !has(RecordField::date)) take(RecordField::date, i);
    }
    std::size_t text = looks.size();
    for (std::size_t i = 0; i < looks.size(); ++i) {
        if (taken[i] || looks[i].words() < 4) continue;
        if (text == looks.size() || looks[i].average() > looks[text].average()) text = i;
    }
    if (text < looks.size()) take(RecordField::text, text);
    for (std::size_t i = 0; i < looks.size() && !has(RecordField::title); ++i) {
        if (!taken[i] && looks[i].words() >= 3 && looks[i].average() <= 200) take(RecordField::title, i);
    }
    return chosen;
}

Result<Document> read_sample(const RecordSample& sample, std::size_t row, const IngestOptions& options) {
    if (row >= sample.rows.size()) return Error{ErrorCode::empty_input, "The file holds no records to show."};
    Record record;
    for (std::size_t i = 0; i < std::min(sample.columns.size(), sample.rows[row].size()); ++i) {
        std::optional<Record::Meaning> meaning = Record::meaning_of(sample.columns[i], options);
        const std::size_t dot = sample.columns[i].rfind('.');
        if (!meaning && dot != std::string::npos) meaning = Record::meaning_of(sample.columns[i].substr(dot + 1), options);
        if (meaning) record.offer(*meaning, sample.rows[row][i]);
    }
    const Origin origin{"record", "record", 0};
    Harvest harvest("record", options);
    add_record(record, {"Record", row + 1, 0, 0}, {}, origin, harvest);
    return *harvest.take();
}

}  // namespace dragoman
