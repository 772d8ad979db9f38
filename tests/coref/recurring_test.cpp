#include <doctest/doctest.h>

#include <string>

#include "core/analyze/analyze.h"
#include "tests/support/identified.h"
#include "tests/support/resources.h"

using namespace dragoman;

namespace {

std::string chains_in(std::string_view text) {
    Document doc;
    doc.text = text;
    doc.body_only = true;
    return test::chains_of(analyze(std::move(doc), test::resources()));
}

bool has_mention(std::string_view text, std::string_view words) {
    Document doc;
    doc.text = text;
    doc.body_only = true;
    const Document read = analyze(std::move(doc), test::resources());
    for (const Mention& mention : read.mentions) {
        if (text_of(read, mention.span) == words) return true;
    }
    return false;
}

}  // namespace

TEST_CASE("a thing that the article takes up again is one thing") {
    struct Row {
        std::string_view why, text, expected;
    };
    const Row rows[] = {
        {"a noun with the article", "Divers reached a rusty ferry at dawn. They say the ferry had no crew.", "a rusty ferry + the ferry"},
        {"a noun of its kind", "Divers reached a rusty ferry at dawn. They say the vessel had no crew.", "a rusty ferry + the vessel"},
        {"what is new is another thing", "Divers reached a small ferry at dawn. They say the Danish ferry had no crew.", ""},
        {"another one is another", "Divers reached a ferry at dawn. They say the other ferry had no crew.", ""},
        {"a noun that a name ends in", "Fans came to see the Bergen Chess Tournament. Bakers said the tournament was good.", "Bergen Chess Tournament + the tournament"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.why);
        CHECK(chains_in(row.text) == row.expected);
    }
    CHECK(has_mention("Divers reached a ferry at dawn. They say the ferry had no crew.", "the ferry"));
    CHECK_FALSE(has_mention("Divers reached the ferry at dawn.", "the ferry"));
}

TEST_CASE("a plain noun that suits better keeps a pronoun from a name farther off") {
    CHECK(chains_in("Sailors reached Norway. The storm warning worried many people, and soon it was everywhere.") == "");
}

TEST_CASE("a pronoun goes to the subject before it, whose name is of several words") {
    CHECK(chains_in("The crews will sail without a foreign captain, spokesman Zamir Torvald told reporters. He said the storm was over.") == "Zamir Torvald + He");
}

TEST_CASE("in an interview the answers are the guest's, and the questions speak to the guest") {
    constexpr std::string_view interview =
        "Hanna Brekke talks about boats\n\nHanna Brekke builds boats in Bergen. We met Brekke at her yard.\n\n"
        "When did you start?\n\nI started early.\n\nWho helped you?\n\nMy aunt helped. I had no money.\n\nAre you tired?\n\nI am never tired.";
    CHECK(chains_in(interview) == "Hanna Brekke + Hanna Brekke + Brekke + her + you + I + you + My + I + you + I");
    constexpr std::string_view report = "Hanna Brekke builds boats. What does a boat cost? I asked Brekke.";
    CHECK(chains_in(report) == "Hanna Brekke + Brekke");
}
