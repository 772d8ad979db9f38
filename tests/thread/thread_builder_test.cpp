#include <doctest/doctest.h>

#include "core/assemble/conflict/conflict_finder.h"
#include "core/assemble/thread/thread_builder.h"
#include "tests/support/resources.h"
#include "tests/support/tagged_document.h"

using namespace dragoman;

namespace {

constexpr std::string_view announced =
    "a 2019-05-02\n"
    "@Peru/NNP will/MD host/VB talks/NNS/talk with/IN @Chile/NNP in/IN @Lima/NNP in/IN ~June/NNP=2019-06 ./.\n"
    "@Bolivia/NNP shelled/VBD/shell @Paraguay/NNP ./.";
constexpr std::string_view postponed =
    "b 2019-05-09\n"
    "# @Peru/NNP calls/VBZ/call off/RP talks/NNS/talk with/IN @Chile/NNP\n"
    "@Peru/NNP and/CC @Chile/NNP agreed/VBD/agree to/TO postpone/VB the/DT talks/NNS/talk in/IN @Lima/NNP ./.";

std::string statuses(const Corpus& corpus, const Thread& thread) {
    std::string out;
    for (const ThreadStep& step : thread.history) {
        out += (out.empty() ? "" : " ") + corpus.documents[step.place.document.at()].id + ":" + std::string(name_of(step.status));
    }
    return out;
}

}  // namespace

TEST_CASE("an announcement and its postponement in another article are one thread") {
    Corpus corpus = test::tagged_corpus({announced, postponed});
    corpus.threads = build_threads(corpus, test::resources());
    REQUIRE(corpus.threads.size() == 1);
    const Thread& thread = corpus.threads[0];
    CHECK(statuses(corpus, thread) == "a:planned b:cancelled b:postponed");
    CHECK(thread.participants.size() == 2);
    CHECK(thread.label == "Talks in Lima: Chile, Peru, June 2019");
    CHECK(thread.id == "thread:talks-chile-peru-lima-2019-06");

    SUBCASE("and the headline is held against the text, the plan against what became of it") {
        std::string kinds;
        const ClaimContext context(corpus, test::resources());
        for (const Conflict& conflict : find_conflicts(context, find_appraisals(context))) {
            kinds += std::string(name_of(conflict.kind)) + " ";
            CHECK(conflict.claims.size() >= 2);
        }
        CHECK(kinds == "headline-body superseded ");
    }
}

TEST_CASE("talks of other parties elsewhere are no step of it") {
    constexpr std::string_view other = "c 2019-05-10\n@Ghana/NNP postponed/VBD/postpone talks/NNS/talk with/IN @Togo/NNP in/IN @Accra/NNP ./.";
    const Corpus corpus = test::tagged_corpus({announced, other});
    for (const Thread& thread : build_threads(corpus, test::resources())) CHECK(thread.history.size() == 1);
}

TEST_CASE("a headline that calls off what another article plans is a step of it, though it names the host alone") {
    constexpr std::string_view off = "b 2019-05-09\n# @Peru/NNP calls/VBZ/call off/RP talks/NNS/talk\n";
    const Corpus corpus = test::tagged_corpus({announced, off});
    const std::vector<Thread> threads = build_threads(corpus, test::resources());
    REQUIRE(threads.size() == 1);
    CHECK(statuses(corpus, threads[0]) == "a:planned b:cancelled");
}

TEST_CASE("talks of the same parties and others years later are not those that were called off") {
    constexpr std::string_view later =
        "c 2022-04-07\n@Peru/NNP hosted/VBD/host talks/NNS/talk with/IN @Chile/NNP and/CC @Bolivia/NNP in/IN @Lima/NNP in/IN ~March/NNP=2022-03 ./.";
    const Corpus corpus = test::tagged_corpus({announced, later});
    for (const Thread& thread : build_threads(corpus, test::resources())) CHECK(thread.history.size() == 1);
}
