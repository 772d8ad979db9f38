#include "tests/support/analysed_corpus.h"

#include <utility>

#include "core/analyze/analyze.h"
#include "core/assemble/assemble.h"
#include "tests/support/resources.h"

namespace dragoman::test {

Corpus analysed_corpus(const std::vector<DatedArticle>& articles) {
    std::vector<Document> documents;
    for (const DatedArticle& article : articles) {
        Document doc;
        doc.id = article.id;
        doc.text = article.text;
        doc.body_only = true;
        doc.given_date = parse_iso(article.date);
        doc.given_precision = DatePrecision::day;
        documents.push_back(analyze(std::move(doc), resources()));
    }
    return assemble(std::move(documents), resources());
}

}  // namespace dragoman::test
