#pragma once
// The analysis format (docs/analysis-format.md): the only place where bytes become code points.
#include <string>

#include "core/corpus/corpus.h"
#include "core/knowledge/resources.h"

namespace dragoman {

struct ExportOptions {
    bool tokens = false;
};

/// The whole corpus as one bundle, UTF-8 JSON: same corpus, same bytes.
std::string bundle_json(const Corpus& corpus, const Resources& resources, const ExportOptions& options = {});
/// One document a line.
std::string documents_jsonl(const Corpus& corpus, const Resources& resources, const ExportOptions& options = {});

}  // namespace dragoman
