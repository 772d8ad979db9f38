#include "core/query/palette_rows.h"

#include <doctest/doctest.h>

#include "tests/query/corpus_builder.h"

namespace dragoman {
namespace {

TEST_CASE("a name is found by the first letters of its words") {
    struct Row { std::string_view name, typed; bool found; };
    constexpr Row rows[] = {
        {"moscow declaration", "mos", true},   {"moscow declaration", "dec", true},  {"moscow declaration", "mo de", true},
        {"moscow declaration", "de mo", false}, {"moscow declaration", "scow", false}, {"moscow declaration", "md", true},
        {"concordance", "cncrd", true},         {"concordance", "xyz", false},          {"cease-fire line", "fire", true},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        CAPTURE(row.typed);
        CHECK((palette_score(row.name, row.typed) > 0) == row.found);
    }
    CHECK(palette_score("timeline", "time") > palette_score("half time", "time"));
    CHECK(palette_score("time", "time") > palette_score("timeline", "time"));
}

TEST_CASE("the palette holds commands, entities and articles") {
    test::CorpusBuilder b;
    b.article("a", "Ferry stops. Fero Falk waved.", "2019-01-01").title("Ferry stops").name("Fero Falk", "Fero Falk").name("Falk", "Fero Falk");
    const Corpus corpus = b.build();
    const std::vector<std::string> commands = {"Documents", "Feature list"};
    const auto shown = [&](std::string_view typed) {
        std::string out;
        for (const PaletteRow& row : palette_rows(corpus, commands, typed)) out += (out.empty() ? "" : " / ") + row.label;
        return out;
    };
    CHECK(shown("") == "Documents / Feature list");
    CHECK(shown("fe") == "Feature list / Fero Falk / Ferry stops");
    CHECK(shown("fe st") == "Ferry stops");
    CHECK(shown("falk") == "Fero Falk");
    CHECK(shown("nothing") == "");
}

}  // namespace
}  // namespace dragoman
