#pragma once
#include "core/document/document.h"
#include "core/ingest/dom.h"

namespace dragoman {

/// Title, outlet, byline, date and address as the page's metadata states them: JSON-LD (schema.org),
/// OpenGraph, meta tags, microdata, <time>, <title>, the address itself. Fills only what doc lacks.
/// Dates of modification count only where no date of publication is given.
void read_metadata(const Dom& dom, Document& doc);

}  // namespace dragoman
