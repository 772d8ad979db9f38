#pragma once
#include <utility>
#include <vector>

#include "core/analyze/timex/date_constraint.h"
#include "core/corpus/corpus.h"

namespace dragoman {

/// What the other articles tell about the day an article was written.
///
/// Three arguments, both kept in words in the reasons:
/// - a copy: an article of nearly the same text whose day is known;
/// - order: what one article calls off, another one of the same date still announces: it is the earlier;
/// - one happening: this article places it relative to its own day ("next month", "a year ago"), another
///   one, of known day, names its date; both sentences share entities and words.
///
/// Built once for a corpus; asked for one article at a time.
/// Cost  linear in the text to build; each question looks at the places that share an entity.
class CrossEvidence {
public:
    explicit CrossEvidence(const Corpus& corpus);
    /// `published` holds what is known by now; `bounds` where the article lies by itself, if it says so.
    std::vector<DateConstraint> about(DocumentIndex document, const std::vector<Publication>& published,
                                      const std::optional<DateInterval>& bounds) const;

private:
    struct Context {
        DocumentIndex document;
        TimexIndex time;
        std::vector<EntityIndex> entities;      ///< Sorted, of the sentence and its neighbours.
        std::vector<std::uint64_t> words;       ///< Sorted hashes of content words' beginnings.
    };
    void copies_of(DocumentIndex document, const std::vector<Publication>& published, std::vector<DateConstraint>& out) const;
    void same_happening(DocumentIndex document, const std::vector<Publication>& published,
                        const std::optional<DateInterval>& bounds, std::vector<DateConstraint>& out) const;
    void order_of_news(DocumentIndex document, const std::vector<Publication>& published, std::vector<DateConstraint>& out) const;
    Context context_of(DocumentIndex document, TimexIndex time) const;

    /// A happening that is to come on a day, or that is called off.
    struct Plan {
        Context where;
        DateInterval when;            ///< Where the article has a date.
        int month = 0, day = 0;       ///< Where it has none: the day that is named without its year.
        bool called_off = false;
        Span words;
    };
    std::vector<Plan> plans_in(DocumentIndex document) const;

    const Corpus& corpus_;
    std::vector<Plan> plans_;                               ///< Of the dated documents, by their first day.
    std::vector<std::vector<Plan>> plans_of_;               ///< Of each document.
    std::vector<Context> dated_;                            ///< Sentences that name a day or month.
    std::vector<std::vector<std::size_t>> dated_by_entity_;
    std::vector<std::vector<std::uint64_t>> sketches_;      ///< The smallest shingle hashes of each text.
    std::vector<std::pair<std::uint64_t, std::uint32_t>> by_shingle_;  ///< Hash and document, sorted.
};

}  // namespace dragoman
