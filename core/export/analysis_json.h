#pragma once
// The analysis format (docs/analysis-format.md): the only place where bytes become code points.
//
// Reads     a whole Corpus; the knowledge base for the names of rivals.
// Returns   UTF-8 JSON; the same corpus gives the same bytes, on every machine.
// Units     code points, end exclusive.
// Errors    none: text that is not UTF-8 is written with U+FFFD.
// Cost      linear in what is written; one document's JSON tree is in memory at a time.
#include <string>

#include "core/corpus/corpus.h"
#include "core/knowledge/resources.h"

namespace dragoman {

struct ExportOptions {
    bool tokens = false;
};

/// The whole corpus as one bundle.
std::string bundle_json(const Corpus& corpus, const Resources& resources, const ExportOptions& options = {});
/// One document a line, with the `entities` that it names.
std::string documents_jsonl(const Corpus& corpus, const Resources& resources, const ExportOptions& options = {});

}  // namespace dragoman
