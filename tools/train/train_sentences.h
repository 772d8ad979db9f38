#pragma once
#include <string>

#include "core/knowledge/lexicon.h"
#include "tools/train/perceptron.h"

namespace dragoman::train {

/// The model "sentences" from files of whole documents with their sentences (JSONL, gzipped).
std::string train_sentences(const std::vector<std::string>& files, const Lexicon& lexicon, const TrainingPlan& plan);

}  // namespace dragoman::train
