#include "web/view/network_view.h"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <unordered_map>

#include "core/query/wording.h"
#include "web/platform/inspect.h"
#include "web/platform/platform.h"
#include "web/view/view_parts.h"
#include "web/widget/draw.h"
#include "web/widget/entity_mark.h"
#include "web/widget/label_field.h"
#include "web/widget/relation_mark.h"

namespace dragoman {
namespace {

constexpr double widest = 0.02, nearest = 6;
constexpr std::size_t detailed_links = 1200;  ///< With more on the screen each is one straight stroke.
constexpr std::size_t crowded_links = 250;    ///< From here on what happened once steps back.
constexpr float room_a_name = 13000;           ///< Square pixels: more names than that are noise.
constexpr std::size_t weighty_marks = 60;     ///< That no name may cover.

/// A link as it lies on the screen.
struct DrawnLink {
    const NetworkLink* link;
    LinkLine line;
};

/// What this frame needs to know of everything.
struct Scene {
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

void refresh(const ViewInput& in, NetworkState& state) {
    if (state.corpus_revision != in.corpus_revision) {
        state.corpus_revision = in.corpus_revision;
        state.layout.begin(in.corpus);
        state.fitted = false;
        state.revision = 0;
    }
    const bool names = state.shown[static_cast<std::size_t>(Relation::named)];
    if (state.revision == in.revision && (state.with_names || !names)) return;
    state.revision = in.revision;
    state.with_names = names;
    state.rows = network(in.corpus, in.filter, names);
    for (std::uint32_t& n : state.links_of) n = 0;
    for (const NetworkLink& link : state.rows.links) ++state.links_of[static_cast<std::size_t>(link.relation)];
}

/// Whom the switches of the legend leave.
void choose_nodes(const ViewInput& in, NetworkState& state) {
    state.of_entity.assign(in.corpus.entities.size(), {});
    std::vector<char> has_link(in.corpus.entities.size(), 0);
    for (const NetworkLink& link : state.rows.links) {
        if (state.shown[static_cast<std::size_t>(link.relation)]) has_link[link.from.at()] = has_link[link.to.at()] = 1;
    }
    for (const NetworkNode& node : state.rows.nodes) {
        if (has_link[node.entity.at()] && state.layout.place(node.entity)) state.of_entity[node.entity.at()] = node;
    }
}

void fit_all(Scene& scene) {
    PlaneBounds bounds;
    for (const NetworkNode& node : scene.state.of_entity) {
        if (!node.entity) continue;
        const GraphPoint& p = *scene.state.layout.place(node.entity);
        if (scene.tall) bounds.add(p.y, p.x);
        else bounds.add(p.x, p.y);
    }
    fit_plane(scene.state.plane, scene.box, bounds, scene.in.ui.narrow ? 36.f : 64.f, 1.6);
}

std::vector<DrawnLink> lay_links(const Scene& scene) {
    const NetworkState& state = scene.state;
    std::vector<DrawnLink> out;
    std::unordered_map<std::uint64_t, int> of_pair, drawn;
    const auto pair_of = [](const NetworkLink& link) {
        const auto [a, b] = std::minmax(link.from.value, link.to.value);
        return static_cast<std::uint64_t>(a) << 32 | static_cast<std::uint32_t>(b);
    };
    const auto shows = [&](const NetworkLink& link) {
        return state.shown[static_cast<std::size_t>(link.relation)] && state.of_entity[link.from.at()].entity && state.of_entity[link.to.at()].entity;
    };
    for (const NetworkLink& link : state.rows.links) {
        if (shows(link)) ++of_pair[pair_of(link)];
    }
    for (const NetworkLink& link : state.rows.links) {
        if (!shows(link)) continue;
        LinkLine line{scene.place(link.from), scene.place(link.to), 0, scene.radius(link.from), scene.radius(link.to)};
        const Rect around{{std::min(line.from.x, line.to.x), std::min(line.from.y, line.to.y)}, {std::max(line.from.x, line.to.x), std::max(line.from.y, line.to.y)}};
        if (around.max.x < scene.box.min.x || around.min.x > scene.box.max.x || around.max.y < scene.box.min.y || around.min.y > scene.box.max.y) continue;
        const std::uint64_t pair = pair_of(link);
        const int all = of_pair[pair], mine = drawn[pair]++;
        const float side = (static_cast<float>(mine) - static_cast<float>(all - 1) * 0.5f) * 22.f * scene.scale;
        line.bow = link.from < link.to ? side : -side;  // both ways between two bow to the same side of the line
        out.push_back({&link, line});
    }
    return out;
}

const DrawnLink* link_under(const std::vector<DrawnLink>& links, ImVec2 mouse, float reach) {
    const DrawnLink* best = nullptr;
    for (const DrawnLink& drawn : links) {
        const float far = drawn.line.distance(mouse);
        if (far < reach) best = &drawn, reach = far;
    }
    return best;
}

EntityIndex node_under(const Scene& scene, ImVec2 mouse) {
    EntityIndex best;
    float reach = scene.in.ui.touch ? 22.f : 6.f;
    for (const NetworkNode& node : scene.state.rows.nodes) {
        if (!scene.state.of_entity[node.entity.at()].entity) continue;
        const ImVec2 at = scene.place(node.entity);
        const float far = std::sqrt((at.x - mouse.x) * (at.x - mouse.x) + (at.y - mouse.y) * (at.y - mouse.y)) - scene.radius(node.entity);
        if (far < reach) best = node.entity, reach = std::max(far, 0.f);
    }
    return best;
}

std::string link_words(const Scene& scene, const NetworkLink& link) {
    return scene.name(link.from) + " " + std::string(relation_kind(link.relation).does) + " " + scene.name(link.to);
}

std::string link_count(const NetworkLink& link) {
    std::string out = link.relation == Relation::named ? counted(link.count, "sentence", "sentences") : counted(link.count, "time", "times");
    if (link.relation != Relation::named && link.took_place == 0) out += ", planned or denied only";
    else if (link.took_place < link.count) out += ", " + std::to_string(link.took_place) + " of them done";
    if (link.first && link.last) out += "; " + interval_words({link.first->earliest, link.last->latest});
    return out;
}

bool is_chosen(const Scene& scene, const NetworkLink& link) {
    return scene.second && ((link.from == scene.focus && link.to == scene.second) || (link.from == scene.second && link.to == scene.focus));
}

void draw_links(const Scene& scene, const std::vector<DrawnLink>& links, const NetworkLink* over) {
    const Ui& ui = scene.in.ui;
    const bool plain = links.size() > detailed_links;
    for (const DrawnLink& drawn : links) {
        const NetworkLink& link = *drawn.link;
        const bool strong = &link == over || is_chosen(scene, link);
        const bool touches = !scene.focus || (scene.second ? is_chosen(scene, link) : link.from == scene.focus || link.to == scene.focus);
        LinkLook look;
        const float alpha = strong ? 1.f : !touches ? 0.12f : plain ? 0.35f : link.relation == Relation::named ? 0.3f : links.size() > crowded_links && link.count == 1 && !scene.focus ? 0.4f : 0.75f;
        look.color = with_alpha(relation_color(ui, link.relation), alpha);
        look.width = std::min(1.f + 0.7f * std::sqrt(static_cast<float>(link.count)), 5.f) + (strong ? 1.2f : 0.f);
        look.dashed = link.weak();
        look.arrow = relation_kind(link.relation).directed && (strong || scene.scale > 0.55f);
        look.plain = plain && !strong;
        if (plain && !strong) look.width = 1;
        draw_link(drawn.line, look);
    }
}

/// Letters on the links, the weightiest first, where there is room: they are also what a keyboard and a screen reader find.
void draw_letters(const Scene& scene, const std::vector<DrawnLink>& links, LabelField& field) {
    const float radius = 7.5f;
    std::vector<const DrawnLink*> order;
    for (const DrawnLink& drawn : links) {
        if (drawn.link->relation != Relation::named || is_chosen(scene, *drawn.link)) order.push_back(&drawn);
    }
    std::stable_sort(order.begin(), order.end(), [](const DrawnLink* a, const DrawnLink* b) { return a->link->count > b->link->count; });
    if (order.size() > 400) order.resize(400);
    for (const DrawnLink* drawn : order) {
        const LinkLine& line = drawn->line;
        if (std::abs(line.from.x - line.to.x) + std::abs(line.from.y - line.to.y) < line.from_radius + line.to_radius + 34) continue;
        const bool touches = !scene.focus || (scene.second ? is_chosen(scene, *drawn->link) : drawn->link->from == scene.focus || drawn->link->to == scene.focus);
        if (!touches) continue;
        for (const float t : {0.5f, 0.38f, 0.62f}) {
            const ImVec2 at = line.at(t);
            const Rect room{{at.x - radius, at.y - radius}, {at.x + radius, at.y + radius}};
            if (!field.take(room)) continue;
            draw_relation(scene.in.ui, at, drawn->link->relation, radius);
            inspect::label(link_words(scene, *drawn->link) + ", " + link_count(*drawn->link), room.min, room.max);
            break;
        }
    }
}

void draw_nodes(const Scene& scene, EntityIndex over) {
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
    for (auto node = scene.state.rows.nodes.rbegin(); node != scene.state.rows.nodes.rend(); ++node) {  // the heaviest on top
        if (!scene.state.of_entity[node->entity.at()].entity) continue;
        const ImVec2 at = scene.place(node->entity);
        const float r = scene.radius(node->entity);
        if (at.x < scene.box.min.x - r || at.x > scene.box.max.x + r || at.y < scene.box.min.y - r || at.y > scene.box.max.y + r) continue;
        const Entity& entity = scene.in.corpus.entities[node->entity.at()];
        const bool ring = node->entity == scene.focus || node->entity == scene.second;
        if (ring || node->entity == over) list->AddCircle(at, r + 4, ui.color->accent, 0, ring ? 2.5f : 1.5f);
        draw_entity(ui, at, entity.type, !entity.wikidata.empty(), r, scene.quiet(node->entity) ? 0.25f : 1.f);
    }
}

/// Names beside the marks, the weightiest first, never on each other. They are told to the mirror, with the mark as their place.
void draw_names(const Scene& scene, LabelField& field, EntityIndex over) {
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
    ImDrawList* list = ImGui::GetWindowDrawList();
    std::size_t named = 0, blocked = 0;
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
        const Face face = strong ? Face::small_strong : Face::caption;
        const std::string words = fitted(ui, face, scene.name(entity), 190);
        const float width = text_width(ui, face, words), tall = ui.type(face).line;
        inspect::label(scene.name(entity) + ", " + counted(scene.state.of_entity[entity.at()].weight, "dealing", "dealings"), {at.x - r, at.y - r}, {at.x + r, at.y + r});
        if (named >= most && !strong) continue;
        const ImVec2 corners[] = {{at.x + r + 4, at.y - tall * 0.5f}, {at.x - r - 4 - width, at.y - tall * 0.5f}, {at.x - width * 0.5f, at.y + r + 2}, {at.x - width * 0.5f, at.y - r - 2 - tall}};
        for (const ImVec2 corner : corners) {
            const Rect room{{corner.x - 2, corner.y}, {corner.x + width + 2, corner.y + tall}};
            if (!field.take(room)) continue;
            list->AddRectFilled(room.min, room.max, with_alpha(ui.color->paper, 0.8f), 4);
            ++named;
            draw_text(ui, corner, face, with_alpha(ui.color->ink, scene.quiet(entity) ? 0.4f : 1.f), words);
            break;
        }
    }
}

void tell(const Scene& scene, EntityIndex node, const DrawnLink* link) {
    const Ui& ui = scene.in.ui;
    if (ui.touch) return;
    if (node) {
        const Entity& entity = scene.in.corpus.entities[node.at()];
        const NetworkNode& row = scene.state.of_entity[node.at()];
        std::string foot = counted(row.weight, "dealing", "dealings");
        if (row.named > 0) foot += ", named with others in " + counted(row.named, "sentence", "sentences");
        tooltip(ui, entity.name, entity.description.empty() ? std::string(plain_name(entity.type)) : entity.description, foot);
    } else if (link) {
        tooltip(ui, {}, link_words(scene, *link->link), link_count(*link->link) + ". Click for the words that prove it.");
    }
}

/// j and k go through the names, the weightiest first.
void step_nodes(const Scene& scene, Commands& commands) {
    if (scene.in.row_step == 0) return;
    std::vector<EntityIndex> all;
    for (const NetworkNode& node : scene.state.rows.nodes) {
        if (scene.state.of_entity[node.entity.at()].entity) all.push_back(node.entity);
    }
    const auto here = std::find(all.begin(), all.end(), scene.focus);
    const int to = stepped(here == all.end() ? -1 : static_cast<int>(here - all.begin()), scene.in.row_step, all.size());
    if (to >= 0) commands.push_back(command::Select{select_entity(scene.in.corpus.entities[all[static_cast<std::size_t>(to)].at()].id)});
}

void find_focus(Scene& scene) {
    const Selection& chosen = scene.in.selection;
    if (chosen.kind == Selection::Kind::entity) scene.focus = entity_by_id(scene.in.corpus, chosen.id);
    if (chosen.kind == Selection::Kind::link) std::tie(scene.focus, scene.second) = ends_of(scene.in.corpus, chosen);
    if (!scene.focus || !scene.state.of_entity[scene.focus.at()].entity || (scene.second && !scene.state.of_entity[scene.second.at()].entity)) {
        scene.focus = scene.second = {};
        return;
    }
    scene.near_focus.assign(scene.in.corpus.entities.size(), 0);
    if (scene.second) return;
    for (const NetworkLink& link : scene.state.rows.links) {
        if (!scene.state.shown[static_cast<std::size_t>(link.relation)]) continue;
        if (link.from == scene.focus) scene.near_focus[link.to.at()] = 1;
        if (link.to == scene.focus) scene.near_focus[link.from.at()] = 1;
    }
}

}  // namespace

bool relation_legend_ui(const Ui& ui, const std::uint32_t (&counts)[relation_count], bool (&shown)[relation_count]) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float left = at.x + (ui.narrow ? 8.f : 16.f), right = at.x + ImGui::GetContentRegionAvail().x - 8, tall = ui.touch ? 40.f : 26.f;
    ImVec2 next{left, at.y};
    bool turned = false;
    for (std::size_t r = 0; r < relation_count; ++r) {
        const auto relation = static_cast<Relation>(r);
        if (counts[r] == 0 && relation != Relation::named) continue;
        const float width = relation_switch_width(ui, relation, counts[r]);
        if (next.x > left && next.x + width > right) next = {left, next.y + tall};
        ImGui::SetCursorScreenPos(next);
        if (relation_switch(ui, relation, counts[r], shown[r])) {
            shown[r] = !shown[r];
            turned = true;
        }
        next.x += width + 4;
    }
    ImGui::SetCursorScreenPos({at.x, next.y + tall + 6});
    return turned;
}

void network_ui(const ViewInput& in, NetworkState& state, Commands& commands) {
    const Ui& ui = in.ui;
    refresh(in, state);
    choose_nodes(in, state);
    std::size_t entities = 0, links = 0;
    for (const NetworkNode& node : state.of_entity) entities += node.entity ? 1 : 0;
    for (std::size_t r = 0; r < relation_count; ++r) links += state.shown[r] ? state.links_of[r] : 0;
    view_title(ui, "Network", counted(entities, "entity", "entities") + ", " + counted(links, "link", "links"));
    if (relation_legend_ui(ui, state.links_of, state.shown)) platform::request_frame();
    rule(ui);
    const ImVec2 at = ImGui::GetCursorScreenPos(), room = ImGui::GetContentRegionAvail();
    if (state.rows.links.empty() && !state.shown[static_cast<std::size_t>(Relation::named)]) return nothing_matches(in, "dealing of two entities", commands);
    Scene scene{in, state, {at, {at.x + room.x, at.y + room.y}}, room.y > room.x * 1.1f, {}, {}, {}, 1.f};
    const bool arranging = state.layout.run(state.shown[static_cast<std::size_t>(Relation::named)]);
    if (arranging) platform::request_frame();
    if (arranging && ui.still) return empty_note(ui, "Arranging the network.", std::to_string(static_cast<int>(state.layout.share() * 100)) + " % done.");
    if (!state.fitted || in.zoom == 2) fit_all(scene);
    state.fitted = !arranging;

    ImDrawList* list = ImGui::GetWindowDrawList();
    const PlaneInput input = plane_ui(ui, state.plane, scene.box, "Network of " + counted(entities, "entity", "entities"), {in.zoom, in.pan, in.rise}, widest, nearest);
    scene.scale = static_cast<float>(std::clamp(std::sqrt(state.plane.scale) * 1.1, 0.4, 1.6));
    find_focus(scene);
    step_nodes(scene, commands);
    list->PushClipRect(scene.box.min, scene.box.max, true);
    const std::vector<DrawnLink> drawn = lay_links(scene);
    const ImVec2 mouse = ImGui::GetMousePos();
    const EntityIndex over = input.hovered ? node_under(scene, mouse) : EntityIndex();
    const DrawnLink* over_link = input.hovered && !over ? link_under(drawn, mouse, ui.touch ? 16.f : 6.f) : nullptr;
    LabelField field(scene.box);
    draw_links(scene, drawn, over_link ? over_link->link : nullptr);
    draw_nodes(scene, over);
    draw_names(scene, field, over);
    draw_letters(scene, drawn, field);
    list->PopClipRect();
    if (over || over_link) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    tell(scene, over, over_link);
    if (input.clicked) {
        if (over) commands.push_back(command::Select{select_entity(in.corpus.entities[over.at()].id)});
        else if (over_link) commands.push_back(command::Select{select_link(in.corpus.entities[over_link->link->from.at()].id, in.corpus.entities[over_link->link->to.at()].id)});
        else if (in.selection.kind != Selection::Kind::none) commands.push_back(command::Select{{}});
    }
    if (const int zoom = plane_buttons(ui, scene.box); zoom == 2) state.fitted = false;
    else if (zoom != 0) zoom_plane(state.plane, scene.box, zoom > 0 ? 1.5 : 1 / 1.5, {(scene.box.min.x + scene.box.max.x) * 0.5f, (scene.box.min.y + scene.box.max.y) * 0.5f}, widest, nearest);
    if (!state.fitted) platform::request_frame();
}

}  // namespace dragoman
