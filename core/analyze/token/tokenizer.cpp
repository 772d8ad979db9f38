#include "core/analyze/token/tokenizer.h"

#include <algorithm>
#include <span>

#include "core/analyze/token/characters.h"
#include "core/analyze/token/sentence_splitter.h"
#include "core/analyze/token/word_splitter.h"

namespace dragoman {
namespace {

bool is_read(BlockRole role) {
    return role == BlockRole::title || role == BlockRole::body || role == BlockRole::heading || role == BlockRole::caption;
}

std::vector<Block> lines_as_blocks(std::string_view text) {
    std::vector<Block> blocks;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        if (!trimmed(text.substr(begin, end - begin)).empty()) {
            blocks.push_back({{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, BlockRole::body, {"line", 1.f}});
        }
        begin = end + 1;
    }
    return blocks;
}

/// The block without its list bullet.
Span without_bullet(std::string_view text, Span block) {
    std::uint32_t at = block.begin;
    while (at < block.end && is_blank(decode_at(text, at).value)) at += decode_at(text, at).size;
    const CodePoint c = decode_at(text, at);
    constexpr std::u32string_view bullets = U"•‣◦▪▫●○■□►▸·∙*–-";
    if (bullets.find(c.value) == std::u32string_view::npos || c.size == 0) return block;
    const std::uint32_t behind = at + c.size;
    const bool parted = behind < block.end && is_blank(decode_at(text, behind).value);
    if (!parted && c.value < 0x2022) return block;  // "*Note", "-5"
    return {behind, block.end};
}

Tokenization tokenized(const Document& doc, const Lexicon& lexicon, const Model& model) {
    Tokenization out;
    const std::vector<Block> lines = doc.blocks.empty() ? lines_as_blocks(doc.text) : std::vector<Block>();
    const std::vector<Block>& blocks = doc.blocks.empty() ? lines : doc.blocks;
    std::vector<Span> words;
    for (std::size_t b = 0; b < blocks.size(); ++b) {
        const Block& block = blocks[b];
        if (!is_read(block.role) || block.span.end > doc.text.size()) continue;
        words.clear();
        split_words(doc.text, without_bullet(doc.text, block.span), lexicon, words);
        if (words.empty()) continue;
        std::vector<std::uint32_t> starts{0};
        if (block.role != BlockRole::title) starts = sentence_starts(doc.text, words, lexicon, model);
        starts.push_back(static_cast<std::uint32_t>(words.size()));
        const BlockIndex index = doc.blocks.empty() ? BlockIndex() : BlockIndex(b);
        const auto add_sentence = [&](std::size_t first, std::size_t last) {
            if (first >= last) return;
            Sentence sentence{{words[first].begin, words[last - 1].end}, TokenIndex(out.tokens.size()), TokenIndex(), index};
            for (std::size_t i = first; i < last; ++i) out.tokens.push_back({words[i]});
            sentence.last = TokenIndex(out.tokens.size());
            out.sentences.push_back(sentence);
        };
        for (std::size_t s = 0; s + 1 < starts.size(); ++s) {
            std::size_t first = starts[s];
            const std::size_t last = starts[s + 1];
            if (block.role == BlockRole::caption) {  // "… | Photo: agency": the bar belongs to nobody
                for (std::size_t i = first; i < last; ++i) {
                    if (slice(doc.text, words[i]) != "|") continue;
                    add_sentence(first, i);
                    first = i + 1;
                }
            }
            add_sentence(first, last);
        }
    }
    return out;
}

}  // namespace

Tokenization tokenize(const Document& doc, const Lexicon& lexicon) { return tokenized(doc, lexicon, Model()); }

Tokenization tokenize(const Document& doc, const Resources& resources) {
    return tokenized(doc, resources.lexicon, resources.models.get("sentences"));
}

}  // namespace dragoman
