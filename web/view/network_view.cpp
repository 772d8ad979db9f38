#include "web/view/network_view.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "core/query/wording.h"
#include "web/platform/platform.h"
#include "web/view/network_scene.h"
#include "web/view/relation_legend.h"
#include "web/view/view_parts.h"
#include "web/widget/draw.h"

namespace dragoman {
namespace {

constexpr double widest = 0.02, nearest = 6;

void refresh(const ViewInput& in, NetworkState& state) {
    if (state.corpus_revision != in.corpus_revision) {
        state.corpus_revision = in.corpus_revision;
        state.layout.begin(in.corpus);
        present_relations(in.corpus, state.present);
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

/// The links between those who are shown, and which of several between two each is.
void choose_links(NetworkState& state) {
    const std::vector<NetworkLink>& links = state.rows.links;
    const auto ends = [&](std::uint32_t link) { return std::minmax(links[link].from.value, links[link].to.value); };
    std::vector<ShownLink>& shown = state.shown_links;
    shown.clear();
    for (std::uint32_t i = 0; i < links.size(); ++i) {
        const NetworkLink& link = links[i];
        if (state.shown[static_cast<std::size_t>(link.relation)] && state.of_entity[link.from.at()].entity && state.of_entity[link.to.at()].entity) shown.push_back({i});
    }
    std::stable_sort(shown.begin(), shown.end(), [&](const ShownLink& a, const ShownLink& b) { return ends(a.link) < ends(b.link); });
    for (auto begin = shown.begin(); begin != shown.end();) {
        const auto end = std::find_if(begin, shown.end(), [&](const ShownLink& each) { return ends(each.link) != ends(begin->link); });
        const auto all = static_cast<std::uint16_t>(end - begin);
        for (std::uint16_t mine = 0; begin != end; ++begin, ++mine) begin->mine = mine, begin->all = all;
    }
    std::stable_sort(shown.begin(), shown.end(), [&](const ShownLink& a, const ShownLink& b) {
        return links[a.link].count != links[b.link].count ? links[a.link].count > links[b.link].count : a.link < b.link;
    });
}

/// Whom the switches of the legend leave, of those who have a place by now.
void choose_nodes(const ViewInput& in, NetworkState& state) {
    state.chosen_revision = in.revision;
    state.chosen_of = state.layout.placed();
    state.entities = state.links = 0;
    state.of_entity.assign(in.corpus.entities.size(), {});
    std::vector<char> has_link(in.corpus.entities.size(), 0);
    for (const NetworkLink& link : state.rows.links) {
        if (state.shown[static_cast<std::size_t>(link.relation)]) has_link[link.from.at()] = has_link[link.to.at()] = 1;
    }
    for (std::size_t r = 0; r < relation_count; ++r) state.links += state.shown[r] ? state.links_of[r] : 0;
    for (const NetworkNode& node : state.rows.nodes) {
        if (!has_link[node.entity.at()] || !state.layout.place(node.entity)) continue;
        state.of_entity[node.entity.at()] = node;
        ++state.entities;
    }
    choose_links(state);
}

void fit_all(NetworkScene& scene) {
    PlaneBounds bounds;
    for (const NetworkNode& node : scene.state.of_entity) {
        if (!node.entity) continue;
        const GraphPoint& p = *scene.state.layout.place(node.entity);
        if (scene.tall) bounds.add(p.y, p.x);
        else bounds.add(p.x, p.y);
    }
    fit_plane(scene.state.plane, scene.box, bounds, scene.in.ui.narrow ? 36.f : 64.f, 1.6);
}

const DrawnLink* link_under(const std::vector<DrawnLink>& links, ImVec2 mouse, float reach) {
    const DrawnLink* best = nullptr;
    for (const DrawnLink& drawn : links) {
        const auto [left, right] = std::minmax(drawn.line.from.x, drawn.line.to.x);
        const auto [top, bottom] = std::minmax(drawn.line.from.y, drawn.line.to.y);
        const float round = std::abs(drawn.line.bow) + reach;
        if (mouse.x < left - round || mouse.x > right + round || mouse.y < top - round || mouse.y > bottom + round) continue;
        const float far = drawn.line.distance(mouse);
        if (far < reach) best = &drawn, reach = far;
    }
    return best;
}

EntityIndex node_under(const NetworkScene& scene, ImVec2 mouse) {
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

void tell(const NetworkScene& scene, EntityIndex node, const DrawnLink* link) {
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
void step_nodes(const NetworkScene& scene, Commands& commands) {
    if (scene.in.row_step == 0) return;
    std::vector<EntityIndex> all;
    for (const NetworkNode& node : scene.state.rows.nodes) {
        if (scene.state.of_entity[node.entity.at()].entity) all.push_back(node.entity);
    }
    const auto here = std::find(all.begin(), all.end(), scene.focus);
    const int to = stepped(here == all.end() ? -1 : static_cast<int>(here - all.begin()), scene.in.row_step, all.size());
    if (to >= 0) commands.push_back(command::Select{select_entity(scene.in.corpus.entities[all[static_cast<std::size_t>(to)].at()].id)});
}

void find_focus(NetworkScene& scene) {
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

void network_ui(const ViewInput& in, NetworkState& state, Commands& commands) {
    const Ui& ui = in.ui;
    const bool switched = take_switches(in, state.shown);
    refresh(in, state);
    if (switched || state.chosen_revision != in.revision || state.chosen_of != state.layout.placed()) choose_nodes(in, state);
    view_title(ui, "Network", counted(state.entities, "entity", "entities") + ", " + counted(state.links, "link", "links"));
    relation_legend_ui(in, state.present, state.links_of, state.legend_open, commands);
    rule(ui);
    const ImVec2 at = ImGui::GetCursorScreenPos(), room = ImGui::GetContentRegionAvail();
    if (state.rows.links.empty() && !state.shown[static_cast<std::size_t>(Relation::named)]) return nothing_matches(in, "dealing of two entities", commands);
    NetworkScene scene{in, state, {at, {at.x + room.x, at.y + room.y}}, room.y > room.x * 1.1f, {}, {}, {}, 1.f};
    const std::size_t slices = ui.still ? 4 : 1;  // nothing is seen to move: fewer frames, each with more of the work
    const bool arranging = state.layout.run(state.shown[static_cast<std::size_t>(Relation::named)], slices);
    if (arranging) platform::request_frame();
    if (arranging && ui.still) return empty_note(ui, "Arranging the network.", std::to_string(static_cast<int>(state.layout.share() * 100)) + " % done.");
    if (!state.fitted) fit_all(scene);
    state.fitted = !arranging;

    const PlaneInput input = begin_plane(ui, state.plane, scene.box, "Network of " + counted(state.entities, "entity", "entities"), {in.zoom, in.pan, in.rise}, widest, nearest);
    scene.scale = static_cast<float>(std::clamp(std::sqrt(state.plane.scale) * 1.1, 0.4, 1.6));
    find_focus(scene);
    step_nodes(scene, commands);
    const std::vector<DrawnLink> drawn = lay_links(scene);
    const ImVec2 mouse = ImGui::GetMousePos();
    const bool looking = input.hovered && !input.moving;  // what slides by under the pointer is not asked about
    const EntityIndex over = looking ? node_under(scene, mouse) : EntityIndex();
    const DrawnLink* over_link = looking && !over ? link_under(drawn, mouse, ui.touch ? 16.f : 6.f) : nullptr;
    LabelField field(scene.box);
    field.block(plane_buttons(ui, scene.box));
    draw_links(scene, drawn, over_link ? over_link->link : nullptr);
    draw_nodes(scene, over);
    draw_names(scene, field, over, !input.moving);
    draw_letters(scene, drawn, field, !input.moving);
    end_plane();
    if (over || over_link) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    tell(scene, over, over_link);
    if (input.clicked) {
        if (over) commands.push_back(command::Select{select_entity(in.corpus.entities[over.at()].id)});
        else if (over_link) commands.push_back(command::Select{select_link(in.corpus.entities[over_link->link->from.at()].id, in.corpus.entities[over_link->link->to.at()].id)});
        else if (in.selection.kind != Selection::Kind::none) commands.push_back(command::Select{{}});
    }
    if (input.fit) state.fitted = false;
    if (!state.fitted) platform::request_frame();
}

}  // namespace dragoman
