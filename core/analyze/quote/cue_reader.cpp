#include <algorithm>
#include <initializer_list>

#include "core/analyze/quote/speech_reader.h"

#include "core/base/one_of.h"

namespace dragoman {
namespace {

bool be_form(std::string_view word) {
    return one_of(word, {"is", "are", "was", "were", "be", "been", "being", "'s", "’s"});
}

}  // namespace

/// "is warning voters that", "are promising to": a participle that the tagger took for a noun or adjective.
bool SpeechReader::progressive_at(std::size_t token) const {
    const std::size_t first = sentence_first(token);
    std::size_t before = token;
    while (before > first && xpos(before - 1) == Xpos::rb) --before;
    if (before == first || !be_form(word(before - 1)) || token + 1 >= sentence_last(token)) return false;
    switch (xpos(token + 1)) {
        case Xpos::to: case Xpos::dt: case Xpos::nns: case Xpos::nnp: case Xpos::nnps: case Xpos::prp: case Xpos::prp_s: return true;
        default: return word(token + 1) == "that";
    }
}

bool SpeechReader::verb_here(std::size_t token, std::string_view kind, bool noun_too) const {
    if (token > sentence_first(token) && word(token - 1) == "-") return false;  // "so-called"
    if (token > sentence_first(token) && kind == "past" && one_of(word(token - 1), {"a", "an"})) return false;  // "an estimated nine ships"
    switch (xpos(token)) {
        case Xpos::vb: case Xpos::vbd: case Xpos::vbg: case Xpos::vbn: case Xpos::vbp: case Xpos::vbz: return true;
        case Xpos::none: break;
        case Xpos::nns: case Xpos::nn:  // "Keller charges that", "the letter reads.": a tagger's usual slips
            if (kind == "ing") return progressive_at(token);
            if (kind == "present" && word(token + 1) == "that" && !finite(token + 2) && token > sentence_first(token)) {
                const MentionIndex before = mention_ending_at(token - 1);
                const std::size_t begin = before ? doc.mentions[before.at()].first.at() : token;
                if (!noun_too && xpos(token) == Xpos::nns) return true;  // "a poll shows that": no plural of that form reports
                if (before && xpos(token - 1) == Xpos::nnp && (begin == sentence_first(token) || !one_of(word(begin - 1), {"the", "these", "those", "of"}))) return true;
            }
            return (kind == "present" || word(token) == "read") && token + 1 < size() && token > sentence_first(token) &&
                   (xpos(token - 1) == Xpos::nn || xpos(token - 1) == Xpos::nnp) &&
                   (one_of(word(token + 1), {".", ",", ":"}) || is_mark(token + 1)) && quoted_at(doc.tokens[token].span.begin) < 0;
        default: return kind == "ing" && progressive_at(token);
    }
    // Untagged: a word that is a noun as well must look like a verb.
    const std::size_t first = sentence_first(token);
    const std::string_view before = token > first ? word(token - 1) : std::string_view();
    if (kind == "past") return !one_of(before, {"the", "a", "an", "his", "her", "its", "their"});
    if (kind == "ing") return !one_of(before, {"the", "a", "an", "of"});
    if (kind == "base" && (token > first && is_mark(token - 1))) return true;
    if (kind == "base" && word(token) == "read") return is_a(before, "reads");
    if (kind == "base") return one_of(before, {"to", "will", "would", "they", "we", "i", "you", "who", "officials", "analysts", "experts", "critics"});
    return capital(token) ? token == first : !one_of(before, {"the", "a", "an", "his", "her", "its", "their", "of", "in", "by", "and", "these", "those", "such"});
}

/// "his claim that …", "a warning by X that …": a noun reports only what a clause behind it says.
bool SpeechReader::noun_here(std::size_t token) const {
    if (xpos(token) != Xpos::nn && xpos(token) != Xpos::nns && xpos(token) != Xpos::none) return false;
    const std::size_t last = sentence_last(token);
    for (std::size_t k = token + 1; k < last && k < token + 7; ++k) {
        if (word(k) == "that") return k + 1 < last && !finite(k + 1);
        if (k == token + 1 && !one_of(word(k), {"by", "from", "of"}) && behind_time(k) == k) return false;
        if (finite(k) || one_of(word(k), {",", ".", ";", ":"})) return false;
    }
    return false;
}

void SpeechReader::find_cues(const Lexicon& lexicon) {
    const Table& table = lexicon.table("reporting_verbs");
    for (std::size_t i = 0; i < size(); ++i) {
        const std::string_view text = word(i);
        if (text.size() < 3 || text.size() > 14) continue;
        const std::size_t first = sentence_first(i), last = sentence_last(i);
        if (text == "according" && i + 1 < last && word(i + 1) == "to") {
            Cue cue;
            cue.token = TokenIndex(i);
            cue.span = {doc.tokens[i].span.begin, doc.tokens[i + 1].span.end};
            cue.lemma = "according to";
            cue.takes = "a";
            cues.push_back(std::move(cue));
            continue;
        }
        const auto rows = table.rows_of(text);
        const Table::Row* fitting = nullptr;
        const bool noun_too = std::any_of(rows.begin(), rows.end(), [](const Table::Row& row) { return row.size() > 4 && row[4] == "noun"; });
        for (const Table::Row& candidate : rows) {
            if (candidate.size() < 5) continue;
            if (candidate[4] == "noun" ? noun_here(i) : verb_here(i, candidate[4], noun_too)) fitting = &candidate;
            if (fitting) break;
        }
        if (!fitting) continue;
        const Table::Row& row = *fitting;
        Cue cue;
        cue.noun = row[4] == "noun";
        cue.token = TokenIndex(i);
        cue.span = doc.tokens[i].span;
        cue.lemma = row[1];
        cue.stance = from_name<Stance>(row[2]).value_or(Stance::neutral);
        cue.takes = row[3];
        cue.participle = row[4] == "ing";
        // "was quoted (by X) as saying", "cited as saying"
        if (text == "saying" && i > first && word(i - 1) == "as") {
            for (std::size_t k = i - 1; k > first && i - k < 14; --k) {
                if (!one_of(word(k - 1), {"quoted", "cited", "reported"})) continue;
                std::size_t begin = k - 1;
                while (begin > first && (be_form(word(begin - 1)) || one_of(word(begin - 1), {"has", "had", "have", "also", "later"}))) --begin;
                cue.quoted = TokenIndex(k - 1);
                cue.span.begin = doc.tokens[begin].span.begin;
                cue.relayed = true;
                cue.participle = false;
                break;
            }
        }
        cues.push_back(std::move(cue));
    }
}

void SpeechReader::find_attitudes(const Lexicon& lexicon) {
    const Table& table = lexicon.table("attitude_verbs");
    for (std::size_t i = 0; i < size() && i < doc.syntax.size(); ++i) {
        switch (xpos(i)) {
            case Xpos::vbd: case Xpos::vbn: case Xpos::vbp: case Xpos::vbz: case Xpos::vbg: break;
            case Xpos::nns:  // "Keller plans to leave", read as one noun phrase
                if (!parsed(i) || tree.root(sentence_of(doc, TokenIndex(i))) != TokenIndex(i) || xpos(i + 1) != Xpos::to || xpos(i + 2) != Xpos::vb) continue;
                if (i == sentence_first(i) || xpos(i - 1) != Xpos::nnp) continue;
                break;
            default: continue;
        }
        const auto rows = table.rows_of(dragoman::lemma(doc, TokenIndex(i)));
        if (rows.empty() || rows.front().size() < 3 || !parsed(i) || quoted_at(doc.tokens[i].span.begin) >= 0) continue;
        Cue cue;
        cue.token = TokenIndex(i);
        cue.span = doc.tokens[i].span;
        cue.lemma = rows.front()[0];
        cue.takes = rows.front()[1];
        cue.stance = from_name<Stance>(rows.front()[2]).value_or(Stance::believes);
        attitudes.push_back(std::move(cue));
    }
}

}  // namespace dragoman
