#include "core/ingest/column_guess.h"

#include <doctest/doctest.h>

#include <string>

using namespace dragoman;

namespace {

RecordSample sample_of(std::string_view name, std::string_view bytes) {
    const Ingested in = ingest(name, bytes);
    RecordSample sample;
    for (const Error& error : in.errors) {
        if (sample.columns.empty()) sample.columns = error.columns;
        if (error.columns == sample.columns) sample.rows.insert(sample.rows.end(), error.rows.begin(), error.rows.end());
    }
    return sample;
}

/// "col:first/second …": what the error shows of the file.
std::string shown(const RecordSample& sample) {
    std::string out;
    for (std::size_t i = 0; i < sample.columns.size(); ++i) {
        out += (i ? " " : "") + sample.columns[i] + ":";
        for (std::size_t row = 0; row < sample.rows.size(); ++row) out += (row ? "/" : "") + sample.rows[row][i];
    }
    return out;
}

std::string guessed(const RecordSample& sample) {
    constexpr std::string_view names[] = {"text", "html", "title", "date", "url", "id", "outlet", "byline"};
    std::string out;
    for (const IngestOptions::Column& column : guess_columns(sample)) {
        out += (out.empty() ? "" : " ") + std::string(names[static_cast<std::size_t>(column.field)]) + "=" + column.name;
    }
    return out;
}

}  // namespace

TEST_CASE("a file without a known text shows its columns and what the first records hold") {
    struct Row {
        std::string_view why, name, bytes, expected;
    };
    const Row rows[] = {
        {"a table, three rows of it", "a.csv", "kopf,stoff\nA,x\nB,y\nC,z\nD,w\n", "kopf:A/B/C stoff:x/y/z"},
        {"a short row", "a.csv", "kopf,stoff\nA\n", "kopf:A stoff:"},
        {"no rows at all", "a.csv", "kopf,stoff\n", "kopf: stoff:"},
        {"JSON lines", "a.jsonl", "{\"kopf\":\"A\",\"stoff\":\"x\"}\n{\"kopf\":\"B\",\"stoff\":\"y\"}\n", "kopf:A/B stoff:x/y"},
        {"a record inside the record", "a.json", "[{\"kopf\":\"A\",\"teil\":{\"stoff\":\"x\",\"zahl\":3}}]", "kopf:A teil.stoff:x teil.zahl:3"},
        {"a list of names", "a.json", "[{\"wer\":[\"A\",\"B\"]}]", "wer:A, B"},
        {"bytes that are no text", "a.csv", "kopf\nA\x01\xFF" "b\n", "kopf:A\x01\xEF\xBF\xBD" "b"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.why);
        CHECK(shown(sample_of(row.name, row.bytes)) == row.expected);
    }
}

TEST_CASE("values are cut between letters") {
    const std::string value = "a" + [] { std::string s; for (int i = 0; i < 3000; ++i) s += "ж"; return s; }();
    const std::string cut = sample_of("a.csv", "kopf\n" + value + "\n").rows.at(0).at(0);
    CHECK(cut.size() == 1999);
    CHECK(value.starts_with(cut));
}

TEST_CASE("names and values tell what a column is likely to hold") {
    const std::string prose = "\"The ferry left at noon, and nobody on the quay knew when it would be back from the island.\"";
    struct Row {
        std::string_view why;
        std::string bytes;
        std::string_view expected;
    };
    const Row rows[] = {
        {"by the values", "c1,c2,c3,c4\n2021-03-04,https://x.org/1,Ferry leaves again," + prose + "\n", "date=c1 url=c2 text=c4 title=c3"},
        {"usual names before values", "title,tag,date,c4\nFerry,2020-01-01,2021-03-04," + prose + "\n", "title=title date=date text=c4"},
        {"of two usual names the better", "source,publisher,c\nA,B," + prose + "\n", "outlet=publisher text=c"},
        {"numbers and codes are nothing", "nr,code\n12,ab\n", ""},
        {"one column is not two fields", "c\n" + prose + "\n", "text=c"},
        {"without rows there are names alone", "title,c\n", "title=title"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.why);
        CHECK(guessed(sample_of("a.csv", row.bytes)) == row.expected);
    }
}

TEST_CASE("a record of the sample is read as it would be with the mapping") {
    const RecordSample table = sample_of("a.csv", "kopf,am,title,stoff\nFerry,4 March 2021,Section,<p>One.</p><p>Two.</p>\n");
    IngestOptions options;
    options.columns = {{RecordField::text, "stoff"}, {RecordField::title, "kopf"}, {RecordField::date, "am"}};
    const Result<Document> read = read_sample(table, 0, options);
    REQUIRE(read);
    CHECK(read.value().given_title == "Ferry");
    CHECK(iso(*read.value().given_date) == "2021-03-04");
    CHECK(read.value().text.starts_with("One.\n\nTwo.\n"));

    options.columns = {{RecordField::text, "stoff"}, {RecordField::title, ""}};
    CHECK(read_sample(table, 0, options).value().given_title.empty());
    options.columns = {{RecordField::title, "kopf"}};
    CHECK_FALSE(read_sample(table, 0, options));
    CHECK_FALSE(read_sample(table, 7, options));
}

TEST_CASE("a mapping reaches into the records inside a record") {
    IngestOptions options;
    options.columns = {{RecordField::text, "stoff"}, {RecordField::date, "teil.am"}, {RecordField::title, "teil.kopf"}};
    const Ingested in = ingest("a.jsonl", R"({"stoff":"One.","teil":{"am":"2021-03-04","kopf":"Ferry"}})", options);
    REQUIRE(in.documents.size() == 1);
    CHECK(in.documents[0].given_title == "Ferry");
    CHECK(iso(*in.documents[0].given_date) == "2021-03-04");
}
