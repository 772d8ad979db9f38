#include <doctest/doctest.h>

#include <string>

#include "core/base/utf8.h"
#include "core/ingest/ingest.h"

using namespace dragoman;

namespace {

/// "id|text" of each document and "error: …" of each error, in the order of the file.
std::string told(std::string_view name, std::string_view bytes, std::size_t piece) {
    DocumentStream stream(name);
    std::string out;
    const auto take = [&] {
        while (std::optional<Result<Document>> item = stream.next()) {
            out += *item ? item->value().id + "|" + item->value().text + "\n" : "error: " + item->error().message + "\n";
        }
    };
    for (std::size_t at = 0; at < bytes.size(); at += piece) {
        stream.feed(bytes.substr(at, piece));
        take();
    }
    stream.finish();
    take();
    return out;
}

std::string told(std::string_view bytes) { return told("x.json", bytes, bytes.size()); }

}  // namespace

TEST_CASE("a record of a list that cannot be read costs that record alone") {
    struct Row {
        std::string_view why, bytes, expected;
    };
    const Row rows[] = {
        {"a comma too many inside", R"([{"text":"A",},{"text":"B"}])", "error: Line 1, column 14: this is not valid JSON; the record is left out.\nx#2|B\n"},
        {"columns count characters, from the line's begin", "[{\"text\":\"é\"},\n {\"text\":nil}]", "x#1|é\nerror: Line 2, column 11: this is not valid JSON; the record is left out.\n"},
        {"no record", R"([1,"two",{"text":"C"}])",
         "error: Record 1 is not a record: it should be an object with \"text\" or \"html\".\n"
         "error: Record 2 is not a record: it should be an object with \"text\" or \"html\".\nx#3|C\n"},
        {"brackets and commas in strings", R"([{"text":"A ], \" }"},{"text":"\\"}])", "x#1|A ], \" }\nx#2|\\\n"},
        {"lists and objects inside", R"([{"tags":[["a"],{"b":[]}],"text":"A"},{"text":"B"}])", "x#1|A\nx#2|B\n"},
        {"no comma between two", R"([{"text":"A"}{"text":"B"},{"text":"C"}])", "error: Line 1, column 14: this is not valid JSON; the record is left out.\nx#2|C\n"},
        {"a bracket too many", R"([{"text":"A"}},{"text":"B"}])", "error: Line 1, column 14: this is not valid JSON; the record is left out.\nx#2|B\n"},
        {"a bracket that does not close, records beginning lines", "[\n  {\"text\":\"A\",\n  {\"text\":\"B\"},\n  {\"text\":\"C\"}\n]",
         "error: Line 3, column 3: this is not valid JSON; the record is left out.\nx#2|B\nx#3|C\n"},
        {"a string that does not close, records beginning lines", "[\n{\"text\":\"A},\n{\"text\":\"B\"}\n]",
         "error: Line 2, column 13: this is not valid JSON; the record is left out.\nx#2|B\n"},
        {"a bracket that does not close, all in one line", R"([{"text":"A"},{"text":"B",{"text":"C"}])",
         "x#1|A\nerror: Line 1, column 27: this is not valid JSON; the record is left out.\nerror: The list is not closed; what came before is read.\n"},
        {"the file is cut", R"([{"text":"A"},{"text":"B)", "x#1|A\nerror: The file ends in the middle of record 2; what came before is read.\n"},
        {"only the end is missing", R"([{"text":"A"},{"text":"B"})", "x#1|A\nx#2|B\nerror: The list is not closed; what came before is read.\n"},
        {"something behind the list", R"([{"text":"A"}] [{"text":"B"}])", "x#1|A\nerror: Line 1, column 16: the list ends before this; what follows it is left out.\n"},
        {"nothing in it", " [ \n] ", "error: The list holds no records.\n"},
        {"bytes of no character", "[{\"text\":\"A\"},{\"text\":\"B\xFF!\"},{\"text\":\"C\"}]",
         "x#1|A\nerror: Record 2 is not UTF-8 at its byte 11; the record is left out.\nx#3|C\n"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.why);
        CHECK(told(row.bytes) == row.expected);
    }
}

TEST_CASE("a list is read in the encodings that a text is") {
    using namespace std::string_view_literals;
    const std::string plain = "[{\"text\":\"Caf\xC3\xA9 Noir, M\xC3\xBCnchen\"},{\"text\":\"B\"}]", expected = "x#1|Caf\xC3\xA9 Noir, M\xC3\xBCnchen\nx#2|B\n";
    CHECK(told(plain) == expected);
    CHECK(told("\xEF\xBB\xBF" + plain) == expected);
    CHECK(told("[{\"text\":\"Caf\xE9 Noir, M\xFCnchen\"},{\"text\":\"B\"}]") == expected);
    std::string wide = "\xFF\xFE";
    for (std::size_t at = 0; at < plain.size(); at += decode_at(plain, at).size) {
        wide += static_cast<char>(decode_at(plain, at).value);
        wide += '\0';
    }
    CHECK(told(wide) == expected);
    CHECK(told(std::string_view(wide).substr(2)) == expected);
    CHECK(told("[{\"text\":\"\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9 one stray \xFF\"}]") == "x#1|\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9 one stray \xEF\xBF\xBD\n");
}

TEST_CASE("a list, lines and an object are the same however the file is cut") {
    std::string list = "[", lines, broken = "[\n";
    for (int i = 0; i < 300; ++i) {
        const std::string record = "{\"id\":" + std::to_string(i) + ",\"text\":\"Z\xC3\xBCrich \\\\\\\" [" + std::to_string(i) + "]\",\"tags\":[{\"a\":\"}\"}]}";
        list += (i > 0 ? ",\n" : "") + record;
        lines += record + "\n";
        broken += (i % 90 == 7 ? record.substr(0, 30) : record) + ",\n";
    }
    const std::string blanks(100'000, ' ');
    for (const std::string& bytes : {list + "]", list, lines, "{\"status\":\"ok\",\"articles\":" + list + "]}", "{\"status\":\"ok\",\"articles\":" + list + blanks + "],\"more\":[]}", broken, lines.substr(0, 9000) + "\xE9" + lines.substr(9000)}) {
        const std::string whole = told(bytes);
        CAPTURE(whole.substr(0, 200));
        for (const std::size_t piece : {7u, 1000u, 5000u}) CHECK(told("x.json", bytes, piece) == whole);
    }
}

TEST_CASE("a JSON file larger than what is read as a whole is read all the same where it is a list or an object around one") {
    const std::string record = "{\"text\":\"A.\",\"raw\":\"" + std::string(8 << 20, 'x') + "\"}";
    struct Row {
        std::string_view why, begin, between, end;
        std::size_t errors;
    };
    for (const Row& row : {Row{"a list", "[", ",", "]", 0}, Row{"an object", "{\"meta\":{\"items\":[1]},\"data\":{\"posts\":[", ",", "]},\"more\":[1]}", 0},
                           Row{"an object that holds no list", "{\"text\":[", ",", "]}", 1}}) {
        CAPTURE(row.why);
        DocumentStream stream("x.json");
        std::size_t documents = 0, errors = 0;
        const auto feed = [&](std::string_view bytes) {
            stream.feed(bytes);
            while (std::optional<Result<Document>> item = stream.next()) ++(*item ? documents : errors);
        };
        feed(row.begin);
        for (int i = 0; i < 17; ++i) {
            if (i > 0) feed(row.between);
            feed(record);
        }
        feed(row.end);
        stream.finish();
        feed({});
        CHECK(documents == (row.errors > 0 ? 0 : 17));
        CHECK(errors == row.errors);
    }
}

TEST_CASE("a broken record of a long object's articles costs that record alone") {
    const std::string filler(40'000, 'x');
    CHECK(told("{\"status\":\"ok\",\"articles\":[{\"text\":\"A\",\"raw\":\"" + filler + "\"},{\"text\":nil},{\"text\":\"C\",\"raw\":\"" + filler + "\"}],\"total\":3}") ==
          "x#1|A\nerror: Line 1, column 40059: this is not valid JSON; the record is left out.\nx#3|C\n");
}

TEST_CASE("a record larger than 64 MiB is left out, and what follows it keeps its number and line") {
    std::string large = "{\"text\":\"" + std::string(65 << 20, 'x') + "\"}";
    CHECK(told("[{\"text\":\"A\"},\n" + large + ",\n{\"text\":\"C\"},{\"text\":nil}]") ==
          "x#1|A\nerror: Record 2 is larger than 64 MiB; it is left out.\nx#3|C\nerror: Line 3, column 23: this is not valid JSON; the record is left out.\n");
    CHECK(told("x.jsonl", "{\"text\":\"A\"}\n" + large + "\n{\"text\":\"C\"}\n{}\n", 1 << 20) ==
          "x#1|A\nerror: Line 2 is longer than 64 MiB; the record is left out.\nx#3|C\nerror: Line 4 has no text.\n");
}
