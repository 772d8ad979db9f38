#pragma once
#include <span>
#include <string>

#include "tools/train/treebank.h"

namespace dragoman::train {

/// The model "lemmas": scripts from form to lemma, by form and tag, else by the longest known ending.
std::string train_lemmas(std::span<const TreebankSentence> sentences);

}  // namespace dragoman::train
