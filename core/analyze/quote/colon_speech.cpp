#include "core/analyze/quote/colon_speech.h"

#include <algorithm>

#include "core/analyze/quote/clause_end.h"
#include "core/analyze/quote/cue_state.h"
#include "core/base/one_of.h"

namespace dragoman {
namespace {

constexpr std::size_t shortest_headline = 4, shortest_paragraph = 6;  // words
constexpr std::size_t longest_lead = 10;                               // words between a verb of saying and its colon

bool is_headline(const SpeechReader& r, const Sentence& sentence) {
    if (!sentence.block) return false;
    const Block& block = r.doc.blocks[sentence.block.at()];
    if (block.role == BlockRole::title) return true;
    // Text that comes without its layout: a first line in the manner of headlines, "Poll: Voters Leave Their Party".
    if (sentence.block.at() != 0 || sentence.span.end < block.span.end) return false;
    std::size_t words = 0, capitals = 0;
    for (std::size_t i = sentence.first.at(); i < sentence.last.at(); ++i) {
        if (r.word(i).size() < 4) continue;
        ++words;
        capitals += r.capital(i);
    }
    return capitals * 10 >= words * 7;
}

/// "Keller: …", "Ferry union: …", "Poll: …"; not "Port Olin: …", which says where.
Attribution headline_speaker(const SpeechReader& r, std::size_t first, std::size_t last) {
    Attribution speaker;
    std::size_t colon = first;
    while (colon < last && colon < first + 6 && r.word(colon) != ":") ++colon;
    if (colon == first || colon >= last || r.word(colon) != ":") return speaker;
    const MentionIndex name = r.mention_starting_at(first);
    if (name && r.doc.mentions[name.at()].last.at() == colon) {
        const EntityType type = r.doc.mentions[name.at()].type;
        if (type != EntityType::person && type != EntityType::org) return speaker;
        speaker.mention = name;
        speaker.span = r.doc.mentions[name.at()].span;
    } else if (r.is_a(r.word(colon - 1), "headline") && colon < first + 4) {
        speaker.span = {r.doc.tokens[first].span.begin, r.doc.tokens[colon - 1].span.end};
    }
    speaker.sieve = "headline-colon";
    speaker.score = .8f;
    return speaker;
}

void add_headline(const SpeechReader& r, const Sentence& sentence, std::vector<ReportedClause>& clauses) {
    const std::size_t first = sentence.first.at(), last = sentence.last.at();
    ReportedClause clause;
    clause.speaker = headline_speaker(r, first, last);
    if (!clause.speaker) return;
    const std::size_t begin = r.token_from(clause.speaker.span.end) + 1;
    if (r.is_mark(begin) || (last < begin + shortest_headline && !has_finite(r, begin, last))) return;
    clause.content = tidy(r, begin, last);
    clause.why = {"headline-colon", .6f};
    clauses.push_back(clause);
}

/// The verb of saying whose colon ends this block; null for none.
const Cue* lead_in(const SpeechReader& r, const Sentence& sentence) {
    const std::size_t first = sentence.first.at(), last = sentence.last.at();
    if (last < first + 3 || r.word(last - 1) != ":") return nullptr;
    const Span block = r.doc.blocks[sentence.block.at()].span;
    if (r.doc.tokens[last - 1].span.end + 1 < block.end || r.quoted_at(r.doc.tokens[last - 1].span.begin) >= 0) return nullptr;
    for (std::size_t k = last - 1; k > first && k + longest_lead > last; --k) {
        const Cue* cue = cue_at(r, k);
        if (cue && !cue->noun && cue->takes != "a" && cue->allows('q')) return cue;
        if (r.finite(k) || r.word(k) == "that") break;
    }
    return nullptr;
}

void add_paragraph(const SpeechReader& r, std::size_t sentence, std::vector<ReportedClause>& clauses) {
    const std::vector<Sentence>& all = r.doc.sentences;
    if (sentence + 1 >= all.size() || !all[sentence].block || !all[sentence + 1].block) return;
    const std::size_t led = all[sentence + 1].block.at();
    if (led != all[sentence].block.at() + 1 || r.doc.blocks[led].role != r.doc.blocks[led - 1].role) return;
    const Cue* cue = lead_in(r, all[sentence]);
    if (!cue || is_negated(r, cue->token.at()) || is_passive(r, cue->token.at())) return;
    const std::size_t begin = all[sentence + 1].first.at();
    std::size_t behind = sentence + 1;
    while (behind + 1 < all.size() && all[behind + 1].block && all[behind + 1].block.at() == led) ++behind;
    const std::size_t end = all[behind].last.at();
    const bool marked = std::any_of(r.quoted.begin(), r.quoted.end(), [&](const QuotedSpan& q) { return q.block.at() == led; });
    if (marked || end < begin + shortest_paragraph || !has_finite(r, begin, end) || r.word(end - 1) == ":") return;
    ReportedClause clause;
    clause.content = {r.doc.tokens[begin].span.begin, r.doc.tokens[end - 1].span.end};
    clause.cue = cue;
    clause.speaker = r.speaker_of(*cue);
    if (!clause.speaker.mention) return;
    clause.stance = cue->stance;
    clause.direct = true;
    clause.why = {"paragraph-colon", .75f};
    clauses.push_back(clause);
}

}  // namespace

void add_colon_speech(const SpeechReader& r, std::vector<ReportedClause>& clauses) {
    for (std::size_t i = 0; i < r.doc.sentences.size(); ++i) {
        if (is_headline(r, r.doc.sentences[i])) add_headline(r, r.doc.sentences[i], clauses);
        add_paragraph(r, i, clauses);
    }
}

}  // namespace dragoman
