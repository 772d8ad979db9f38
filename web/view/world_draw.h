#pragma once
#include "core/query/world_outline.h"
#include "web/widget/plane.h"

namespace dragoman {

/// Land filled, borders, coasts: what of them lies in `box`.
void draw_world(const Ui& ui, const WorldOutline& world, const Plane& plane, const Rect& box);

}  // namespace dragoman
