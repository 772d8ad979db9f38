#include "core/analyze/token/tokenizer.h"

#include <doctest/doctest.h>

#include "core/base/utf8.h"
#include "tests/support/resources.h"

using namespace dragoman;

namespace {

Document tokenized(std::string_view text, BlockRole role = BlockRole::body, const Lexicon* lexicon = nullptr) {
    Document doc;
    doc.text = text;
    if (role != BlockRole::body) doc.blocks.push_back({{0, static_cast<std::uint32_t>(text.size())}, role, {}});
    Tokenization result = tokenize(doc, lexicon ? *lexicon : test::resources().lexicon);
    doc.sentences = std::move(result.sentences);
    doc.tokens = std::move(result.tokens);
    return doc;
}

std::string words_of(std::string_view text) {
    const Document doc = tokenized(text);
    std::string out;
    for (const Token& token : doc.tokens) out += (out.empty() ? "" : " ") + std::string(text_of(doc, token.span));
    return out;
}

std::string sentences_of(std::string_view text, BlockRole role = BlockRole::body) {
    const Document doc = tokenized(text, role);
    std::string out;
    for (const Sentence& sentence : doc.sentences) out += (out.empty() ? "" : " || ") + std::string(text_of(doc, sentence.span));
    return out;
}

}  // namespace

TEST_CASE("words are cut as in the treebanks") {
    struct Row { std::string_view why, text, expected; };
    const Row rows[] = {
        {"contractions, straight and curly", "They don't know it’s late", "They do n't know it ’s late"},
        {"possessives", "Norway's envoys' bags", "Norway 's envoys ' bags"},
        {"possessive behind an abbreviation", "the U.S.'s aims", "the U.S. 's aims"},
        {"names in compounds stand free", "US-backed U.S.-Taliban inter-Afghan", "US - backed U.S. - Taliban inter - Afghan"},
        {"a prefix keeps its word", "an anti-war ex-minister", "an anti-war ex-minister"},
        {"ranges part, telephone numbers do not", "1990-95 call 555-010-2233", "1990 - 95 call 555-010-2233"},
        {"figures keep their separators", "$1,250.50 at 3:30, 7/8", "$ 1,250.50 at 3:30 , 7/8"},
        {"units part", "at 5pm, 12km off", "at 5 pm , 12 km off"},
        {"shares and currencies", "US$5m is 4%", "US$ 5m is 4 %"},
        {"initials and titles", "Gen. J. Smith met Mr. Li.", "Gen. J. Smith met Mr. Li ."},
        {"addresses", "see https://a.example/b?c=1. Or mail x.y@z.example!", "see https://a.example/b?c=1 . Or mail x.y@z.example !"},
        {"names with an apostrophe", "O'Neill met D'Arcy", "O'Neill met D'Arcy"},
        {"ampersands in names", "AT&T & others", "AT&T & others"},
        {"a missing space", "It ended.Then he left", "It ended . Then he left"},
        {"runs of marks", "What?! So... --- yes", "What ?! So ... --- yes"},
        {"emoji sequences", "ok 👩‍🚀👍🏽 🇳🇴!", "ok 👩‍🚀 👍🏽 🇳🇴 !"},
        {"combining marks", "Cafe\u0301s in Köln", "Cafe\u0301s in Köln"},
        {"elided words", "rock 'n roll in the '90s", "rock 'n roll in the '90s"},
        {"invisible characters", "a\u200Bb \uFEFFc", "a b c"},
        {"fused words", "I cannot, I'm gonna", "I can not , I 'm gon na"},
        {"tags", "@desk on #talks", "@desk on #talks"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.why);
        CHECK(words_of(row.text) == row.expected);
    }
}

TEST_CASE("sentences end where a reader would end them") {
    struct Row { std::string_view why, text, expected; };
    const Row rows[] = {
        {"plain", "It rained. We left. Why?", "It rained. || We left. || Why?"},
        {"titles and initials", "Gen. A. B. Jones met Dr. Lee. They spoke.", "Gen. A. B. Jones met Dr. Lee. || They spoke."},
        {"months", "On Feb. 3 it met. On Sept. 4 it fell.", "On Feb. 3 it met. || On Sept. 4 it fell."},
        {"U.S. inside", "The U.S. Senate voted.", "The U.S. Senate voted."},
        {"U.S. at the end", "He left the U.S. The end came.", "He left the U.S. || The end came."},
        {"closing mark stays", "“We won.” Then they slept.", "“We won.” || Then they slept."},
        {"inside quotations", "“We won. They lost,” he said.", "“We won. || They lost,” he said."},
        {"a question in a clause", "“Ready?” he asked.", "“Ready?” he asked."},
        {"glued closing mark", "“We won.”Ito spoke.", "“We won.” || Ito spoke."},
        {"reversed marks", "He was “ there. ”Ito agreed.", "He was “ there. || ”Ito agreed."},
        {"missing space", "It ended.Then he left.", "It ended. || Then he left."},
        {"a street is no saint, and ends nothing before a small letter", "The mill is on 9th st. by the quay.", "The mill is on 9th st. by the quay."},
        {"a number sign", "They met at N°. 114. It was shut.", "They met at N°. 114. || It was shut."},
        {"a spaced ellipsis inside", "We had . . . I mean, they had left.", "We had . . . I mean, they had left."},
        {"a full stop and an ellipsis", "It went on. . . . Nobody came.", "It went on. || . . . Nobody came."},
        {"a cry said twice is one", "She called out, \"The boats! The boats!\" and ran.", "She called out, \"The boats! The boats!\" and ran."},
        {"said twice, in curly marks, and then no more", "“Who goes there? Who goes there?” Nobody spoke.", "“Who goes there? Who goes there?” || Nobody spoke."},
        {"said twice outside quotation marks", "Stop that! Stop that! He ran.", "Stop that! || Stop that! || He ran."},
        {"another cry", "“The boats! The nets!” she called.", "“The boats! || The nets!” she called."},
        {"speech that is cut short", "“I was going to—” Then the line went dead.", "“I was going to—” || Then the line went dead."},
        {"a question inside brackets", "[3: sure? 14:05] They agreed.", "[3: sure? 14:05] They agreed."},
        {"stray asterisk", "They fear the Front *. It denies it.", "They fear the Front *. || It denies it."},
        {"asterisk behind", "They fear it.* It denies.", "They fear it.* || It denies."},
        {"decimals", "It rose 3.5 points. Fine.", "It rose 3.5 points. || Fine."},
        {"ellipsis goes on", "He was… well, late.", "He was… well, late."},
        {"brackets", "It fell (see below.) Then it rose.", "It fell (see below.) || Then it rose."},
        {"footnotes", "It fell.[3] It rose.", "It fell.[3] || It rose."},
        {"lines", "One thing\nAnother thing", "One thing || Another thing"},
        {"bullets stay outside", "• One thing\n- Another thing", "One thing || Another thing"},
        {"a running list", "1. The first 2. The second", "1. The first || 2. The second"},
        {"companies", "Acme Inc. shares fell. Good.", "Acme Inc. shares fell. || Good."},
    };
    for (const Row& row : rows) {
        CAPTURE(row.why);
        CHECK(sentences_of(row.text) == row.expected);
    }
}

TEST_CASE("a title is one sentence and a caption's credit is its own") {
    CHECK(sentences_of("No deal. What now? A guide", BlockRole::title) == "No deal. What now? A guide");
    CHECK(sentences_of("Rain in Oslo | Photo: NTB", BlockRole::caption) == "Rain in Oslo || Photo: NTB");
    CHECK(sentences_of("Share this", BlockRole::boilerplate).empty());
}

TEST_CASE("tokens and sentences cover the text in order, whatever it holds") {
    const std::string_view hard[] = {"\xFF\xC0 a\x80.", "'''\"\"\"((([", "...!?…", "a'", "'", "-", "n't", "…”’)*", "@ # http:// www.", "1.", "(", "A.B.C",
                                     "é́́'s", "x@", "x@y.", "\u200B", "🇳", "\u200D", "Mr.", "U.S", "5/", "12:", "N°. 5. Q", "can", "cannot", ":-", "=", "[1]"};
    for (const std::string_view text : hard) {
        for (const bool with_tables : {true, false}) {
            CAPTURE(text);
            const Lexicon none;
            const Document doc = tokenized(text, BlockRole::heading, with_tables ? nullptr : &none);
            std::uint32_t at = 0;
            for (const Token& token : doc.tokens) {
                CHECK(token.span.begin >= at);
                CHECK(token.span.end > token.span.begin);
                at = token.span.end;
            }
            CHECK(at <= text.size());
            int next = 0;
            for (const Sentence& sentence : doc.sentences) {
                CHECK(sentence.first.value == next);
                CHECK(sentence.last.value > next);
                next = sentence.last.value;
            }
            CHECK(static_cast<std::size_t>(next) == doc.tokens.size());
        }
    }
}
