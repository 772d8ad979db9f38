#pragma once
#include <string_view>
#include <vector>

#include "core/corpus/corpus.h"

namespace dragoman::test {

/// Clean text that appeared on a day, before anything is found in it.
struct DatedArticle {
    std::string_view id, date, text;
};

/// The articles through analyze() and assemble(), with the tables as shipped.
Corpus analysed_corpus(const std::vector<DatedArticle>& articles);

}  // namespace dragoman::test
