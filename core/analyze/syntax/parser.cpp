#include "core/analyze/syntax/parser.h"

#include <algorithm>

#include "core/analyze/syntax/dependency_parser.h"
#include "core/analyze/syntax/fallback_tags.h"
#include "core/analyze/syntax/lemmatizer.h"
#include "core/base/one_of.h"
#include "core/base/text_hash.h"

namespace dragoman {

namespace {

/// The first token behind "RIVERTOWN (Agency) —" where the sentence opens so; else its first.
TokenIndex behind_dateline(const Document& doc, const Sentence& sentence) {
    constexpr std::uint32_t longest = 90;  // bytes, as find_masthead() reads datelines
    const Span dateline = doc.masthead.dateline;
    if (dateline.empty() || doc.tokens[sentence.first.at()].span.begin != dateline.begin) return sentence.first;
    for (std::size_t i = sentence.first.at(); i + 1 < sentence.last.at(); ++i) {
        const Span token = doc.tokens[i].span;
        if (token.begin > dateline.begin + longest) break;
        if (token.begin < dateline.end) continue;
        if (one_of(slice(doc.text, token), {"\xE2\x80\x94", "\xE2\x80\x93", "-", "--"})) return TokenIndex(i + 1);
    }
    return sentence.first;
}

class SyntaxReader {
public:
    SyntaxReader(const Document& doc, const Resources& resources, SyntaxNetwork& network)
        : doc_(doc), resources_(resources), lemmas_(resources.models.get("lemmas")), known_(!resources.syntax_model.empty()),
          network_(network), parser_(resources.syntax_model) {
        out_.tokens.resize(doc.tokens.size());
        out_.lemmas.reserve(doc.text.size());
    }

    Syntax run() {
        for (const Sentence& sentence : doc_.sentences) {
            const TokenIndex begin = behind_dateline(doc_, sentence);
            const TokenIndex place = read(sentence.first, begin), root = read(begin, sentence.last);
            if (!place || !root) continue;
            out_.tokens[place.at()].set_to_head(root.value - place.value);  // a dateline is no part of the clause
            out_.tokens[place.at()].deprel = Deprel::dep;
        }
        return std::move(out_);
    }

private:
    /// Tags and heads of the tokens from `first` to before `last`; returns their root.
    TokenIndex read(TokenIndex first, TokenIndex last) {
        TokenIndex root;
        words_.clear();
        for (std::size_t i = first.at(); i < last.at(); ++i) words_.push_back(slice(doc_.text, doc_.tokens[i].span));
        if (words_.empty()) return root;
        if (known_) {
            network_.read(words_);
            tags_.clear();
            for (std::size_t i = 0; i < words_.size(); ++i) tags_.push_back(network_.tag(i));
            parser_.parse(network_, tags_, arcs_);
        }
        for (std::size_t i = 0; i < words_.size(); ++i) {
            const std::size_t token = first.at() + i;
            const std::string_view word = words_[i];
            const Tag tag = known_ ? tags_[i] : fallback_tag(word, resources_.lexicon);
            TokenSyntax& syntax = out_.tokens[token];
            syntax.upos = tag.upos;
            syntax.xpos = tag.xpos;
            if (known_) {
                syntax.deprel = arcs_[i].deprel;
                if (arcs_[i].head < 0) root = TokenIndex(token);
                else syntax.set_to_head(arcs_[i].head - static_cast<std::int32_t>(i));
            }
            const LemmaPlace lemma = lemma_of(word, tag, known_ ? network_.key(i) : text_hash(word));
            syntax.set_lemma(lemma.begin, lemma.size);
        }
        return root;
    }

    struct LemmaPlace {
        std::uint64_t key = 0;
        std::uint32_t begin = 0;
        std::uint8_t size = 0;
    };
    /// Words come again: tokens of one spelling and tag share the bytes of their lemma, as long as nothing else took its place.
    /// A lemma that is the word itself has no bytes.
    LemmaPlace lemma_of(std::string_view word, Tag tag, std::uint64_t word_key) {
        const std::uint64_t key = feature_key(word_key, static_cast<std::uint64_t>(tag.upos) << 8 | static_cast<std::uint64_t>(tag.xpos)) | 1;
        LemmaPlace& place = lemma_places_[key >> 53];
        if (place.key == key) return place;
        const std::size_t begin = out_.lemmas.size();
        append_lemma(lemmas_, word, tag, out_.lemmas);
        if (std::string_view(out_.lemmas).substr(begin) == word || out_.lemmas.size() > TokenSyntax::most_lemmas) out_.lemmas.resize(begin);
        const std::size_t size = std::min<std::size_t>(out_.lemmas.size() - begin, 0xFF);
        place = {key, size == 0 ? 0 : static_cast<std::uint32_t>(begin), static_cast<std::uint8_t>(size)};
        return place;
    }

    const Document& doc_;
    const Resources& resources_;
    const Model& lemmas_;
    const bool known_;
    SyntaxNetwork& network_;
    DependencyParser parser_;
    Syntax out_;
    std::vector<std::string_view> words_;
    std::vector<Tag> tags_;
    std::vector<Arc> arcs_;
    std::vector<LemmaPlace> lemma_places_ = std::vector<LemmaPlace>(2048);
};

}  // namespace

Syntax analyze_syntax(const Document& doc, const Resources& resources, SyntaxNetwork& network) { return SyntaxReader(doc, resources, network).run(); }

Syntax analyze_syntax(const Document& doc, const Resources& resources) {
    SyntaxNetwork network(resources.syntax_model);
    return analyze_syntax(doc, resources, network);
}

}  // namespace dragoman
