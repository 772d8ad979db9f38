#include "core/analyze/syntax/parser.h"

#include <algorithm>

#include "core/analyze/syntax/dependency_parser.h"
#include "core/analyze/syntax/fallback_tags.h"
#include "core/analyze/syntax/lemmatizer.h"
#include "core/analyze/syntax/word_form.h"

namespace dragoman {

Syntax analyze_syntax(const Document& doc, const Resources& resources) {
    Syntax out;
    out.tokens.resize(doc.tokens.size());
    out.lemmas.reserve(doc.text.size());
    const bool known = !resources.syntax_model.empty();
    SyntaxNetwork network(resources.syntax_model);
    DependencyParser parser(resources.syntax_model);
    const Model& lemmas = resources.models.get("lemmas");
    std::vector<WordForm> words;
    std::vector<Tag> tags;
    std::vector<Arc> arcs;
    for (const Sentence& sentence : doc.sentences) {
        words.clear();
        for (std::size_t i = sentence.first.at(); i < sentence.last.at(); ++i) {
            words.push_back(word_form(slice(doc.text, doc.tokens[i].span), words.empty()));
        }
        if (known) {
            network.read(words);
            tags.clear();
            for (std::size_t i = 0; i < words.size(); ++i) tags.push_back(network.tag(i));
            parser.parse(network, tags, arcs);
        }
        for (std::size_t i = 0; i < words.size(); ++i) {
            const std::size_t token = sentence.first.at() + i;
            const std::string_view word = slice(doc.text, doc.tokens[token].span);
            const Tag tag = known ? tags[i] : fallback_tag(word, resources.lexicon);
            TokenSyntax& syntax = out.tokens[token];
            syntax.upos = tag.upos;
            syntax.xpos = tag.xpos;
            if (known) {
                syntax.deprel = arcs[i].deprel;
                if (arcs[i].head >= 0) syntax.head = TokenIndex(sentence.first.value + arcs[i].head);
            }
            syntax.lemma_begin = static_cast<std::uint32_t>(out.lemmas.size());
            append_lemma(lemmas, word, tag, out.lemmas);
            syntax.lemma_size = static_cast<std::uint16_t>(std::min<std::size_t>(out.lemmas.size() - syntax.lemma_begin, 0xFFFF));
        }
    }
    return out;
}

}  // namespace dragoman
