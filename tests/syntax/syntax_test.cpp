#include <doctest/doctest.h>

#include "core/analyze/syntax/parser.h"
#include "core/analyze/token/tokenizer.h"
#include "tests/support/resources.h"

using namespace dragoman;

namespace {

Document analysed(std::string_view text, const Resources& resources) {
    Document doc;
    doc.text = text;
    Tokenization tokenization = tokenize(doc, resources.lexicon);
    doc.sentences = std::move(tokenization.sentences);
    doc.tokens = std::move(tokenization.tokens);
    Syntax syntax = analyze_syntax(doc, resources);
    doc.syntax = std::move(syntax.tokens);
    doc.lemmas = std::move(syntax.lemmas);
    return doc;
}

std::string tags_of(std::string_view text) {
    const Document doc = analysed(text, test::resources());
    std::string out;
    for (const TokenSyntax& syntax : doc.syntax) out += (out.empty() ? "" : " ") + std::string(name_of(syntax.upos));
    return out;
}

std::string lemmas_of(std::string_view text, const Resources& resources = test::resources()) {
    const Document doc = analysed(text, resources);
    std::string out;
    for (std::size_t i = 0; i < doc.tokens.size(); ++i) out += (out.empty() ? "" : " ") + std::string(lemma(doc, TokenIndex(i)));
    return out;
}

/// "relation>head" of the first token that is spelled so; the root's head is "".
std::string arc_of(std::string_view text, std::string_view word) {
    const Document doc = analysed(text, test::resources());
    for (std::size_t i = 0; i < doc.tokens.size(); ++i) {
        if (text_of(doc, doc.tokens[i].span) != word) continue;
        const TokenSyntax& own = doc.syntax[i];
        return std::string(name_of(own.deprel)) + ">" + (own.to_head() ? std::string(text_of(doc, head(doc, TokenIndex(i)))) : "");
    }
    return "no such word";
}

}  // namespace

TEST_CASE("words get the tags that their sentence gives them") {
    struct Row { std::string_view why, text, expected; };
    const Row rows[] = {
        {"a plain sentence", "The old envoy quickly left Paris.", "DET ADJ NOUN ADV VERB PROPN PUNCT"},
        {"noun and verb", "They plan to reveal a plan.", "PRON VERB PART VERB DET NOUN PUNCT"},
        {"auxiliaries", "It has not been said", "PRON AUX PART AUX VERB"},
        {"figures", "Two men paid $ 30", "NUM NOUN VERB SYM NUM"},
        {"a verb that looks like a noun", "They fire rockets at the port.", "PRON VERB NOUN ADP DET NOUN PUNCT"},
        {"FIXME: a verb in a row of nouns", "The rebels fire rockets at the port.", "DET NOUN NOUN NOUN ADP DET NOUN PUNCT"},
        {"a noun that looks like a verb", "Their fire on the port stopped.", "PRON NOUN ADP DET NOUN VERB PUNCT"},
        {"that: pronoun, conjunction", "She knows that he said that.", "PRON VERB SCONJ PRON VERB PRON PUNCT"},
        {"unknown words by their endings", "The blemitors quafted slowly.", "DET NOUN VERB ADV PUNCT"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.why);
        CHECK(tags_of(row.text) == row.expected);
    }
}

TEST_CASE("words hang on what they belong to") {
    struct Row { std::string_view why, text, word, expected; };
    const Row rows[] = {
        {"subject", "The old envoy quickly left Paris.", "envoy", "nsubj>left"},
        {"object", "The envoy praised the port.", "port", "obj>praised"},
        {"passive", "The port was closed by the army.", "port", "nsubj:pass>closed"},
        {"what is said", "She said the port was closed.", "closed", "ccomp>said"},
        {"a clause in between", "The minister, who opposed the deal, resigned.", "minister", "nsubj>resigned"},
        {"its own subject", "The minister, who opposed the deal, resigned.", "who", "nsubj>opposed"},
        {"by whom", "The port was closed by the army.", "army", "obl:agent>closed"},
        {"a name's parts", "Foreign Minister Anna Verne arrived.", "arrived", "root>"},
        {"two objects in a row", "They sold grain and oil.", "oil", "conj>grain"},
        {"purpose", "They met to discuss a truce.", "discuss", "advcl>met"},
        {"FIXME: an object behind commas", "He rejected, once again, the offer.", "offer", "parataxis>rejected"},
        {"possession", "The army's chief left.", "army", "nmod:poss>chief"},
        {"negation", "They did not sign it.", "not", "advmod>sign"},
        {"a headline's object has no article", "Envoy calls off harbour meeting at Port Olin", "meeting", "obj>calls"},
        {"nor one with a name before it", "Trump calls off Taliban meeting at Camp Olin", "meeting", "obj>calls"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.why);
        CHECK(arc_of(row.text, row.word) == row.expected);
    }
}

TEST_CASE("a sentence is parsed the same wherever it stands, and every head stays in it") {
    const std::string first = "Envoys of both sides met in the port on Monday.", second = "They agreed, it is said, that the bridge will be rebuilt (by whom is open).";
    const Document alone = analysed(second, test::resources()), both = analysed(first + ' ' + second + ' ' + first, test::resources());
    REQUIRE(both.sentences.size() == 3);
    const std::size_t begin = both.sentences[1].first.at();
    for (std::size_t i = 0; i < alone.syntax.size(); ++i) {
        CHECK(both.syntax[begin + i].upos == alone.syntax[i].upos);
        CHECK(both.syntax[begin + i].deprel == alone.syntax[i].deprel);
        CHECK(both.syntax[begin + i].to_head() == alone.syntax[i].to_head());
    }
    for (const Sentence& sentence : both.sentences) {
        int roots = 0;
        for (std::size_t i = sentence.first.at(); i < sentence.last.at(); ++i) {
            const TokenIndex up = head(both, TokenIndex(i));
            roots += !up;
            if (up) CHECK((up >= sentence.first && up < sentence.last));
        }
        CHECK(roots == 1);
    }
}

TEST_CASE("a network that has read other articles, more forms than it keeps, reads as a new one does") {
    const Document doc = analysed("The envoy said the talks in Doha were resumed on Sunday. Nobody signed.", test::resources());
    SyntaxNetwork network(test::resources().syntax_model);
    std::string other;
    for (int word = 0; word < 3000; ++word) other += "envoy" + std::to_string(word) + (word % 20 == 19 ? ". " : " ");
    Document before;
    before.text = other;
    Tokenization tokenization = tokenize(before, test::resources().lexicon);
    before.sentences = std::move(tokenization.sentences);
    before.tokens = std::move(tokenization.tokens);
    analyze_syntax(before, test::resources(), network);
    const Syntax again = analyze_syntax(doc, test::resources(), network);
    CHECK(again.lemmas == doc.lemmas);
    REQUIRE(again.tokens.size() == doc.tokens.size());
    for (std::size_t i = 0; i < again.tokens.size(); ++i) {
        CAPTURE(i);
        CHECK(again.tokens[i].upos == doc.syntax[i].upos);
        CHECK(again.tokens[i].deprel == doc.syntax[i].deprel);
        CHECK(again.tokens[i].to_head() == doc.syntax[i].to_head());
    }
}

TEST_CASE("a dateline is no part of the clause behind it") {
    Document doc;
    doc.text = "HARBOUR CITY (AP) — Envoys of the three states signed the accord on Sunday.";
    doc.masthead.dateline = {0, 12};
    Tokenization tokenization = tokenize(doc, test::resources().lexicon);
    doc.sentences = std::move(tokenization.sentences);
    doc.tokens = std::move(tokenization.tokens);
    REQUIRE(doc.sentences.size() == 1);
    doc.syntax = analyze_syntax(doc, test::resources()).tokens;
    std::size_t roots = 0;
    for (std::size_t i = 0; i < doc.tokens.size(); ++i) {
        const std::string_view word = text_of(doc, doc.tokens[i].span);
        roots += !head(doc, TokenIndex(i));
        if (word == "Envoys") CHECK(text_of(doc, doc.tokens[head(doc, TokenIndex(i)).at()].span) == "signed");
        if (word == "CITY" || word == "HARBOUR") CHECK(doc.syntax[i].deprel != Deprel::nsubj);
    }
    CHECK(roots == 1);
}

TEST_CASE("lemmas follow word and tag") {
    CHECK(lemmas_of("The ministers were meeting their allies.") == "the minister be meet their ally .");
    CHECK(lemmas_of("He doesn’t like the men she fought") == "he do not like the man she fight");
    CHECK(lemmas_of("They visited Paris.") == "they visit Paris .");
}

TEST_CASE("a pack without models still gives tags and lower-case lemmas") {
    Resources bare;
    bare.lexicon = test::resources().lexicon;
    const Document doc = analysed("The envoy met Li in 1990.", bare);
    REQUIRE(doc.syntax.size() == 7);
    CHECK(doc.syntax[0].upos == Upos::det);
    CHECK(doc.syntax[3].upos == Upos::propn);
    CHECK(doc.syntax[5].upos == Upos::num);
    CHECK(doc.syntax[6].upos == Upos::punct);
    for (const TokenSyntax& syntax : doc.syntax) CHECK(syntax.to_head() == 0);
    CHECK(lemmas_of("The Envoy", bare) == "the Envoy");
    CHECK(analysed("", bare).syntax.empty());
}

TEST_CASE("what is kept of words already met changes nothing: a sentence reads the same alone and behind others") {
    const std::string_view sentences[] = {"The envoy left the capital.", "He said the envoy left.", "The Capital Bank left him 30 envoys.",
                                          "Left alone, the bank said it left."};
    std::string together;
    for (const std::string_view sentence : sentences) together += (together.empty() ? "" : "\n\n") + std::string(sentence);
    const Document all = analysed(together, test::resources());
    std::size_t at = 0;
    for (const std::string_view sentence : sentences) {
        CAPTURE(sentence);
        const Document alone = analysed(sentence, test::resources());
        REQUIRE(at + alone.tokens.size() <= all.tokens.size());
        for (std::size_t i = 0; i < alone.tokens.size(); ++i) {
            const TokenSyntax &one = alone.syntax[i], &other = all.syntax[at + i];
            CAPTURE(text_of(alone, TokenIndex(i)));
            CHECK(one.upos == other.upos);
            CHECK(one.xpos == other.xpos);
            CHECK(one.deprel == other.deprel);
            CHECK(one.to_head() == other.to_head());
            CHECK(lemma(alone, TokenIndex(i)) == lemma(all, TokenIndex(at + i)));
        }
        at += alone.tokens.size();
    }
    CHECK(at == all.tokens.size());
}

TEST_CASE("a document of more forms than are kept reads as its sentences do") {
    std::string filler;
    for (int i = 0; i < 700; ++i) {
        std::string word;
        for (int n = i + 26; n > 0; n /= 26) word.push_back(static_cast<char>('a' + n % 26));
        filler += "The " + word + "ing " + word + "s saw " + word + ". ";
    }
    const std::string_view sentence = "The old envoy quickly left Paris.";
    const Document alone = analysed(sentence, test::resources()), behind = analysed(filler + "\n\n" + std::string(sentence), test::resources());
    REQUIRE(behind.tokens.size() > alone.tokens.size());
    const std::size_t from = behind.tokens.size() - alone.tokens.size();
    for (std::size_t i = 0; i < alone.tokens.size(); ++i) {
        CAPTURE(i);
        CHECK(alone.syntax[i].upos == behind.syntax[from + i].upos);
        CHECK(alone.syntax[i].deprel == behind.syntax[from + i].deprel);
        CHECK(lemma(alone, TokenIndex(i)) == lemma(behind, TokenIndex(from + i)));
    }
}
