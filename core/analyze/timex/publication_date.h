#pragma once

#include "core/document/document.h"
#include "core/knowledge/resources.h"

namespace dragoman {

/// When the article was published: stated, inferred with reasons, or none. Never from a clock.
Publication publication_date(const Document& doc, const Resources& resources);

}  // namespace dragoman
