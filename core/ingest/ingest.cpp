#include "core/ingest/ingest.h"

namespace dragoman {

Ingested ingest(std::string_view name, std::string_view bytes, const IngestOptions& options) {
    Ingested result;
    Document doc;
    doc.id = doc.source = std::string(name);
    doc.text = std::string(bytes);
    doc.body_only = options.body_only;
    result.documents.push_back(std::move(doc));
    return result;
}

}  // namespace dragoman
