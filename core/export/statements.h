#pragma once
// The ledger of statements as a table for other programs: a row a quotation, in the order given.
//
// Columns   speaker, speaker_id, wikidata, stance, kind, cue, words, published, basis, outlet, via, title, document,
//           start, end (code points of the document's text, end exclusive), rule, confidence
// Returns   statements_csv: RFC 4180 with a byte order mark, so that spreadsheets read it as UTF-8; a cell that they would take for
//           a formula begins with an apostrophe. statements_json: an array of objects with these names.
// Cost      linear in what is written.
#include <string>
#include <vector>

#include "core/query/quotation_rows.h"

namespace dragoman {

std::string statements_csv(const Corpus& corpus, const std::vector<QuotationRow>& rows);
std::string statements_json(const Corpus& corpus, const std::vector<QuotationRow>& rows);

}  // namespace dragoman
