#pragma once
#include <vector>

#include "core/document/document.h"
#include "core/knowledge/resources.h"

namespace dragoman {

/// What happened, was planned, declined …: PLOVER events with status, actors, place and time.
///
/// Reads    doc.blocks, sentences, tokens, syntax, mentions, chains, times, quotations; the tables
///          event_patterns, event_words, event_status.
/// Returns  events of title, body, heading and caption sentences, in text order.
/// Errors   none: what no pattern fits is left out; a party that is no mention is left out.
/// Cost     linear in the tokens; for each trigger, the lines of its lemma.
/// Source   PLOVER manual (2021) for types and modes; CAMEO (Schrodt 2012) for codes.
std::vector<Event> extract_events(const Document& doc, const Resources& resources);

}  // namespace dragoman
