#include <doctest/doctest.h>

#include "core/knowledge/lexicon.h"

using namespace dragoman;

TEST_CASE("a table is looked up by its first column, comments and short rows borne") {
    const Table table("# harbour words\r\nwords\tkind\r\nport of call\tplace\r\npilot\tperson\r\npilot\tboat\r\nquay\r\n");
    REQUIRE(table.rows_of("pilot").size() == 2);
    CHECK(table.rows_of("pilot")[1][1] == "boat");
    CHECK(table.value("port of call") == "place");
    CHECK(table.value("quay").empty());
    CHECK_FALSE(table.has("words"));
    CHECK_FALSE(table.has("port"));
}

TEST_CASE("a search for the longest phrase may stop where no key goes on") {
    const Table table("words\nport of call\nquay\n");
    struct Row { std::string_view prefix; bool begins; };
    for (const Row& row : {Row{"port", true}, {"port of", true}, {"port of call", true}, {"port of calls", false}, {"of", false}, {"z", false}, {"", true}}) {
        CAPTURE(row.prefix);
        CHECK(table.begins_key(row.prefix) == row.begins);
    }
    CHECK_FALSE(Table().begins_key("port"));
}
