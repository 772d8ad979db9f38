#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/support/analysed_corpus.h"

using namespace dragoman;

namespace {

/// "withdrawal …: put off b; deadline b 2023-09-01" for each term that has later reports.
std::string echoes_of(std::string_view later, std::string_view day = "2023-06-10") {
    const Corpus corpus = test::analysed_corpus({
        {"a", "2023-03-02", "On March 1, Peru and Chile signed the Arica Accord in Quito. The accord provides for the withdrawal of Chile's troops from Arica within six months."},
        {"b", day, later}});
    std::string out;
    for (const Agreement& agreement : corpus.agreements) {
        for (const Term& term : agreement.terms) {
            for (const TermEcho& echo : term.later) {
                out += std::string(echo.kind.view()) + " " + corpus.documents[echo.place.document.at()].id + (echo.deadline ? " " + iso(*echo.deadline) : "") + "; ";
            }
        }
    }
    return out;
}

}  // namespace

TEST_CASE("later reports say what became of a term") {
    struct Row {
        std::string_view why, later, expected;
    };
    const Row rows[] = {
        {"put off", "Chile postponed the withdrawal of its troops under the Arica Accord.", "put off b; "},
        {"kept", "Chile withdrew its last troops from Arica on Friday, as the Arica Accord says.", "kept b; "},
        {"doubted", "The Arica Accord is in danger. The withdrawal of Chile's troops seems unlikely.", "doubted b; "},
        {"another day for it", "The Arica Accord holds. The September 20 deadline for the withdrawal of Chile's troops is near.", "deadline b 2023-09-20; "},
        {"a bare noun says nothing", "The Arica Accord speaks of the withdrawal of Chile's troops.", ""},
        {"of other happenings", "Chile postponed the football match, said critics of the Arica Accord.", ""},
        {"an article that does not name the agreement", "Chile postponed the withdrawal of its troops from Ghana.", ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.why);
        CHECK(echoes_of(row.later) == row.expected);
    }
    CHECK(echoes_of("Chile postponed the withdrawal of its troops under the Arica Accord.", "2023-03-03").empty());  // the signing itself
}
