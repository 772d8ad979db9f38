#include "core/knowledge/model.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace dragoman;

namespace {

ModelDraft draft() {
    ModelDraft draft;
    draft.kind = "demo";
    draft.labels = {"A", "B", "C"};
    draft.sections = {{"words", "one\ntwo"}};
    draft.denominator = 10;
    for (std::uint64_t i = 0; i < 500; ++i) draft.features.push_back({feature_key(1, i), {{static_cast<std::uint16_t>(i % 3), 0.1 * static_cast<double>(i)}, {2, -0.3}}});
    draft.features.push_back({feature_key(2, 7), {{0, 0.01}}});  // rounds to nothing
    return draft;
}

}  // namespace

TEST_CASE("a model reads back what was trained") {
    const std::string bytes = write_model(draft());
    const Result<Model> read = Model::read(bytes, "demo");
    REQUIRE(static_cast<bool>(read));
    const Model& model = read.value();
    CHECK(model.labels().size() == 3);
    CHECK(model.section("words") == "one\ntwo");
    CHECK(model.section("none").empty());
    CHECK(model.feature_count() == 500);
    for (std::uint64_t i = 0; i < 500; ++i) {
        std::int32_t scores[3] = {};
        model.add(feature_key(1, i), scores);
        std::int32_t expected[3] = {0, 0, -3};
        expected[i % 3] += static_cast<std::int32_t>(i);
        for (int k = 0; k < 3; ++k) CHECK(scores[k] == expected[k]);
    }
    std::int32_t none[3] = {};
    model.add(feature_key(3, 1), none);
    CHECK(none[0] == 0);
    Model().add(feature_key(1, 1), none);
    CHECK(none[0] == 0);
}

TEST_CASE("a model with two labels adds both weights, one or none") {
    ModelDraft two;
    two.kind = "demo";
    two.labels = {"on", "new"};
    two.denominator = 1;
    std::vector<std::uint64_t> keys;
    std::int32_t expected[2] = {3, 4};
    for (int i = 0; i < 300; ++i) {  // more than one batch; every third feature is not known
        keys.push_back(feature_key(1, static_cast<std::uint64_t>(i)));
        if (i % 3 == 0) continue;
        ModelDraft::Feature feature{keys.back(), {{static_cast<std::uint16_t>(i % 2), i - 150.}}};
        expected[i % 2] += i - 150;
        if (i % 5 == 0) {
            feature.weights.emplace_back(static_cast<std::uint16_t>(1 - i % 2), 7.);
            expected[1 - i % 2] += 7;
        }
        two.features.push_back(feature);
    }
    const Result<Model> read = Model::read(write_model(two), "demo");
    REQUIRE(static_cast<bool>(read));
    std::int32_t scores[2] = {3, 4};
    read.value().add(keys, scores);
    CHECK(scores[0] == expected[0]);
    CHECK(scores[1] == expected[1]);
    CHECK(read.value().sole_weight(feature_key(1, 1)) == -149);
}

TEST_CASE("many features with many labels add up as one by one") {
    constexpr std::size_t labels = 101, features = 300;  // more than one batch, and no whole word of labels
    ModelDraft draft;
    draft.kind = "demo";
    draft.labels.assign(labels, "L");
    draft.denominator = 1;
    std::vector<std::int32_t> expected(labels, 5);
    std::vector<std::uint64_t> keys;
    for (std::uint64_t i = 0; i < features; ++i) {
        ModelDraft::Feature feature{feature_key(1, i), {}};
        for (std::uint64_t label = i % 2; label < labels; label += 1 + i % 40) {
            // Nearly all as large as fits a full row, on one side or the other; some larger.
            const int weight = i % 7 == 6 ? 20000 : label % 3 == 0 ? -409 : label % 3 == 1 ? 409 : static_cast<int>(i) - 200;
            feature.weights.emplace_back(static_cast<std::uint16_t>(label), weight);
            expected[label] += weight;
        }
        draft.features.push_back(feature);
        keys.push_back(feature.key);
        keys.push_back(feature_key(2, i));  // unknown
    }
    const Result<Model> read = Model::read(write_model(draft), "demo");
    REQUIRE(static_cast<bool>(read));
    std::vector<std::int32_t> scores(labels, 5);
    read.value().add(keys, scores.data());
    CHECK(scores == expected);
}

TEST_CASE("the order in which features were met does not show in the file") {
    ModelDraft turned = draft();
    std::reverse(turned.features.begin(), turned.features.end());
    CHECK(write_model(turned) == write_model(draft()));
}

TEST_CASE("a wrong or damaged model is refused with a reason") {
    const std::string bytes = write_model(draft());
    CHECK_FALSE(Model::read(bytes, "other"));
    CHECK_FALSE(Model::read("", "demo"));
    CHECK_FALSE(Model::read("DRGMODL9" + bytes.substr(8), "demo"));
    for (std::size_t i = 0; i < bytes.size(); i += 97) {
        std::string hurt = bytes;
        hurt[i] = static_cast<char>(hurt[i] ^ 0x20);
        CHECK_FALSE(Model::read(hurt, "demo"));
        CHECK_FALSE(Model::read(bytes.substr(0, i), "demo"));
    }
    Models models;
    models.add("other", bytes);
    models.add("demo", bytes);
    CHECK(models.refused().size() == 1);
    CHECK(models.get("other").empty());
    CHECK_FALSE(models.get("demo").empty());
}
