#pragma once
#include "core/ingest/ingest.h"

namespace dragoman {

/// One record a line (.jsonl, .ndjson). A line that is no record costs that line alone.
Ingested read_json_lines(std::string_view name, std::string_view bytes, const IngestOptions& options);

/// A record, an array of records, or an object that holds one ("articles", "documents", "items" …);
/// where the file turns out to be JSON lines it is read as such.
Ingested read_json(std::string_view name, std::string_view bytes, const IngestOptions& options);

}  // namespace dragoman
