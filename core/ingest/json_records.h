#pragma once
// Inside ingest: JSON read record by record, be they lines or the elements of a list.
#include <memory>
#include <string_view>

#include "core/ingest/flat_record.h"
#include "core/ingest/record.h"

namespace dragoman {

/// Where a piece of JSON begins in its file.
struct JsonPlace {
    std::string_view what = "Record";  ///< "Line", "Record"
    std::size_t number = 1;            ///< As it is told, 1-based.
    std::size_t byte = 0, line = 1, column = 1;
};

/// One record: a document, or a sentence why not.
void read_json_record(std::string_view text, const JsonPlace& place, const Origin& origin, KeyMeanings& meanings, Harvest& harvest);
/// A sentence where `text`, which is not valid JSON, breaks.
void fail_json(std::string_view text, const JsonPlace& place, const Origin& origin, Harvest& harvest);
/// The byte at which `text` stops to be JSON; its size where it is JSON, or only too short.
std::size_t where_json_breaks(std::string_view text);
bool is_json(std::string_view text);
/// "articles", "items" …: under this key an object may hold the list of records.
bool is_list_key(std::string_view key);

/// Records cut out of text that comes in any pieces. UTF-8, or what is not is told record by record.
class JsonRecords {
public:
    virtual ~JsonRecords() = default;
    virtual void text(std::string_view piece, Harvest& harvest) = 0;
    virtual void end(Harvest& harvest) = 0;
};
/// One a line.
std::unique_ptr<JsonRecords> json_lines(Origin origin);
/// "[record, record …]". `before`: what stands before it in an object around it; then what follows the list is passed over.
std::unique_ptr<JsonRecords> json_list(Origin origin, std::string_view before);

}  // namespace dragoman
