#pragma once
// Parts of analysis_json that write one document; not for use outside export/.
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/utf8.h"
#include "core/corpus/corpus.h"
#include "core/export/analysis_json.h"

namespace dragoman::exporting {

using Json = nlohmann::ordered_json;

/// Writes the spans of one document in code points.
class SpanWriter {
public:
    explicit SpanWriter(const Document& doc) : doc_(doc), index_(doc.text) {}
    CodePointSpan code_points(Span span) const;
    void put(Json& into, Span span) const;              ///< start, end
    Json with_text(Span span, const char* key = "text") const;  ///< start, end, text
    std::string_view text(Span span) const { return text_of(doc_, span); }

private:
    const Document& doc_;
    CodePointIndex index_;
};

/// Adds `by` and `score` (three decimals) where there is something to say.
void put_provenance(Json& into, const Provenance& why);
/// The value at the precision that its interval has ("2018-08"); an ISO interval else.
Json date_json(const std::optional<DateInterval>& interval);

Json document_json(const Corpus& corpus, DocumentIndex document, const Resources& resources, const ExportOptions& options);

}  // namespace dragoman::exporting
