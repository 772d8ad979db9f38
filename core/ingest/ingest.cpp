#include "core/ingest/ingest.h"

#include <algorithm>

#include "core/ingest/decode.h"

namespace dragoman {
namespace {

std::string_view base_name(std::string_view path) {
    const std::size_t slash = path.find_last_of("/\\");
    return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

std::string_view stem(std::string_view name) {
    const std::string_view base = base_name(name);
    const std::size_t dot = base.rfind('.');
    return dot == std::string_view::npos || dot == 0 ? base : base.substr(0, dot);
}

Ingested ingest_text(std::string_view name, std::string_view bytes, const IngestOptions& options) {
    Ingested result;
    Result<DecodedText> decoded = decode_text(bytes);
    if (!decoded) {
        result.errors.push_back(decoded.error());
        return result;
    }
    DecodedText text = std::move(decoded).value();
    Document doc;
    doc.id = stem(name);
    doc.source = name;
    doc.body_only = options.body_only;
    doc.text = std::move(text.text);
    if (text.guessed) {
        doc.warnings.push_back({"encoding", "Not UTF-8; read as " + text.encoding + ", which fits its bytes.", {}});
    }
    result.documents.push_back(std::move(doc));
    return result;
}

}  // namespace

Ingested ingest(std::string_view name, std::string_view bytes, const IngestOptions& options) {
    return ingest_text(name, bytes, options);
}

}  // namespace dragoman
