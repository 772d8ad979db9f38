#pragma once
// Training of the models that core/analyze/syntax reads. Each returns the model file's bytes.
#include <span>
#include <string>

#include "tools/train/treebank.h"

namespace dragoman::train {

struct TrainingPlan {
    int epochs = 6;
    std::uint32_t min_updates = 10;   ///< Features with fewer updates neither score nor reach the file.
    std::int32_t denominator = 4;///< Weights are rounded to this part of an update.
    std::uint64_t seed = 1;
};

std::string train_tagger(std::span<const TreebankSentence> sentences, const TrainingPlan& plan);
/// Scripts from form to lemma: by form and tag, else by the longest known ending.
std::string train_lemmas(std::span<const TreebankSentence> sentences);

}  // namespace dragoman::train
