#pragma once
#include <vector>
#include "core/document/document.h"
#include "core/knowledge/resources.h"

namespace dragoman {

/// Names with one of ten types, nominals and pronouns that may refer, in text order.
std::vector<Mention> detect_mentions(const Document& doc, const Resources& resources);

}  // namespace dragoman
