#pragma once
#include <string>
#include <vector>

#include "core/analyze/event/event_lexicon.h"
#include "core/analyze/event/sentence_view.h"

namespace dragoman {

/// Another reading of a headline whose words are capitalised, so that a tagger took verbs and nouns for names:
/// "Peru Calls Off Planned Talks". Words that no name covers and that the event tables know get the table's lemma
/// and part of speech. Returns false where the headline needs none.
bool reread_headline(const Document& doc, const EventLexicon& lexicon, const MentionMap& mentions, const Sentence& sentence,
                     std::vector<TokenSyntax>& syntax, std::vector<std::string>& lemmas);

/// Lemmas for words whose own lemma no table knows while another reading of the form is known ("freed": free);
/// empty where there is none to mend.
std::vector<std::string> mended_lemmas(const Document& doc, const EventLexicon& lexicon, const Sentence& sentence);

}  // namespace dragoman
