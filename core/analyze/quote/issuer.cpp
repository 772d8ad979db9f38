#include "core/analyze/quote/issuer.h"

#include <algorithm>

#include "core/base/one_of.h"

namespace dragoman {
namespace {

/// The text that these words name, as one word: "statement" of "the ministry's statement"; empty where they name none.
std::string_view text_named(const SpeechReader& r, Span words) {
    const std::size_t last = r.token_from(words.end);
    if (words.empty() || last == 0) return {};
    const std::string_view word = r.word(last - 1);
    return r.is_a(word, "text") ? word : std::string_view();
}

/// The text in which somebody says it: "said in a statement", "in its letter, the ministry said".
std::string_view text_used(const SpeechReader& r, const Quotation& quotation) {
    if (quotation.cue.empty()) return {};
    const std::size_t cue = r.token_from(quotation.cue.begin), first = r.sentence_first(cue), last = r.sentence_last(cue);
    const int around = r.quoted_at(quotation.cue.begin);
    for (std::size_t t = first + 2; t < last; ++t) {
        if (!r.is_a(r.word(t), "text") || quotation.content.contains(r.doc.tokens[t].span) || r.quoted_at(r.doc.tokens[t].span.begin) != around) continue;
        const std::size_t from = t >= first + 4 ? t - 4 : first;
        for (std::size_t k = from; k < t; ++k) {
            if (one_of(r.word(k), {"in", "via", "through", "by"})) return r.word(t);
        }
    }
    return {};
}

}  // namespace

namespace {

/// Whether the chain is a pronoun alone, which coreference could tell nobody for.
bool is_unnamed(const Document& doc, ChainIndex chain) { return chain && doc.chains[chain.at()].why.by == Label("unnamed-speaker"); }

}  // namespace

void name_pronouns(const SpeechReader& r, std::vector<Quotation>& quotations) {
    constexpr std::uint32_t blocks_back = 1;
    const Document& doc = r.doc;
    const auto block_of = [&](std::uint32_t byte) { return doc.sentences[sentence_of(doc, TokenIndex(r.token_from(byte))).at()].block; };
    for (std::size_t i = 0; i < quotations.size(); ++i) {
        Quotation& quotation = quotations[i];
        if ((quotation.speaker_chain && !is_unnamed(doc, quotation.speaker_chain)) || quotation.cue.empty() || !one_of(r.lowered_text(quotation.speaker), {"he", "she"})) continue;
        const Quotation* before = nullptr;
        for (const Quotation& other : quotations) {
            if (other.cue.empty() || other.cue.begin >= quotation.content.begin || !other.speaker_chain || is_unnamed(doc, other.speaker_chain)) continue;
            if (!before || other.cue.begin > before->cue.begin) before = &other;
        }
        if (!before || doc.chains[before->speaker_chain.at()].type != EntityType::person) continue;
        const BlockIndex here = block_of(quotation.cue.begin), there = block_of(before->cue.begin);
        if (!here || !there || here.at() > there.at() + blocks_back) continue;
        // Nobody else is named from there on, but in the words that are quoted.
        const bool other_person = std::any_of(doc.mentions.begin(), doc.mentions.end(), [&](const Mention& m) {
            return m.type == EntityType::person && m.kind == MentionKind::name && m.chain != before->speaker_chain && m.span.begin > before->speaker.end &&
                   m.span.end < quotation.cue.end && !quotation.content.contains(m.span) && !before->content.contains(m.span);
        });
        if (other_person) continue;
        quotation.speaker_chain = before->speaker_chain;
        quotation.attribution_why = {"pronoun-of-speaker", 0.6f};
    }
}

void name_issuers(const SpeechReader& r, std::vector<Quotation>& quotations) {
    for (std::size_t i = 0; i < quotations.size(); ++i) {
        Quotation& quotation = quotations[i];
        const std::string_view text = text_named(r, quotation.speaker);
        if (text.empty()) continue;
        const Quotation* issued = nullptr;
        for (std::size_t k = 0; k < quotations.size(); ++k) {
            const Quotation& other = quotations[k];
            if (k == i || other.cue.empty() || other.cue.begin >= quotation.cue.begin || !other.speaker_chain) continue;
            if (!text_named(r, other.speaker).empty() || text_used(r, other) != text) continue;
            if (!issued || other.cue.begin > issued->cue.begin) issued = &other;
        }
        if (!issued) continue;
        quotation.speaker_chain = issued->speaker_chain;
        quotation.attribution_why = {"issuer-of-text", 0.7f};
    }
}

void move_to_issuers(Document& doc) {
    for (const Quotation& quotation : doc.quotations) {
        if (!quotation.speaker_mention || !quotation.speaker_chain) continue;
        Mention& mention = doc.mentions[quotation.speaker_mention.at()];
        if (mention.chain == quotation.speaker_chain || !mention.chain || mention.metonym_of) continue;
        erase(doc.chains[mention.chain.at()].mentions, quotation.speaker_mention);
        Few<MentionIndex>& issuers = doc.chains[quotation.speaker_chain.at()].mentions;
        issuers.insert(std::upper_bound(issuers.begin(), issuers.end(), quotation.speaker_mention), quotation.speaker_mention);
        if (!is_unnamed(doc, mention.chain)) mention.metonym_of = mention.chain;
        mention.chain = quotation.speaker_chain;
        mention.chain_why = quotation.attribution_why;
    }
}

}  // namespace dragoman
