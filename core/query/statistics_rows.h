#pragma once
// What there is how much of, for bars that narrow the view when they are chosen.
#include <string>
#include <vector>

#include "core/query/filter.h"

namespace dragoman {

struct StatisticsBar {
    std::string label;
    std::size_t count = 0;
    std::size_t perhaps = 0;  ///< Of time: articles whose day may lie in this stretch or in another.
    Filter narrowed;  ///< What choosing it narrows to.
};

/// A word that the articles in view have more often than the others.
struct TellingWord {
    std::string word;
    std::uint32_t here = 0, elsewhere = 0;
    double score = 0;  ///< Log-likelihood ratio G²; from 10.83 on chance alone does so once in a thousand times.
};

struct Statistics {
    std::size_t documents = 0;
    std::vector<StatisticsBar> time;  ///< Articles by month (by year where they are many); without gaps. One that may be of several months counts as perhaps in each.
    std::size_t undated = 0;
    std::vector<StatisticsBar> outlets, event_types, event_statuses, speakers, stances, entity_types;
    std::vector<TellingWord> words;  ///< Most telling first; none where all articles are in view.
};

/// Bars by count, at most `most` of each kind; what is rarer is left out.
///
/// Source  of the words: Dunning, "Accurate Methods for the Statistics of Surprise and Coincidence", 1993.
/// Cost    linear in the articles in view and their facts; for the words, in all postings of the index.
Statistics statistics(const Corpus& corpus, const Filter& filter, std::size_t most = 12);

/// G² of a word that stands `here` times in `words_here` words and `elsewhere` times in `words_elsewhere`.
double log_likelihood(double here, double words_here, double elsewhere, double words_elsewhere);

}  // namespace dragoman
