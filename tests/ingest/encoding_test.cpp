#include <doctest/doctest.h>

#include <string>

#include "core/ingest/encoding.h"
#include "core/ingest/ingest.h"

using namespace dragoman;
using namespace std::string_view_literals;

namespace {

/// The text, and behind a bar the codes of its warnings.
std::string read(std::string_view name, std::string_view bytes) {
    const Ingested in = ingest(name, bytes);
    if (in.documents.empty()) return in.errors.empty() ? "(nothing)" : in.errors.front().message;
    std::string out = in.documents.front().text;
    for (const Warning& warning : in.documents.front().warnings) out += "|" + std::string(warning.code.view());
    return out;
}

}  // namespace

TEST_CASE("an encoding is known under the names that pages give it") {
    struct Row {
        std::string_view label, expected;
    };
    const Row rows[] = {
        {"UTF8", "utf-8"},           {" Windows-1251 ", "windows-1251"}, {"cp1256", "windows-1256"}, {"x-cp1252", "windows-1252"},
        {"ISO-8859-1", "windows-1252"}, {"latin1", "windows-1252"},     {"KOI8-R", "koi8-r"},       {"iso-8859-9", "windows-1254"},
        {"gb2312", ""},              {"nonsense", ""},                   {"", ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.label);
        CHECK(encoding_of_label(row.label) == row.expected);
    }
}

TEST_CASE("markup declares its encoding in several ways") {
    struct Row {
        std::string_view markup, expected;
    };
    const Row rows[] = {
        {"<meta charset=\"koi8-r\">", "koi8-r"},
        {"<META http-equiv='Content-Type' content='text/html; charset=windows-1256'>", "windows-1256"},
        {"<?xml version=\"1.0\" encoding='iso-8859-2'?><p>", "iso-8859-2"},
        {"<meta charset = utf-8 />", "utf-8"},
        {"<p>charset is a word</p>", ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.markup);
        CHECK(declared_encoding(row.markup) == row.expected);
    }
    CHECK(charset_of_mime("text/html; Charset=\"KOI8-R\"; x=y") == "KOI8-R");
}

TEST_CASE("bytes are read in the encoding that they declare or that fits them") {
    struct Row {
        std::string_view why, name, bytes, expected;
    };
    const Row rows[] = {
        {"UTF-16 without a mark, little end first", "a.txt", "T\0h\0e\0 \0e\0n\0v\0o\0y\0"sv, "The envoy|encoding"},
        {"UTF-16 without a mark, Cyrillic, big end first", "a.txt", "\x04\x1C\x04\x38\x04\x40\0 \x04\x38\0."sv, "Мир и.|encoding"},
        {"declared Windows-1256", "a.html", "<meta charset=windows-1256><p>\xE3\xCF\xED\xE4\xC9</p>", "مدينة\n"},
        {"declared KOI8-R in an XML declaration", "a.html", "<?xml version='1.0' encoding='koi8-r'?><p>\xED\xC9\xD2</p>", "Мир\n"},
        {"Russian in Windows-1251 by its letters", "a.txt", "\xEF\xE5\xF0\xE5\xE3\xEE\xE2\xEE\xF0\xFB \xEF\xF0\xEE\xF8\xEB\xE8 \xE2\xF7\xE5\xF0\xE0",
         "переговоры прошли вчера|encoding"},
        {"Russian in KOI8-R by its letters", "a.txt", "\xD0\xC5\xD2\xC5\xC7\xCF\xD7\xCF\xD2\xD9 \xD0\xD2\xCF\xDB\xCC\xC9 \xD7\xDE\xC5\xD2\xC1",
         "переговоры прошли вчера|encoding"},
        {"Arabic in Windows-1256 by its letters", "a.txt", "\xC7\xE1\xE3\xCD\xC7\xCF\xCB\xC7\xCA \xC8\xCF\xC3\xCA \xC7\xE1\xED\xE6\xE3", "المحادثات بدأت اليوم|encoding"},
        {"Latin-1 by letters among letters", "a.txt", "caf\xE9 na\xEFve r\xE9sum\xE9", "café naïve résumé|encoding"},
        {"UTF-8 though Windows-1251 is declared", "a.html", "<meta charset=windows-1251><p>Мир</p>", "Мир\n"},
        {"UTF-8 with a byte broken", "a.txt", "Переговоры\xFF прошли", "Переговоры\xEF\xBF\xBD прошли|damaged"},
        {"damage in a page that declares UTF-8", "a.html", "<meta charset=utf-8><p>a \xFF b</p>", "a \xEF\xBF\xBD b\n|damaged"},
        {"an encoding that is not read", "a.html", "<meta charset=gb2312><p>\xD6\xD0\xCE\xC4</p>",
         "The text says that it is in the encoding \"gb2312\", which is not read. Save it as UTF-8 and try again."},
    };
    for (const Row& row : rows) {
        CAPTURE(row.why);
        CHECK(read(row.name, row.bytes) == row.expected);
    }
}

TEST_CASE("text that was misread before it came here is noticed, not mended") {
    struct Row {
        std::string_view why, text, expected;
    };
    const Row rows[] = {
        {"quotation marks", "He said â€œyesâ€\u009d and left.", "He said â€œyesâ€\u009d and left.|mojibake"},
        {"accents", "In SÃ£o TomÃ© and MÃ¡laga", "In SÃ£o TomÃ© and MÃ¡laga|mojibake"},
        {"Russian read as Windows-1251", "РњРёСЂ РїСЂРёС€С‘Р»", "РњРёСЂ РїСЂРёС€С‘Р»|mojibake"},
        {"French is not misread", "À Genève, « l’été » s’achève", "À Genève, « l’été » s’achève"},
        {"Portuguese is not", "São Tomé, Ângela, CORAÇÃO", "São Tomé, Ângela, CORAÇÃO"},
        {"nor is Russian", "Сергей Рябков: «Россия и США»", "Сергей Рябков: «Россия и США»"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.why);
        CHECK(read("a.txt", row.text) == row.expected);
    }
    const Ingested in = ingest("a.txt", "It isnâ€™t over.");
    REQUIRE(in.documents.size() == 1);
    REQUIRE(in.documents[0].warnings.size() == 1);
    CHECK(in.documents[0].warnings[0].message ==
          "One place looks like UTF-8 that was once read as windows-1252 (“â€™” for “’”). The text is left as it is.");
    CHECK(in.documents[0].warnings[0].span.begin == 6);
}
