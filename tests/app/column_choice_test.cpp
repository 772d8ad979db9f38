#include "web/app/column_choice.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace dragoman {
namespace {

UnknownColumns question(std::uint32_t file, std::string name, std::vector<std::string> columns, bool member = false) {
    return {file, std::move(name), member, {std::move(columns), {}}};
}

std::string waiting(const ColumnQuestions& questions) {
    std::string out;
    for (const UnknownColumns& each : questions.waiting) out += (out.empty() ? "" : " ") + each.name;
    return out;
}

TEST_CASE("a mapping is one line, whatever the columns are called") {
    const ColumnMapping mapping = {{RecordField::text, "Title, main & sub=1"}, {RecordField::title, ""}, {RecordField::date, "Tag\tä+%41"}};
    const std::string line = write_mapping(mapping);
    CHECK(line.find_first_of("\t\n") == std::string::npos);
    const ColumnMapping read = read_mapping(line);
    REQUIRE(read.size() == 3);
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(read[i].field == mapping[i].field);
        CHECK(read[i].name == mapping[i].name);
    }
    CHECK(read_mapping("text&=x&nothing=1&title=A").size() == 1);
    CHECK(read_mapping("").empty());
}

TEST_CASE("what a file's columns hold is remembered by their set") {
    ColumnMemory memory;
    memory.keep({"b", "a"}, {{RecordField::text, "b"}});
    memory.keep({"a", "c"}, {{RecordField::text, "c"}});
    REQUIRE(memory.find({"a", "b"}));
    CHECK(memory.find({"a", "b"})->front().name == "b");
    CHECK_FALSE(memory.find({"a"}));
    memory.keep({"a", "b"}, {{RecordField::text, "a"}});
    CHECK(memory.all().size() == 2);

    ColumnMemory read = ColumnMemory::read(memory.write());
    REQUIRE(read.all().size() == 2);
    CHECK(read.find({"b", "a"})->front().name == "a");
    read.forget(0);
    CHECK_FALSE(read.find({"a", "c"}));
    read.forget(7);
    CHECK(read.all().size() == 1);
}

TEST_CASE("what was stored by somebody else is no memory") {
    for (const char* text : {"", "\n\n", "a,b", "a,b\ttitle=a\n", "a\ttext=\n", "\x01\xFF\t\t\t"}) {
        CAPTURE(text);
        CHECK(ColumnMemory::read(text).all().empty());
    }
}

TEST_CASE("one question is open at a time; files with the same columns are answered together") {
    ColumnQuestions questions;
    questions.waiting = {question(1, "a.csv", {"x", "y"}), question(2, "b.csv", {"z"}), question(3, "c.csv", {"y", "x"})};
    questions.prepare();
    CHECK(questions.open()->name == "a.csv");
    CHECK(questions.alike() == 2);
    CHECK_FALSE(questions.complete());
    questions.choose(RecordField::title, "y");
    questions.choose(RecordField::text, "y");
    CHECK(questions.complete());
    CHECK(questions.column_of(RecordField::title).empty());

    SUBCASE("all at once") {
        CHECK(questions.answer().size() == 2);
        CHECK(waiting(questions) == "b.csv");
        questions.prepare();
        CHECK_FALSE(questions.complete());
    }
    SUBCASE("one after another") {
        questions.all_alike = false;
        CHECK(questions.answer().size() == 1);
        CHECK(waiting(questions) == "b.csv c.csv");
    }
    SUBCASE("what was left out can be asked again") {
        questions.leave_out();
        CHECK(waiting(questions) == "b.csv");
        CHECK_FALSE(questions.ask_again("b.csv"));
        CHECK(questions.ask_again("c.csv"));
        CHECK(waiting(questions) == "c.csv a.csv b.csv");
        CHECK(questions.left_out.empty());
    }
}

TEST_CASE("a mapping says of every field what holds it, or that nothing does") {
    ColumnQuestions questions;
    questions.waiting = {question(1, "a.csv", {"title", "stoff"})};
    questions.prepare();
    CHECK(questions.column_of(RecordField::title) == "title");
    questions.choose(RecordField::title, "");
    questions.choose(RecordField::text, "stoff");
    CHECK(write_mapping(questions.mapping()) == "text=stoff&title=&date=&url=&outlet=&byline=");
}

TEST_CASE("an archive is read again once for all of its members") {
    const std::vector<AgainFile> files =
        files_again({question(4, "pile.zip/a,b.csv", {"x"}, true), question(5, "c.csv", {"x"}), question(4, "pile.zip/d.csv", {"x"}, true)}, {{RecordField::text, "x"}});
    REQUIRE(files.size() == 2);
    CHECK(files[0].members == std::vector<std::string>{"pile.zip/a,b.csv", "pile.zip/d.csv"});
    CHECK(write_again(files) == "4\ttext=x\tpile.zip/a%2Cb.csv,pile.zip/d.csv\n5\ttext=x\t\n");
    CHECK(read_members("pile.zip/a%2Cb.csv,pile.zip/d.csv") == files[0].members);
}

}  // namespace
}  // namespace dragoman
