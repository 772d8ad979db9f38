#pragma once
#include <vector>

#include "core/corpus/corpus.h"
#include "core/knowledge/resources.h"

namespace dragoman {

/// Entities across articles and, for every document, the entity of each of its chains.
struct EntityResolution {
    std::vector<Entity> entities;
    std::vector<std::vector<EntityIndex>> entity_of;
};

/// Cross-document coreference: linked chains meet by entry, the rest by name, type and roles.
/// Ids are made of content, so that adding documents does not rename what was there.
EntityResolution resolve_entities(const Corpus& corpus, const Resources& resources);

}  // namespace dragoman
