#pragma once
// The sieves of resolve_coreference(), most precise first; each joins clusters of a Discourse.
#include "core/analyze/coref/discourse.h"

namespace dragoman::coref {

// names.cpp
void join_same_entry(Discourse& text);     ///< "US" and "United States", "Afghan" and "Afghanistan".
void join_bodies(Discourse& text);         ///< "Russia's Foreign Ministry", "Russian Ministry of Foreign Affairs".
void join_same_name(Discourse& text);      ///< Equal keys.
void join_acronyms(Discourse& text);       ///< "Shanghai Cooperation Organization (SCO)".
void join_surnames(Discourse& text);       ///< "Lavrov" after "Sergei Lavrov".
void join_spellings(Discourse& text);      ///< "Suheil Shahin" and "Suhail Shaheen".
void join_contained_names(Discourse& text);  ///< "Islamic State group" and "Islamic State".

// short_names.cpp
void join_compass_names(Discourse& text);  ///< "the North" beside North Korea.
void join_short_names(Discourse& text);    ///< "the Times" after the New York Times; "Acme" beside Acme Oil.

// offices.cpp
void find_offices(Discourse& text);        ///< Fills text.offices from titles and appositions.
/// The one wording of an office: "minister of defence" → "defense minister".
std::string office_of(std::string_view title, const Lexicon& lexicon);

// nominals.cpp
void join_office_nominals(Discourse& text);  ///< "the Russian foreign minister".
void join_governments(Discourse& text);      ///< "the Afghan government", "the government".
void join_peoples(Discourse& text);          ///< "the Afghan people", "Afghans".
void join_kinds(Discourse& text);            ///< "the country", "the group".
void join_possessed(Discourse& text);        ///< "his country", after the pronouns.
void join_same_class(Discourse& text);       ///< "the Moscow talks", "the meeting".

// pronouns.cpp
void keep_speakers(Discourse& text);   ///< "he said" of whom nothing tells: somebody without a name.
bool is_unnamed_speaker(const Discourse& text, std::uint32_t m);

// recurring.cpp
void join_recurring(Discourse& text);  ///< "a ferry … the ferry".
void drop_passing(Discourse& text);    ///< What was thought to recur and did not.

// interview.cpp
void join_interview(Discourse& text);  ///< "I" of an answer, "you" of a question.

// pronouns.cpp
/// For every token: inside double quotation marks? A mark that is never closed ends with its block.
std::vector<bool> quoted_tokens(const Document& doc);
void join_speakers(Discourse& text);  ///< "I" and "we" inside quotation marks.
void join_pronouns(Discourse& text);

}  // namespace dragoman::coref
