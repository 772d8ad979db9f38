#include "core/analyze/quote/issuer.h"

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

}  // namespace dragoman
