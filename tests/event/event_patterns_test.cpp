#include <doctest/doctest.h>

#include <set>

#include "core/analyze/event/event_lexicon.h"
#include "core/base/utf8.h"
#include "tests/support/resources.h"

using namespace dragoman;

namespace {

const Table& table(std::string_view name) { return test::resources().lexicon.table(name); }

bool is_cameo(std::string_view code) {
    if (code.size() < 3 || code.size() > 4) return false;
    for (const char c : code) {
        if (c < '0' || c > '9') return false;
    }
    const int root = (code[0] - '0') * 10 + (code[1] - '0');
    return root >= 1 && root <= 20;
}

}  // namespace

TEST_CASE("every event pattern names a type, a code and slots that exist") {
    const std::set<std::string_view> slots = {"subject", "object", "possessor", "modifier", "modifier-pair", "participants", "with", "to",
                                              "against", "by", "of", "on", "between", "among", "from", "for", "in", "at", "near", "into",
                                              "about", "over", "upon"};
    REQUIRE(table("event_patterns").rows().size() > 500);
    std::set<std::string> keys;
    std::set<std::string> types;
    for (const Table::Row& row : table("event_patterns").rows()) {
        CAPTURE(row[0]);
        REQUIRE(row.size() == 10);
        const EventPattern pattern{&row};
        CHECK(lowered(row[0]) == row[0]);
        CHECK((row[1] == "verb" || row[1] == "noun" || row[1] == "adj"));
        CHECK(from_name<EventType>(row[3]).has_value());
        CHECK(is_cameo(row[5]));
        for (const std::string_view list : {pattern.actor(), pattern.recipient()}) {
            any_piece(list, ',', [&](std::string_view slot) {
                CAPTURE(std::string(slot));
                CHECK(slots.count(slot) == 1);
                return false;
            });
        }
        if (row[8] != "-") CHECK(from_name<EventStatus>(row[8]).has_value());
        CHECK(keys.insert(row[0] + "/" + row[1] + "/" + row[2]).second);
        types.insert(row[3]);
    }
    CHECK(types.size() == 16);
}

TEST_CASE("every word class that a pattern asks for has words") {
    const std::set<std::string_view> special = {"any", "name", "state", "place", "person", "anaphor", "thing"};
    std::set<std::string> classes;
    for (const Table::Row& row : table("event_words").rows()) {
        CHECK(row.size() == 2);
        CHECK(lowered(row[0]) == row[0]);
        classes.insert(row[1]);
    }
    for (const Table::Row& row : table("event_patterns").rows()) {
        any_piece(row[2], ';', [&](std::string_view need) {
            const std::size_t at = need.find('@');
            if (at != std::string_view::npos && special.count(need.substr(at + 1)) == 0) {
                CAPTURE(std::string(need));
                CHECK(classes.count(std::string(need.substr(at + 1))) == 1);
            }
            return false;
        });
    }
}

TEST_CASE("every status word leads to a status of the format") {
    for (const Table::Row& row : table("event_status").rows()) {
        CAPTURE(row[0]);
        REQUIRE(row.size() == 4);
        CHECK(lowered(row[0]) == row[0]);
        CHECK(from_name<EventStatus>(row[3]).has_value());
    }
}
