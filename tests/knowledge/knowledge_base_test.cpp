#include "core/knowledge/knowledge_base.h"

#include <doctest/doctest.h>

#include <set>

#include "core/knowledge/name_key.h"
#include "tests/support/resources.h"

using namespace dragoman;

namespace {

constexpr std::string_view head =
    "# comment\nid\tname\ttype\tkind\tcountry\tcapital\taliases\tdemonyms\tdescription\theld\tprior\n";

KnowledgeBase small_base() {
    const std::string entries = std::string(head) +
        "Q1\tRuritania\tGPE\tcountry\t\tQ2\tKingdom of Ruritania|RUR\tRuritanian|Ruritanians\tcountry\t\t0.9\n"
        "Q2\tStrelsau\tGPE\tcity\tQ1\t\t\t\t\t\t0.5\n"
        "Q3\tRudolf Rassendyll\tPERSON\t\tQ1\t\t\t\t\t\t0.4\n"
        "Q4\tMichael Elphberg\tPERSON\t\tQ1\t\t\t\t\t\t0.3\n"
        "kb:guard\tRoyal Guard\tORG\tarmed-group\tQ1\t\tThe Guard\t\t\t\t0.2\n";
    const std::string more = std::string(head) +
        "Q1\t\t\t\t\t\t-RUR|Ruritania Proper\t\t\t\t\n"
        "kb:gov\tGovernment of Ruritania\tORG\tgovernment\tQ1\t\t\t\t\t\t0.1\n";
    const std::string roles = "id\ttitle\tof\tfrom\tto\n"
        "Q3\tforeign minister\tQ1\t2001-05\t2004\nQ4\tforeign minister\tQ1\t2004-06-01\t\n";
    const std::string_view tables[] = {entries, more};
    const std::string_view role_tables[] = {roles};
    return KnowledgeBase::from_tsv(tables, role_tables);
}

std::string ids(const KnowledgeBase& kb, std::span<const KbIndex> found) {
    std::string out;
    for (const KbIndex index : found) out += (out.empty() ? "" : " ") + std::string(kb[index].id);
    return out;
}

}  // namespace

TEST_CASE("an entry is found by name, alias, demonym, spelling and surname") {
    const KnowledgeBase kb = small_base();
    CHECK(ids(kb, kb.named("the Kingdom of Ruritania")) == "wd:Q1");
    CHECK(ids(kb, kb.named("RURITANIA")) == "wd:Q1");
    CHECK(ids(kb, kb.named("Ruritanian")) == "wd:Q1");
    CHECK(ids(kb, kb.named("the guard")) == "kb:guard");
    CHECK(ids(kb, kb.spelled("Rudolph Rasendil")) == "wd:Q3");
    CHECK(ids(kb, kb.surnamed("Elphberg")) == "wd:Q4");
    CHECK(ids(kb, kb.named("Zenda")) == "");
    CHECK(kb.is_demonym(kb.by_id("Q1"), "Ruritanians"));
    CHECK_FALSE(kb.is_demonym(kb.by_id("Q1"), "Ruritania"));
}

TEST_CASE("places lie where the table says, to a hundredth of a degree") {
    KnowledgeBase kb = small_base();
    kb.add_places("id\tlat\tlon\nQ2\t-33.9\t151.21\nQ1\t4\t-0.05\nQ77\t1\t1\n");
    CHECK(kb[kb.by_id("Q2")].at == GeoPoint{-3390, 15121});
    CHECK(kb[kb.by_id("Q1")].at == GeoPoint{400, -5});
    CHECK_FALSE(kb[kb.by_id("kb:guard")].at);
}

TEST_CASE("a later table adds to an entry and takes aliases away") {
    const KnowledgeBase kb = small_base();
    CHECK(ids(kb, kb.named("Ruritania Proper")) == "wd:Q1");
    CHECK(ids(kb, kb.named("RUR")) == "");
    CHECK(kb[kb.by_id("Q1")].government == kb.by_id("kb:gov"));
    CHECK(kb.governed_from(kb.by_id("wd:Q2")) == kb.by_wikidata("Q1"));
}

TEST_CASE("an office goes to who held it on the day") {
    const KnowledgeBase kb = small_base();
    const KbIndex country = kb.by_id("Q1");
    const auto on = [&](std::string_view day) { return ids(kb, kb.holders("foreign minister", country, *parse_iso(day))); };
    CHECK(on("2002-01-01") == "wd:Q3");
    CHECK(on("2010-01-01") == "wd:Q4");
    CHECK(on("1999") == "");
    CHECK(on("2004") == "wd:Q4 wd:Q3");
}

TEST_CASE("the shipped base knows countries, capitals and office holders") {
    const KnowledgeBase& kb = test::resources().knowledge_base;
    struct Row { std::string_view name, id; };
    const Row rows[] = {
        {"Russia", "wd:Q159"}, {"US", "wd:Q30"}, {"U.S.", "wd:Q30"}, {"Afghan", "wd:Q889"}, {"Moscow", "wd:Q649"},
        {"SCO", "wd:Q485207"}, {"Sergei Lavrov", "wd:Q58217"}, {"NATO", "wd:Q7184"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        const std::span<const KbIndex> found = kb.named(row.name);
        REQUIRE(!found.empty());
        CHECK(kb[found.front()].id == row.id);
    }
    CHECK(kb.named("us").empty());
    const std::vector<KbIndex> held = kb.holders("foreign minister", kb.by_id("Q159"), *parse_iso("2018-08-27"));
    REQUIRE(!held.empty());
    CHECK(kb[held.front()].id == "wd:Q58217");
}

TEST_CASE("the shipped base is sound") {
    const KnowledgeBase& kb = test::resources().knowledge_base;
    CHECK(kb.entries().size() > 15000);
    std::set<std::string_view> seen;
    for (const KbEntry& entry : kb.entries()) {
        CAPTURE(entry.id);
        CHECK(seen.insert(entry.id).second);
        CHECK(!entry.name.empty());
        CHECK(!name_key(entry.name).empty());
        CHECK(entry.prior > 0.f);
        CHECK(entry.prior <= 1.f);
        if (entry.held) CHECK(entry.held->earliest <= entry.held->latest);
        for (const std::string_view alias : entry.aliases) CHECK(!name_key(alias).empty());
        for (const KbRole& role : entry.roles) {
            CAPTURE(role.title);
            CHECK(!role.title.empty());
            if (role.from && role.to) CHECK(*role.from <= *role.to);
        }
    }
}
