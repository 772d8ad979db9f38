#pragma once
#include "core/query/entity_rows.h"
#include "web/app/view_input.h"
#include "web/view/view_parts.h"

namespace dragoman {

struct EntitiesState {
    EntityOrder order = EntityOrder::mentions;
    ChosenRow chosen;
    std::uint32_t most = 1;  ///< Mentions of the one with most.
    ViewChoice kind = 0; ///< 0 all, 1 people, 2 organisations, 3 places, 4 other.
    std::string find;    ///< Narrows this list alone: what stands in its field.
    std::vector<EntityRow> rows;
    std::uint64_t revision = 0;
};

void entities_ui(const ViewInput& in, EntitiesState& state, Commands& commands);

}  // namespace dragoman
