#pragma once
// Bytes → documents. The only stage that can fail; it reads no files itself.
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/document/document.h"

namespace dragoman {

struct IngestOptions {
    bool body_only = false;  ///< The text is clean article text (no layout stage).
};

/// What came of one file: its documents and, beside them, what could not be read and why.
struct Ingested {
    std::vector<Document> documents;
    std::vector<Error> errors;  ///< In file order; a bad JSONL line costs that line alone.
};

/// Reads one file's bytes. `name` is its path; the extension (.txt .md .html .htm .json .jsonl
/// .ndjson) chooses the format, else the first bytes do. Document ids: the record's id, else its url, else the
/// file's name without extension (records of one file: name#line).
/// Cost linear in the bytes. Never throws; every error is a sentence with line or byte.
Ingested ingest(std::string_view name, std::string_view bytes, const IngestOptions& options = {});

}  // namespace dragoman
