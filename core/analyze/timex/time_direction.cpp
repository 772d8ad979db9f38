#include "core/analyze/timex/time_direction.h"

#include <algorithm>
#include <string>

#include "core/base/utf8.h"

namespace dragoman {
namespace {

using Direction = TimeExpression::Direction;

/// What one word says about when its clause is.
struct Signal {
    Direction direction = Direction::unknown;
    bool verb = false;       ///< It is a verb form: a decision, weak or strong.
    bool participle = false;  ///< Tense stands before it: "was held", "is scheduled".
    bool infinitive = false;  ///< "to meet", "will meet": what stands before decides.
    bool weak = false;        ///< "would", "could": says something of a month, too little of a weekday.
};

Signal signal_of(const Document& doc, std::size_t token, const Table& cues) {
    Signal signal;
    const std::string_view text = slice(doc.text, doc.tokens[token].span);
    if (text.size() > 16) return signal;
    const std::string lower = lowered(text);
    const std::string_view cue = cues.value(lower);
    if (cue == "future") return {Direction::future, true, false, false, false};
    if (cue == "modal") return {Direction::future, true, false, false, true};
    if (cue == "past") return {Direction::past, true, false, false, false};
    const Xpos xpos = token < doc.syntax.size() ? doc.syntax[token].xpos : Xpos::none;
    switch (xpos) {
        case Xpos::vbd: return {Direction::past, true, false, false, false};
        case Xpos::vbn: return {Direction::past, true, true, false, false};
        case Xpos::vb: return {Direction::future, true, false, true, true};
        case Xpos::none:
            if (lower.size() > 4 && lower.ends_with("ed") && is_lower(decode_at(text, 0).value)) return {Direction::past, true, false, false, false};
            return signal;
        default: return signal;
    }
}

}  // namespace

Direction time_direction(const Document& doc, SentenceIndex sentence, Span expression, bool weekday, const Lexicon& lexicon) {
    if (!sentence || sentence.at() >= doc.sentences.size()) return Direction::unknown;
    const Sentence& in = doc.sentences[sentence.at()];
    if (!in.first || !in.last) return Direction::unknown;
    const Table& cues = lexicon.table("time_cues");
    std::size_t at = in.first.at();
    const std::size_t last = std::min(in.last.at(), doc.tokens.size());
    while (at < last && doc.tokens[at].span.end <= expression.begin) ++at;
    std::size_t behind = at;
    while (behind < last && doc.tokens[behind].span.begin < expression.end) ++behind;

    const auto weighed = [&](const Signal& signal) {
        return signal.weak && weekday ? Direction::unknown : signal.direction;
    };
    if (at > in.first.at()) {
        const std::string_view before = cues.value(lowered(slice(doc.text, doc.tokens[at - 1].span)));
        if (before == "until") return Direction::future;
        if (before == "since") return Direction::past;
    }
    // The nearest verb before it; an auxiliary two words further on may turn a participle round.
    const std::size_t reach = 14;
    for (std::size_t i = at, steps = 0; i > in.first.at() && steps < reach; ++steps) {
        --i;
        const Signal signal = signal_of(doc, i, cues);
        if (!signal.verb) continue;
        if (!signal.participle && !signal.infinitive) return weighed(signal);
        for (std::size_t k = i, back = 0; k > in.first.at() && back < 4; ++back) {
            --k;
            const Signal aux = signal_of(doc, k, cues);
            if (aux.verb && !aux.participle && !aux.infinitive) return weighed(aux);
        }
        return weighed(signal);
    }
    for (std::size_t i = behind, steps = 0; i < last && steps < reach; ++i, ++steps) {
        const Signal signal = signal_of(doc, i, cues);
        if (signal.verb) return weighed(signal);
    }
    return Direction::unknown;
}

}  // namespace dragoman
