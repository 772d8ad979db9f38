#pragma once
// Relations as they are drawn: a colour, a letter, an arrow where there is a direction, dashes where it is in doubt.
#include "core/query/relation.h"
#include "web/widget/draw.h"

namespace dragoman {

ImU32 relation_color(const Ui& ui, Relation relation);
/// The letter in a disc.
void draw_relation(const Ui& ui, ImVec2 centre, Relation relation, float radius, float alpha = 1.f);
/// A switch of the legend with the relation's letter, name and number.
bool relation_switch(const Ui& ui, Relation relation, std::size_t count, bool on);
/// The same without the name, for a narrow screen: the number stands under the letter.
bool relation_letter(const Ui& ui, Relation relation, std::size_t count, bool on, ImVec2 size);
float relation_switch_width(const Ui& ui, Relation relation, std::size_t count);

/// A line from one mark to another that may bow to the side.
struct LinkLine {
    ImVec2 from, to;
    float bow = 0;                            ///< How far its middle stands off the straight line, in pixels.
    float from_radius = 0, to_radius = 0;     ///< Of the marks at its ends.
    ImVec2 at(float t) const;
    ImVec2 middle() const { return at(0.5f); }
    float distance(ImVec2 point) const;
};
struct LinkLook {
    ImU32 color = 0;
    float width = 1.5f;
    bool dashed = false, arrow = false;
};
void draw_link(const LinkLine& line, const LinkLook& look);

}  // namespace dragoman
