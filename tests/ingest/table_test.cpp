#include <doctest/doctest.h>

#include <string>

#include "core/ingest/ingest.h"

using namespace dragoman;
using namespace std::string_view_literals;

namespace {

/// One line a document "id|title|date|text", with the codes of its warnings; then the errors.
std::string read_mapped(std::string_view name, std::string_view bytes, std::string_view mapping = {}) {
    IngestOptions options;
    if (!mapping.empty()) options.columns = read_column_mapping(mapping).value();
    const Ingested in = ingest(name, bytes, options);
    std::string out;
    for (const Document& doc : in.documents) {
        out += doc.id + "|" + doc.given_title + "|" + (doc.given_date ? iso(*doc.given_date) : "") + "|" + doc.text;
        for (const Warning& warning : doc.warnings) out += "!" + std::string(warning.code.view());
        out += "\n";
    }
    for (const Error& error : in.errors) out += "error " + std::to_string(error.line) + ": " + error.message + "\n";
    return out;
}

}  // namespace

TEST_CASE("a table is read whatever separates its columns") {
    struct Row {
        std::string_view why, name, bytes, expected;
    };
    const Row rows[] = {
        {"commas", "a.csv", "id,title,date,text\n1,Ferry,2021-03-04,The boat left.\n", "1|Ferry|2021-03-04|The boat left.\n"},
        {"semicolons, a BOM, CRLF", "a.csv", "\xEF\xBB\xBF" "id;title;text\r\n1;Ferry;One, two.\r\n", "1|Ferry||One, two.\n"},
        {"tabs by the name", "a.tsv", "text\ttitle\nOne.\tA\n", "a#1|A||One.\n"},
        {"tabs by the look", "a.csv", "text\ttitle\nOne.\tA\n", "a#1|A||One.\n"},
        {"a line for Excel", "a.csv", "sep=|\ntext|title\nOne.|A\n", "a#1|A||One.\n"},
        {"quoted separators, marks and line ends", "a.csv", "text,title\n\"One, \"\"two\"\"\nthree.\",\"A\"\n", "a#1|A||One, \"two\"\nthree.\n"},
        {"no line end at the end", "a.csv", "text\nOne.", "a#1|||One.\n"},
        {"blank lines", "a.csv", "\ntext,title\n\nOne.,A\n\n", "a#1|A||One.\n"},
        {"the usual names in any spelling", "a.csv", "Article ID,Head-line,Publish_Date,FULL TEXT\nx,A,4 March 2021,One.\n", "x|A|2021-03-04|One.\n"},
        {"UTF-16 as Excel writes it", "a.csv", "\xFF\xFEt\0e\0x\0t\0\n\0O\0n\0e\0.\0\n\0"sv, "a#1|||One.\n"},
        {"Windows-1251 as Excel writes it", "a.csv", "text\n\xEF\xE5\xF0\xE5\xE3\xEE\xE2\xEE\xF0\xFB \xEF\xF0\xEE\xF8\xEB\xE8\n", "a#1|||переговоры прошли!encoding\n"},
        {"a page in a cell", "a.csv", "html\n\"<p>One.</p><p>Two.</p>\"\n", "a#1|||One.\n\nTwo.\n\n"},
        {"doubles told apart", "a.csv", "id,text\nx,One.\nx,Two.\n", "x|||One.\nx~2|||Two.\n"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.why);
        CHECK(read_mapped(row.name, row.bytes) == row.expected);
    }
}

TEST_CASE("what is wrong with a table is told with its row") {
    struct Row {
        std::string_view why, bytes, expected;
    };
    const Row rows[] = {
        {"too few and too many fields", "id,title,text\n1,A,One.\n2,B\n3,C,Three.,more\n",
         "1|A||One.\n3|C||Three.!ragged-row\nerror 3: Row 2 has no text: name its field \"text\" or \"html\".\n"},
        {"a mark that is never closed costs its row", "text\nOne.\n\"Two.\nThree.\n", "a#1|||One.\na#3|||Three.\nerror 3: Row 2 has a quotation mark that is never closed; it is left out.\n"},
        {"no column for the text", "url,score\nx,1\n", "error 1: No column of the table is known to hold the text: its columns are \"url\", \"score\". Say which one does (--map text=COLUMN).\n"},
        {"a head alone", "id,text\n", "error 0: The table has a head and no rows.\n"},
        {"nothing", "", "error 0: The file is empty.\n"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.why);
        CHECK(read_mapped("a.csv", row.bytes) == row.expected);
    }
}

TEST_CASE("a user may say which column is which") {
    struct Row {
        std::string_view why, name, bytes, mapping, expected;
    };
    const Row rows[] = {
        {"a column of its own name", "a.csv", "Nr,Volltext,Tag\n7,One.,2021-03-04\n", "text=Volltext,date=tag,id=nr", "7||2021-03-04|One.\n"},
        {"the choice comes before the usual name", "a.csv", "text,summary\nLong.,Short.\n", "text=summary", "a#1|||Short.\n"},
        {"a key inside another", "a.jsonl", R"({"doc":{"main":"One.","lead":"Two."}})", "text=doc.lead", "a#1|||Two.\n"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.why);
        CHECK(read_mapped(row.name, row.bytes, row.mapping) == row.expected);
    }
    CHECK(read_column_mapping("text=a, date = b").value()[1].name == "b");
    CHECK(!read_column_mapping("body=a"));
    CHECK(!read_column_mapping("text="));
}

TEST_CASE("a table is the same however it is cut") {
    const std::string_view bytes = "id,title,text\r\n1,\"A \"\"b\"\" c\",\"One,\r\ntwo.\"\r\n2,D,Three é.\r\n";
    const auto read_in = [&](std::size_t piece) {
        DocumentStream stream("a.csv");
        std::string out;
        const auto take = [&] {
            while (std::optional<Result<Document>> item = stream.next()) out += *item ? item->value().id + "|" + item->value().text + "\n" : item->error().message;
        };
        for (std::size_t at = 0; at < bytes.size(); at += piece) {
            stream.feed(bytes.substr(at, piece));
            take();
        }
        stream.finish();
        take();
        return out;
    };
    for (const std::size_t piece : {1u, 2u, 3u, 7u}) CHECK(read_in(piece) == read_in(1000));
    CHECK(read_in(1000) == "1|One,\ntwo.\n2|Three é.\n");
}
