#pragma once
// Which entries a chain may be, and what speaks for each.
#include <utility>
#include <vector>

#include "core/document/document.h"
#include "core/knowledge/resources.h"

namespace dragoman::link {

/// What is known of the article before any chain is linked.
struct Context {
    std::vector<std::pair<KbIndex, float>> countries;  ///< 0…1, share of the article's talk.
    std::vector<std::pair<KbIndex, float>> own;  ///< By chain: the country that its name tells, and its part of that share.
    float weight_of(KbIndex country) const;  ///< 0 for one that the article does not speak of.
    /// The same by what the other chains tell: nothing vouches for itself.
    float weight_beside(ChainIndex chain, KbIndex country) const;
    std::optional<DateInterval> written;  ///< About when, for offices; none where nothing tells.
};

/// What speaks for an entry; each 0…1.
struct Evidence {
    KbIndex entry;
    float name = 0.f;     ///< 1 its name, less for an alias, a spelling, a surname.
    float prior = 0.f;
    float type = 0.f;
    float country = 0.f;  ///< Its country is spoken of.
    float role = 0.f;     ///< The text gives the chain an office that the entry held.
    bool wrong_role = false;  ///< The text gives an office of another country.
};

/// Candidates of one chain, best evidence not yet told apart; at most 24.
std::vector<Evidence> find_candidates(const Document& doc, ChainIndex chain, const Context& context,
                                      const Resources& resources);

/// Score of a candidate, 0…1: the share of right ones among candidates with such evidence.
float score(const Evidence& evidence);

/// Countries that the article talks of, told by names that have no rival.
Context read_context(const Document& doc, const Resources& resources);

}  // namespace dragoman::link
