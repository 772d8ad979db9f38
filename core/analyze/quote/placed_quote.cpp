#include "core/analyze/quote/placed_quote.h"

#include <algorithm>
#include <initializer_list>

#include "core/base/one_of.h"
#include "core/base/utf8.h"

namespace dragoman {
namespace {

const Cue* next_cue(const SpeechReader& r, std::size_t from, std::size_t to) {
    const auto at = std::lower_bound(r.cues.begin(), r.cues.end(), from,
                                     [](const Cue& cue, std::size_t t) { return cue.token.at() < t; });
    return at != r.cues.end() && at->token.at() < to ? &*at : nullptr;
}

/// "…" — Name, at the end of a paragraph.
bool dash_behind(const SpeechReader& r, const QuotedSpan& q, Placed& placed) {
    const std::size_t dash = r.token_from(q.outer.end);
    if (dash + 1 >= r.size() || !one_of(r.word(dash), {"―", "—", "–", "--", "-"})) return false;
    if (!r.capital(dash + 1) || r.doc.tokens[dash + 1].span.begin >= r.doc.blocks[q.block.at()].span.end) return false;
    placed.speaker = r.phrase_starting_at(dash + 1);
    if (!placed.speaker) return false;
    placed.speaker.sieve = "dash";
    placed.speaker.score = .85f;
    placed.utterance = true;
    placed.by = "marks-dash";
    placed.score = .85f;
    return true;
}

/// "…," X said · "…," said X · "…," according to X
bool cue_behind(const SpeechReader& r, const QuotedSpan& q, Placed& placed) {
    std::size_t at = r.token_from(q.outer.end);
    if (at >= r.size() || q.unclosed) return false;
    const Span block = r.doc.blocks[q.block.at()].span;
    if (r.doc.tokens[at].span.begin >= block.end) return false;
    const char32_t ending = decode_before(r.doc.text, q.inner.end).value;
    // "through a “…,” and concluded", "her “…”, which": part of a phrase, whatever verb follows.
    const std::size_t open = r.token_from(q.outer.begin);
    if (open > r.sentence_first(open) && one_of(r.word(open - 1), {"a", "an", "the", "his", "her", "its", "their", "'s", "’s"}) && words_in(r, q.inner) < 8) return false;
    if (one_of(r.word(at), {",", "-", "—"})) ++at;
    if (at >= r.size() || r.doc.tokens[at].span.begin >= block.end) return false;
    if (ending == '.' && r.capital(at) && r.doc.tokens[at].span.begin == r.sentence_span(at).begin) return false;  // a new sentence
    if (one_of(r.word(at), {".", ";", ":"})) return false;
    std::size_t limit = std::min(r.sentence_last(at), at + 22);
    std::size_t stop = at;
    while (stop < limit && !r.is_mark(stop) && !one_of(r.word(stop), {".", ";", ":"})) ++stop;
    const Cue* cue = next_cue(r, at, stop);
    if (!cue) return false;
    // Between the marks and the cue only the speaker stands.
    const std::size_t gap = cue->token.at() - at;
    const bool woven = ending != ',' && ending != '?' && ending != '!' && ending != '.' && ending != 0x2026 && ending != '-' && ending != 0x2014 &&
                       r.word(r.token_from(q.outer.end)) != "," && gap > 0;
    if (woven) return false;
    for (std::size_t k = at; k < cue->token.at() && !cue->relayed; ++k) {
        if (r.finite(k) && gap > 3 && !r.auxiliary_or_adverb(k) && k + 1 < cue->token.at() && r.quoted_at(r.doc.tokens[k].span.begin) < 0) {
            if (!one_of(r.word(k), {"who", "is", "was", "has", "serves", "served", "leads", "heads"})) return false;
        }
    }
    placed.cue = cue;
    placed.speaker = r.speaker_of(*cue);
    if (placed.speaker && placed.speaker.span.begin < q.outer.end && placed.speaker.span.end > q.outer.begin) placed.speaker = {};
    if (!placed.speaker && gap > 0) placed.speaker = r.phrase_starting_at(at);
    if (placed.speaker && placed.speaker.sieve.empty()) placed.speaker.sieve = "cue-behind", placed.speaker.score = .8f;
    placed.utterance = true;
    placed.by = "marks-cue-behind";
    placed.score = .95f;
    return true;
}

/// X said: "…" · X said, "…" · X said "…" · in the paragraph before: X said:
bool cue_before(const SpeechReader& r, const QuotedSpan& q, Placed& placed) {
    std::size_t before = r.token_from(q.outer.begin);
    if (before == 0) return false;
    --before;
    const std::string_view text = r.word(before);
    const bool colon = text == ":";
    const bool same_block = r.doc.tokens[before].span.begin >= r.doc.blocks[q.block.at()].span.begin;
    if (!same_block && !colon) return false;
    const bool comma = text == ",";
    const std::size_t first = r.sentence_first(before);
    const Cue* cue = nullptr;
    for (std::size_t k = before + 1; k > first && before + 1 - k < 30; --k) {
        if (r.quoted_at(r.doc.tokens[k - 1].span.begin) >= 0) break;
        const Cue* here = next_cue(r, k - 1, k);
        if (here) {
            cue = here;
            break;
        }
        if (k - 1 != before && one_of(r.word(k - 1), {";"})) break;
    }
    if (cue && !colon && !comma && cue->token.at() != before) {
        // Only time, place and the person told between verb and mark.
        for (std::size_t k = cue->token.at() + 1; k <= before; ++k) {
            if (r.finite(k) || one_of(r.word(k), {"that", "as", "of", "for", "about", "and"})) return false;
        }
        if (before - cue->token.at() > 6) return false;
        const char32_t start = decode_at(r.doc.text, q.inner.begin).value;
        if (!is_upper(start)) return false;
    }
    if (cue && comma) {
        std::size_t commas = 0;
        for (std::size_t k = cue->token.at() + 1; k < before; ++k) commas += r.word(k) == ",";
        if (commas > 2) return false;
    }
    if (cue && cue->takes == "a" && !comma) return false;
    if (!cue && !colon) return false;
    if (cue) {
        placed.cue = cue;
        placed.speaker = r.speaker_of(*cue);
    } else {
        // "Lavrov: “…”"
        const MentionIndex name = before > first ? r.mention_ending_at(before - 1) : MentionIndex();
        MentionIndex speaker = name;
        if (!speaker) {
            for (std::size_t k = first; k < before && !speaker; ++k) speaker = r.mention_starting_at(k);
        }
        if (speaker) {
            placed.speaker.mention = speaker;
            placed.speaker.span = r.doc.mentions[speaker.at()].span;
            placed.speaker.sieve = "colon";
            placed.speaker.score = name ? .85f : .6f;
        }
    }
    placed.utterance = true;
    placed.by = colon ? Label("marks-colon") : Label("marks-cue-before");
    placed.score = .93f;
    return true;
}

}  // namespace

bool transcript_line(const SpeechReader& r, QuotedSpan& q, Placed& placed) {
    const std::size_t first = r.token_from(q.inner.begin);
    std::size_t colon = first;
    while (colon < r.size() && colon < first + 4 && r.word(colon) != ":") {
        const std::string_view text = text_of(r.doc, TokenIndex(colon));
        for (const char c : text) {
            if (c >= 'a' && c <= 'z') return false;
        }
        ++colon;
    }
    if (colon == first || colon + 1 >= r.size() || colon == first + 4) return false;
    if (r.doc.tokens[colon + 1].span.begin >= q.inner.end || !r.capital(first)) return false;
    placed.speaker = {};
    placed.speaker.mention = r.mention_starting_at(first);
    placed.speaker.span = {r.doc.tokens[first].span.begin, r.doc.tokens[colon - 1].span.end};
    placed.speaker.sieve = "transcript";
    placed.speaker.score = .9f;
    placed.utterance = true;
    placed.by = "transcript";
    placed.score = .85f;
    q.inner.begin = r.doc.tokens[colon + 1].span.begin;
    return true;
}

bool place_by_cue(const SpeechReader& r, const QuotedSpan& q, Placed& placed) {
    return cue_before(r, q, placed) || cue_behind(r, q, placed) || dash_behind(r, q, placed);
}

bool stands_alone(const SpeechReader& r, const QuotedSpan& q) {
    const std::size_t first = r.token_from(q.outer.begin);
    const bool at_start = q.outer.begin <= r.doc.blocks[q.block.at()].span.begin + 1 || first == 0 ||
                          one_of(r.word(first - 1), {".", "!", "?", ":"}) || r.is_mark(first - 1);
    const char32_t ending = decode_before(r.doc.text, q.inner.end).value;
    const bool ends = ending == '.' || ending == '?' || ending == '!' || ending == ',' || ending == 0x2026;
    return at_start && (ends || q.unclosed);
}

bool title_of_work(const SpeechReader& r, const QuotedSpan& q) {
    std::size_t capitals = 0, words = 0;
    for (std::size_t i = r.token_from(q.inner.begin); i < r.size() && r.doc.tokens[i].span.begin < q.inner.end; ++i) {
        if (r.word(i).size() < 4 || !is_letter(decode_at(r.word(i), 0).value)) continue;
        ++words;
        capitals += r.capital(i);
    }
    const char32_t ending = decode_before(r.doc.text, q.inner.end).value;
    return words > 0 && capitals == words && ending != '!' && ending != '?' && words_in(r, q.inner) < 9;
}

bool named_work(const SpeechReader& r, const QuotedSpan& q) {
    const std::size_t at = r.token_from(q.outer.begin);
    if (at == 0 || at >= r.size() || !title_of_work(r, q)) return false;
    const bool aside = r.word(at - 1) == ",";
    const std::size_t before = aside && at > 1 ? at - 2 : at - 1;
    if (before < r.sentence_first(at - 1)) return false;
    if (r.is_a(r.word(before), "work")) return true;
    return !aside && (r.preposition(before) || one_of(r.word(before), {"'s", "’s", "'", "’"}));
}

Attribution sentence_subject(const SpeechReader& r, const QuotedSpan& q) {
    const std::size_t at = r.token_from(q.outer.begin);
    if (at >= r.size()) return {};
    const std::size_t first = r.sentence_first(at);
    Attribution found;
    for (std::size_t k = at; k > first && !found; --k) {
        if (const Cue* cue = next_cue(r, k - 1, k); cue && r.quoted_at(cue->span.begin) < 0) {
            found = r.speaker_of(*cue);
            if (found) found.sieve = "cue-sentence", found.score = .7f;
        }
    }
    if (found) return found;
    for (std::size_t k = first; k < at && !found; ++k) {
        const MentionIndex mention = r.mention_starting_at(k);
        if (!mention || (k > first && r.preposition(k - 1))) continue;
        const Mention& m = r.doc.mentions[mention.at()];
        if (m.type != EntityType::person && m.type != EntityType::org && m.type != EntityType::gpe) continue;
        found.mention = mention;
        found.span = m.span;
        found.sieve = "sentence-subject";
        found.score = .5f;
    }
    return found;
}

std::size_t words_in(const SpeechReader& r, Span span) {
    std::size_t count = 0;
    for (std::size_t i = r.token_from(span.begin); i < r.size() && r.doc.tokens[i].span.begin < span.end; ++i) {
        const char32_t c = decode_at(r.doc.text, r.doc.tokens[i].span.begin).value;
        count += is_letter(c) || is_digit(c);
    }
    return count;
}

}  // namespace dragoman
