#include "core/analyze/timex/publication_date.h"

namespace dragoman {

Publication publication_date(const Document& doc, const Resources&) {
    Publication published;
    if (doc.given_date) {
        published.interval = doc.given_date;
        published.precision = doc.given_precision;
        published.basis = DateBasis::stated;
        published.why = {Label(doc.given_date_basis), 0.95f};
    }
    return published;
}

}  // namespace dragoman
