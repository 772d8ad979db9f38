#pragma once
#include "core/document/document.h"

namespace dragoman {

/// The likeliest day within the bounds of an inferred date, by the habits of news: the opening tells of a
/// weekday's happening on that day or the day after; a date within a week is called by its weekday; "earlier
/// this month" is said well into a month.
///
/// Reads    doc.blocks, doc.sentences, doc.times (their expressions).
/// Returns  the publication, its bounds as they were; a day and the reasons for it where the habits leave no
///          more than three days together, else unchanged.
/// Source   The Associated Press Stylebook, entries "days of the week" and "time element".
Publication with_habitual_day(Publication published, const Document& doc);

}  // namespace dragoman
