#include "core/ingest/ingest.h"

#include <utility>

#include "core/base/utf8.h"
#include "core/ingest/decode.h"
#include "core/ingest/encoding.h"
#include "core/ingest/html.h"
#include "core/ingest/mojibake.h"
#include "core/ingest/names.h"
#include "core/ingest/records.h"

namespace dragoman {
namespace {

enum class Format { text, html, json, json_lines };

struct ByExtension {
    std::string_view extension;
    Format format;
};
constexpr ByExtension extensions[] = {
    {"txt", Format::text},   {"text", Format::text},        {"md", Format::text},
    {"html", Format::html},  {"htm", Format::html},         {"xhtml", Format::html},
    {"json", Format::json},  {"jsonl", Format::json_lines}, {"ndjson", Format::json_lines},
};

Format format_of(std::string_view name, std::string_view bytes) {
    const std::string wanted = lowered(extension(name));
    for (const ByExtension& row : extensions) {
        if (row.extension == wanted) return row.format;
    }
    const std::string_view begin = trimmed(bytes.substr(0, 4096));
    if (begin.starts_with('[')) return Format::json;
    if (begin.starts_with("{\"")) return Format::json_lines;
    if (looks_like_html(begin)) return Format::html;
    return Format::text;
}

Ingested read_file(std::string_view name, std::string_view bytes, const IngestOptions& options, bool html) {
    Ingested result;
    Result<DecodedText> decoded = decode_text(bytes, html ? declared_encoding(bytes) : std::string_view());
    if (!decoded) {
        result.errors.push_back(decoded.error());
        return result;
    }
    DecodedText text = std::move(decoded).value();
    Document doc;
    doc.id = stem(name);
    doc.source = name;
    doc.body_only = options.body_only;
    doc.warnings = warnings_of(text);
    if (html) {
        read_html(text.text, doc);
        if (trimmed(doc.text).empty()) {
            result.errors.push_back({ErrorCode::empty_input, "The page holds no text (it may be drawn by a script)."});
            return result;
        }
    } else {
        doc.text = std::move(text.text);
    }
    if (std::optional<Warning> warning = find_mojibake(doc.text)) doc.warnings.push_back(std::move(*warning));
    result.documents.push_back(std::move(doc));
    return result;
}

}  // namespace

Ingested ingest(std::string_view name, std::string_view bytes, const IngestOptions& options) {
    switch (format_of(name, bytes)) {
        case Format::json: return read_json(name, bytes, options);
        case Format::json_lines: return read_json_lines(name, bytes, options);
        case Format::html: return read_file(name, bytes, options, true);
        default: return read_file(name, bytes, options, false);
    }
}

}  // namespace dragoman
