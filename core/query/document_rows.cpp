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

std::vector<DocumentRow> document_rows(const Corpus& corpus, const Filter& filter, DocumentOrder order) {
    const Scope scope = resolve(corpus, filter);
    std::vector<DocumentRow> rows;
    for (std::size_t i = 0; i < corpus.documents.size(); ++i) {
        const Document& doc = corpus.documents[i];
        if (!scope.has(DocumentIndex(i)) || !scope.time(doc.published.interval)) continue;
        DocumentRow row;
        row.document = DocumentIndex(i);
        row.id = doc.id;
        row.title = document_title(doc);
        row.outlet = document_outlet(doc);
        row.date = doc.published.interval;
        row.bounds = doc.published.bounds;
        row.basis = doc.published.basis;
        row.words = count_words(doc);
        row.names = static_cast<std::uint32_t>(std::count_if(
            doc.mentions.begin(), doc.mentions.end(), [](const Mention& m) { return m.kind == MentionKind::name; }));
        row.quotations = static_cast<std::uint32_t>(doc.quotations.size());
        row.events = static_cast<std::uint32_t>(doc.events.size());
        row.warnings = static_cast<std::uint32_t>(doc.warnings.size());
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
        }
        return false;
    };
    std::stable_sort(rows.begin(), rows.end(), before);
    return rows;
}

}  // namespace dragoman
