#include <doctest/doctest.h>

#include "core/query/document_rows.h"
#include "core/query/entity_dossier.h"
#include "core/query/entity_rows.h"
#include "core/query/quotation_rows.h"
#include "core/query/thread_rows.h"
#include "core/query/timeline_rows.h"
#include "tests/query/corpus_builder.h"

namespace dragoman {
namespace {

/// Two articles about a ferry: the mayor announces it, the harbour master doubts it.
Corpus ferry() {
    test::CorpusBuilder b;
    b.article("a", "Mayor Olin promised a ferry on 3 May. “It will sail,” Olin said.\nVisby cheered.", "2019-04-20");
    b.name("Olin", "Ada Olin").event("promised", EventType::agree, EventStatus::planned, {"Ada Olin"});
    b.time("3 May", "2019-05-03").quote("It will sail,", "Ada Olin", "said").name("Olin", "Ada Olin");
    b.name("Visby", "Visby", EntityType::gpe);
    b.corpus().documents.back().events[0].time = TimexIndex(0);
    b.article("b", "Ruben Falk doubted the ferry. “No crew,” Falk said, “no ferry.” Olin did not answer.", "2019-04-28");
    b.name("Ruben Falk", "Ruben Falk").event("doubted", EventType::reject, EventStatus::occurred, {"Ruben Falk"});
    b.quote("No crew,", "Ruben Falk", "said").more("no ferry.").name("Olin", "Ada Olin");
    b.thread("Ferry to Visby", {"Ada Olin"}, {"a|promised a ferry|planned", "b|doubted the ferry|conditional"});
    return b.build();
}

Filter chosen(std::string_view entity) {
    Filter filter;
    filter.entities.push_back("nil:" + std::string(entity));
    return filter;
}

template <class Rows, class Text>
std::string joined(const Rows& rows, Text text) {
    std::string out;
    for (const auto& row : rows) out += (out.empty() ? "" : " / ") + text(row);
    return out;
}

std::string documents(const Filter& filter) {
    return joined(document_rows(ferry(), filter), [](const DocumentRow& r) { return r.id; });
}
std::string entities(const Filter& filter) {
    return joined(entity_rows(ferry(), filter), [](const EntityRow& r) { return r.name + " " + std::to_string(r.mentions); });
}
std::string quotations(const Filter& filter) {
    return joined(quotation_rows(ferry(), filter), [](const QuotationRow& r) { return r.speaker_name + ": " + r.words; });
}
std::string events(const Filter& filter) {
    return joined(timeline(ferry(), filter).rows, [](const TimelineRow& r) { return r.verb + " " + iso(r.when); });
}

TEST_CASE("one filter narrows every list") {
    struct Row {
        std::string_view why;
        Filter filter;
        std::string_view documents, entities, quotations, events;
    };
    Filter april;
    april.interval = parse_iso("2019-04-25/2019-04-30");
    if (!april.interval) april.interval = DateInterval{*make_date(2019, 4, 25), *make_date(2019, 4, 30)};
    Filter crew;
    crew.text = "CREW";
    Filter olin_says;
    olin_says.text = "speaker:olin sail";
    Filter olin_says_not;
    olin_says_not.text = "speaker:olin crew";
    Filter two_words;
    two_words.text = "crew ferry";
    Filter phrase;
    phrase.text = "“the ferry”";
    Filter places;
    places.types.push_back(EntityType::gpe);
    Filter falk;
    falk.speakers.push_back("nil:Ruben Falk");
    const Row rows[] = {
        {"nothing chosen", {}, "a / b", "Ada Olin 3 / Ruben Falk 1 / Visby 1",
         "Ada Olin: It will sail, / Ruben Falk: No crew, … no ferry.", "promised 2019-05-03 / doubted 2019-04-28"},
        {"a town named in one article", chosen("Visby"), "a", "Ada Olin 2 / Visby 1", "", ""},
        {"a speaker keeps what is said", chosen("Ruben Falk"), "b", "Ada Olin 1 / Ruben Falk 1",
         "Ruben Falk: No crew, … no ferry.", "doubted 2019-04-28"},
        {"an entity that the corpus lacks", chosen("Nobody"), "", "", "", ""},
        {"a stretch of time", april, "b", "Ada Olin 1 / Ruben Falk 1", "Ruben Falk: No crew, … no ferry.", "doubted 2019-04-28"},
        {"words in any case", crew, "b", "Ada Olin 1 / Ruben Falk 1", "Ruben Falk: No crew, … no ferry.", ""},
        {"what one speaker says", olin_says, "a", "Ada Olin 2 / Visby 1", "Ada Olin: It will sail,", ""},
        {"what another says is not it", olin_says_not, "", "", "", ""},
        {"two words, apart", two_words, "b", "Ada Olin 1 / Ruben Falk 1", "Ruben Falk: No crew, … no ferry.", ""},
        {"a phrase", phrase, "b", "Ada Olin 1 / Ruben Falk 1", "", "doubted 2019-04-28"},
        {"a type keeps its entities", places, "a / b", "Visby 1",
         "Ada Olin: It will sail, / Ruben Falk: No crew, … no ferry.", "promised 2019-05-03 / doubted 2019-04-28"},
        {"a chosen speaker", falk, "b", "Ada Olin 1 / Ruben Falk 1", "Ruben Falk: No crew, … no ferry.", "doubted 2019-04-28"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.why);
        CHECK(documents(row.filter) == row.documents);
        CHECK(entities(row.filter) == row.entities);
        CHECK(quotations(row.filter) == row.quotations);
        CHECK(events(row.filter) == row.events);
    }
}

TEST_CASE("a thread tells what changed, and when it was said") {
    const std::vector<ThreadRow> rows = thread_rows(ferry(), {});
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].participants == "Ada Olin");
    CHECK(rows[0].last == EventStatus::conditional);
    REQUIRE(rows[0].steps.size() == 2);
    CHECK(rows[0].steps[1].changed);
    CHECK(iso(*rows[0].steps[1].claim_time) == "2019-04-28");
    CHECK(rows[0].steps[0].words.words == "promised a ferry");
    CHECK(rows[0].steps[0].words.before == "Mayor Olin");
    CHECK(thread_rows(ferry(), chosen("Ada Olin")).size() == 1);
    CHECK(thread_rows(ferry(), chosen("Visby")).empty());
}

TEST_CASE("a dossier gathers what is known of an entity") {
    const Corpus corpus = ferry();
    const EntityDossier olin = entity_dossier(corpus, entity_by_id(corpus, "nil:Ada Olin"));
    CHECK(olin.mention_count == 3);
    CHECK(olin.document_count == 2);
    CHECK(olin.statements.size() == 1);
    REQUIRE(olin.aliases.size() == 1);
    CHECK(olin.aliases[0].count == 3);
    REQUIRE(olin.mentions.size() == 3);
    CHECK(olin.mentions[2].words == "Olin");
    CHECK(olin.mentions[2].after == "did not answer.");
    CHECK(olin.dealings.empty());  // she promised, but nobody in particular
}

TEST_CASE("a statement reads as a line of its own: a demand behind its verb, direct speech in its marks") {
    test::CorpusBuilder b;
    b.article("a", "Olin urged both towns to wait. Falk said the ferry was late. “It will sail,” Olin said.", "2019-04-20");
    b.quote("both towns to wait", "Ada Olin", "urged");
    b.corpus().documents.back().quotations.back().kind = QuotationKind::indirect;
    b.corpus().documents.back().quotations.back().why.by = "act-person-infinitive";
    b.quote("the ferry was late", "Ruben Falk", "said");
    b.corpus().documents.back().quotations.back().kind = QuotationKind::indirect;
    b.corpus().documents.back().quotations.back().why.by = "clause-bare";
    b.quote("It will sail,", "Ada Olin", "said");
    const Corpus corpus = b.build();
    CHECK(joined(quotation_rows(corpus, {}, QuotationOrder::document), [](const QuotationRow& r) { return r.told + (r.tells_cue ? "" : " (" + r.cue + ")"); }) ==
          "urged both towns to wait / the ferry was late (said) / “It will sail,” (said)");
}

TEST_CASE("bars of one lane never lie on each other") {
    test::CorpusBuilder b;
    b.article("a", "They met in May, met on 4 May and met in June.", "2019-06-30");
    b.name("They", "They").time("May", "2019-05").time("4 May", "2019-05-04").time("June", "2019-06");
    Corpus corpus = b.build();
    for (std::size_t i = 0; i < 3; ++i) {
        Event event;
        event.trigger = {5, 8};
        event.type = EventType::consult;
        event.actors.push_back(ChainIndex(0));
        event.time = TimexIndex(i);
        corpus.documents[0].events.push_back(event);
    }
    const Timeline line = timeline(corpus, {});
    REQUIRE(line.rows.size() == 3);
    REQUIRE(line.lanes.size() == 1);
    CHECK(line.lanes[0].levels == 2);
    CHECK(line.rows[0].level == 0);
    CHECK(line.rows[1].level == 1);
    CHECK(line.rows[2].level == 0);
}

}  // namespace
}  // namespace dragoman
