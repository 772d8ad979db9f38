#pragma once
#include "web/widget/draw.h"

namespace dragoman {

/// An entity in a picture: a disc for a person, a square for a body, a diamond for a place, a triangle for a people, a hexagon for the rest;
/// filled where the knowledge base knows it, hollow where not.
void draw_entity(const Ui& ui, ImVec2 centre, EntityType type, bool known, float radius, float alpha = 1.f);
/// Its shape alone, without ground and rim, for small marks by the thousand; fainter where the knowledge base does not know it.
void draw_small_entity(const Ui& ui, ImVec2 centre, EntityType type, bool known, float radius, float alpha = 1.f);

}  // namespace dragoman
