#pragma once
#include <string>
#include <vector>

#include "core/query/filter.h"

namespace dragoman {

struct EntityRow {
    EntityIndex entity;
    std::string id, name, description;
    std::string aliases;  ///< Other names met, most frequent first: "Sergei Lavrov, Mr. Lavrov".
    EntityType type = EntityType::person;
    std::uint32_t mentions = 0;   ///< In the documents that the filter leaves.
    std::uint32_t documents = 0;  ///< Of those.
    std::uint32_t quotations = 0; ///< That it speaks there.
    bool linked = false;
};

enum class EntityOrder : std::uint8_t { mentions, name, type };

/// Entities met in the documents that the filter leaves: with one chosen, those that it is met with.
/// The filter's text is looked for in names and aliases; where no name fits, in the documents: then those that are met there.
std::size_t count_entities(const Corpus& corpus, const Filter& filter);  ///< Of entity_rows(), which it does not sort.
std::vector<EntityRow> entity_rows(const Corpus& corpus, const Filter& filter, EntityOrder order = EntityOrder::mentions);

}  // namespace dragoman
