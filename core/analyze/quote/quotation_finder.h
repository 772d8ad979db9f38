#pragma once
#include <vector>
#include "core/document/document.h"
#include "core/knowledge/lexicon.h"

namespace dragoman {

/// Who said what: direct, indirect and mixed quotations with speaker, cue and relaying outlet.
///
/// Reads     doc.blocks, sentences, tokens with tags (and heads where there are some), times, mentions with
///           their chains; lexicon.reporting_verbs, lexicon.relaying_outlets.
/// Returns   ordered by content.begin; a clause reported inside another quotation is one of its own. Scare quotes,
///           titles of works and nicknames are none. attribution_why names the sieve that found the speaker.
/// Errors    none: a mark without its partner is mended, `repaired` and `unclosed` say so.
/// Cost      linear in the text, about 15 MB/s.
/// Source    Muzny et al., "A Two-stage Sieve Approach for Quote Attribution", EACL 2017; Pareti, "PARC 3.0", 2016.
std::vector<Quotation> find_quotations(const Document& doc, const Lexicon& lexicon);

}  // namespace dragoman
