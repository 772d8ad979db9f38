#pragma once
#include "tools/train/train_tagger.h"

namespace dragoman::train {

/// The model "parser". Tags are those of taggers that have not seen the sentence (`folds` of them).
std::string train_parser(std::span<const TreebankSentence> sentences, const TrainingPlan& plan, int folds);

}  // namespace dragoman::train
