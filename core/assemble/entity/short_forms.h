#pragma once
#include <cstdint>
#include <vector>

#include "core/document/document.h"
#include "core/knowledge/knowledge_base.h"

namespace dragoman {

/// A surname or a short form that an article leaves unexplained ("Kabulov", "SCO") is the one person or body that other
/// articles call so, where they share a country with it; where two would do, it stays by itself.
/// Reads     chains of unknown persons and bodies. Changes their `ids`, [document][chain].
/// Cost      proportional to the chains; at most `most_documents` articles of a bearer are asked for their countries.
void settle_short_forms(const std::vector<Document>& documents, const KnowledgeBase& kb, std::vector<std::vector<std::uint32_t>>& ids);

}  // namespace dragoman
