#include "core/analyze/quote/quotation_finder.h"

#include <algorithm>
#include <initializer_list>

#include "core/analyze/quote/reported_clause.h"
#include "core/analyze/quote/speech_reader.h"
#include "core/base/utf8.h"

namespace dragoman {
namespace {

bool one_of(std::string_view word, std::initializer_list<std::string_view> list) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

std::size_t words_in(const SpeechReader& r, Span span) {
    std::size_t count = 0;
    for (std::size_t i = r.token_from(span.begin); i < r.size() && r.doc.tokens[i].span.begin < span.end; ++i) {
        const char32_t c = decode_at(r.doc.text, r.doc.tokens[i].span.begin).value;
        count += is_letter(c) || is_digit(c);
    }
    return count;
}

std::size_t letters_in(const Document& doc, Span span) {
    std::size_t count = 0;
    for (std::uint32_t i = span.begin; i < span.end; ++i) count += !is_continuation(doc.text[i]) && doc.text[i] != ' ';
    return count;
}

void set_speaker(const Document& doc, const Attribution& from, Quotation& quotation) {
    quotation.speaker_mention = from.mention;
    quotation.speaker = from.span;
    quotation.speaker_chain = from.mention ? doc.mentions[from.mention.at()].chain : ChainIndex();
    quotation.attribution_why = {from.sieve, from.score};
    if (from.via.empty()) return;
    quotation.via = from.via;
    quotation.via_chain = from.via_mention ? doc.mentions[from.via_mention.at()].chain : ChainIndex();
}

void set_cue(const SpeechReader& r, const Cue& cue, Quotation& quotation) {
    quotation.cue = cue.span;
    quotation.cue_lemma = cue.lemma;
    quotation.stance = cue.stance;
    if (!cue.allows('o') || !quotation.via.empty()) return;
    // "told Reuters": who is told relays.
    const MentionIndex told = r.mention_starting_at(cue.token.at() + 1);
    if (!told || !r.is_outlet(r.lowered_text(r.doc.mentions[told.at()].span))) return;
    quotation.via = r.doc.mentions[told.at()].span;
    quotation.via_chain = r.doc.mentions[told.at()].chain;
}

/// How a quoted span hangs in the text around it.
struct Placed {
    const Cue* cue = nullptr;
    Attribution speaker;
    bool utterance = false;  ///< Stands as a sentence of its own, not woven into another's.
    Label by;
    float score = 0.f;
};

const Cue* next_cue(const SpeechReader& r, std::size_t from, std::size_t to) {
    const auto at = std::lower_bound(r.cues.begin(), r.cues.end(), from,
                                     [](const Cue& cue, std::size_t t) { return cue.token.at() < t; });
    return at != r.cues.end() && at->token.at() < to ? &*at : nullptr;
}

/// "…," X said · "…," said X · "…," according to X
bool cue_behind(const SpeechReader& r, const QuotedSpan& q, Placed& placed) {
    std::size_t at = r.token_from(q.outer.end);
    if (at >= r.size() || q.unclosed) return false;
    const Span block = r.doc.blocks[q.block.at()].span;
    if (r.doc.tokens[at].span.begin >= block.end) return false;
    const char32_t ending = decode_before(r.doc.text, q.inner.end).value;
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
    for (std::size_t k = at; k < cue->token.at(); ++k) {
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
    placed.by = colon ? "marks-colon" : "marks-cue-before";
    placed.score = .93f;
    return true;
}

/// Does the span stand as a sentence (or several) of its own?
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

/// Whoever the sentence around a fragment is about.
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

Attribution of_quotation(const Quotation& q) {
    Attribution from;
    from.mention = q.speaker_mention;
    from.span = q.speaker;
    return from;
}

class Finder {
public:
    Finder(const Document& doc, const Lexicon& lexicon) : r_(doc, lexicon), clauses_(find_reported_clauses(r_)), direct_of_(r_.quoted.size(), -1) {}

    std::vector<Quotation> run() {
        place_clauses();
        for (std::size_t i = 0; i < r_.quoted.size(); ++i) place_quoted(i);
        continue_speech();
        std::vector<Quotation> out = std::move(out_);
        sort(out);
        return out;
    }

private:
    /// A clause that quoted spans only partly fill is mixed; one that a single span fills is direct.
    void place_clauses() {
        swallowed_.assign(r_.quoted.size(), false);
        for (ReportedClause& clause : clauses_) {
            Quotation quotation;
            quotation.kind = QuotationKind::indirect;
            const int around = r_.quoted_at(clause.content.begin);
            const bool nested = around >= 0 && r_.quoted[static_cast<std::size_t>(around)].outer.contains(clause.content) &&
                                clause.cue != ReportedClause::no_cue && r_.quoted_at(r_.cues[clause.cue].span.begin) == around;
            if (!nested) {
                std::size_t inside = 0;
                for (std::size_t i = 0; i < r_.quoted.size(); ++i) {
                    const QuotedSpan& q = r_.quoted[i];
                    if (!q.outer.overlaps(clause.content)) continue;
                    const Span common{std::max(q.outer.begin, clause.content.begin), std::min(q.outer.end, clause.content.end)};
                    inside += letters_in(r_.doc, common);
                }
                const std::size_t all = letters_in(r_.doc, clause.content);
                if (all == 0 || inside * 100 >= all * 95) continue;  // place_quoted has it
                if (inside > 0) quotation.kind = QuotationKind::mixed;
                for (std::size_t i = 0; i < r_.quoted.size(); ++i) {
                    const QuotedSpan& q = r_.quoted[i];
                    if (!q.outer.overlaps(clause.content)) continue;
                    if (clause.content.contains(q.inner) || q.outer.begin >= clause.content.begin) swallowed_[i] = true;
                    if (!q.repaired.empty()) quotation.repaired = q.repaired;
                    quotation.unclosed |= q.unclosed;
                }
            }
            quotation.content = clause.content;
            quotation.why = clause.why;
            set_speaker(r_.doc, clause.speaker, quotation);
            if (clause.cue != ReportedClause::no_cue) set_cue(r_, r_.cues[clause.cue], quotation);
            out_.push_back(std::move(quotation));
        }
    }

    void place_quoted(std::size_t index) {
        const QuotedSpan& q = r_.quoted[index];
        if (swallowed_[index]) return;
        Placed placed;
        const std::size_t words = words_in(r_, q.inner);
        const bool alone = stands_alone(r_, q);
        bool found = cue_before(r_, q, placed);
        if (!found) found = cue_behind(r_, q, placed);
        Quotation quotation;
        quotation.content = q.inner;
        quotation.unclosed = q.unclosed && !q.continues;
        quotation.repaired = q.repaired;
        if (found) {
            if (words == 0) return;
            quotation.kind = QuotationKind::direct;
            quotation.why = {placed.by, placed.score};
            if (placed.speaker) set_speaker(r_.doc, placed.speaker, quotation);
            if (placed.cue) set_cue(r_, *placed.cue, quotation);
        } else if (alone && words >= 3) {
            quotation.kind = QuotationKind::direct;
            quotation.why = {"marks-alone", .8f};
        } else {
            if (words < 2 || title_of_work(r_, q)) return;
            const Attribution subject = sentence_subject(r_, q);
            const bool told = subject.sieve == Label("cue-sentence");
            if (words < 5 && !told) return;
            if (words < 3) return;
            quotation.kind = QuotationKind::mixed;
            quotation.why = {"fragment", words < 5 ? .55f : .7f};
            if (subject) set_speaker(r_.doc, subject, quotation);
        }
        direct_of_[index] = static_cast<int>(out_.size());
        out_.push_back(std::move(quotation));
    }

    /// Speech goes on: the next sentence, the next paragraph, the other half around ", he said,".
    void continue_speech() {
        int previous = -1;
        for (std::size_t i = 0; i < r_.quoted.size(); ++i) {
            const int at = direct_of_[i];
            if (at < 0) continue;
            Quotation& quotation = out_[static_cast<std::size_t>(at)];
            if (previous >= 0) {
                const std::size_t before = static_cast<std::size_t>(previous);
                const QuotedSpan& last = r_.quoted[before];
                Quotation& told = out_[static_cast<std::size_t>(direct_of_[before])];
                const std::size_t blocks = r_.quoted[i].block.at() - last.block.at();
                const bool same_cue = !quotation.cue.empty() && quotation.cue == told.cue;
                if (quotation.speaker.empty() && !told.speaker.empty() && quotation.kind == QuotationKind::direct &&
                    (blocks == 0 || (blocks == 1 && (last.continues || at_block_start(i))))) {
                    Attribution from = of_quotation(told);
                    from.sieve = blocks == 0 ? "same-paragraph" : last.continues ? "open-paragraph" : "next-paragraph";
                    from.score = blocks == 0 ? .8f : last.continues ? .9f : .6f;
                    set_speaker(r_.doc, from, quotation);
                    quotation.cue = told.cue;
                    quotation.cue_lemma = told.cue_lemma;
                    quotation.stance = told.stance;
                    quotation.group = told.group ? told.group : QuotationIndex(static_cast<std::size_t>(direct_of_[before]));
                } else if (same_cue) {
                    quotation.group = told.group ? told.group : QuotationIndex(static_cast<std::size_t>(direct_of_[before]));
                }
            }
            if (quotation.speaker.empty()) nearest_speaker(i, quotation);
            previous = static_cast<int>(i);
        }
    }

    bool at_block_start(std::size_t i) const {
        return r_.quoted[i].outer.begin <= r_.doc.blocks[r_.quoted[i].block.at()].span.begin + 1;
    }

    /// The last sieves: whoever spoke last, else the only person that the paragraph names.
    void nearest_speaker(std::size_t i, Quotation& quotation) {
        const QuotedSpan& q = r_.quoted[i];
        const Quotation* last = nullptr;
        for (const Quotation& other : out_) {
            if (other.content.end > q.outer.begin || other.speaker.empty()) continue;
            if (!last || other.content.begin > last->content.begin) last = &other;
        }
        const std::uint32_t reach = q.block.at() > 0 ? r_.doc.blocks[q.block.at() - 1].span.begin : 0;
        if (last && last->content.begin >= reach) {
            Attribution from = of_quotation(*last);
            from.sieve = "last-speaker";
            from.score = .55f;
            set_speaker(r_.doc, from, quotation);
            return;
        }
        MentionIndex only;
        const Span block = r_.doc.blocks[q.block.at()].span;
        for (std::size_t m = 0; m < r_.doc.mentions.size(); ++m) {
            const Mention& mention = r_.doc.mentions[m];
            if (mention.span.begin < block.begin || mention.type != EntityType::person || mention.kind != MentionKind::name) continue;
            if (mention.span.begin >= block.end) break;
            if (q.outer.contains(mention.span)) continue;
            if (only && r_.doc.mentions[only.at()].chain != mention.chain) return;
            only = MentionIndex(m);
        }
        if (!only) return;
        Attribution from;
        from.mention = only;
        from.span = r_.doc.mentions[only.at()].span;
        from.sieve = "one-name";
        from.score = .5f;
        set_speaker(r_.doc, from, quotation);
    }

    static void sort(std::vector<Quotation>& quotations) {
        std::vector<std::size_t> order(quotations.size());
        for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            const Span x = quotations[a].content, y = quotations[b].content;
            return x.begin != y.begin ? x.begin < y.begin : x.end > y.end;
        });
        std::vector<std::size_t> place(order.size());
        std::vector<Quotation> sorted;
        std::vector<std::size_t> kept(order.size());
        for (std::size_t i = 0; i < order.size(); ++i) {
            Quotation& next = quotations[order[i]];
            if (!sorted.empty() && sorted.back().content == next.content) {  // two cues, one clause: the surer stays
                kept[order[i]] = sorted.size() - 1;
                if (next.why.score > sorted.back().why.score) sorted.back() = std::move(next);
                continue;
            }
            kept[order[i]] = sorted.size();
            sorted.push_back(std::move(next));
        }
        for (std::size_t i = 0; i < sorted.size(); ++i) {
            QuotationIndex& group = sorted[i].group;
            if (!group) continue;
            const std::size_t first = kept[group.at()];
            group = first < i ? QuotationIndex(first) : QuotationIndex();
        }
        quotations = std::move(sorted);
    }

    SpeechReader r_;
    std::vector<ReportedClause> clauses_;
    std::vector<int> direct_of_;
    std::vector<bool> swallowed_;
    std::vector<Quotation> out_;
};

}  // namespace

std::vector<Quotation> find_quotations(const Document& doc, const Lexicon& lexicon) {
    if (doc.tokens.empty() || doc.sentences.empty()) return {};
    return Finder(doc, lexicon).run();
}

}  // namespace dragoman
