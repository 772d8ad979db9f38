#pragma once
// "Why?": what a mark is said to be, which rule said so, how sure it is, what else was thought of.
#include <string>
#include <vector>

#include "core/query/reader_text.h"

namespace dragoman {

struct Reason {
    std::string what;  ///< "Name found by", "Joined to the others by"
    std::string rule;  ///< As the stages name it: "gazetteer".
    float score = 0.f;
};

struct Rival {
    std::string name, description;
    float score = 0.f;
    bool chosen = false;
};

struct Fact {
    std::string label, value;
    EntityIndex entity;  ///< Where the value is one.
};

struct Explanation {
    std::string kind;   ///< "Name · person"
    std::string words;  ///< As they stand in the text.
    EntityIndex entity; ///< What it names, who speaks; none where it names nobody.
    std::vector<Fact> facts;
    std::vector<Reason> reasons;
    std::vector<Rival> rivals;
    std::string note;   ///< A doubt or repair, in words.
};

/// Of one mark: its layer and its number in the document. An empty `kind`: there is no such mark.
Explanation explain(const Corpus& corpus, DocumentIndex document, MarkLayer layer, std::size_t index);
/// Why the article has its date, in steps.
Explanation explain_date(const Corpus& corpus, DocumentIndex document);

}  // namespace dragoman
