#pragma once
#include <vector>

#include "core/corpus/corpus.h"
#include "core/knowledge/lexicon.h"

namespace dragoman {

/// One article's report that an agreement was made.
struct Signing {
    DocumentIndex document;
    EventIndex event;
    std::vector<EntityIndex> parties;  ///< Sorted, at least two.
    std::optional<DateInterval> when;
    EntityIndex place;
    EntityIndex law;       ///< Its name's entity.
    EntityIndex referred;  ///< The entity of "the accord", where the article gives it no name.
    Span words;            ///< Evidence.
    Span scope;            ///< What the article says up to the next signing of others.
    bool sealed = false;   ///< Signed or reached, not only spoken of.
    bool reached = false;  ///< Not signed yet: it counts where its terms are told.
};

/// Signings and deals with two parties or more, in the order of the corpus. A headline and its article fill up one
/// another: who signed, on which day.
std::vector<Signing> find_signings(const Corpus& corpus, const Lexicon& lexicon);

}  // namespace dragoman
