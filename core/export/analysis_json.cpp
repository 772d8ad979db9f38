#include "core/export/analysis_json.h"

namespace dragoman {

std::string bundle_json(const Corpus&, const Resources&, const ExportOptions&) { return "{}"; }
std::string documents_jsonl(const Corpus&, const Resources&, const ExportOptions&) { return ""; }

}  // namespace dragoman
