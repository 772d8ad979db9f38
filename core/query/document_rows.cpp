#include "core/query/document_rows.h"

#include <algorithm>

#include "core/base/utf8.h"
#include "core/query/wording.h"

namespace dragoman {
namespace {

std::uint32_t count_words(const Document& doc) {
    std::uint32_t words = 0;
    for (const Block& block : doc.blocks) {
        if (block.role != BlockRole::body && block.role != BlockRole::heading) continue;
        bool inside = false;
        for (const char c : text_of(doc, block.span)) {
            const bool blank = c == ' ' || c == '\n' || c == '\t';
            if (!blank && !inside) ++words;
            inside = !blank;
        }
    }
    return words;
}

}  // namespace

std::vector<std::string> document_warnings(const Document& doc) {
    std::vector<std::string> out;
    for (const Warning& warning : doc.warnings) out.push_back(one_line(warning.message));
    if (!doc.published.days()) out.push_back("Its day of publication is not known.");
    return out;
}

std::size_t count_documents(const Corpus& corpus, const Filter& filter) {
    const Scope scope = resolve(corpus, filter);
    std::size_t count = 0;
    for (std::size_t i = 0; i < corpus.documents.size(); ++i) count += scope.has(DocumentIndex(i)) && scope.time(corpus.documents[i].published.days());
    return count;
}

std::vector<DocumentRow> document_rows(const Corpus& corpus, const Filter& filter, DocumentOrder order) {
    const Scope scope = resolve(corpus, filter);
    std::vector<DocumentRow> rows;
    for (std::size_t i = 0; i < corpus.documents.size(); ++i) {
        const Document& doc = corpus.documents[i];
        if (!scope.has(DocumentIndex(i)) || !scope.time(doc.published.days())) continue;
        DocumentRow row;
        row.document = DocumentIndex(i);
        row.id = doc.id;
        row.title = document_title(doc);
        row.outlet = document_outlet(doc);
        row.date = doc.published.days();
        row.bounds = doc.published.bounds;
        row.basis = doc.published.basis;
        row.words = count_words(doc);
        row.names = static_cast<std::uint32_t>(std::count_if(
            doc.mentions.begin(), doc.mentions.end(), [](const Mention& m) { return m.kind == MentionKind::name; }));
        row.quotations = static_cast<std::uint32_t>(doc.quotations.size());
        row.events = static_cast<std::uint32_t>(doc.events.size());
        std::vector<std::string> warnings = document_warnings(doc);
        row.warnings = static_cast<std::uint32_t>(warnings.size());
        if (!warnings.empty()) row.warning = std::move(warnings.front());
        rows.push_back(std::move(row));
    }
    const auto before = [order](const DocumentRow& a, const DocumentRow& b) {
        switch (order) {
            case DocumentOrder::date:  // undated ones last
                if (a.date.has_value() != b.date.has_value()) return a.date.has_value();
                return a.date && a.date->earliest < b.date->earliest;
            case DocumentOrder::title: return folded(a.title) < folded(b.title);
            case DocumentOrder::outlet: return folded(a.outlet) < folded(b.outlet);
            case DocumentOrder::size: return a.words > b.words;
            case DocumentOrder::warnings: return a.warnings > b.warnings;
        }
        return false;
    };
    std::stable_sort(rows.begin(), rows.end(), before);
    return rows;
}

}  // namespace dragoman
