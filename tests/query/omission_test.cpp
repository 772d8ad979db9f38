#include <doctest/doctest.h>

#include <string>

#include "core/query/omission_rows.h"
#include "tests/query/corpus_builder.h"

using namespace dragoman;

namespace {

/// "article: postponed (article that tells it)" of a thread told by three articles on these days.
std::string left_out(std::string_view first, std::string_view second, std::string_view third) {
    test::CorpusBuilder builder;
    builder.article("a", "The ferry talks are planned. The talks were put off.", first);
    builder.article("b", "The ferry talks open soon.", second);
    builder.article("c", "The ferry talks were put off again.", third);
    builder.thread("Ferry talks", {"Mayor"}, {"a|The ferry talks are planned|planned", "a|The talks were put off|postponed", "b|The ferry talks open soon|planned",
                                             "c|The ferry talks were put off again|cancelled"});
    const Corpus corpus = builder.build();
    std::string out;
    for (const OmissionRow& row : omission_rows(corpus, {})) {
        out += corpus.documents[row.document.at()].id + ": " + std::string(name_of(row.status)) + " (" + corpus.documents[row.elsewhere.document.at()].id + ") ";
    }
    return out;
}

}  // namespace

TEST_CASE("an article leaves out what others had told by its day") {
    CHECK(left_out("2019-05-02", "2019-05-04", "2019-05-06") == "b: postponed (a) ");
    CHECK_MESSAGE(left_out("2019-05-08", "2019-05-04", "2019-05-06").empty(), "told later by the others");
    CHECK_MESSAGE(left_out("2019-01-02", "2019-05-04", "2019-05-06").empty(), "no news any more");
    CHECK_MESSAGE(left_out("2019-05-02", "", "2019-05-06").empty(), "without a date");
}
