#include <doctest/doctest.h>

#include "core/query/matrix_rows.h"
#include "core/query/network_rows.h"
#include "core/query/wording.h"
#include "tests/query/corpus_builder.h"

namespace dragoman {
namespace {

/// The mayor and the harbour master talk, quarrel, and are to talk again; a third is only named beside them.
Corpus quay() {
    test::CorpusBuilder b;
    b.article("a", "Olin met Falk on 3 May. Olin accused Falk. Olin and Berg waited.", "2019-05-04");
    b.name("Olin", "Ada Olin").event("met", EventType::consult, EventStatus::occurred, {"Ruben Falk", "Ada Olin"}).name("Falk", "Ruben Falk").time("3 May", "2019-05-03");
    b.corpus().documents.back().events[0].time = TimexIndex(0);
    b.name("Olin", "Ada Olin").event("accused", EventType::accuse, EventStatus::occurred, {"Ada Olin"}).name("Falk", "Ruben Falk");
    b.corpus().documents.back().events[1].recipients.push_back(ChainIndex(1));  // Falk
    b.name("Olin", "Ada Olin").name("Berg", "Eva Berg");
    b.article("b", "Falk met Olin on 3 May. Falk met Olin. Falk will meet Olin on 9 May.", "2019-05-05");
    b.name("Falk", "Ruben Falk").event("met", EventType::consult, EventStatus::occurred, {"Ruben Falk", "Ada Olin"}).name("Olin", "Ada Olin").time("3 May", "2019-05-03");
    b.name("Falk", "Ruben Falk").event("met", EventType::consult, EventStatus::occurred, {"Ruben Falk", "Ada Olin"}).name("Olin", "Ada Olin");
    b.name("Falk", "Ruben Falk").event("meet", EventType::consult, EventStatus::planned, {"Ruben Falk", "Ada Olin"}).name("Olin", "Ada Olin").time("9 May", "2019-05-09");
    std::vector<Event>& events = b.corpus().documents.back().events;
    events[0].time = TimexIndex(0);
    events[2].time = TimexIndex(1);
    return b.build();
}

void one_story(Corpus& corpus) {
    Story story;
    story.documents = {DocumentIndex(0), DocumentIndex(1)};
    corpus.stories.push_back(story);
}

std::string links(const Corpus& corpus, const Filter& filter, bool named_together = false) {
    std::string out;
    for (const NetworkLink& link : network(corpus, filter, named_together).links) {
        if (!out.empty()) out += " / ";
        out += entity_name(corpus, link.from) + " " + std::string(relation_kind(link.relation).does) + " " + entity_name(corpus, link.to) + " " +
               std::to_string(link.count) + (link.took_place < link.count ? " (" + std::to_string(link.took_place) + ")" : "");
    }
    return out;
}

TEST_CASE("links count what happened, not how often it was told") {
    Corpus corpus = quay();
    struct Row {
        std::string_view why;
        Filter filter;
        bool named;
        std::string_view apart, one_story;
    };
    Filter fifth, berg, word;
    fifth.interval = DateInterval{*make_date(2019, 5, 9), *make_date(2019, 5, 9)};
    berg.entities.push_back("nil:Eva Berg");
    word.text = "accused";
    const Row rows[] = {
        {"a meeting told three times and one to come", {}, false,
         "Ada Olin met Ruben Falk 3 (2) / Ada Olin accused or refused Ruben Falk 1", "Ada Olin met Ruben Falk 2 (1) / Ada Olin accused or refused Ruben Falk 1"},
        {"a day that only a plan falls on", fifth, false, "Ada Olin met Ruben Falk 1 (0)", "Ada Olin met Ruben Falk 1 (0)"},
        {"words stand in the clause", word, false, "Ada Olin accused or refused Ruben Falk 1", "Ada Olin accused or refused Ruben Falk 1"},
        {"who does nothing is linked by sentences alone", berg, true, "Ada Olin is named with Eva Berg 1", "Ada Olin is named with Eva Berg 1"},
        {"and not without them", berg, false, "", ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.why);
        CHECK(links(corpus, row.filter, row.named) == row.apart);
    }
    one_story(corpus);
    for (const Row& row : rows) {
        CAPTURE(row.why);
        CHECK(links(corpus, row.filter, row.named) == row.one_story);
    }
}

TEST_CASE("a link leads to the words that prove it, by relation and day") {
    const Corpus corpus = quay();
    const std::vector<LinkGroup> groups = link_groups(corpus, {}, entity_by_id(corpus, "nil:Ruben Falk"), entity_by_id(corpus, "nil:Ada Olin"));
    REQUIRE(groups.size() == 3);
    CHECK(groups[0].relation == Relation::met);
    REQUIRE(groups[0].rows.size() == 4);
    CHECK(iso(*groups[0].rows[0].proof.when) == "2019-05-03");
    CHECK(groups[0].rows[2].proof.assumed);
    CHECK(groups[0].rows[3].proof.status == EventStatus::planned);
    CHECK(groups[0].rows[0].words.words == "Olin met Falk on 3 May.");
    CHECK(groups[1].relation == Relation::accused);
    CHECK_FALSE(groups[1].from_first);
    CHECK(groups[2].relation == Relation::named);
}

/// "AB:M3" is what A did to B, mostly M, three times.
std::string cells(const Matrix& table, const Corpus& corpus) {
    std::string out;
    for (const EntityIndex entity : table.entities) out += entity_name(corpus, entity).substr(0, 1);
    const auto letter = [&](std::uint32_t at) { return entity_name(corpus, table.entities[at]).substr(0, 1); };
    for (const MatrixCell& cell : table.cells) {
        out += " " + letter(cell.row) + letter(cell.column) + ":" + relation_kind(cell.main).letter + std::to_string(cell.count);
    }
    return out;
}

TEST_CASE("a cell tells what its row did to its column, and together stands twice") {
    const Corpus corpus = quay();
    const Network all = network(corpus, {}, true);
    const bool everything[relation_count] = {true, true, true, true, true, true, true, true, true};
    const bool events[relation_count] = {true, true, true, true, true, true, true, true, false};
    const bool accused[relation_count] = {false, false, false, false, false, true, false, false, false};
    CHECK(cells(matrix(corpus, all, events, MatrixOrder::weight, 10), corpus) == "AR AR:M4 RA:M3");
    CHECK(cells(matrix(corpus, all, accused, MatrixOrder::weight, 10), corpus) == "AR AR:C1");
    CHECK(cells(matrix(corpus, all, everything, MatrixOrder::name, 10), corpus).substr(0, 3) == "AER");
    CHECK(matrix(corpus, all, everything, MatrixOrder::weight, 1).cells.empty());
}

TEST_CASE("in the order of groups those who deal with each other stand together") {
    test::CorpusBuilder b;
    b.article("a", "A met B. C met D. A met B. C met D. B met C.", "2020-01-01");
    for (const auto& [first, second] : {std::pair("A", "B"), {"C", "D"}, {"A", "B"}, {"C", "D"}, {"B", "C"}}) {
        b.name(first, first).event("met", EventType::consult, EventStatus::occurred, {first, second}).name(second, second);
    }
    Corpus corpus = b.build();
    for (std::size_t i = 0; i < corpus.documents[0].events.size(); ++i) {  // five days, so that none tells of another
        corpus.documents[0].times.push_back({});
        corpus.documents[0].times.back().interval = DateInterval{*make_date(2020, 1, static_cast<int>(i) + 1), *make_date(2020, 1, static_cast<int>(i) + 1)};
        corpus.documents[0].events[i].time = TimexIndex(i);
    }
    const bool everything[relation_count] = {true, true, true, true, true, true, true, true, true};
    const Matrix table = matrix(corpus, network(corpus, {}), everything, MatrixOrder::group, 10);
    std::string order;
    for (const EntityIndex entity : table.entities) order += entity_name(corpus, entity);
    CHECK((order == "BACD" || order == "BADC" || order == "ABCD"));
}

TEST_CASE("every kind of event but a statement is a relation") {
    for (std::size_t i = 0; i < names<EventType>().size(); ++i) {
        const auto type = static_cast<EventType>(i);
        CAPTURE(name_of(type));
        CHECK(relation_of(type).has_value() == (type != EventType::statement));
    }
    std::string letters;
    for (std::size_t i = 0; i < relation_count; ++i) {
        CHECK(relation_kind(static_cast<Relation>(i)).relation == static_cast<Relation>(i));
        letters += relation_kind(static_cast<Relation>(i)).letter;
    }
    CHECK(letters == "MABYRCPFN");
}

}  // namespace
}  // namespace dragoman
