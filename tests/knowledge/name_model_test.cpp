#include "core/knowledge/name_model.h"

#include <doctest/doctest.h>

#include "core/knowledge/name_gazetteer.h"
#include "tests/support/resources.h"

using namespace dragoman;

TEST_CASE("the shipped name model can be read and knows words") {
    const NameModel& model = test::resources().name_model;
    REQUIRE(!model.empty());
    const NameWord* word = model.words().find("Ahmed");
    REQUIRE(word);
    CHECK(word->first() > 0);
    CHECK(model.words().find("qqqxzzy") == nullptr);
}

TEST_CASE("a name model with missing sections is empty and finds nothing") {
    ModelDraft draft;
    draft.kind = "names";
    draft.labels = {"O"};
    draft.sections = {{"weights", std::string("\x11\x00\x00", 3)}};
    const Result<Model> read = Model::read(write_model(std::move(draft)), "names");
    REQUIRE(read);
    CHECK(NameModel::of(read.value()).empty());
    CHECK(NameModel::of(Model()).empty());
}

TEST_CASE("tags follow each other only as names can be written") {
    const std::uint32_t begin = name_tag(NameClass::org, NamePart::begin), last = name_tag(NameClass::org, NamePart::last);
    CHECK(may_follow(0, begin));
    CHECK(may_follow(begin, last));
    CHECK(may_follow(last, begin));
    CHECK(!may_follow(begin, 0));
    CHECK(!may_follow(0, last));
    CHECK(!may_follow(begin, name_tag(NameClass::place, NamePart::last)));
}

TEST_CASE("known names are walked token by token") {
    const NameGazetteer& gazetteer = test::resources().name_gazetteer;
    const NameGazetteer::Node united = gazetteer.step(NameGazetteer::root, "united");
    REQUIRE(united.known);
    const NameGazetteer::Node nations = gazetteer.step(united.state, "nations");
    CHECK((nations.kinds & NameGazetteer::body) != 0);
    CHECK(!gazetteer.step(united.state, "qqqxzzy").known);
}
