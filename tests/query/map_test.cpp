#include <doctest/doctest.h>

#include "core/query/map_rows.h"
#include "core/query/wording.h"
#include "tests/query/corpus_builder.h"

namespace dragoman {
namespace {

/// Two meetings in one town (one of them told twice, one only planned), one somewhere in a country; a village that no table places.
Corpus valley() {
    test::CorpusBuilder b;
    b.article("a", "They met in Visby on 3 May. They will meet in Visby. They met in Sweden. Hamlet slept.", "2019-05-04");
    b.name("They", "Guild", EntityType::org).event("met", EventType::consult, EventStatus::occurred, {"Guild"}).name("Visby", "Visby", EntityType::gpe);
    b.time("3 May", "2019-05-03").event("meet", EventType::agree, EventStatus::planned, {"Guild"}).name("Visby", "Visby", EntityType::gpe);
    b.event("met", EventType::cooperate, EventStatus::occurred, {"Guild"}).name("Sweden", "Sweden", EntityType::gpe).name("Hamlet", "Hamlet", EntityType::gpe);
    b.article("b", "The Guild met in Visby on 3 May.", "2019-05-05");
    b.name("Guild", "Guild", EntityType::org).event("met", EventType::consult, EventStatus::occurred, {"Guild"}).name("Visby", "Visby", EntityType::gpe).time("3 May", "2019-05-03");
    Corpus& corpus = b.corpus();
    const auto held_in = [&](std::size_t document, std::size_t event, std::size_t chain) { corpus.documents[document].events[event].place = ChainIndex(chain); };
    held_in(0, 0, 1);
    held_in(0, 1, 1);
    held_in(0, 2, 2);
    held_in(1, 0, 1);
    corpus.documents[0].events[0].time = corpus.documents[1].events[0].time = TimexIndex(0);
    corpus.entities[b.entity("Visby").at()].at = GeoPoint{5764, 1830};
    corpus.entities[b.entity("Sweden").at()].at = GeoPoint{6200, 1500};
    corpus.entities[b.entity("Sweden").at()].wide = true;
    Story story;
    story.documents = {DocumentIndex(0), DocumentIndex(1)};
    corpus.stories.push_back(story);
    return b.build();
}

std::string told(const std::vector<PlaceRow>& rows) {
    std::string out;
    for (const PlaceRow& row : rows) {
        out += (out.empty() ? "" : " / ") + row.name + " " + std::to_string(row.events) + "-" + std::to_string(row.took_place) + " named " + std::to_string(row.mentions) + (row.wide ? " wide" : "");
    }
    return out;
}

TEST_CASE("places are counted by what happened there, and those without coordinates are listed") {
    const PlaceRows rows = place_rows(valley(), {});
    CHECK(told(rows.placed) == "Visby 2-1 named 3 / Sweden 1-1 named 1 wide");
    CHECK(told(rows.unplaced) == "Hamlet 0-0 named 1");
}

TEST_CASE("a place that nobody names is counted, not listed") {
    test::CorpusBuilder b;
    b.article("a", "They met at the inn. Hamlet slept.", "2019-05-04");
    b.name("the inn", "the inn", EntityType::fac).name("Hamlet", "Hamlet", EntityType::gpe);
    b.corpus().documents[0].mentions[0].kind = MentionKind::nominal;
    const PlaceRows rows = place_rows(b.build(), {});
    CHECK(told(rows.unplaced) == "Hamlet 0-0 named 1");
    CHECK(rows.described == 1);
}

TEST_CASE("a filter narrows the places as it does other rows") {
    Filter may;
    may.interval = DateInterval{*make_date(2019, 5, 5), *make_date(2019, 5, 5)};
    CHECK(told(place_rows(valley(), may).placed) == "Visby 0-0 named 1");
    Filter nobody;
    nobody.entities.push_back("nil:Nobody");
    CHECK(place_rows(valley(), nobody).size() == 0);
}

TEST_CASE("a place tells what happened there, by day") {
    const Corpus corpus = valley();
    const std::vector<LinkGroup::Row> rows = events_at(corpus, {}, entity_by_id(corpus, "nil:Visby"));
    REQUIRE(rows.size() == 3);
    CHECK(iso(*rows[0].proof.when) == "2019-05-03");
    CHECK(rows[2].proof.status == EventStatus::planned);
    CHECK(rows[0].words.words == "They met in Visby on 3 May.");
    CHECK(events_at(corpus, {}, entity_by_id(corpus, "nil:Hamlet")).empty());
}

}  // namespace
}  // namespace dragoman
