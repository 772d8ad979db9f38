#include "web/view/matrix_view.h"

#include <algorithm>
#include <cmath>

#include "core/query/wording.h"
#include "web/view/relation_legend.h"
#include "web/view/view_parts.h"
#include "web/widget/draw.h"
#include "web/widget/entity_mark.h"
#include "web/widget/relation_mark.h"
#include "web/widget/vertical_text.h"

namespace dragoman {
namespace {

constexpr std::size_t most_rows = 40;

void refresh(const ViewInput& in, MatrixState& state) {
    const bool switched = take_switches(in, state.shown);
    const bool names = state.shown[static_cast<std::size_t>(Relation::named)];
    if (state.corpus_revision != in.corpus_revision) present_relations(in.corpus, state.present);
    state.corpus_revision = in.corpus_revision;
    if (!switched && state.revision == in.revision && state.with_names == names && state.order == static_cast<MatrixOrder>(in.order)) return;
    state.revision = in.revision;
    state.order = static_cast<MatrixOrder>(in.order);
    state.with_names = names;
    state.rows = network(in.corpus, in.filter, names);
    for (std::uint32_t& n : state.links_of) n = 0;
    for (const NetworkLink& link : state.rows.links) ++state.links_of[static_cast<std::size_t>(link.relation)];
    state.table = matrix(in.corpus, state.rows, state.shown, state.order, most_rows);
    state.entities = state.rows.nodes.size();
}

/// The table's places: headers stay at the edges, the cells scroll.
struct Grid {
    ImVec2 at;             ///< Upper left of all.
    ImVec2 size;
    float names, heads;    ///< Width of the rows' names, height of the columns'.
    float side;            ///< Of a cell.
    ImVec2 scroll;
    int row = -1, column = -1;  ///< Under the pointer.
};

std::string cell_words(const ViewInput& in, const Matrix& table, const MatrixCell& cell) {
    const std::string& from = in.corpus.entities[table.entities[cell.row].at()].name;
    const std::string& to = in.corpus.entities[table.entities[cell.column].at()].name;
    std::string out = from + " " + std::string(relation_kind(cell.main).does) + " " + to + ", " + count_words(cell.main, cell.count, cell.took_place);
    if (cell.relations > 1) out += " with " + counted(cell.relations - 1, "other dealing", "other dealings");
    return out;
}

void cell_ui(const ViewInput& in, const Matrix& table, const MatrixCell& cell, ImVec2 at, Grid& grid, Commands& commands) {
    const Ui& ui = in.ui;
    ImGui::SetCursorScreenPos(at);
    const std::string words = cell_words(in, table, cell);
    ImGui::PushID(static_cast<int>(cell.row * most_rows + cell.column));
    const Hit h = hit(ui, "cell", {grid.side, grid.side}, words, false, 0);
    ImGui::PopID();
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImU32 color = relation_color(ui, cell.main);
    const float share = std::sqrt(static_cast<float>(cell.count) / static_cast<float>(std::max(table.most, 1u)));
    const ImVec2 a{at.x + 1, at.y + 1}, b{at.x + grid.side - 1, at.y + grid.side - 1};
    const bool weak = cell.took_place == 0 && cell.main != Relation::named;
    if (weak) {  // hollow and dashed
        for (float x = a.x; x < b.x; x += 6) {
            list->AddRectFilled({x, a.y}, {std::min(x + 3, b.x), a.y + 1}, color);
            list->AddRectFilled({x, b.y - 1}, {std::min(x + 3, b.x), b.y}, color);
        }
        for (float y = a.y; y < b.y; y += 6) {
            list->AddRectFilled({a.x, y}, {a.x + 1, std::min(y + 3, b.y)}, color);
            list->AddRectFilled({b.x - 1, y}, {b.x, std::min(y + 3, b.y)}, color);
        }
    } else {
        list->AddRectFilled(a, b, with_alpha(color, 0.10f + 0.34f * share), 3);
    }
    const EntityIndex row = table.entities[cell.row], column = table.entities[cell.column];
    const bool chosen = in.selection.kind == Selection::Kind::link && in.selection == select_link(in.corpus.entities[row.at()].id, in.corpus.entities[column.at()].id);
    if (chosen || h.hovered || h.focused) list->AddRect(a, b, chosen ? ui.color->accent : ui.color->secondary, 3, 0, chosen ? 2.f : 1.f);
    const char letter[2] = {relation_kind(cell.main).letter, 0};
    const std::string count = std::to_string(cell.count);
    const float letter_width = text_width(ui, Face::caption_strong, letter), both = letter_width + 2 + text_width(ui, Face::caption, count);
    const ImVec2 text{at.x + (grid.side - both) * 0.5f, at.y + (grid.side - 16) * 0.5f};
    draw_text(ui, text, Face::caption_strong, color, letter);
    draw_text(ui, {text.x + letter_width + 2, text.y}, Face::caption, ui.color->ink, count);
    if (h.hovered) {
        grid.row = static_cast<int>(cell.row);
        grid.column = static_cast<int>(cell.column);
        tooltip(ui, {}, words, "Click for the words that prove it.");
    }
    if (h.clicked) commands.push_back(command::Select{select_link(in.corpus.entities[row.at()].id, in.corpus.entities[column.at()].id)});
}

void cells_ui(const ViewInput& in, const Matrix& table, Grid& grid, Commands& commands) {
    const Ui& ui = in.ui;
    const auto n = static_cast<float>(table.entities.size());
    ImGui::SetCursorScreenPos({grid.at.x + grid.names, grid.at.y + grid.heads});
    begin_pane(ui, "cells", {grid.size.x - grid.names, grid.size.y - grid.heads}, 0, {0, 0}, ImGuiWindowFlags_HorizontalScrollbar);
    const ImVec2 origin = ImGui::GetCursorScreenPos(), corner = ImGui::GetWindowPos(), room = ImGui::GetWindowSize();
    grid.scroll = {ImGui::GetScrollX(), ImGui::GetScrollY()};
    ImDrawList* list = ImGui::GetWindowDrawList();
    for (float i = 0; i <= n; ++i) {
        list->AddRectFilled({origin.x, origin.y + i * grid.side}, {origin.x + n * grid.side, origin.y + i * grid.side + 1}, with_alpha(ui.color->hairline, 0.5f));
        list->AddRectFilled({origin.x + i * grid.side, origin.y}, {origin.x + i * grid.side + 1, origin.y + n * grid.side}, with_alpha(ui.color->hairline, 0.5f));
        if (i < n) list->AddRectFilled({origin.x + i * grid.side, origin.y + i * grid.side}, {origin.x + (i + 1) * grid.side, origin.y + (i + 1) * grid.side}, ui.color->sunken);
    }
    for (const MatrixCell& cell : table.cells) {
        const ImVec2 at{origin.x + static_cast<float>(cell.column) * grid.side, origin.y + static_cast<float>(cell.row) * grid.side};
        if (at.x > corner.x + room.x || at.x + grid.side < corner.x || at.y > corner.y + room.y || at.y + grid.side < corner.y) continue;
        cell_ui(in, table, cell, at, grid, commands);
    }
    ImGui::SetCursorScreenPos(origin);
    ImGui::Dummy({n * grid.side + 16, n * grid.side + 16});
    end_pane(ui);
}

void headers_ui(const ViewInput& in, const Matrix& table, const Grid& grid, Commands& commands) {
    const Ui& ui = in.ui;
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float left = grid.at.x + grid.names, top = grid.at.y + grid.heads;
    const auto color = [&](std::size_t i, int under) { return static_cast<int>(i) == under ? ui.color->accent : ui.color->ink; };
    const auto click = [&](const Entity& entity) { commands.push_back(command::Select{select_entity(entity.id)}); };
    ImGui::PushClipRect({grid.at.x, top}, {left, grid.at.y + grid.size.y}, true);
    for (std::size_t i = 0; i < table.entities.size(); ++i) {
        const Entity& entity = in.corpus.entities[table.entities[i].at()];
        const float y = top + static_cast<float>(i) * grid.side - grid.scroll.y;
        if (y + grid.side < top || y > grid.at.y + grid.size.y) continue;
        ImGui::SetCursorScreenPos({grid.at.x, y});
        ImGui::PushID(static_cast<int>(i));
        const Hit h = hit(ui, "row", {grid.names - 2, grid.side}, entity.name, true, 0);
        ImGui::PopID();
        const float x = grid.at.x + (ui.narrow ? 14.f : 30.f);
        draw_entity(ui, {x, y + grid.side * 0.5f}, entity.type, !entity.wikidata().empty(), 4.5f);
        draw_text(ui, {x + 12, y + grid.side * 0.5f - 9}, Face::small, color(i, grid.row), entity.name, left - x - 18);
        if (h.clicked) click(entity);
    }
    ImGui::PopClipRect();
    ImGui::PushClipRect({left, grid.at.y}, {grid.at.x + grid.size.x, top}, true);
    for (std::size_t i = 0; i < table.entities.size(); ++i) {
        const Entity& entity = in.corpus.entities[table.entities[i].at()];
        const float x = left + static_cast<float>(i) * grid.side - grid.scroll.x;
        if (x + grid.side < left || x > grid.at.x + grid.size.x) continue;
        ImGui::SetCursorScreenPos({x, grid.at.y + 6});
        ImGui::PushID(static_cast<int>(i));
        const Hit h = hit(ui, "column", {grid.side, grid.heads - 6}, "to " + entity.name, true, 0);
        ImGui::PopID();
        draw_text_up(ui, {x + (grid.side - 15) * 0.5f, top - 6}, Face::small, color(i, grid.column), entity.name, grid.heads - 16);
        if (h.clicked) click(entity);
    }
    ImGui::PopClipRect();
    draw_text(ui, {grid.at.x + (ui.narrow ? 14.f : 24.f), top - 20}, Face::caption, ui.color->secondary, "who ↓   to whom →", grid.names - 20);
    list->AddRectFilled({grid.at.x, top - 1}, {grid.at.x + grid.size.x, top}, ui.color->hairline);
    list->AddRectFilled({left - 1, grid.at.y}, {left, grid.at.y + grid.size.y}, ui.color->hairline);
}

}  // namespace

void matrix_ui(const ViewInput& in, MatrixState& state, Commands& commands) {
    const Ui& ui = in.ui;
    refresh(in, state);
    const std::vector<std::string_view> orders = {"By group", "By weight", "By name"};
    std::string count = counted(state.table.entities.size(), "entity", "entities");
    if (state.entities > state.table.entities.size()) count = "the " + std::to_string(state.table.entities.size()) + " most connected of " + counted(state.entities, "entity", "entities");
    const ImVec2 place = view_title_with(ui, "Matrix", count, segmented_width(ui, orders), ui.touch ? 40.f : 30.f);
    const ImVec2 next = ImGui::GetCursorScreenPos();
    ImGui::SetCursorScreenPos(place);
    const int order = segmented(ui, "order", orders, in.order);
    ImGui::SetCursorScreenPos(next);
    if (order != in.order) commands.push_back(command::Sort{order});
    relation_legend_ui(in, state.present, state.links_of, state.legend_open, commands);
    rule(ui);
    if (state.rows.links.empty() && !state.with_names) return nothing_matches(in, "dealing of two entities", commands);
    float longest = 40;
    for (const EntityIndex entity : state.table.entities) longest = std::max(longest, text_width(ui, Face::small, in.corpus.entities[entity.at()].name));
    Grid grid{ImGui::GetCursorScreenPos(), ImGui::GetContentRegionAvail(), std::min(longest + (ui.narrow ? 32.f : 50.f), ui.narrow ? 128.f : 230.f),
              std::min(longest + 20, ui.narrow ? 108.f : 150.f), ui.touch ? 40.f : 32.f, {}};
    cells_ui(in, state.table, grid, commands);
    headers_ui(in, state.table, grid, commands);
}

}  // namespace dragoman
