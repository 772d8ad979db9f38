#include "core/document/tree.h"

#include <doctest/doctest.h>

#include <tuple>

using namespace dragoman;

namespace {

/// One "word TAG head relation" a line, heads 1-based within the one sentence, 0 for the root.
Document parsed(std::initializer_list<std::tuple<std::string_view, Xpos, int, Deprel>> rows) {
    Document doc;
    for (const auto& [word, tag, head, relation] : rows) {
        if (!doc.text.empty()) doc.text += ' ';
        const auto begin = static_cast<std::uint32_t>(doc.text.size());
        doc.text += word;
        doc.tokens.push_back({{begin, static_cast<std::uint32_t>(doc.text.size())}});
        TokenSyntax syntax;
        syntax.xpos = tag;
        syntax.deprel = relation;
        if (head > 0) syntax.set_to_head(head - 1 - static_cast<int>(doc.syntax.size()));
        doc.syntax.push_back(syntax);
    }
    doc.sentences.push_back({{0, static_cast<std::uint32_t>(doc.text.size())}, TokenIndex(0), TokenIndex(doc.tokens.size()), BlockIndex()});
    return doc;
}

std::string word(const Document& doc, TokenIndex token) { return token ? std::string(text_of(doc, token)) : "-"; }

}  // namespace

TEST_CASE("a passive's agent stands behind by and its patient is the subject") {
    const Document doc = parsed({{"Talks", Xpos::nns, 4, Deprel::nsubj_pass}, {"will", Xpos::md, 4, Deprel::aux}, {"be", Xpos::vb, 4, Deprel::aux_pass},
                                 {"held", Xpos::vbn, 0, Deprel::root}, {"by", Xpos::in, 6, Deprel::case_}, {"Oslo", Xpos::nnp, 4, Deprel::obl_agent}});
    const Tree tree(doc);
    const TokenIndex held = tree.root(SentenceIndex(0));
    CHECK(word(doc, held) == "held");
    CHECK(word(doc, tree.agent(held)) == "Oslo");
    CHECK(word(doc, tree.patient(held)) == "Talks");
    CHECK(word(doc, tree.modal(held)) == "will");
    CHECK(word(doc, tree.oblique(held, "by")) == "Oslo");
    CHECK(text_of(doc, tree.span_below(held)) == doc.text);
    CHECK_FALSE(tree.is_negated(held));
}

TEST_CASE("a coordinated verb shares its subject, a relative pronoun gives its noun") {
    const Document doc = parsed({{"Envoys", Xpos::nns, 5, Deprel::nsubj}, {"who", Xpos::wp, 3, Deprel::nsubj}, {"came", Xpos::vbd, 1, Deprel::acl_relcl}, {"never", Xpos::rb, 5, Deprel::advmod},
                                 {"met", Xpos::vbd, 0, Deprel::root}, {"or", Xpos::cc, 7, Deprel::cc}, {"spoke", Xpos::vbd, 5, Deprel::conj}});
    const Tree tree(doc);
    CHECK(word(doc, tree.subject(TokenIndex(6))) == "Envoys");
    CHECK(word(doc, tree.subject(TokenIndex(2))) == "Envoys");
    CHECK(tree.is_negated(TokenIndex(4)));
    CHECK(text_of(doc, tree.phrase(TokenIndex(0))) == "Envoys");
    CHECK(tree.conjuncts(TokenIndex(6)).size() == 2);
    CHECK(tree.clause_head(TokenIndex(1)) == TokenIndex(2));
}

TEST_CASE("missing heads and cycles give nothing and do not hang") {
    Document doc = parsed({{"a", Xpos::nn, 2, Deprel::conj}, {"b", Xpos::nn, 3, Deprel::conj}, {"c", Xpos::nn, 1, Deprel::conj}});
    const Tree cyclic(doc);
    CHECK(cyclic.conjuncts(TokenIndex(0)).size() == 3);
    CHECK_FALSE(cyclic.root(SentenceIndex(0)));
    doc.syntax.clear();
    const Tree bare(doc);
    CHECK_FALSE(bare.subject(TokenIndex(1)));
    CHECK(bare.children(TokenIndex(1)).empty());
    CHECK_FALSE(bare.clause_head(TokenIndex()));
}
