#pragma once
// "Why?": what a mark is said to be, which rule said so, how sure it is, what else was thought of.
#include <string>
#include <vector>

#include "core/query/reader_text.h"

namespace dragoman {

struct Reason {
    std::string what;  ///< "Name found by", "Joined to the others by"
    Label rule;        ///< Its words tell people what it goes by.
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
    std::string words;  ///< As they stand in the text; of a quotation statement_words().
    EntityIndex entity; ///< What it names, who speaks; none where it names nobody.
    std::vector<Fact> facts;
    std::vector<Reason> reasons;
    std::vector<Rival> rivals;
    std::string note;   ///< A doubt or repair, in words.
};

/// Of one mark: its layer and its number in the document. An empty `kind`: there is no such mark.
Explanation explain(const Corpus& corpus, DocumentIndex document, MarkLayer layer, std::size_t index);
/// The date of publication in one line, with its doubt: "27 Aug 2018", "between 7 May and 3 Sep 2018"; "Date not known".
std::string publication_words(const Publication& published);
/// The best reason for it in a line: "The page says “August 27, 2018”.", "“September 4” is still ahead, and 1 more reason."
std::string publication_reason(const Corpus& corpus, const Document& doc);
/// A step of the reasoning; another article it rests on is called by its title.
std::string reason_words(const Corpus& corpus, const DateReason& reason);
/// Why the article has its date, in steps.
Explanation explain_date(const Corpus& corpus, DocumentIndex document);

}  // namespace dragoman
