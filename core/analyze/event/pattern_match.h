#pragma once
#include <optional>
#include <vector>

#include "core/analyze/event/sentence_view.h"

namespace dragoman {

struct PatternMatch {
    EventPattern pattern;
    int trigger = -1;                  ///< Head token, counted from the sentence's first.
    int particle = -1;                 ///< "off" of "call off".
    std::vector<Argument> arguments;   ///< Of the trigger, a light verb's included.
    std::vector<int> consumed;         ///< Nouns that the pattern's needs used up ("agreement" of "sign").
    int light_verb = -1;               ///< The verb that lends a noun its subject ("hold").
};

/// The pattern that fits the word best: most needs first, then the table's order.
/// Returns none where the word triggers nothing here. Cost: rows of its lemma.
std::optional<PatternMatch> match_pattern(const SentenceView& view, int token);

/// Token of the particle or preposition `word` that belongs to `verb`, -1.
int particle_of(const ClauseTree& tree, int verb, std::string_view word);

}  // namespace dragoman
