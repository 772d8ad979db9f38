#include "tests/support/tagged_document.h"

#include "core/base/utf8.h"

namespace dragoman::test {
namespace {

Upos upos_of(std::string_view xpos) {
    if (xpos.starts_with("NNP")) return Upos::propn;
    if (xpos.starts_with("NN")) return Upos::noun;
    if (xpos.starts_with("VB")) return Upos::verb;
    if (xpos.starts_with("JJ")) return Upos::adj;
    if (xpos == "MD") return Upos::aux;
    if (xpos == "IN") return Upos::adp;
    if (xpos == "RP") return Upos::adp;
    if (xpos == "DT") return Upos::det;
    if (xpos.starts_with("RB")) return Upos::adv;
    if (xpos.starts_with("PRP") || xpos == "WDT" || xpos == "WP") return Upos::pron;
    if (xpos == "TO" || xpos == "POS") return Upos::part;
    if (xpos == "CC") return Upos::cconj;
    if (xpos == "CD") return Upos::num;
    return Upos::punct;
}

}  // namespace

Document tagged(std::string_view text, BlockRole role) {
    Document doc;
    while (!text.empty()) {
        const std::size_t blank = text.find(' ');
        std::string_view item = text.substr(0, blank);
        text = blank == std::string_view::npos ? std::string_view() : text.substr(blank + 1);
        const bool name = item.starts_with('@');
        if (name) item.remove_prefix(1);
        const std::size_t slash = item.find('/');
        std::string_view word = item.substr(0, slash), tag = item.substr(slash + 1), lemma_text;
        if (const std::size_t second = tag.find('/'); second != std::string_view::npos) {
            lemma_text = tag.substr(second + 1);
            tag = tag.substr(0, second);
        }
        EntityType type = EntityType::gpe;
        if (const std::size_t colon = tag.find(':'); colon != std::string_view::npos) {
            type = from_name<EntityType>(tag.substr(colon + 1)).value_or(type);
            tag = tag.substr(0, colon);
        }
        const bool aux = tag.ends_with("+aux");
        if (aux) tag.remove_suffix(4);
        if (!doc.text.empty()) doc.text += ' ';
        const Span span{static_cast<std::uint32_t>(doc.text.size()), static_cast<std::uint32_t>(doc.text.size() + word.size())};
        doc.text += word;
        TokenSyntax syntax;
        syntax.upos = aux ? Upos::aux : upos_of(tag);
        if (word == "until" || word == "that" || word == "if" || word == "because") syntax.upos = Upos::sconj;
        syntax.xpos = from_name<Xpos>(tag).value_or(Xpos::none);
        const std::string lemma = lemma_text.empty() ? lowered(word) : std::string(lemma_text);
        syntax.lemma_begin = static_cast<std::uint32_t>(doc.lemmas.size());
        syntax.lemma_size = static_cast<std::uint16_t>(lemma.size());
        doc.lemmas += lemma;
        const TokenIndex token(doc.tokens.size());
        doc.tokens.push_back({span, SentenceIndex(0)});
        doc.syntax.push_back(syntax);
        if (!name) continue;
        ChainIndex chain;
        for (std::size_t c = 0; c < doc.chains.size(); ++c) {
            if (doc.chains[c].name == word) chain = ChainIndex(c);
        }
        if (!chain) {
            chain = ChainIndex(doc.chains.size());
            Chain made;
            made.name = std::string(word);
            made.type = type;
            doc.chains.push_back(std::move(made));
        }
        doc.chains[chain.at()].mentions.push_back(MentionIndex(doc.mentions.size()));
        Mention mention;
        mention.span = span;
        mention.type = type;
        mention.first = token;
        mention.last = TokenIndex(token.at() + 1);
        mention.head = token;
        mention.sentence = SentenceIndex(0);
        mention.chain = chain;
        doc.mentions.push_back(mention);
    }
    const Span all{0, static_cast<std::uint32_t>(doc.text.size())};
    doc.blocks.push_back({all, role, {}});
    doc.sentences.push_back({all, TokenIndex(0), TokenIndex(doc.tokens.size()), BlockIndex(0)});
    return doc;
}

}  // namespace dragoman::test
