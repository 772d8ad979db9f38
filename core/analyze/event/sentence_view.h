#pragma once
// What every rule of the event stage looks at: a sentence's tree, its mentions, and the tables.
#include <string_view>
#include <vector>

#include "core/analyze/event/clause_tree.h"
#include "core/analyze/event/event_lexicon.h"
#include "core/knowledge/resources.h"

namespace dragoman {

/// Mentions of one article by token, for O(1) look-up.
class MentionMap {
public:
    explicit MentionMap(const Document& doc);
    /// The mention that `token` heads; else the innermost one that covers it; none.
    MentionIndex of(TokenIndex token) const { return of_[token.at()]; }

private:
    std::vector<MentionIndex> of_;
};

struct SentenceView {
    const Document& doc;
    const Resources& res;
    const EventLexicon& lexicon;
    const MentionMap& mentions;
    const ClauseTree& tree;
    SentenceIndex sentence;
    bool headline = false;

    const Mention* mention(int token) const {
        const MentionIndex found = mentions.of(tree.token(token));
        return found ? &doc.mentions[found.at()] : nullptr;
    }
};

}  // namespace dragoman
