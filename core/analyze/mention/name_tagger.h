#pragma once
#include <vector>

#include "core/analyze/mention/name_features.h"
#include "core/knowledge/name_model.h"

namespace dragoman {

struct TaggedName {
    std::uint32_t first = 0, last = 0;  ///< Half-open range of tokens.
    NameClass type = NameClass::person;
    std::int32_t margin = 0;  ///< By how much the model prefers it to the best reading without it.
};

/// Names by a linear-chain model over begin, inside, last, unit tags (Viterbi, integers only, so that
/// every machine finds the same).
///
/// Cost      linear in the active tokens: 58 rows of weights and twice 11² sums each (name_decoder.h); stretches that
///           the article's other names change are decoded a second time.
/// Source    Ratinov and Roth, "Design Challenges and Misconceptions in Named Entity Recognition",
///           CoNLL 2009; Lafferty et al., "Conditional Random Fields", ICML 2001.
std::vector<TaggedName> tag_names(const NameText& text, const NameModel& model);

}  // namespace dragoman
