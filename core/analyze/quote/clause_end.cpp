#include "core/analyze/quote/clause_end.h"

#include <algorithm>

#include "core/base/one_of.h"

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

namespace {

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
        if (other.at() <= begin + 1 || !r.tree.has(other, Deprel::conj, Upos::verb) || !r.finite(other.at())) continue;
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
    bool told = false;  // the reported clause has a verb of its own
    for (std::size_t k = begin; k + 1 < last; ++k) {
        told |= r.finite(k);
        if (r.word(k) != "," || r.quoted_at(r.doc.tokens[k].span.begin) >= 0 || !told) continue;
        std::size_t next = k + 1;
        while (next + 1 < last && r.xpos(next) == Xpos::rb) ++next;
        if (r.finite(next)) return k;
    }
    return last;
}

}  // namespace

std::size_t clause_end(const SpeechReader& r, std::size_t cue_token, std::size_t begin) {
    const std::size_t main_clause = cue_token < begin ? std::min(main_clause_behind(r, cue_token, begin), relative_clause_end(r, cue_token, begin)) : r.sentence_last(begin);
    const std::size_t last = std::min(end_by_tree(r, cue_token, begin), main_clause);
    std::size_t end = last;
    const int inside = r.quoted_at(r.doc.tokens[cue_token].span.begin);
    for (std::size_t i = begin + 1; i < last; ++i) {
        if (inside >= 0 && r.quoted_at(r.doc.tokens[i].span.begin) != inside) return i;  // the speech around it ends
        if (inside < 0 && r.quoted_at(r.doc.tokens[i].span.begin) >= 0) continue;
        const std::string_view text = r.word(i);
        if (text == ";") return i;
        if (text != ",") continue;
        // ", adding that", ", according to", ", he said", ", and she added that", ", while X said"
        std::size_t k = i + 1;
        bool joined = false;
        while (k < last && (one_of(r.word(k), {"and", "but", "while", "whereas", "with", "also", "as"}) || (r.xpos(k) == Xpos::rb))) joined = true, ++k;
        if (k >= last) break;
        const Cue* next = cue_at(r, k);
        if (next && !next->allows('n')) return i;
        for (std::size_t c = k; c < last && c < k + 7; ++c) {
            if (c > k && one_of(r.word(c), {",", ".", ";", ":", "who", "which", "that"})) break;
            const Cue* here = cue_at(r, c);
            if (!here || here->participle || here->takes == "a" || c == k) continue;
            const std::string_view behind = c + 1 < last ? r.word(c + 1) : std::string_view(".");
            const bool adjunct = c + 1 < last && !joined && (r.behind_time(c + 1) != c + 1 || one_of(behind, {"in", "on", "at", "after", "during"}));
            if (behind == "." || behind == "," || adjunct || (behind == "that" && (joined || c - k < 4)) || (joined && here->allows('c'))) return i;
            break;
        }
    }
    return end;
}

}  // namespace dragoman
