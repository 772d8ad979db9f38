#include "core/analyze/quote/clause_end.h"

#include <algorithm>

#include "core/base/one_of.h"
#include "core/base/utf8.h"

namespace dragoman {

const Cue* cue_at(const SpeechReader& r, std::size_t token) {
    const auto at = std::lower_bound(r.cues.begin(), r.cues.end(), token,
                                     [](const Cue& cue, std::size_t t) { return cue.token.at() < t; });
    return at != r.cues.end() && at->token.at() == token ? &*at : nullptr;
}

bool has_finite(const SpeechReader& r, std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
        if (r.finite(i)) return true;
    }
    return false;
}

bool verb_like(const SpeechReader& r, std::size_t begin, std::size_t end) {
    for (std::size_t i = begin + 1; i + 1 < end; ++i) {
        if (r.xpos(i) == Xpos::vbn && end >= begin + 5) return true;
        const Xpos before = r.xpos(i - 1), next = r.xpos(i + 1);
        if (r.xpos(i) != Xpos::nns || !one_of(before, {Xpos::nn, Xpos::nnp, Xpos::nns, Xpos::nnps})) continue;
        if (one_of(next, {Xpos::to, Xpos::dt, Xpos::prp_s, Xpos::prp, Xpos::nn, Xpos::nns, Xpos::jj, Xpos::nnp})) return true;
    }
    return false;
}

Span tidy(const SpeechReader& r, std::size_t begin, std::size_t end) {
    while (begin < end && one_of(r.word(begin), {",", ":", "-", "—", ";", "…", "..."})) ++begin;
    while (end > begin && (one_of(r.word(end - 1), {".", ",", ";", ":", "-", "—", "…", "..."}))) --end;
    if (begin < end && r.word(end - 1) == ")") {  // the bracket around the whole sentence
        bool opened = false;
        for (std::size_t k = begin; k < end && !opened; ++k) opened = r.word(k) == "(";
        while (!opened && end > begin && one_of(r.word(end - 1), {")", ".", ","})) --end;
    }
    if (begin >= end) return {};
    Span span{r.doc.tokens[begin].span.begin, r.doc.tokens[end - 1].span.end};
    // A mark whose partner stands outside belongs there too.
    const int first = r.quoted_at(span.begin), last = r.quoted_at(span.end - 1);
    if (last >= 0 && r.quoted[static_cast<std::size_t>(last)].outer.end > span.end) {
        const Span outer = r.quoted[static_cast<std::size_t>(last)].outer;
        if (outer.begin >= span.begin) span.end = outer.end;
    }
    if (first >= 0 && r.quoted[static_cast<std::size_t>(first)].outer.begin < span.begin && r.quoted[static_cast<std::size_t>(first)].outer.end < span.end) {
        span.begin = r.quoted[static_cast<std::size_t>(first)].outer.end;
        while (span.begin < span.end && is_space(decode_at(r.doc.text, span.begin).value)) span.begin += std::max<std::uint32_t>(1, decode_at(r.doc.text, span.begin).size);
    }
    return span;
}

namespace {

/// Does this clause below a verb of saying leave what was said: what the speaker did besides, what the writer adds behind a comma?
bool goes_back(const SpeechReader& r, TokenIndex clause) {
    const std::size_t first = r.tree.first_below(clause).at();
    const bool comma = first > 0 && (r.word(first) == "," || r.word(first - 1) == ",");
    if (r.tree.is(clause, Deprel::conj)) {
        if (r.tree.syntax(clause).upos == Upos::verb && (r.finite(clause.at()) || cue_at(r, clause.at()))) return true;
        return comma && r.tree.child(clause, Deprel::nsubj) && r.tree.child(clause, Deprel::cop);
    }
    if (!comma || !r.tree.is(clause, Deprel::advcl)) return false;
    return one_of(r.word(first), {"although", "though", "whereas"}) && has_finite(r, first, r.tree.last_below(clause).at());
}

/// What the tree takes off the end: the main clause behind "When X said that …," and what X did besides, "… and left".
std::size_t end_by_tree(const SpeechReader& r, std::size_t cue_token, std::size_t begin) {
    const std::size_t last = r.sentence_last(begin);
    if (!r.parsed(cue_token) || cue_token >= begin) return last;
    const TokenIndex cue(cue_token);
    std::size_t end = last;
    const TokenIndex above = r.tree.head(cue);
    if (above && above > cue && r.tree.is(cue, Deprel::advcl)) {
        const std::size_t below = r.tree.last_below(cue).at();
        if (below > begin + 1) end = std::min(end, below);
    }
    for (const TokenIndex other : r.tree.children(cue)) {
        if (other.at() <= begin + 1 || !goes_back(r, other)) continue;
        std::size_t stop = r.tree.first_below(other).at();
        while (stop > begin + 1 && one_of(r.word(stop - 1), {"and", "but", "or", ",", "then"})) --stop;
        if (stop > begin + 1) end = std::min(end, stop);
    }
    return end;
}

/// "When X said that …, Y left": the comma behind which the main clause begins; the sentence's end in any other sentence.
std::size_t main_clause_behind(const SpeechReader& r, std::size_t cue_token, std::size_t begin) {
    const std::size_t first = r.sentence_first(cue_token), last = r.sentence_last(begin);
    if (!one_of(r.word(first), {"when", "after", "before", "while", "although", "though", "once", "since", "if", "because"})) return last;
    for (std::size_t k = first; k < cue_token; ++k) {
        if (r.finite(k) || r.word(k) == ",") return last;
    }
    for (std::size_t k = begin + 2; k + 2 < last; ++k) {
        if (r.word(k) != "," || r.quoted_at(r.doc.tokens[k].span.begin) >= 0) continue;
        if (one_of(r.word(k + 1), {"who", "which", "whose", "where", "and", "but", "or", "as"})) continue;
        for (std::size_t v = k + 2; v < last && v < k + 10 && r.word(v) != ","; ++v) {
            if (r.finite(v)) return k;
        }
    }
    return last;
}

/// "X, who said that …, left": the comma behind which the sentence goes on; its end where the clause was not opened by a comma.
std::size_t relative_clause_end(const SpeechReader& r, std::size_t cue_token, std::size_t begin) {
    const std::size_t first = r.sentence_first(cue_token), last = r.sentence_last(begin);
    std::size_t who = cue_token;
    while (who > first && r.auxiliary_or_adverb(who - 1)) --who;
    if (who < first + 2 || !one_of(r.word(who - 1), {"who", "which"}) || r.word(who - 2) != ",") return last;
    bool told = r.word(begin) == "to";  // the reported clause has a verb of its own, or needs none
    for (std::size_t k = begin; k + 1 < last; ++k) {
        told |= r.finite(k);
        if (r.word(k) != "," || r.quoted_at(r.doc.tokens[k].span.begin) >= 0 || !told) continue;
        std::size_t next = k + 1;
        while (next + 1 < last && r.xpos(next) == Xpos::rb) ++next;
        if (r.finite(next)) return k;
    }
    return last;
}

/// "… and critics accused the party of": another speaker's verb behind a conjunction and no comma.
bool other_speaks(const SpeechReader& r, std::size_t begin, std::size_t conjunction, std::size_t last) {
    if (!one_of(r.word(conjunction), {"and", "but", "while", "though", "although"}) || r.word(conjunction - 1) == ",") return false;
    if (!has_finite(r, begin, conjunction)) return false;
    for (std::size_t k = conjunction + 1; k + 1 < last && k < conjunction + 6; ++k) {
        if (const Cue* cue = cue_at(r, k)) return k > conjunction + 1 && !cue->noun && !cue->participle && r.finite(k) && cue->takes != "a";
        switch (r.xpos(k)) {
            case Xpos::nn: case Xpos::nns: case Xpos::nnp: case Xpos::nnps: case Xpos::dt: case Xpos::jj: case Xpos::cd: case Xpos::prp_s: case Xpos::pos: continue;
            default: return r.xpos(k) == Xpos::prp && cue_at(r, k + 1) && r.finite(k + 1);
        }
    }
    return false;
}

}  // namespace

std::size_t clause_end(const SpeechReader& r, std::size_t cue_token, std::size_t begin) {
    const std::size_t main_clause = cue_token < begin ? std::min(main_clause_behind(r, cue_token, begin), relative_clause_end(r, cue_token, begin)) : r.sentence_last(begin);
    const std::size_t last = std::min(end_by_tree(r, cue_token, begin), main_clause);
    std::size_t end = last;
    const int inside = r.quoted_at(r.doc.tokens[cue_token].span.begin);
    const bool infinitive = r.word(begin) == "to";
    for (std::size_t i = begin + 1; i < last; ++i) {
        if (inside >= 0 && r.quoted_at(r.doc.tokens[i].span.begin) != inside) return i;  // the speech around it ends
        if (inside < 0 && r.quoted_at(r.doc.tokens[i].span.begin) >= 0) continue;
        const std::string_view text = r.word(i);
        if (text == ";") return i;
        if (other_speaks(r, begin, i, last)) return i;
        if (infinitive && one_of(text, {"and", "but"})) {  // "promised to leave and called for"
            const std::size_t verb = r.xpos(i + 1) == Xpos::rb ? i + 2 : i + 1;
            const Cue* same = verb < last ? cue_at(r, verb) : nullptr;
            if (same && !same->noun && one_of(r.xpos(verb), {Xpos::vbd, Xpos::vbn, Xpos::vbz, Xpos::vbp})) return i;
        }
        if (text != ",") continue;
        // ", adding that", ", according to", ", he said", ", and she added that", ", while X said"
        std::size_t k = i + 1;
        bool joined = false;
        while (k < last && (one_of(r.word(k), {"and", "but", "while", "whereas", "with", "also", "as"}) || (r.xpos(k) == Xpos::rb))) joined = true, ++k;
        if (k >= last) break;
        const Cue* next = cue_at(r, k);
        if (next && !next->allows('n') && (next->allows('c') || !next->participle || r.word(k + 1) == "that")) return i;
        for (std::size_t c = k; c < last && c < k + 7; ++c) {
            if (c > k && one_of(r.word(c), {",", ".", ";", ":", "who", "which", "that"})) break;
            const Cue* here = cue_at(r, c);
            if (!here || here->participle || here->takes == "a" || c == k || r.xpos(c) == Xpos::vbn) continue;
            const std::string_view behind = c + 1 < last ? r.word(c + 1) : std::string_view(".");
            const bool adjunct = c + 1 < last && !joined && (r.behind_time(c + 1) != c + 1 || one_of(behind, {"in", "on", "at", "after", "during"}));
            if (behind == "." || behind == "," || adjunct || (behind == "that" && (joined || c - k < 4)) || (joined && here->allows('c'))) return i;
            break;
        }
    }
    return end;
}

std::size_t clause_beside(const SpeechReader& r, std::size_t verb, std::size_t begin, std::size_t end, bool any) {
    for (const TokenIndex child : r.tree.children(TokenIndex(verb))) {
        if (child.at() <= begin || child.at() >= end || !r.tree.is(child, Deprel::advcl)) continue;
        const std::size_t first = r.tree.first_below(child).at();
        if (first <= begin + 1 || !has_finite(r, first, r.tree.last_below(child).at())) continue;
        if (r.word(first) == "as" || (any && one_of(r.word(first), {"after", "while", "when", "since", "because", "before", "if", "although", "though"}))) end = std::min(end, first);
    }
    return end;
}

}  // namespace dragoman
