#include <doctest/doctest.h>

#include "core/assemble/story/minhash.h"
#include "core/assemble/story/story_clusterer.h"
#include "tests/support/resources.h"
#include "tests/support/tagged_document.h"

using namespace dragoman;

namespace {

std::string sentence(int from, int to) {  // words of no meaning, each its own
    std::string out;
    for (int i = from; i < to; ++i) out += (i > from ? " w" : "w") + std::to_string(i) + "/NN";
    return out;
}

}  // namespace

TEST_CASE("the sketch estimates the resemblance of two texts") {
    const std::string a = sentence(0, 400), b = sentence(100, 500), c = sentence(1000, 1400);
    const auto x = word_shingles(test::tagged(a)), y = word_shingles(test::tagged(b)), z = word_shingles(test::tagged(c));
    CHECK(similarity(minhash(x), minhash(y)) == doctest::Approx(296.0 / 496.0).epsilon(0.2));  // runs of words that both have, of all
    CHECK(similarity(minhash(x), minhash(x)) == doctest::Approx(1.0));
    CHECK(similarity(minhash(x), minhash(z)) < 0.1);
}

TEST_CASE("a copy is a near-duplicate of the earlier article, another text is a story of its own") {
    const std::string text = sentence(0, 200);
    const std::string first = "a 2019-05-01\n" + text, copy = "b 2019-05-02\n" + text + " more/JJR", other = "c 2019-05-02\n" + sentence(900, 1100);
    const Corpus corpus = test::tagged_corpus({first, copy, other});
    const std::vector<Story> stories = cluster_stories(corpus, test::resources());
    REQUIRE(stories.size() == 2);
    CHECK(stories[0].documents.size() == 2);
    REQUIRE(stories[0].near_duplicates.size() == 1);
    CHECK(stories[0].near_duplicates[0] == DocumentIndex(1));
    CHECK(stories[1].near_duplicates.empty());
}
