#include "core/analyze/quote/cue_state.h"

#include "core/base/one_of.h"

#include <algorithm>
#include <initializer_list>

namespace dragoman {
bool is_negated(const SpeechReader& r, std::size_t verb) {
    const std::size_t first = r.sentence_first(verb);
    for (std::size_t k = verb, steps = 0; k > first && steps < 3; ++steps) {
        --k;
        if (one_of(r.word(k), {"not", "n't", "n’t", "never", "cannot", "without", "nobody", "neither", "refused", "declined", "refuses", "declines", "refusing", "declining"})) return true;
        if (!r.auxiliary_or_adverb(k)) return false;
    }
    return false;
}

bool is_hypothetical(const SpeechReader& r, std::size_t verb) {
    const std::size_t first = r.sentence_first(verb);
    for (std::size_t k = verb, steps = 0; k > first && steps < 3; ++steps) {
        --k;
        if (one_of(r.word(k), {"could", "would", "should", "might", "may", "can", "must", "let"})) return true;
        if (!r.auxiliary_or_adverb(k)) return false;
    }
    return false;
}

bool is_passive(const SpeechReader& r, std::size_t verb) {
    const std::size_t first = r.sentence_first(verb);
    for (std::size_t k = verb, steps = 0; k > first && steps < 3; ++steps) {
        --k;
        if (one_of(r.word(k), {"was", "were", "is", "are", "been", "being", "be", "'s"})) return r.xpos(verb) == Xpos::vbn || r.xpos(verb) == Xpos::none;
        if (!r.auxiliary_or_adverb(k)) return false;
    }
    return false;
}

bool is_perfect(const SpeechReader& r, std::size_t verb) {
    const std::size_t first = r.sentence_first(verb);
    for (std::size_t k = verb, steps = 0; k > first && steps < 4; ++steps) {
        --k;
        if (one_of(r.word(k), {"has", "have", "had", "having", "'ve", "’ve", "'d", "’d", "'s", "’s"})) return true;
        if (!r.auxiliary_or_adverb(k)) return false;
    }
    return false;
}

}  // namespace dragoman
