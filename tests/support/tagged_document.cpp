#include "tests/support/tagged_document.h"

#include "core/analyze/event/event_extractor.h"
#include "core/base/utf8.h"
#include "tests/support/resources.h"

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

void add_item(Document& doc, std::string_view item, SentenceIndex sentence) {
    const bool name = item.starts_with('@'), time = item.starts_with('~');
    if (name || time) item.remove_prefix(1);
    std::string_view value;
    if (const std::size_t equals = item.rfind('='); time && equals != std::string_view::npos) {
        value = item.substr(equals + 1);
        item = item.substr(0, equals);
    }
    const std::size_t slash = item.find('/');
    std::string_view word = item.substr(0, slash), tag = item.substr(slash + 1), lemma_text;
    if (const std::size_t second = tag.find('/'); second != std::string_view::npos) {
        lemma_text = tag.substr(second + 1);
        tag = tag.substr(0, second);
    }
    EntityType type = EntityType::gpe;
    if (const std::size_t colon = tag.find(':'); name && colon != std::string_view::npos) {
        type = from_name<EntityType>(tag.substr(colon + 1)).value_or(type);
        tag = tag.substr(0, colon);
    }
    const bool aux = tag.ends_with("+aux");
    if (aux) tag.remove_suffix(4);
    const Span span{static_cast<std::uint32_t>(doc.text.size()), static_cast<std::uint32_t>(doc.text.size() + word.size())};
    doc.text += word;
    TokenSyntax syntax;
    syntax.upos = aux ? Upos::aux : upos_of(tag);
    if (word == "until" || word == "that" || word == "if" || word == "because") syntax.upos = Upos::sconj;
    syntax.xpos = from_name<Xpos>(tag).value_or(Xpos::none);
    const std::string lemma = lemma_text.empty() ? lowered(word) : std::string(lemma_text);
    syntax.set_lemma(static_cast<std::uint32_t>(doc.lemmas.size()), static_cast<std::uint8_t>(lemma.size()));
    doc.lemmas += lemma;
    const TokenIndex token(doc.tokens.size());
    doc.tokens.push_back({span});
    doc.syntax.push_back(syntax);
    if (time) {
        Timex timex;
        timex.span = span;
        timex.value = std::string(value);
        timex.interval = parse_iso(value);
        timex.expression.kind = TimeExpression::Kind::absolute;
        doc.times.push_back(std::move(timex));
    }
    if (!name) return;
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
    mention.sentence = sentence;
    mention.chain = chain;
    doc.mentions.push_back(mention);
}

}  // namespace

Document tagged(std::string_view text, BlockRole role) {
    Document doc;
    while (!text.empty()) {
        const std::size_t line_end = text.find('\n');
        std::string_view line = text.substr(0, line_end);
        text = line_end == std::string_view::npos ? std::string_view() : text.substr(line_end + 1);
        const bool title = line.starts_with("# ");
        if (title) line.remove_prefix(2);
        const std::size_t begin = doc.text.size(), first = doc.tokens.size();
        while (!line.empty()) {
            const std::size_t blank = line.find(' ');
            if (doc.tokens.size() > first) doc.text += ' ';
            add_item(doc, line.substr(0, blank), SentenceIndex(doc.sentences.size()));
            line = blank == std::string_view::npos ? std::string_view() : line.substr(blank + 1);
        }
        const Span all{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(doc.text.size())};
        doc.blocks.push_back({all, title ? BlockRole::title : role, {}});
        if (title) doc.masthead.title = all;
        doc.sentences.push_back({all, TokenIndex(first), TokenIndex(doc.tokens.size()), BlockIndex(doc.blocks.size() - 1)});
        doc.text += '\n';
    }
    return doc;
}

Corpus tagged_corpus(const std::vector<std::string_view>& articles) {
    Corpus corpus;
    for (const std::string_view article : articles) {
        const std::size_t head = article.find('\n'), blank = article.find(' ');
        Document doc = tagged(article.substr(head + 1));
        doc.id = std::string(article.substr(0, blank));
        doc.published.interval = parse_iso(article.substr(blank + 1, head - blank - 1));
        doc.published.precision = DatePrecision::day;
        doc.events = extract_events(doc, resources());
        std::vector<EntityIndex> entities;
        for (const Chain& chain : doc.chains) {
            EntityIndex entity;
            for (std::size_t e = 0; e < corpus.entities.size(); ++e) {
                if (corpus.entities[e].name == chain.name) entity = EntityIndex(e);
            }
            if (!entity) {
                entity = EntityIndex(corpus.entities.size());
                Entity made;
                made.id = "nil:" + lowered(chain.name);
                made.name = chain.name;
                made.type = chain.type;
                corpus.entities.push_back(std::move(made));
            }
            Few<DocumentIndex>& documents = corpus.entities[entity.at()].documents;
            const DocumentIndex here(corpus.documents.size());
            if (documents.empty() || documents.back() != here) documents.push_back(here);
            entities.push_back(entity);
        }
        corpus.entity_of.push_back(std::move(entities));
        corpus.documents.push_back(std::move(doc));
    }
    return corpus;
}

}  // namespace dragoman::test
