#pragma once
// Records of JSON and tables: which of their fields is what, and a document made of them.
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/ingest/reader.h"

namespace dragoman {

constexpr std::size_t record_fields = 8;

/// The name under which fields are compared: lower case, without "_", "-", "." and blanks.
std::string bare_name(std::string_view name);

/// The fields of one record as they are met; of two that could be the same thing, the better name wins.
class Record {
public:
    /// What a field of this name can be; rank 0 is the best. The user's choice comes before every usual name.
    struct Meaning {
        RecordField field;
        int rank;
    };
    static std::optional<Meaning> meaning_of(std::string_view name, const IngestOptions& options);

    void offer(Meaning meaning, std::string value);
    /// Fills what this one lacks from another.
    void complete(const Record& other);
    const std::string& get(RecordField field) const { return values_[static_cast<std::size_t>(field)]; }
    bool has_text() const { return !get(RecordField::text).empty() || !get(RecordField::html).empty(); }
    void clear();

private:
    std::array<std::string, record_fields> values_;
    std::array<int, record_fields> ranks_{};
};

struct RecordPlace {
    std::string_view what = "Record";  ///< "Line", "Row", "Record"
    std::size_t number = 0;            ///< As it is told, 1-based.
    std::size_t byte = 0, line = 0;    ///< Line 0: lines mean nothing.
};

/// A sentence about one record: "Line 7 " + what.
void fail_record(ErrorCode code, const RecordPlace& place, std::string_view what, const Origin& origin, Harvest& harvest);

/// Makes a document of the record, or says why not.
void add_record(const Record& record, const RecordPlace& place, std::vector<Warning> warnings, const Origin& origin, Harvest& harvest);

/// The begin of a value, as well-formed UTF-8: to be shown where somebody has to say what its column holds.
std::string sample_value(std::string_view value);
constexpr std::size_t sampled_records = 3;

/// "title, lead, url and 4 more"
std::string listed(const std::vector<std::string>& names);

}  // namespace dragoman
