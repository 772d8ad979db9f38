#include <doctest/doctest.h>

#include <string>

#include "core/ingest/ingest.h"

using namespace dragoman;

namespace {

std::string message_of(std::string_view name, std::string_view bytes) {
    const Ingested in = ingest(name, bytes);
    return in.errors.empty() ? "" : in.errors.front().message;
}

std::string text_of(std::string_view name, std::string_view bytes) {
    const Ingested in = ingest(name, bytes);
    return in.documents.empty() ? "(none)" : in.documents.front().text;
}

}  // namespace

TEST_CASE("text comes out as UTF-8 with LF and without a BOM") {
    struct Row {
        std::string_view why, bytes, expected;
    };
    using namespace std::string_view_literals;
    const Row rows[] = {
        {"as it is", "Ankara hosts.\n", "Ankara hosts.\n"},
        {"BOM dropped, CRLF to LF", "\xEF\xBB\xBF" "one\r\ntwo\r\n", "one\ntwo\n"},
        {"a lone CR stays", "one\rtwo", "one\rtwo"},
        {"UTF-16, little end first", "\xFF\xFEH\0i\0"sv, "Hi"},
        {"UTF-16 with a surrogate pair", "\xFE\xFF\xD8\x3D\xDE\x00"sv, "\xF0\x9F\x98\x80"},
        {"Windows-1252 by its curly marks", "\x93Yes,\x94 he said in Caf\xE9 Noir", "\xE2\x80\x9CYes,\xE2\x80\x9D he said in Caf\xC3\xA9 Noir"},
        {"Windows-1251 by runs of letters", "\xCF\xF0\xE5\xE7\xE8\xE4\xE5\xED\xF2 \xD0\xEE\xF1\xF1\xE8\xE8", "Президент России"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.why);
        CHECK(text_of("a.txt", row.bytes) == row.expected);
    }
}

TEST_CASE("what cannot be read is told in a sentence") {
    struct Row {
        std::string_view why, name, bytes, expected;
    };
    using namespace std::string_view_literals;
    const Row rows[] = {
        {"nothing in it", "a.txt", "", "The file is empty."},
        {"only blanks", "a.txt", " \n\t\n", "The file holds nothing but white space."},
        {"a picture", "a.txt", "\x89PNG\r\n", "The file is not text: it looks like a PNG picture."},
        {"a NUL", "a.txt", "ab\0c"sv, "The file is not text: byte 3 is NUL."},
        {"a stray byte", "a.txt", "one\ntw\xFFo", "The text is not UTF-8: byte 7 (line 2) belongs to no character. Save it as UTF-8 and try again."},
        {"broken JSON", "a.json", "{\"text\": \"a\",}", "Line 1, column 14: this is not valid JSON."},
        {"no records", "a.json", "[]", "The list holds no records."},
        {"a cut archive", "a.jsonl", "\x1F\x8B\x08", "The gzip data ends in the middle; what came before is read."},
        {"a page drawn by scripts", "a.html", "<html><body><script>draw()</script></body></html>", "The page holds no text (it may be drawn by a script)."},
    };
    for (const Row& row : rows) {
        CAPTURE(row.why);
        CHECK(message_of(row.name, row.bytes) == row.expected);
    }
}

TEST_CASE("a broken line of JSONL costs that line alone") {
    const Ingested in = ingest("pile.jsonl",
                               "{\"id\":\"one\",\"text\":\"First.\"}\n"
                               "{\"id\":\"two\",\"text\":\"Cut off\n"
                               "\n"
                               "{\"id\":\"three\",\"text\":\"Not \xC3\x28 text\"}\n"
                               "[1, 2]\n"
                               "{\"id\":\"four\"}\n"
                               "{\"id\":\"one\",\"text\":\"Again.\"}\r\n");
    REQUIRE(in.documents.size() == 2);
    CHECK(in.documents[0].id == "one");
    CHECK(in.documents[1].id == "one~2");
    CHECK(in.documents[1].text == "Again.");
    REQUIRE(in.errors.size() == 4);
    CHECK(in.errors[0].line == 2);
    CHECK(in.errors[0].code == ErrorCode::bad_json);
    CHECK(in.errors[0].message.starts_with("Line 2, column "));
    CHECK(in.errors[1].line == 4);
    CHECK(in.errors[1].code == ErrorCode::not_utf8);
    CHECK(in.errors[2].line == 5);
    CHECK(in.errors[3].line == 6);
    CHECK(in.errors[3].code == ErrorCode::missing_field);
}

TEST_CASE("records are read under the names that crawlers give their fields") {
    struct Row {
        std::string_view why, record, expected;  // id|text|title|outlet|url|date
    };
    const Row rows[] = {
        {"the plain ones", R"({"id":"a","text":"T","title":"H","url":"u","outlet":"O","date":"2020-05-13"})", "a|T|H|O|u|2020-05-13"},
        {"news-please", R"({"maintext":"T","title":"H","source_domain":"o.example","date_publish":"2020-05-13 10:00:00","url":"u"})", "u|T|H|o.example|u|2020-05-13"},
        {"schema.org", R"({"@id":1,"articleBody":"T","headline":"H","publisher":{"name":"O"},"datePublished":"13 May 2020"})", "x#1|T|H|O||2020-05-13"},
        {"a number for an id, an epoch for a date", R"({"id":7,"content":"T","published_at":1589328000})", "7|T||||2020-05-13"},
        {"null is no value", R"({"id":"a","text":"T","date":null})", "a|T||||"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.why);
        const Ingested in = ingest("x.jsonl", row.record);
        REQUIRE(in.documents.size() == 1);
        const Document& doc = in.documents[0];
        CHECK(doc.id + "|" + doc.text + "|" + doc.given_title + "|" + doc.given_outlet + "|" + doc.url + "|" +
                  (doc.given_date ? iso(*doc.given_date) : "") == row.expected);
    }
}

TEST_CASE("a JSON file may hold a record, a list, an object around a list, or lines") {
    for (const std::string_view bytes : {R"([{"text":"A"},{"text":"B"}])", R"({"status":"ok","articles":[{"text":"A"},{"text":"B"}]})",
                                         "{\"text\":\"A\"}\n{\"text\":\"B\"}\n"}) {
        CAPTURE(bytes);
        const Ingested in = ingest("x.json", bytes);
        REQUIRE(in.documents.size() == 2);
        CHECK(in.documents[1].text == "B");
        CHECK(in.documents[0].id != in.documents[1].id);
    }
}
