#include <doctest/doctest.h>

#include "core/base/utf8.h"

using namespace dragoman;

TEST_CASE("ill-formed UTF-8 is found where it stands") {
    CHECK(first_ill_formed("Kabul – Кабул 😀") == std::string_view("Kabul – Кабул 😀").size());
    CHECK(first_ill_formed("ab\xC0\xAF") == 2);        // overlong
    CHECK(first_ill_formed("a\xED\xA0\x80") == 1);     // surrogate
    CHECK(first_ill_formed("abc\xE2\x80") == 3);       // cut short
}

TEST_CASE("byte offsets become code points and back") {
    std::string text;
    for (int i = 0; i < 50; ++i) text += "aé–😀";
    const CodePointIndex index(text);
    CHECK(index.size() == 200);
    for (std::size_t byte = 0, point = 0; byte < text.size(); byte += decode_at(text, byte).size, ++point) {
        CHECK(index.code_points(byte) == point);
        CHECK(index.byte(point) == byte);
    }
}

TEST_CASE("spellings of one name fold to one key") {
    CHECK(folded("GHANĪ") == folded("Ghani"));
    CHECK(folded("Côte  d’Ivoire") == "cote d'ivoire");
    CHECK(folded("ЛАВРОВ") == "лавров");
    CHECK(lowered("Ärger in KABUL") == "ärger in kabul");
}
