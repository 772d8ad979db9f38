#pragma once
#include <vector>

#include "core/document/span.h"
#include "core/knowledge/lexicon.h"

namespace dragoman {

/// Cuts text[range] into tokens as the UD English treebanks do.
///
/// Reads     lexicon.abbreviations (which words keep their full stop), lexicon.word_parts.
/// Returns   appends to `tokens`, in order, none empty, none overlapping; white space and invisible
///           characters are in none. Clitics stand alone (do|n't, it|'s, Kabul|'s), compounds are cut at
///           hyphens (US|-|backed) save behind a prefix (anti-war), URLs, addresses, hashtags, times,
///           figures with their separators, emoticons and emoji sequences stay whole.
/// Units     UTF-8 bytes into `text`.
/// Errors    none: ill-formed bytes are tokens of one byte.
/// Cost      one pass; no allocation but the result's.
/// Source    Silveira et al., "A Gold Standard Dependency Corpus for English", LREC 2014 (conventions).
void split_words(std::string_view text, Span range, const Lexicon& lexicon, std::vector<Span>& tokens);

}  // namespace dragoman
