#include <doctest/doctest.h>

#include <string>

#include "core/ingest/ingest.h"
#include "tests/ingest/archives.h"

using namespace dragoman;
using namespace std::string_view_literals;
using test::gzip_of;
using test::tar_of;
using test::warc_record;
using test::zip_of;

namespace {

/// One line a document "id|source|text", then the errors with the part that they speak about.
std::string read_pieces(std::string_view name, std::string_view bytes) {
    const Ingested in = ingest(name, bytes);
    std::string out;
    for (const Document& doc : in.documents) out += doc.id + "|" + doc.source + "|" + doc.text + "\n";
    for (const Error& error : in.errors) out += "error" + (error.part.empty() ? "" : " in " + error.part) + ": " + error.message + "\n";
    return out;
}

Document one(std::string_view name, std::string_view bytes) {
    Ingested in = ingest(name, bytes);
    REQUIRE(in.documents.size() == 1);
    return std::move(in.documents.front());
}

std::string http(std::string_view head, std::string_view body) {
    return "HTTP/1.1 200 OK\r\n" + std::string(head) + "\r\n" + std::string(body);
}

std::string page_record(std::string_view url, std::string_view message) {
    return warc_record("response", "WARC-Target-URI: " + std::string(url) + "\r\nContent-Type: application/http;msgtype=response\r\n", message);
}

}  // namespace

TEST_CASE("the files of an archive are read under their own names") {
    struct Row {
        std::string_view why, name;
        std::string bytes;
        std::string_view expected;
    };
    const Row rows[] = {
        {"gzip", "a.txt.gz", gzip_of("One."), "a|a.txt.gz|One.\n"},
        {"two gzip members are one text", "a.txt.gz", gzip_of("One. ") + gzip_of("Two."), "a|a.txt.gz|One. Two.\n"},
        {"a name that lies", "a.txt", gzip_of("One."), "a|a.txt|One.\n"},
        {"a server has unpacked it", "a.jsonl.gz", "{\"text\":\"One.\"}", "a#1|a.jsonl.gz|One.\n"},
        {"zip", "p.zip", zip_of({{"x/a.txt", "One."}, {"x/b.html", "<p>Two.</p>"}, {"x/c.bin", "no"}, {"__MACOSX/a.txt", "no"}, {"x/", ""}}),
         "a|p.zip/x/a.txt|One.\nb|p.zip/x/b.html|Two.\n\n"},
        {"tar.gz", "p.tar.gz", gzip_of(tar_of({{"x/a.txt", "One."}, {"x/b.csv", "text\nTwo.\n"}})), "a|p.tar.gz/x/a.txt|One.\nb#1|p.tar.gz/x/b.csv|Two.\n"},
        {"tgz", "p.tgz", gzip_of(tar_of({{"a.txt", "One."}})), "a|p.tgz/a.txt|One.\n"},
        {"an archive in an archive", "p.zip", zip_of({{"q.zip", zip_of({{"a.txt.gz", gzip_of("One.")}})}}), "a|p.zip/q.zip/a.txt.gz|One.\n"},
        {"equal names are told apart", "p.zip", zip_of({{"x/a.txt", "One."}, {"y/a.txt", "Two."}}), "a|p.zip/x/a.txt|One.\na~2|p.zip/y/a.txt|Two.\n"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.why);
        CHECK(read_pieces(row.name, row.bytes) == row.expected);
    }
}

TEST_CASE("a broken member loses nothing else") {
    struct Row {
        std::string_view why, name;
        std::string bytes;
        std::string_view expected;
    };
    std::string damaged = gzip_of("One. Two. Three.");
    damaged.resize(damaged.size() - 12);
    std::string quine = "One.";
    for (int i = 0; i < 6; ++i) quine = gzip_of(quine);
    const Row rows[] = {
        {"encrypted, odd method, empty", "p.zip", zip_of({{"a.txt", "One."}, {"b.txt", "xx", true}, {"c.txt", "xx", false, 14}, {"d.txt", ""}, {"e.txt", "Two."}}),
         "a|p.zip/a.txt|One.\ne|p.zip/e.txt|Two.\n"
         "error in p.zip/b.txt: It is encrypted and cannot be read without its password.\n"
         "error in p.zip/c.txt: It is packed by a method (14) that is not read; pack it anew as an ordinary ZIP.\n"
         "error in p.zip/d.txt: The file is empty.\n"},
        {"packed data that is none", "p.zip", zip_of({{"a.txt", "\xFF\xFF\xFF", false, 8}, {"e.txt", "Two."}}),
         "e|p.zip/e.txt|Two.\nerror in p.zip/a.txt: Its packed data is damaged; what came before is read.\nerror in p.zip/a.txt: The file is empty.\n"},
        {"cut gzip", "a.jsonl.gz", damaged, "error: The gzip data ends in the middle; what came before is read.\nerror: Line 1, column 1: this is not valid JSON; the record is left out.\n"},
        {"cut zip", "p.zip", zip_of({{"a.txt", "One."}}).substr(0, 40), "error: The archive is damaged: it has no list of its members.\n"},
        {"cut tar", "p.tar", tar_of({{"a.txt", "One."}, {"b.txt", "Two."}}).substr(0, 1024 + 100),
         "a|p.tar/a.txt|One.\nerror: The archive ends in the middle of a member; what came before is read.\n"},
        {"nothing of interest", "p.zip", zip_of({{"a.bin", "x"}}), "error: The archive holds no file of a kind that is read.\n"},
        {"a workbook", "p.xlsx", zip_of({{"xl/workbook.xml", "x"}}), "error: It is an Excel workbook. Save its sheet as CSV and try again.\n"},
        {"archives without end", "a.txt.gz", quine, "error: It lies in 4 archives one inside the other and is not unpacked.\n"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.why);
        CHECK(read_pieces(row.name, row.bytes) == row.expected);
    }
}

TEST_CASE("a message gives its text, title, sender and date") {
    const Document doc = one("a.eml",
                             "Return-Path: <x@y.example>\r\nFrom: =?utf-8?q?Ada_St=C3=B6ne?= <ada.stone@post.example>\r\n"
                             "Subject: Envoys agree =?utf-8?B?4oCU?=\r\n =?utf-8?q?_at_last?=\r\nDate: Thu, 4 Mar 2021 08:00:00 +0100\r\n"
                             "Content-Type: multipart/alternative; boundary=\"b1\"\r\n\r\nA preamble.\r\n--b1\r\n"
                             "Content-Type: text/plain; charset=windows-1252\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
                             "Envoys of the is=\r\nlands agreed in Caf=E9 Noir.\r\n--b1\r\nContent-Type: text/html\r\n\r\n<p>The page.</p>\r\n--b1--\r\n");
    CHECK(doc.text == "Envoys of the islands agreed in Café Noir.\n");
    CHECK(doc.given_title == "Envoys agree — at last");
    CHECK(doc.given_byline == "Ada Stöne");
    REQUIRE(doc.given_date);
    CHECK(iso(*doc.given_date) == "2021-03-04");
    CHECK(doc.given_date_basis == "mail Date");
}

TEST_CASE("of a message's parts the one with the story is taken") {
    struct Row {
        std::string_view why, bytes, expected;
    };
    const Row rows[] = {
        {"a page alone", "From: News Desk <newsletter@post.example>\nContent-Type: text/html; charset=koi8-r\nContent-Transfer-Encoding: base64\n\nPHA+7cnSPC9wPg==\n", "a|a.eml|Мир\n\n"},
        {"an empty plain part", "From: a@b.example\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain\n\n\n--x\nContent-Type: text/html\n\n<p>One.</p>\n--x--\n", "a|a.eml|One.\n\n"},
        {"never closed", "From: a@b.example\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain\n\nOne.\n", "a|a.eml|One.\n\n"},
        {"attachments alone", "From: a@b.example\nContent-Type: application/pdf\n\nxx\n", "error: The message holds no text (it may be all attachments).\n"},
        {"no message", "Just words\n", "error: The file is no mail message: it does not begin with fields like \"From:\" and \"Subject:\".\n"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.why);
        CHECK(read_pieces("a.eml", row.bytes) == row.expected);
    }
    CHECK(one("a.eml", rows[0].bytes).given_outlet == "News Desk");
}

TEST_CASE("a Word file gives its paragraphs; the day it was made is not the article's") {
    const std::string xml =
        "<?xml version=\"1.0\"?><w:document xmlns:w=\"x\"><w:body><w:p><w:r><w:t>Envoys </w:t></w:r><w:r><w:t xml:space=\"preserve\">agree &amp; sign</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>Line</w:t><w:br/><w:t>two</w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p><w:p/></w:body></w:document>";
    const std::string core = "<cp:coreProperties xmlns:cp=\"x\" xmlns:dc=\"y\"><dc:title>A title</dc:title><dcterms:created xmlns:dcterms=\"z\">2021-01-01T00:00:00Z</dcterms:created></cp:coreProperties>";
    const Document doc = one("a.docx", zip_of({{"word/document.xml", xml}, {"docProps/core.xml", core}}));
    CHECK(doc.text == "Envoys agree & sign\n\nLine\ntwo\n");
    CHECK(doc.given_title == "A title");
    CHECK(!doc.given_date);
    CHECK(read_pieces("a.docx", zip_of({{"word/document.xml", "<w:document"}})) == "error: The file is empty.\n");
    std::string deep;
    for (int i = 0; i < 100'000; ++i) deep += "<w:p>";
    CHECK(one("a.docx", zip_of({{"word/document.xml", deep + "<w:t>At the bottom."}})).text == "At the bottom.\n");
}

TEST_CASE("a crawl gives its pages under their addresses, never its own day") {
    const std::string warc =
        warc_record("warcinfo", "Content-Type: application/warc-fields\r\n", "software: x\r\n") +
        page_record("https://post.example/a", http("Content-Type: text/html; charset=windows-1251\r\n", "<p>\xCC\xE8\xF0</p>")) +
        page_record("https://post.example/b", http("Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n", "4\r\n<p>T\r\n7\r\nwo.</p>\r\n0\r\n\r\n")) +
        page_record("https://post.example/c", http("Content-Type: text/html\r\nContent-Encoding: gzip\r\n", gzip_of("<p>Three.</p>"))) +
        page_record("https://post.example/d", http("Content-Type: image/png\r\n", "\x89PNG")) +
        page_record("https://post.example/e", "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>Gone.</p>") +
        page_record("https://post.example/f", http("Content-Type: text/html\r\nContent-Encoding: br\r\n", "xx")) +
        page_record("https://post.example/a", http("Content-Type: text/html\r\n", "<p>Again.</p>")) +
        warc_record("conversion", "WARC-Target-URI: https://post.example/g\r\nContent-Type: text/plain\r\n", "Plain words.");
    const std::string_view expected =
        "https://post.example/a|c.warc|Мир\n\n"
        "https://post.example/b|c.warc|Two.\n\n"
        "https://post.example/c|c.warc|Three.\n\n"
        "https://post.example/a~2|c.warc|Again.\n\n"
        "https://post.example/g|c.warc|Plain words.\n"
        "error: Record 7 (https://post.example/f) is packed with Brotli, which is not read.\n";
    CHECK(read_pieces("c.warc", warc) == expected);
    const Ingested packed = ingest("c.warc.gz", gzip_of(warc.substr(0, 500)) + gzip_of(warc.substr(500)));
    REQUIRE(packed.documents.size() == 5);
    CHECK(packed.documents[0].url == "https://post.example/a");
    CHECK(!packed.documents[0].given_date);
    CHECK(read_pieces("c.warc", warc_record("request", "", "GET /")) == "error: 1 record was read, and no page or text is among them.\n");
    const std::string cut = read_pieces("c.warc", page_record("https://post.example/a", http("Content-Type: text/html\r\n", "<p>One.</p><p>Two.</p>")).substr(0, 240));
    CHECK(cut.ends_with("error: The file ends in the middle of record 1.\n"));
}

TEST_CASE("what unpacks beyond measure is stopped") {
    std::string bits, packed;  // one letter and then DEFLATE's copies of it, listed many times over: a bomb as they are built
    const auto code = [&](unsigned value, int count) { for (int i = count; i-- > 0;) bits.push_back(static_cast<char>('0' + (value >> i & 1))); };
    code(1, 1), code(2, 2);                                       // the last block, fixed codes
    code(0x30 + 'a', 8);                                          // the letter
    for (int i = 0; i < 40'000; ++i) code(0xC5, 8), code(0, 5);  // 258 letters more
    code(0, 7);                                                   // the end
    for (std::size_t at = 0; at < bits.size(); at += 8) {
        unsigned byte = 0;
        for (std::size_t i = 0; i < 8 && at + i < bits.size(); ++i) byte |= static_cast<unsigned>(bits[at + i] - '0') << i;
        packed.push_back(static_cast<char>(byte));
    }
    const Ingested in = ingest("p.zip", zip_of({{"a.csv", packed, false, 8}}, 100));
    REQUIRE(!in.errors.empty());
    CHECK(in.errors.back().part == "p.zip/a.csv");
    std::size_t stopped = 0;
    for (const Error& error : in.errors) stopped += error.message == "It unpacks to more than 200 times its size; the rest is left out.";
    CHECK(stopped > 80);
}

TEST_CASE("nothing is lost between two formats of records however a file is cut") {
    const std::string lines = "{\"id\":\"a\",\"text\":\"One é.\"}\n{\"id\":\"b\",\"text\":\"Two.\"}\n";
    for (const std::string& bytes : {lines, gzip_of(lines), gzip_of(lines.substr(0, 20)) + gzip_of(lines.substr(20))}) {
        for (const std::size_t piece : {1u, 5u, 64u}) {
            DocumentStream stream("x.jsonl.gz");
            std::string out;
            const auto take = [&] {
                while (std::optional<Result<Document>> item = stream.next()) out += *item ? item->value().text : item->error().message;
            };
            for (std::size_t at = 0; at < bytes.size(); at += piece) {
                stream.feed(std::string_view(bytes).substr(at, piece));
                take();
            }
            stream.finish();
            take();
            CHECK(out == "One é.Two.");
        }
    }
}
