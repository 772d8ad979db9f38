#pragma once
#include <string>

#include "tools/train/syntax_vocabulary.h"

namespace dragoman::train {

/// The bytes of the model "syntax": the network's weights rounded as core/knowledge/syntax_model.h wants them.
/// Tags and relations that `gold` lacks are left out.
std::string syntax_file(const FloatNetwork& network, const SyntaxVocabulary& vocabulary, std::span<const Example> gold);

}  // namespace dragoman::train
