#include "core/analyze/quote/quotation_finder.h"

namespace dragoman {

std::vector<Quotation> find_quotations(const Document& doc, const Lexicon& lexicon) { return {}; }

}  // namespace dragoman
