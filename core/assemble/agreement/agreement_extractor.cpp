#include "core/assemble/agreement/agreement_extractor.h"

namespace dragoman {

std::vector<Agreement> extract_agreements(const Corpus& corpus, const Resources& resources) { return {}; }

}  // namespace dragoman
