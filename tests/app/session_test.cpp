#include <doctest/doctest.h>

#include "tests/query/corpus_builder.h"
#include "web/app/address.h"
#include "web/app/session.h"

namespace dragoman {
namespace {

Session session() {
    test::CorpusBuilder b;
    b.article("a", "Olin left.", "2019-01-01").name("Olin", "Ada Olin");
    b.article("b", "Falk saw Olin.", "2019-01-02").name("Falk", "Ruben Falk").name("Olin", "Ada Olin");
    Session made;
    made.set_corpus(std::make_shared<const Corpus>(b.build()));
    return made;
}

TEST_CASE("choosing an entity filters every view, and back takes it off") {
    Session s = session();
    const std::uint64_t before = s.revision();
    (void)s.apply({command::ChooseEntity{"nil:Ruben Falk"}});
    CHECK(s.now().filter.entities == std::vector<std::string>{"nil:Ruben Falk"});
    CHECK(s.now().selection == select_entity("nil:Ruben Falk"));
    CHECK(s.revision() != before);
    (void)s.apply({command::Show{View::timeline}});
    (void)s.apply({command::Go{-1}, command::Go{-1}});
    CHECK(s.now().filter.empty());
    CHECK(s.now().view == View::documents);
    (void)s.apply({command::Go{1}});
    CHECK(s.now().filter.entities.size() == 1);
    CHECK(s.can_go(1));
}

TEST_CASE("typing is one step back, not one for each letter") {
    Session s = session();
    for (const char* text : {"f", "fa", "fal"}) {
        Filter filter;
        filter.text = text;
        (void)s.apply({command::Narrow{filter}});
    }
    CHECK(s.now().filter.text == "fal");
    (void)s.apply({command::Go{-1}});
    CHECK(s.now().filter.text.empty());
    CHECK_FALSE(s.can_go(-1));
}

TEST_CASE("the next mention opens the article that has it, at its words") {
    Session s = session();
    (void)s.apply({command::Select{select_entity("nil:Ada Olin")}, command::NextMention{true}});
    CHECK(s.now().view == View::reader);
    CHECK(s.now().document == "a");
    REQUIRE(s.take_target());
    CHECK_FALSE(s.take_target());
    (void)s.apply({command::NextMention{true}});
    CHECK(s.now().document == "b");
    CHECK(s.take_target() == std::optional<Span>(Span{9, 13}));
    (void)s.apply({command::NextDocument{true}});
    CHECK(s.now().document == "a");
}

TEST_CASE("the browser's way back and forward is the session's") {
    Session s = session();
    (void)s.apply({command::Show{View::entities}, command::ChooseEntity{"nil:Ruben Falk"}, command::Show{View::map}});
    const std::size_t steps = s.steps();
    CHECK(s.revisit("#v=entities&e=nil:Ruben%20Falk&sel=entity,nil:Ruben%20Falk"));
    CHECK(s.now().view == View::entities);
    CHECK(s.revisit("v=entities"));
    CHECK(s.now().filter.empty());
    CHECK(s.can_go(1));
    CHECK(s.revisit("v=entities&e=nil:Ruben Falk&sel=entity,nil:Ruben Falk"));
    CHECK(s.now().filter.entities.size() == 1);
    CHECK_FALSE(s.revisit("v=matrix"));
    CHECK(s.steps() > steps);
}

TEST_CASE("a toggle is left to the caller") {
    Session s = session();
    CHECK(s.apply({command::Toggle{command::Toggle::What::help}, command::Show{View::stories}}).size() == 1);
}

TEST_CASE("a state is written as a link and read back") {
    Stop stop;
    stop.view = View::reader;
    stop.document = "a/b c&d";
    stop.filter.entities = {"wd:Q1", "nil:a,b"};
    stop.filter.types = {EntityType::gpe};
    stop.filter.text = "50 % & más";
    stop.filter.interval = DateInterval{*make_date(2018, 8, 1), *make_date(2018, 9, 30)};
    stop.selection = select_mark("a/b c&d", MarkLayer::quotation, {7, 19});
    stop.known_on = make_date(2018, 8, 28);
    const std::optional<Stop> read = read_address(write_address(stop));
    REQUIRE(read);
    CHECK(*read == stop);
}

TEST_CASE("a greyed line is named by a link too") {
    Stop stop;
    stop.selection = {Selection::Kind::leftover, "a", {3, 9}, MarkLayer::name};
    CHECK(read_address(write_address(stop))->selection == stop.selection);
}

TEST_CASE("a link between two is named by a link, whichever is told first") {
    Stop stop;
    stop.selection = select_link("wd:Q2", "nil:b");
    CHECK(stop.selection == select_link("nil:b", "wd:Q2"));
    CHECK(read_address(write_address(stop))->selection == stop.selection);
}

TEST_CASE("a day of knowledge is a step back, and dragging it one step only") {
    Session s = session();
    s.apply({command::Show{View::threads}});
    s.apply({command::KnownOn{make_date(2019, 4, 20)}});
    s.apply({command::KnownOn{make_date(2019, 4, 28)}});
    CHECK(s.now().known_on == make_date(2019, 4, 28));
    s.apply({command::Go{-1}});
    CHECK_FALSE(s.now().known_on);
    CHECK(s.now().view == View::threads);
}

TEST_CASE("a foreign fragment is not a state") {
    CHECK_FALSE(read_address(""));
    CHECK_FALSE(read_address("#top"));
    const std::optional<Stop> odd = read_address("#v=nowhere&t=soon&sel=mark&%%%=1");
    REQUIRE(odd);
    CHECK(odd->view == View::documents);
    CHECK_FALSE(odd->filter.interval);
    CHECK(odd->selection.kind == Selection::Kind::none);
}

TEST_CASE("how rows are sorted is a step in the history, stands in the link, and is each view's own") {
    Session s = session();
    (void)s.apply({command::Show{View::search}, command::Sort{1}});
    CHECK(s.address() == "v=search&sort=date");
    (void)s.apply({command::Show{View::documents}});
    CHECK(s.address().find("sort") == std::string::npos);
    (void)s.apply({command::Go{-1}, command::Go{-1}});
    CHECK(s.address() == "v=search");
    const std::optional<Stop> link = Session::parse_address("#sort=warnings&v=documents");
    REQUIRE(link);
    (void)s.apply({command::Go{1}});
    s.go_to(*link);
    CHECK(write_address(s.now()) == "v=documents&sort=warnings");
    (void)s.apply({command::Show{View::search}});
    CHECK(s.address() == "v=search&sort=date");
    CHECK(Session::parse_address("v=map&sort=date")->sorts == Stop().sorts);
    CHECK(Session::parse_address("v=search&sort=colour")->sorts == Stop().sorts);
}

TEST_CASE("what a view shows stands in the link") {
    struct Row {
        View view;
        ViewChoice choice;
        const char* address;
        const char* why;
    };
    const ViewChoice first = first_choices()[static_cast<std::size_t>(View::network)];
    const Row rows[] = {
        {View::quotations, 0, "v=quotations", "as at first: not said"},
        {View::quotations, 1, "v=quotations&show=direct", "one of several"},
        {View::map, 2, "v=map&show=named", ""},
        {View::documents, 1, "v=documents&show=warned", ""},
        {View::timeline, 1, "v=timeline&show=threads", ""},
        {View::conflicts, 1, "v=conflicts&show=left-out", ""},
        {View::entities, 4, "v=entities&show=other", ""},
        {View::network, first, "v=network", ""},
        {View::network, 0b101, "v=network&show=met,backed", "switches: those that are on"},
        {View::matrix, 0, "v=matrix&show=none", "all are off"},
        {View::reader, 0b100001, "v=reader&show=names,events", ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.why);
        CAPTURE(row.address);
        Stop stop;
        stop.view = row.view;
        stop.choices[static_cast<std::size_t>(row.view)] = row.choice;
        CHECK(write_address(stop) == row.address);
        CHECK(read_address(row.address)->choices == stop.choices);
    }
    CHECK(read_address("find=ada&v=entities")->details[static_cast<std::size_t>(View::entities)].find == "ada");
    CHECK(read_address("show=met,colour&v=network")->choices[static_cast<std::size_t>(View::network)] == 1);
    for (const char* odd : {"v=map&show=", "v=map&show=met", "v=threads&show=direct", "v=network&show=colour"}) {
        CAPTURE(odd);
        CHECK(read_address(odd)->choices == first_choices());
    }
}

TEST_CASE("what a view shows is its own and a step in the history") {
    Session s = session();
    (void)s.apply({command::Show{View::quotations}, command::Choose{1}, command::Show{View::map}});
    CHECK(s.address() == "v=map");
    (void)s.apply({command::Choose{2}, command::Go{-1}, command::Go{-1}});
    CHECK(s.address() == "v=quotations&show=direct");
    (void)s.apply({command::Go{-1}});
    CHECK(s.address() == "v=quotations");
    (void)s.apply({command::Go{1}});
    s.go_to(*read_address("v=map&show=venues"));
    (void)s.apply({command::Show{View::quotations}});
    CHECK(s.address() == "v=quotations&show=direct");
}

TEST_CASE("words that narrow a list and what is unfolded are steps back, and stand in the link of their view") {
    Session s = session();
    (void)s.apply({command::Show{View::entities}});
    for (const char* text : {"o", "ol", "oli"}) (void)s.apply({command::Find{text}});
    CHECK(s.address() == "v=entities&find=oli");
    (void)s.apply({command::Go{-1}});
    CHECK(s.address() == "v=entities");
    (void)s.apply({command::Show{View::threads}, command::Unfold{"a,b", true}, command::Unfold{"c", true}});
    CHECK(s.address() == "v=threads&open=a%2Cb,c");
    const std::optional<Stop> sent = read_address(s.address());
    REQUIRE(sent);
    CHECK(sent->details[static_cast<std::size_t>(View::threads)] == s.now().details[static_cast<std::size_t>(View::threads)]);
    (void)s.apply({command::Unfold{"a,b", false}});
    CHECK(s.address() == "v=threads&open=c");
    (void)s.apply({command::Go{-1}, command::Go{-1}});
    CHECK(s.address() == "v=threads&open=a%2Cb");
}

}  // namespace
}  // namespace dragoman
