#pragma once
// Who judges what, and how: the claims that "positions" are made of.
#include <string_view>
#include <vector>

#include "core/assemble/appraisal/claim_context.h"

namespace dragoman {

/// What is asked of the thing that is judged.
enum class Question : std::uint8_t {
    legitimacy,   ///< Is this party, or this accord, lawful?
    willingness,  ///< Does this party want such a happening?
    prospects     ///< Will this happening come about, and to something?
};

/// A happening as a topic: its thread where it has one, else what kind it is.
struct Topic {
    int thread = -1;
    Family family = Family::none;
    std::vector<std::int32_t> parties;  ///< Named with it, where a party wants it.
};

struct Appraisal {
    Place place;            ///< The clause that judges.
    Span word;              ///< "no real willingness", "foreign-imposed regime"
    Question question = Question::prospects;
    bool favourable = true;
    EntityIndex holder;     ///< Who judges; none: the article, or somebody whom it does not name.
    Span holder_words;      ///< "the international community"; empty where the article itself judges.
    std::int32_t target = -1;  ///< The party that is judged (PartyMap), for legitimacy and willingness.
    EntityIndex target_entity;
    Topic topic;            ///< For willingness and prospects.
    Provenance why;
};

/// Reads    documents with trees, mentions, quotations and events, threads, stories; lexicon.appraisals.
/// Returns  judgements whose target is known, in the order of the text; none out of conditions, questions, copies of an
///          earlier article or headlines.
/// Cost     linear in the tokens; a tree is built for an article only where a word of the table stands.
/// Source   Martin & White, The Language of Evaluation, 2005; Polanyi & Zaenen, Contextual Valence Shifters, 2006;
///          targets by dependency as in Qiu et al., Opinion Word Expansion and Target Extraction, 2011.
std::vector<Appraisal> find_appraisals(const ClaimContext& context);

}  // namespace dragoman
