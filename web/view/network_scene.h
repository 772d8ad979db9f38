#pragma once
// One frame of the network: what is where on the screen, and how it is drawn.
#include "web/view/network_view.h"
#include "web/widget/label_field.h"
#include "web/widget/relation_mark.h"

namespace dragoman {

/// A link as it lies on the screen.
struct DrawnLink {
    const NetworkLink* link;
    LinkLine line;
};

/// What this frame needs to know of everything.
struct NetworkScene {
    const ViewInput& in;
    NetworkState& state;
    Rect box;
    bool tall;                     ///< Portrait: the picture's long side stands.
    EntityIndex focus, second;     ///< Chosen; of a chosen link both ends.
    std::vector<char> near_focus;  ///< By entity: has a link with it.
    float scale;                   ///< Of marks: they grow slower than the picture.

    ImVec2 place(EntityIndex entity) const {
        const GraphPoint& p = *state.layout.place(entity);
        return tall ? to_screen(state.plane, box, p.y, p.x) : to_screen(state.plane, box, p.x, p.y);
    }
    float radius(EntityIndex entity) const { return node_radius(state.of_entity[entity.at()].weight) * scale; }
    bool quiet(EntityIndex entity) const { return focus && entity != focus && entity != second && !near_focus[entity.at()]; }
    const std::string& name(EntityIndex entity) const { return in.corpus.entities[entity.at()].name; }
};

/// The links that the legend leaves and the screen shows, what happened most often first; several between two bow apart.
std::vector<DrawnLink> lay_links(const NetworkScene& scene);
std::string link_words(const NetworkScene& scene, const NetworkLink& link);  ///< "Ada met Ben"
std::string link_count(const NetworkLink& link);                             ///< "2 times; 3 – 9 May 2019"

void draw_links(const NetworkScene& scene, const std::vector<DrawnLink>& links, const NetworkLink* over);
void draw_nodes(const NetworkScene& scene, EntityIndex over);
/// Names beside the marks, the weightiest first, never on each other. Where the picture rests (`told`) they are told to the mirror, with the
/// mark as their place.
void draw_names(const NetworkScene& scene, LabelField& field, EntityIndex over, bool told);
/// Letters on the links, the weightiest first, where there is room: they are also what a keyboard and a screen reader find.
void draw_letters(const NetworkScene& scene, const std::vector<DrawnLink>& links, LabelField& field, bool told);

}  // namespace dragoman
