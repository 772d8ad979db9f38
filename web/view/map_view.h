#pragma once
#include "core/query/map_rows.h"
#include "core/query/world_outline.h"
#include "web/app/view_input.h"
#include "web/widget/plane.h"

namespace dragoman {

/// Which places are shown.
enum class MapPlaces : std::uint8_t { all, venues, named };

struct MapState {
    WorldOutline world;  ///< Comes after the first frames.
    PlaceRows rows;
    Plane plane;
    std::uint64_t revision = 0, corpus_revision = 0;
    MapPlaces places = MapPlaces::all;
    bool fitted = false;
    bool list_open = false;  ///< Of the places that lie nowhere on the map.
};

/// Where things happened and what places are named; a click on a mark chooses the place.
void map_ui(const ViewInput& in, MapState& state, Commands& commands);

}  // namespace dragoman
