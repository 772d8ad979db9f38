#pragma once
#include <string>

#include "tools/train/treebank.h"

namespace dragoman::train {

/// The model "syntax": vectors of words from open text, then the network from the treebanks.
/// Reads     assets/lexicon and assets/models/sentences.bin for the tokenizer; prints scores on `development` as it goes.
/// Cost      about ten minutes of one core, a third of it for the vectors.
std::string train_syntax(const std::string& assets, const std::vector<TreebankSentence>& sentences, const std::vector<TreebankSentence>& development);

}  // namespace dragoman::train
