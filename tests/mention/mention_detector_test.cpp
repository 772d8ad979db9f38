#include "core/analyze/mention/mention_detector.h"

#include <doctest/doctest.h>

#include "core/analyze/syntax/parser.h"
#include "core/analyze/token/tokenizer.h"
#include "tests/support/resources.h"

using namespace dragoman;

namespace {

Document read(std::string_view text) {
    Document doc;
    doc.text = text;
    Tokenization tokenization = tokenize(doc, test::resources().lexicon);
    doc.sentences = std::move(tokenization.sentences);
    doc.tokens = std::move(tokenization.tokens);
    Syntax syntax = analyze_syntax(doc, test::resources());
    doc.syntax = std::move(syntax.tokens);
    doc.lemmas = std::move(syntax.lemmas);
    doc.mentions = detect_mentions(doc, test::resources());
    return doc;
}

/// "Oslo/GPE, Ann Lee/PERSON"; nominals and pronouns without a type.
std::string mentions_of(std::string_view text, MentionKind kind) {
    const Document doc = read(text);
    std::string out;
    for (const Mention& mention : doc.mentions) {
        if (mention.kind != kind) continue;
        if (!out.empty()) out += ", ";
        out += text_of(doc, mention.span);
        if (kind == MentionKind::name) out += "/" + std::string(name_of(mention.type));
    }
    return out;
}

}  // namespace

TEST_CASE("a name is the shortest full name, and has a type") {
    struct Row { std::string_view why, text, expected; };
    const Row rows[] = {
        {"a title stands before the name", "On Friday Prime Minister Erna Solberg left Oslo.", "Erna Solberg/PERSON, Oslo/GPE"},
        {"the party before an office is a name of its own", "On Friday Labour MP Rosena Allin-Khan left Oslo.", "Labour/ORG, Rosena Allin-Khan/PERSON, Oslo/GPE"},
        {"a body before an office, taken for one name", "Among them was European Union Commissioner Jutta Urpilainen.", "European Union/ORG, Jutta Urpilainen/PERSON"},
        {"a bridge named after somebody", "They drove over the King Hussein Bridge to Oslo.", "King Hussein Bridge/FAC, Oslo/GPE"},
        {"a double given name", "On Friday Ange-Félix Velten left Oslo.", "Ange-Félix Velten/PERSON, Oslo/GPE"},
        {"a double surname alone", "“The kiln is open,” Vekman-Novford said in Oslo.", "Vekman-Novford/PERSON, Oslo/GPE"},
        {"two people, taken for a body", "In January 2019, Qasara and Mohamad Tematoğlu signed a letter.", "Qasara/PERSON, Mohamad Tematoğlu/PERSON"},
        {"a rank too", "They met Gen. Mark Milley in Berlin.", "Mark Milley/PERSON, Berlin/GPE"},
        {"a possessor inside a known name is part of it", "The Democratic People's Republic of Korea and the People’s Republic of China met in Oslo.",
         "Democratic People's Republic of Korea/GPE, People’s Republic of China/GPE, Oslo/GPE"},
        {"written with another apostrophe", "A spokesman for the Korean People's Army left Oslo.", "Korean People's Army/ORG, Oslo/GPE"},
        {"a possessor is a name of its own", "He is Norway's envoy in Geneva.", "Norway/GPE, Geneva/GPE"},
        {"two companies", "Shares of Gadget Inc. and Starbucks Corp. fell in Oslo.", "Gadget Inc./ORG, Starbucks Corp./ORG, Oslo/GPE"},
        {"an Arabic article is part of the name", "El-Sisi spoke in Cairo.", "El-Sisi/PERSON, Cairo/GPE"},
        {"the article stays outside", "Troops of the United Nations left Mali.", "United Nations/ORG, Mali/GPE"},
        {"with a capital in the middle of a sentence it is part of the name", "He told The Associated Press that he left Mali.", "The Associated Press/ORG, Mali/GPE"},
        {"nationalities are groups", "The German minister spoke to Kenyan reporters.", "German/NORP, Kenyan/NORP"},
        {"faiths too", "Muslim and Christian leaders prayed in Beirut.", "Muslim/NORP, Christian/NORP, Beirut/GPE"},
        {"names in compounds stand free", "A US-backed plan for inter-Afghan talks failed.", "US/GPE, Afghan/NORP"},
        {"a short form in brackets is a name", "The African Union (AU) sent observers. The AU will report.",
         "African Union/ORG, AU/ORG, AU/ORG"},
        {"a body known by two words opens a sentence", "Home Depot sold its nails. Shops in Oslo closed.", "Home Depot/ORG, Oslo/GPE"},
        {"a body whose name ends in a number", "He said so on Tuesday in a film by Channel 4 last week.", "Channel 4/ORG"},
        {"a qualifier before the nationality is part of the body's name", "He spoke for the Federal Sudanese Action Party in Athens.",
         "Federal Sudanese Action Party/ORG, Athens/GPE"},
        {"a word with a capital behind Mr", "On Monday Mr Qasimzo of the union left Oslo.", "Qasimzo/PERSON, Oslo/GPE"},
        {"two people are two names", "In July 2020, Ms Qasimzo and Mr Velten signed a letter.", "Qasimzo/PERSON, Velten/PERSON"},
        {"games are named by place and year", "He missed the London 2012 Olympics with a cold.", "London 2012 Olympics/EVENT"},
        {"a feast is an event", "Shops in Cairo closed for Eid al-Fitr.", "Cairo/GPE, Eid al-Fitr/EVENT"},
        {"short forms of common nouns are none", "He told French TV so at 10 p.m. ET on Tuesday.", "French/NORP"},
        {"months and days are no names", "In March they met on Tuesday.", ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.why);
        CHECK(mentions_of(row.text, MentionKind::name) == row.expected);
    }
}

TEST_CASE("descriptions that may refer to one thing are nominals") {
    struct Row { std::string_view why, text, expected; };
    const Row rows[] = {
        {"article to noun", "The Norwegian foreign minister smiled.", "The Norwegian foreign minister"},
        {"a possessive opens one", "She praised her government.", "her government"},
        {"an of-phrase belongs to it", "Reporters asked the president of the country.", "the president of the country, the country"},
        {"a title before a name is none", "They met the minister Ann Lee in Oslo.", ""},
        {"plain plurals are none", "Officials and troops waited.", ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.why);
        CHECK(mentions_of(row.text, MentionKind::nominal) == row.expected);
    }
}

TEST_CASE("pronouns refer, save an it that stands for nothing") {
    struct Row { std::string_view why, text, expected; };
    const Row rows[] = {
        {"personal and possessive", "He lost his keys and they found them.", "He, his, they, them"},
        {"a clause comes later", "It is clear that she won.", "she"},
        {"what is said", "The mayor left, it was officially stated.", ""},
        {"capitals name a country", "They left the US.", "They"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.why);
        CHECK(mentions_of(row.text, MentionKind::pronoun) == row.expected);
    }
}

TEST_CASE("mentions are ordered, inside the text, and the same every time") {
    const std::string_view text = "ANN LEE (Oslo) — “Peace,” said Mr Lee’s aide… the U.S.-led mission's head, al-Amin, agreed.\n\nЛи\xff";
    const Document first = read(text), second = read(text);
    REQUIRE(first.mentions.size() == second.mentions.size());
    for (std::size_t i = 0; i < first.mentions.size(); ++i) {
        const Mention& mention = first.mentions[i];
        CHECK(mention.span == second.mentions[i].span);
        CHECK(mention.span.begin < mention.span.end);
        CHECK(mention.span.end <= text.size());
        CHECK(mention.first.value < mention.last.value);
        CHECK(mention.head.value >= mention.first.value);
        CHECK(mention.head.value < mention.last.value);
        CHECK(!mention.why.by.empty());
        if (i > 0) CHECK(first.mentions[i - 1].span.begin <= mention.span.begin);
    }
}

TEST_CASE("names of one article never overlap") {
    const Document doc = read("Bank of Ghana chief Ann Lee met Lee Kuan of the Kenyan Ministry of Health and Labour in New York.");
    std::uint32_t end = 0;
    for (const Mention& mention : doc.mentions) {
        if (mention.kind != MentionKind::name) continue;
        CHECK(mention.span.begin >= end);
        end = mention.span.end;
    }
}
