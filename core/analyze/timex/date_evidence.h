#pragma once
#include <vector>

#include "core/analyze/timex/date_constraint.h"
#include "core/analyze/timex/sentence_words.h"
#include "core/knowledge/resources.h"

namespace dragoman {

/// What an article's content says about the day it was written: dates it looks back on or ahead to,
/// offices that people hold in it, holidays that fall on its weekdays, ages of agreements.
///
/// Reads    doc.sentences, doc.times (their expressions); lexicon offices, holiday; the dated offices
///          and agreements of the knowledge base.
/// Returns  constraints in text order, strongest kinds first; empty where the text tells nothing.
std::vector<DateConstraint> date_evidence(const Document& doc, const Resources& resources);

/// The part of it that rests on agreements and events whose days the knowledge base has: "signed a year
/// ago", "the accord of February", "nine months after the summit", "the tenth anniversary of the treaty".
std::vector<DateConstraint> event_evidence(const Document& doc, const WordsBySentence& words, const Resources& resources);

/// The part of it that rests on rounds of talks whose days are known: "the ninth round of talks is taking place".
/// Reads doc.chains and their entries besides; lexicon talk-rounds.
std::vector<DateConstraint> round_evidence(const Document& doc, const WordsBySentence& words, const Resources& resources);

/// The part of it that rests on who holds which office.
std::vector<DateConstraint> office_evidence(const Document& doc, const WordsBySentence& words, const Resources& resources);

}  // namespace dragoman
