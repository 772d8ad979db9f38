#include "core/analyze/quote/quotation_finder.h"

#include <algorithm>

#include "core/analyze/quote/issuer.h"
#include "core/analyze/quote/placed_quote.h"
#include "core/analyze/quote/reported_clause.h"
#include "core/analyze/quote/speech_reader.h"
#include "core/base/one_of.h"
#include "core/base/utf8.h"

namespace dragoman {
namespace {

std::size_t letters_in(const Document& doc, Span span) {
    std::size_t count = 0;
    for (std::uint32_t i = span.begin; i < span.end; ++i) count += !is_continuation(doc.text[i]) && doc.text[i] != ' ';
    return count;
}

/// "the special envoy for Kenya, Ada Brown": the name at the end of the words of attribution.
MentionIndex name_at_end(const Document& doc, Span words) {
    const auto behind = std::partition_point(doc.mentions.begin(), doc.mentions.end(), [&](const Mention& m) { return m.span.begin < words.end; });
    for (auto m = behind; m != doc.mentions.begin();) {
        --m;
        if (m->span.begin < words.begin) break;
        if (m->span.end == words.end && m->kind == MentionKind::name && m->type == EntityType::person) return MentionIndex(static_cast<std::size_t>(m - doc.mentions.begin()));
    }
    return {};
}

void set_speaker(const Document& doc, const Attribution& found, Quotation& quotation) {
    Attribution from = found;
    if (!from.mention && !from.span.empty()) {
        from.mention = name_at_end(doc, from.span);
        if (from.mention) from.span = doc.mentions[from.mention.at()].span;
    }
    quotation.speaker_mention = from.mention;
    quotation.speaker = from.span;
    quotation.speaker_chain = from.mention ? doc.mentions[from.mention.at()].chain : ChainIndex();
    quotation.attribution_why = {from.sieve, from.score};
    if (from.via.empty()) return;
    quotation.via = from.via;
    quotation.via_chain = from.via_mention ? doc.mentions[from.via_mention.at()].chain : ChainIndex();
}

void address(const SpeechReader& r, MentionIndex told, Quotation& quotation) {
    const Mention& mention = r.doc.mentions[told.at()];
    const bool hears = one_of(mention.type, {EntityType::person, EntityType::org, EntityType::gpe, EntityType::norp});
    if (!hears || (mention.kind == MentionKind::pronoun && r.xpos(mention.first.at()) == Xpos::prp_s)) return;  // "wants the talks to", "told his …"
    quotation.addressee = mention.span;
    quotation.addressee_chain = mention.chain;
}

/// "on his Twitter page", "via Telegram": the channel, beside the verb and outside what is said.
Span channel_of(const SpeechReader& r, const Cue& cue, Span content) {
    const std::size_t first = r.sentence_first(cue.token.at()), last = r.sentence_last(cue.token.at());
    for (std::size_t on = first; on + 1 < last; ++on) {
        if (!one_of(r.word(on), {"on", "via", "through", "in"}) || r.quoted_at(r.doc.tokens[on].span.begin) >= 0 || content.contains(r.doc.tokens[on].span)) continue;
        std::size_t word = on + 1;
        while (word < last && word < on + 5 && !r.is_a(r.word(word), "channel") && !r.finite(word) && !r.preposition(word) && r.word(word) != ",") ++word;
        if (word >= last || !r.is_a(r.word(word), "channel")) continue;
        while (word + 1 < last && r.xpos(word + 1) == Xpos::nn) ++word;
        return {r.doc.tokens[on + 1].span.begin, r.doc.tokens[word].span.end};
    }
    return {};
}

void set_cue(const SpeechReader& r, const Cue& cue, Quotation& quotation) {
    quotation.cue = cue.span;
    quotation.cue_lemma = cue.lemma;
    quotation.stance = cue.stance;
    if (quotation.via.empty()) quotation.via = channel_of(r, cue, quotation.content);
    if (!cue.allows('o')) return;
    // "told Reuters": who is told relays; "told the council": who is told.
    const std::size_t behind = cue.token.at() + 1;
    const MentionIndex told = r.mention_starting_at(behind);
    const bool relays = told && r.is_outlet(r.lowered_text(r.doc.mentions[told.at()].span));
    if (relays && quotation.via.empty()) {
        quotation.via = r.doc.mentions[told.at()].span;
        quotation.via_chain = r.doc.mentions[told.at()].chain;
    } else if (told && !relays && !(told == quotation.speaker_mention)) {
        address(r, told, quotation);
    } else if (!told && behind < r.sentence_last(cue.token.at()) && r.is_a(r.word(behind), "told")) {
        quotation.addressee = r.doc.tokens[behind].span;
    }
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
        name_pronouns(r_, out);
        name_issuers(r_, out);
        return out;
    }

private:
    /// A clause that quoted spans only partly fill is mixed; one that a single span fills is direct.
    void place_clauses() {
        swallowed_.assign(r_.quoted.size(), false);
        for (ReportedClause& clause : clauses_) {
            Quotation quotation;
            quotation.kind = clause.direct ? QuotationKind::direct : QuotationKind::indirect;
            const int around = r_.quoted_at(clause.content.begin);
            const bool nested = around >= 0 && r_.quoted[static_cast<std::size_t>(around)].outer.contains(clause.content) &&
                                clause.cue && r_.quoted_at(clause.cue->span.begin) == around;
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
            if (clause.cue) {
                set_cue(r_, *clause.cue, quotation);
                quotation.stance = clause.stance;
            }
            if (clause.addressee) address(r_, clause.addressee, quotation);
            out_.push_back(std::move(quotation));
        }
    }

    void place_quoted(std::size_t index) {
        QuotedSpan q = r_.quoted[index];
        if (swallowed_[index]) return;
        Placed placed;
        const bool transcript = transcript_line(r_, q, placed);
        const std::size_t words = words_in(r_, q.inner);
        const bool alone = stands_alone(r_, q);
        if (!transcript && named_work(r_, q)) return;
        const bool found = transcript || place_by_cue(r_, q, placed);
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
        } else if (alone && words >= 3 && !(title_of_work(r_, q) && fills_its_block(q))) {
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
                    from.sieve = blocks == 0 ? Label("same-paragraph") : last.continues ? Label("open-paragraph") : Label("next-paragraph");
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

    /// 'No More Ferries', alone on its line: a heading.
    bool fills_its_block(const QuotedSpan& q) const {
        const Span block = r_.doc.blocks[q.block.at()].span;
        return q.outer.begin <= block.begin && q.outer.end + 1 >= block.end;
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
