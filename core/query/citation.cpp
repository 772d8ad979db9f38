#include "core/query/citation.h"

#include "core/base/utf8.h"
#include "core/query/explain.h"
#include "core/query/wording.h"

namespace dragoman {

std::string citation(const Document& doc) {
    std::string out = document_outlet(doc);
    if (doc.published.basis != DateBasis::none) out += (out.empty() ? "" : ", ") + publication_words(doc.published);
    out += (out.empty() ? "“" : ", “") + document_title(doc) + "”";
    if (!doc.url.empty()) out += ", " + doc.url;
    return out;
}

std::string with_citation(const Document& doc, std::string_view words) { return std::string(trimmed(words)) + "\n— " + citation(doc) + "\n"; }

std::string place_name(std::string_view kind, const Document& doc, Span span) {
    const std::string_view text = doc.text;
    return std::string(kind) + "/" + doc.id + "/" + std::to_string(count_code_points(text.substr(0, span.begin))) + "+" +
           std::to_string(count_code_points(slice(text, span))) + "/“" + one_line(slice(text, span), 60) + "”";
}

}  // namespace dragoman
