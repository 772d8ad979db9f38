#pragma once
#include <string>
#include <vector>

#include "core/query/filter.h"

namespace dragoman {

struct DocumentRow {
    DocumentIndex document;
    std::string id, title, outlet;
    std::optional<DateInterval> date;
    std::optional<DateInterval> bounds;  ///< How far the date may be off, where it was worked out.
    DateBasis basis = DateBasis::none;
    std::uint32_t words = 0;  ///< Of the article text.
    std::uint32_t names = 0, quotations = 0, events = 0, warnings = 0;
    std::string warning;  ///< The first one's sentence.
};

enum class DocumentOrder : std::uint8_t { date, title, outlet, size, warnings };

/// All that an article's reader should know before trusting it: what reading it has warned of, and a date that nobody knows.
std::vector<std::string> document_warnings(const Document& doc);

/// Cost: linear in the documents and their tokens.
std::size_t count_documents(const Corpus& corpus, const Filter& filter);  ///< Of document_rows(), without making them.
std::vector<DocumentRow> document_rows(const Corpus& corpus, const Filter& filter, DocumentOrder order = DocumentOrder::date);

}  // namespace dragoman
