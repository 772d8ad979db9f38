#include "web/view/map_view.h"

#include <algorithm>
#include <cmath>

#include "core/query/wording.h"
#include "web/icons.h"
#include "web/platform/inspect.h"
#include "web/platform/platform.h"
#include "web/view/view_parts.h"
#include "web/view/world_draw.h"
#include "web/widget/draw.h"
#include "web/widget/label_field.h"

namespace dragoman {
namespace {

constexpr MapPoint half_world{273.5f, 142.2f};
constexpr double widest_map = 0.5, nearest_map = 120, nearest_fit = 14;
constexpr std::string_view unplaced_list = "unplaced";
constexpr float room_a_place = 9000;  ///< Square pixels: more names than that are noise.

/// What a mark says: told by its shape, never by colour alone.
enum class PlaceMark { happened, planned, wide, named };

PlaceMark mark_of(const PlaceRow& row) {
    if (row.events == 0) return PlaceMark::named;
    if (row.wide) return PlaceMark::wide;
    return row.took_place > 0 ? PlaceMark::happened : PlaceMark::planned;
}

float mark_radius(const PlaceRow& row) {
    if (row.events > 0) return std::min(5.5f + 2.4f * std::sqrt(static_cast<float>(row.events)), 26.f);
    return std::min(2.5f + 0.4f * std::sqrt(static_cast<float>(row.mentions)), 5.f);
}

bool shows(const MapState& state, const PlaceRow& row) {
    switch (state.places) {
        case MapPlaces::venues: return row.events > 0;
        case MapPlaces::named: return row.mentions > 0;
        case MapPlaces::all: break;
    }
    return true;
}

std::string place_words(const PlaceRow& row) {
    std::string out = row.events > 0 ? counted(row.events, "event", "events") : std::string();
    if (row.events > 0 && row.took_place < row.events) out += row.took_place == 0 ? ", planned or denied only" : ", " + std::to_string(row.events - row.took_place) + " planned or denied only";
    if (row.mentions > 0) out += (out.empty() ? "named " : "; named ") + counted(row.mentions, "time", "times") + " in " + counted(row.documents, "article", "articles");
    return out;
}

void draw_mark(const Ui& ui, ImVec2 at, PlaceMark mark, float r, ImU32 color) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    switch (mark) {
        case PlaceMark::happened:
            list->AddCircleFilled(at, r + 1.5f, ui.color->paper);
            list->AddCircleFilled(at, r, color);
            break;
        case PlaceMark::wide:  // somewhere in it
            list->AddCircleFilled(at, r, with_alpha(color, 0.18f));
            list->AddCircle(at, r, color, 0, 1.8f);
            break;
        case PlaceMark::planned: {
            list->AddCircleFilled(at, r, ui.color->paper);
            const int dashes = std::max(6, static_cast<int>(r * 0.9f));
            for (int i = 0; i < dashes; ++i) {
                const float from = 6.2831853f * static_cast<float>(i) / static_cast<float>(dashes);
                list->PathArcTo(at, r, from, from + 3.7f / static_cast<float>(dashes), 4);
                list->PathStroke(color, 0, 1.8f);
            }
            break;
        }
        case PlaceMark::named:
            list->AddCircleFilled(at, r + 1, ui.color->paper);
            list->AddCircleFilled(at, r, with_alpha(color, 0.7f));
            break;
    }
}

/// The marks explained, in one line or two.
void map_legend_ui(const Ui& ui) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float left = at.x + (ui.narrow ? 16.f : 24.f), right = at.x + ImGui::GetContentRegionAvail().x - 8;
    const ImU32 color = ui.color->of(EntityType::gpe);
    ImVec2 next{left, at.y};
    const auto entry = [&](PlaceMark mark, float radius, std::string_view words) {
        const float width = text_width(ui, Face::small, words) + 36;
        if (next.x > left && next.x + width > right) next = {left, next.y + 22};
        draw_mark(ui, {next.x + 7, next.y + 11}, mark, radius, color);
        draw_text(ui, {next.x + 20, next.y + 2}, Face::small, ui.color->secondary, words);
        next.x += width;
    };
    entry(PlaceMark::happened, 6.5f, "events happened");
    entry(PlaceMark::planned, 6.5f, "only planned or denied");
    entry(PlaceMark::wide, 6.5f, "somewhere in a country or region");
    entry(PlaceMark::named, 3.5f, "only named");
    ImGui::SetCursorScreenPos(at);
    ImGui::Dummy({1, next.y - at.y + 30});
}

struct Atlas {
    const ViewInput& in;
    MapState& state;
    Rect box;
    ImVec2 place(const PlaceRow& row) const {
        const MapPoint p = project(*row.at);
        return to_screen(state.plane, box, p.x, p.y);
    }
    bool in_sight(ImVec2 at, float r) const { return at.x > box.min.x - r && at.x < box.max.x + r && at.y > box.min.y - r && at.y < box.max.y + r; }
    bool chosen(const PlaceRow& row) const { return in.selection.kind == Selection::Kind::entity && in.selection.id == row.id; }
};

void fit_places(const Atlas& atlas) {
    PlaneBounds bounds;
    for (const bool venue : {true, false}) {  // where something happened; where nothing did, what is named
        for (const PlaceRow& row : atlas.state.rows.placed) {
            if (!shows(atlas.state, row) || (row.events > 0) != venue) continue;
            const MapPoint p = project(*row.at);
            bounds.add(p.x, p.y);
        }
        if (!bounds.empty) break;
    }
    if (bounds.empty) {  // all the world
        bounds.add(-half_world.x, -half_world.y);
        bounds.add(half_world.x, half_world.y);
    }
    Plane& plane = atlas.state.plane;
    fit_plane(plane, atlas.box, bounds, atlas.in.ui.narrow ? 40.f : 90.f, nearest_fit);
    // No more empty space above or below the world than there must be.
    const double room = std::max(0.0, half_world.y - atlas.box.height() * 0.5 / plane.scale);
    plane.y = std::clamp(plane.y, -room, room);
}

const PlaceRow* place_under(const Atlas& atlas, ImVec2 mouse) {
    const PlaceRow* best = nullptr;
    float reach = atlas.in.ui.touch ? 20.f : 5.f;
    for (const PlaceRow& row : atlas.state.rows.placed) {
        if (!shows(atlas.state, row)) continue;
        const ImVec2 at = atlas.place(row);
        const float far = std::sqrt((at.x - mouse.x) * (at.x - mouse.x) + (at.y - mouse.y) * (at.y - mouse.y)) - mark_radius(row);
        if (far < reach) best = &row, reach = far;  // of two on one spot the one whose edge is nearer
    }
    return best;
}

/// What is only named lies below; of venues the small ones lie on top.
std::vector<const PlaceRow*> drawing_order(const MapState& state) {
    std::vector<const PlaceRow*> order;
    for (const bool venue : {false, true}) {
        for (const PlaceRow& row : state.rows.placed) {
            if (shows(state, row) && (row.events > 0) == venue) order.push_back(&row);
        }
    }
    return order;
}

void draw_places(const Atlas& atlas, const PlaceRow* over) {
    const Ui& ui = atlas.in.ui;
    ImDrawList* list = ImGui::GetWindowDrawList();
    for (const PlaceRow* each : drawing_order(atlas.state)) {
        const PlaceRow& row = *each;
        const ImVec2 at = atlas.place(row);
        const float r = mark_radius(row);
        if (!atlas.in_sight(at, r)) continue;
        draw_mark(ui, at, mark_of(row), r, ui.color->of(row.type));
        if (atlas.chosen(row) || &row == over) list->AddCircle(at, r + 4, ui.color->accent, 0, atlas.chosen(row) ? 2.5f : 1.5f);
        inspect::label(row.name + ", " + place_words(row), {at.x - r, at.y - r}, {at.x + r, at.y + r});
    }
}

/// How many events, where no other mark covers the number.
void count_events(const Atlas& atlas) {
    const Ui& ui = atlas.in.ui;
    LabelField above(atlas.box);
    const std::vector<const PlaceRow*> order = drawing_order(atlas.state);
    for (auto each = order.rbegin(); each != order.rend(); ++each) {
        const PlaceRow& row = **each;
        const ImVec2 at = atlas.place(row);
        const float r = mark_radius(row);
        if (row.events == 0 || !atlas.in_sight(at, r)) continue;
        const std::string count = std::to_string(row.events);
        const float half = text_width(ui, Face::caption_strong, count) * 0.5f;
        if (r > 8 && above.is_free({{at.x - half, at.y - 6}, {at.x + half, at.y + 6}})) {
            const ImU32 ink = mark_of(row) == PlaceMark::happened ? ui.color->paper : ui.color->ink;
            draw_text(ui, {at.x - half, at.y - 8}, Face::caption_strong, ink, count);
        }
        above.block({{at.x - r, at.y - r}, {at.x + r, at.y + r}});
    }
}

void name_places(const Atlas& atlas, const PlaceRow* over) {
    const Ui& ui = atlas.in.ui;
    LabelField field(atlas.box);
    field.block(plane_buttons(ui, atlas.box));
    std::vector<const PlaceRow*> order;
    if (over) order.push_back(over);
    for (const PlaceRow& row : atlas.state.rows.placed) {
        const ImVec2 at = atlas.place(row);
        if (!shows(atlas.state, row) || !atlas.in_sight(at, 0)) continue;
        if (&row != over) order.push_back(&row);
        const float r = mark_radius(row) * 0.8f;
        field.block({{at.x - r, at.y - r}, {at.x + r, at.y + r}});
    }
    std::size_t named = 0;
    const auto most = static_cast<std::size_t>(atlas.box.width() * atlas.box.height() / room_a_place);
    for (const PlaceRow* row : order) {
        if (named >= most) break;
        const ImVec2 at = atlas.place(*row);
        const bool venue = row->events > 0;
        const MarkLabel look{venue ? Face::small_strong : Face::caption, venue ? ui.color->ink : ui.color->secondary, 170};
        if (draw_mark_label(ui, field, at, mark_radius(*row), row->name, look)) ++named;
    }
}

/// What lies nowhere on the map, as a line that opens into a list. Returns its height.
float unplaced_height(const Ui& ui, const MapState& state, float room) {
    if (state.rows.unplaced.empty()) return 0;
    const float line = ui.touch ? 44.f : 36.f;
    return state.list_open ? std::min(line + static_cast<float>(state.rows.unplaced.size()) * 28, std::max(room * 0.45f, line)) : line;
}

void unplaced_ui(const ViewInput& in, MapState& state, const Rect& box, Commands& commands) {
    const Ui& ui = in.ui;
    ImGui::GetWindowDrawList()->AddRectFilled(box.min, {box.max.x, box.min.y + 1}, ui.color->hairline);
    const float line = ui.touch ? 44.f : 36.f, left = ui.narrow ? 16.f : 24.f;
    ImGui::SetCursorScreenPos(box.min);
    const std::string count = counted(state.rows.unplaced.size(), "place is", "places are");
    const std::string words = ui.narrow ? count + " not on the map" : count + (state.rows.unplaced.size() == 1 ? " not on the map: its coordinates are not known" : " not on the map: their coordinates are not known") +
                              (state.rows.described == 0 ? std::string() : "; " + std::to_string(state.rows.described) + " more without a name");
    const Hit h = hit(ui, "unplaced", {box.width(), line}, words, true, 0);
    inspect::opened(state.list_open);
    draw_icon(ui, {box.min.x + left + 6, box.min.y + line * 0.5f}, state.list_open ? icon::chevron_down : icon::chevron_right, 16, ui.color->secondary);
    draw_text(ui, {box.min.x + left + 20, box.min.y + (line - 18) * 0.5f}, Face::small, ui.color->secondary, words, box.width() - left - 28);
    if (h.clicked) commands.push_back(command::Unfold{std::string(unplaced_list), !state.list_open});
    if (!state.list_open) return;
    ImGui::SetCursorScreenPos({box.min.x, box.min.y + line});
    begin_pane(ui, "list", {box.width(), box.height() - line}, 0, {left, 0});
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(state.rows.unplaced.size()), ui.touch ? 40.f : 26.f);
    while (clipper.Step()) {
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
            const PlaceRow& row = state.rows.unplaced[static_cast<std::size_t>(i)];
            entity_link(in, row.entity, i, commands, place_words(row));
        }
    }
    end_pane(ui);
}

void refresh(const ViewInput& in, MapState& state) {
    if (state.corpus_revision != in.corpus_revision) state.fitted = false;
    state.corpus_revision = in.corpus_revision;
    if (state.revision == in.revision) return;
    state.revision = in.revision;
    state.rows = place_rows(in.corpus, in.filter);
}

void step_places(const Atlas& atlas, Commands& commands) {
    std::vector<const PlaceRow*> all;
    for (const PlaceRow& row : atlas.state.rows.placed) {
        if (shows(atlas.state, row)) all.push_back(&row);
    }
    const auto here = std::find_if(all.begin(), all.end(), [&](const PlaceRow* row) { return atlas.chosen(*row); });
    const int at = here == all.end() ? -1 : static_cast<int>(here - all.begin()), to = stepped(at, atlas.in.row_step, all.size());
    if (to != at && to >= 0) commands.push_back(command::Select{select_entity(all[static_cast<std::size_t>(to)]->id)});
}

}  // namespace

void map_ui(const ViewInput& in, MapState& state, Commands& commands) {
    const Ui& ui = in.ui;
    refresh(in, state);
    state.places = static_cast<MapPlaces>(in.choice);
    state.list_open = in.detail->is_open(unplaced_list);
    const std::vector<std::string_view> choices = {"All", "Venues", "Named"};
    const auto shown = std::count_if(state.rows.placed.begin(), state.rows.placed.end(), [&](const PlaceRow& row) { return shows(state, row); });
    const std::string all = counted(state.rows.size(), "place", "places");
    const std::string count = static_cast<std::size_t>(shown) < state.rows.size() ? std::to_string(shown) + " of " + all : all;
    const ImVec2 place = view_title_with(ui, "Map", count, segmented_width(ui, choices), ui.touch ? 40.f : 30.f);
    const ImVec2 next = ImGui::GetCursorScreenPos();
    ImGui::SetCursorScreenPos(place);
    if (const int places = segmented(ui, "places", choices, in.choice); places != in.choice) commands.push_back(command::Choose{static_cast<ViewChoice>(places)});
    ImGui::SetCursorScreenPos(next);
    map_legend_ui(ui);
    rule(ui);
    if (state.rows.size() == 0) return nothing_matches(in, "place", commands);
    const ImVec2 at = ImGui::GetCursorScreenPos(), room = ImGui::GetContentRegionAvail();
    const float list = unplaced_height(ui, state, room.y);
    const Atlas atlas{in, state, {at, {at.x + room.x, at.y + room.y - list}}};
    if (!state.fitted) fit_places(atlas);
    state.fitted = true;
    const PlaneInput input = begin_plane(ui, state.plane, atlas.box, "Map of " + counted(static_cast<std::size_t>(shown), "place", "places"), {in.zoom, in.pan, in.rise}, widest_map, nearest_map);
    if (in.row_step != 0) step_places(atlas, commands);
    draw_world(ui, state.world, state.plane, atlas.box);
    const PlaceRow* over = input.hovered ? place_under(atlas, ImGui::GetMousePos()) : nullptr;
    draw_places(atlas, over);
    count_events(atlas);
    name_places(atlas, over);
    end_plane();
    if (over) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
        if (!ui.touch) tooltip(ui, over->name, over->description, place_words(*over));
    }
    if (input.clicked && over) commands.push_back(command::Select{select_entity(over->id)});
    else if (input.clicked && in.selection.kind != Selection::Kind::none) commands.push_back(command::Select{{}});
    if (input.fit) {
        state.fitted = false;
        platform::request_frame();
    }
    if (list > 0) unplaced_ui(in, state, {{at.x, at.y + room.y - list}, {at.x + room.x, at.y + room.y}}, commands);
}

}  // namespace dragoman
