#include "web/view/network_scene.h"

#include <algorithm>
#include <cmath>

#include "core/query/wording.h"
#include "web/platform/inspect.h"
#include "web/widget/entity_mark.h"
#include "web/widget/stroke_batch.h"

namespace dragoman {
namespace {

constexpr std::size_t detailed_links = 1200;  ///< With more on the screen each is one straight stroke.
constexpr std::size_t crowded_links = 250;    ///< From here on what happened once steps back.
constexpr float room_a_name = 13000;           ///< Square pixels: more names than that are noise.
constexpr std::size_t weighty_marks = 60;     ///< That no name may cover.
constexpr std::size_t most_letters = 400;     ///< On links, tried for room.
constexpr std::size_t simple_marks = 1500;    ///< With more on the screen the small ones are corners alone: no rim, no ground.
constexpr float simple_radius = 6;            ///< Those below.
constexpr std::size_t told_marks = 800;       ///< That tests and the mirror hear of; a list of more is read by nobody.

bool is_chosen(const NetworkScene& scene, const NetworkLink& link) {
    return scene.second && ((link.from == scene.focus && link.to == scene.second) || (link.from == scene.second && link.to == scene.focus));
}

/// It is among those that the choice brings out; all are where nothing is chosen.
bool is_brought_out(const NetworkScene& scene, const NetworkLink& link) {
    if (!scene.focus) return true;
    return scene.second ? is_chosen(scene, link) : link.from == scene.focus || link.to == scene.focus;
}

/// Each one straight stroke of a pixel, all of them in one go: what is drawn of each is four corners and no more.
void draw_plain_links(const NetworkScene& scene, const std::vector<DrawnLink>& links, const NetworkLink* over) {
    ImU32 near[relation_count], far[relation_count];
    for (std::size_t r = 0; r < relation_count; ++r) {
        const ImU32 color = relation_color(scene.in.ui, static_cast<Relation>(r));
        near[r] = with_alpha(color, 0.35f), far[r] = with_alpha(color, 0.12f);
    }
    StrokeBatch strokes(links.size());
    for (auto drawn = links.rbegin(); drawn != links.rend(); ++drawn) {
        const NetworkLink& link = *drawn->link;
        if (&link == over || is_chosen(scene, link)) continue;
        const auto r = static_cast<std::size_t>(link.relation);
        strokes.add(drawn->line.from, drawn->line.to, is_brought_out(scene, link) ? near[r] : far[r]);
    }
}

}  // namespace

std::vector<DrawnLink> lay_links(const NetworkScene& scene) {
    std::vector<DrawnLink> out;
    out.reserve(scene.state.shown_links.size());
    for (const ShownLink& shown : scene.state.shown_links) {
        const NetworkLink& link = scene.state.rows.links[shown.link];
        LinkLine line{scene.place(link.from), scene.place(link.to), 0, scene.radius(link.from), scene.radius(link.to)};
        const Rect around{{std::min(line.from.x, line.to.x), std::min(line.from.y, line.to.y)}, {std::max(line.from.x, line.to.x), std::max(line.from.y, line.to.y)}};
        if (around.max.x < scene.box.min.x || around.min.x > scene.box.max.x || around.max.y < scene.box.min.y || around.min.y > scene.box.max.y) continue;
        const float side = (static_cast<float>(shown.mine) - static_cast<float>(shown.all - 1) * 0.5f) * 22.f * scene.scale;
        line.bow = link.from < link.to ? side : -side;  // both ways between two bow to the same side of the line
        out.push_back({&link, line});
    }
    return out;
}

std::string link_words(const NetworkScene& scene, const NetworkLink& link) {
    return scene.name(link.from) + " " + std::string(relation_kind(link.relation).does) + " " + scene.name(link.to);
}

std::string link_count(const NetworkLink& link) {
    std::string out = count_words(link.relation, link.count, link.took_place);
    if (link.first && link.last) out += "; " + interval_words({link.first->earliest, link.last->latest});
    return out;
}

void draw_links(const NetworkScene& scene, const std::vector<DrawnLink>& links, const NetworkLink* over) {
    const Ui& ui = scene.in.ui;
    const bool plain = links.size() > detailed_links;
    if (plain) draw_plain_links(scene, links, over);
    for (auto drawn = links.rbegin(); drawn != links.rend(); ++drawn) {  // what happened most often on top
        const NetworkLink& link = *drawn->link;
        const bool strong = &link == over || is_chosen(scene, link);
        if (plain && !strong) continue;
        const bool touches = is_brought_out(scene, link);
        LinkLook look;
        const float alpha = strong ? 1.f : !touches ? 0.12f : link.relation == Relation::named ? 0.3f : links.size() > crowded_links && link.count == 1 && !scene.focus ? 0.4f : 0.75f;
        look.color = with_alpha(relation_color(ui, link.relation), alpha);
        look.width = std::min(1.f + 0.7f * std::sqrt(static_cast<float>(link.count)), 5.f) + (strong ? 1.2f : 0.f);
        look.dashed = link.weak();
        look.arrow = relation_kind(link.relation).directed && (strong || scene.scale > 0.55f);
        draw_link(drawn->line, look);
    }
}

void draw_letters(const NetworkScene& scene, const std::vector<DrawnLink>& links, LabelField& field, bool told) {
    const float radius = 7.5f;
    std::size_t tried = 0;
    for (const DrawnLink& each : links) {
        const DrawnLink* drawn = &each;
        if (drawn->link->relation == Relation::named && !is_chosen(scene, *drawn->link)) continue;
        if (++tried > most_letters) break;
        const LinkLine& line = drawn->line;
        if (std::abs(line.from.x - line.to.x) + std::abs(line.from.y - line.to.y) < line.from_radius + line.to_radius + 34) continue;
        if (!is_brought_out(scene, *drawn->link)) continue;
        for (const float t : {0.5f, 0.38f, 0.62f}) {
            const ImVec2 at = line.at(t);
            const Rect room{{at.x - radius, at.y - radius}, {at.x + radius, at.y + radius}};
            if (!field.take(room)) continue;
            draw_relation(scene.in.ui, at, drawn->link->relation, radius);
            if (told) inspect::label(link_words(scene, *drawn->link) + ", " + link_count(*drawn->link), room.min, room.max);
            break;
        }
    }
}

void draw_nodes(const NetworkScene& scene, EntityIndex over) {
    const Ui& ui = scene.in.ui;
    ImDrawList* list = ImGui::GetWindowDrawList();
    // What the filter leaves out stays as a faint dot, so that one keeps one's bearings.
    for (const EntityIndex entity : scene.state.layout.acting()) {
        if (scene.state.of_entity[entity.at()].entity) continue;
        const ImVec2 at = scene.place(entity);
        if (at.x > scene.box.min.x && at.x < scene.box.max.x && at.y > scene.box.min.y && at.y < scene.box.max.y) {
            list->AddRectFilled({at.x - 1.5f, at.y - 1.5f}, {at.x + 1.5f, at.y + 1.5f}, ui.color->hairline);
        }
    }
    const bool simple = scene.state.entities > simple_marks;
    for (auto node = scene.state.rows.nodes.rbegin(); node != scene.state.rows.nodes.rend(); ++node) {  // the heaviest on top
        if (!scene.state.of_entity[node->entity.at()].entity) continue;
        const ImVec2 at = scene.place(node->entity);
        const float r = scene.radius(node->entity);
        if (at.x < scene.box.min.x - r || at.x > scene.box.max.x + r || at.y < scene.box.min.y - r || at.y > scene.box.max.y + r) continue;
        const Entity& entity = scene.in.corpus.entities[node->entity.at()];
        const bool ring = node->entity == scene.focus || node->entity == scene.second;
        if (ring || node->entity == over) list->AddCircle(at, r + 4, ui.color->accent, 0, ring ? 2.5f : 1.5f);
        if (simple && r < simple_radius) draw_small_entity(ui, at, entity.type, !entity.wikidata().empty(), r, scene.quiet(node->entity) ? 0.25f : 1.f);
        else draw_entity(ui, at, entity.type, !entity.wikidata().empty(), r, scene.quiet(node->entity) ? 0.25f : 1.f);
    }
}

void draw_names(const NetworkScene& scene, LabelField& field, EntityIndex over, bool told) {
    const Ui& ui = scene.in.ui;
    std::vector<EntityIndex> order;
    for (const EntityIndex first : {over, scene.focus, scene.second}) {
        if (first && scene.state.of_entity[first.at()].entity) order.push_back(first);
    }
    for (const bool quiet : {false, true}) {
        for (const NetworkNode& node : scene.state.rows.nodes) {
            if (scene.state.of_entity[node.entity.at()].entity && scene.quiet(node.entity) == quiet) order.push_back(node.entity);
        }
    }
    std::vector<char> done(scene.in.corpus.entities.size(), 0);
    std::size_t named = 0, blocked = 0, listed = 0;
    const auto most = static_cast<std::size_t>(scene.box.width() * scene.box.height() / room_a_name);
    for (const EntityIndex entity : order) {  // names may cover small marks, but not the weighty ones
        const ImVec2 at = scene.place(entity);
        const float r = scene.radius(entity) * 0.8f;
        if (++blocked > weighty_marks) break;
        if (at.x > scene.box.min.x && at.x < scene.box.max.x && at.y > scene.box.min.y && at.y < scene.box.max.y) field.block({{at.x - r, at.y - r}, {at.x + r, at.y + r}});
    }
    for (const EntityIndex entity : order) {
        if (done[entity.at()]) continue;
        done[entity.at()] = 1;
        const ImVec2 at = scene.place(entity);
        if (at.x < scene.box.min.x || at.x > scene.box.max.x || at.y < scene.box.min.y || at.y > scene.box.max.y) continue;
        const float r = scene.radius(entity);
        const bool strong = r > 10.5f || entity == over || entity == scene.focus || entity == scene.second;
        if (told && listed++ < told_marks) inspect::label(scene.name(entity) + ", " + counted(scene.state.of_entity[entity.at()].weight, "dealing", "dealings"), {at.x - r, at.y - r}, {at.x + r, at.y + r});
        if (named >= most && !strong) continue;
        const MarkLabel look{strong ? Face::small_strong : Face::caption, with_alpha(ui.color->ink, scene.quiet(entity) ? 0.4f : 1.f), 190};
        if (draw_mark_label(ui, field, at, r, scene.name(entity), look)) ++named;
    }
}

}  // namespace dragoman
