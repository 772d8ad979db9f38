#include "web/view/entities_view.h"

#include <algorithm>

#include "core/query/wording.h"
#include "web/view/view_parts.h"
#include "web/widget/draw.h"

namespace dragoman {
namespace {

bool of_kind(EntityType type, int kind) {
    switch (kind) {
        case 1: return type == EntityType::person;
        case 2: return type == EntityType::org || type == EntityType::norp;
        case 3: return type == EntityType::gpe || type == EntityType::loc || type == EntityType::fac;
        case 4: return type == EntityType::event || type == EntityType::law || type == EntityType::product || type == EntityType::work_of_art;
        default: return true;
    }
}

void refresh(const ViewInput& in, EntitiesState& state) {
    if (state.revision == in.revision && state.order == static_cast<EntityOrder>(in.order) && state.kind == in.choice) return;
    state.revision = in.revision;
    state.order = static_cast<EntityOrder>(in.order);
    state.kind = in.choice;
    state.chosen = {};
    Filter filter = in.filter;
    if (!state.find.empty()) filter.text = state.find;
    state.rows = entity_rows(in.corpus, filter, state.order);
    std::erase_if(state.rows, [&](const EntityRow& row) { return !of_kind(row.type, state.kind); });
    state.most = 1;
    for (const EntityRow& row : state.rows) state.most = std::max(state.most, row.mentions);
}

void row_ui(const ViewInput& in, const EntityRow& row, float height, std::uint32_t most, bool chosen, Commands& commands) {
    const Ui& ui = in.ui;
    ImGui::PushID(row.id.c_str());
    const Hit h = hit(ui, "row", {ImGui::GetContentRegionAvail().x, height}, row.name, true, 0);
    ImGui::PopID();
    if (chosen) mark_chosen_row(ui, h.box);
    const float left = h.box.min.x + (ui.narrow ? 16.f : 24.f), right = left + margin_width(ui.narrow ? 16.f : 24.f);
    const float top = h.box.min.y;
    type_dot(ui, {left + 5, top + 19}, row.type, row.linked, 5);
    const float counts = ui.narrow ? 44.f : 190.f;
    const float name_room = right - left - 22 - counts - 16;
    draw_text(ui, {left + 22, top + 8}, Face::strong, ui.color->ink, row.name, name_room);
    std::string below = row.description.empty() ? std::string(plain_name(row.type)) : row.description;
    if (!row.aliases.empty()) below += "  ·  also " + row.aliases;
    draw_text(ui, {left + 22, top + 29}, Face::small, ui.color->secondary, below, ui.narrow ? right - left - 22 : name_room);
    const std::string mentions = std::to_string(row.mentions);
    draw_text_right(ui, right, top + 8, Face::strong, ui.color->ink, mentions);
    if (!ui.narrow) {
        const float bar = 90.f * static_cast<float>(row.mentions) / static_cast<float>(std::max(1u, most));
        const float bar_right = right - 44;
        ImGui::GetWindowDrawList()->AddRectFilled({bar_right - std::max(bar, 2.f), top + 15}, {bar_right, top + 21}, with_alpha(ui.color->of(row.type), 0.55f), 2);
        std::string spread = "in " + counted(row.documents, "article", "articles");
        if (row.quotations > 0) spread += ", " + counted(row.quotations, "quotation", "quotations");
        draw_text_right(ui, right, top + 29, Face::small, ui.color->secondary, spread);
    }
    ImGui::GetWindowDrawList()->AddRectFilled({left + 22, h.box.max.y - 1}, {right, h.box.max.y}, ui.color->hairline);
    if (h.clicked) commands.push_back(command::ChooseEntity{row.id});
}

}  // namespace

void entities_ui(const ViewInput& in, EntitiesState& state, Commands& commands) {
    const Ui& ui = in.ui;
    if (state.find != in.detail->find) {
        state.find = in.detail->find;
        state.revision = 0;
    }
    refresh(in, state);
    const std::vector<std::string_view> kinds = {"All", "People", "Groups", "Places", "Other"};
    const ImVec2 place = view_title_with(ui, "Entities", counted(state.rows.size(), "entity", "entities"), segmented_width(ui, kinds), ui.touch ? 40.f : 30.f);
    const ImVec2 next = ImGui::GetCursorScreenPos();
    ImGui::SetCursorScreenPos(place);
    const int kind = segmented(ui, "kind", kinds, in.choice);
    const float left = next.x + (ui.narrow ? 16.f : 24.f);
    ImGui::SetCursorScreenPos({left, next.y});
    const std::vector<std::string_view> orders = {"By mentions", "By name", "By type"};
    const float orders_width = ui.narrow ? 0.f : segmented_width(ui, orders) + 12;
    const float field = ImGui::GetContentRegionAvail().x - orders_width - (ui.narrow ? 16.f : 24.f);
    const bool changed = search_field(ui, "##find-entity", "Name or alias", state.find, std::min(field, 420.f));
    int order = in.order;
    if (!ui.narrow) {
        ImGui::SetCursorScreenPos({next.x + ImGui::GetWindowWidth() - orders_width - 12, next.y + 1});
        order = segmented(ui, "order", orders, order);
    }
    ImGui::SetCursorScreenPos({next.x, next.y + (ui.touch ? 52.f : 44.f)});
    rule(ui);
    if (order != in.order) commands.push_back(command::Sort{order});
    if (kind != in.choice) commands.push_back(command::Choose{static_cast<ViewChoice>(kind)});
    if (changed) {
        commands.push_back(command::Find{state.find});
        state.revision = 0;
        refresh(in, state);
    }
    if (state.rows.empty()) {
        if (!state.find.empty() || state.kind != 0) {
            empty_note(ui, "No entity has such a name.", "Try fewer letters, or another kind.");
            ImGui::SetCursorPosX(ui.narrow ? 16.f : 24.f);
            if (button(ui, "Show all entities", nullptr, true)) {
                commands.push_back(command::Find{});
                commands.push_back(command::Choose{0});
            }
            return;
        }
        return nothing_matches(in, "entity", commands);
    }
    const float height = 56;
    const int at = state.chosen.find(in, state.rows, [&](const EntityRow& r) {
        return in.selection.kind == Selection::Kind::entity && in.selection.id == r.id;
    });
    const int to = stepped(at, in.row_step, state.rows.size());
    if (to != at) commands.push_back(command::Select{select_entity(state.rows[static_cast<std::size_t>(to)].id)});
    if (in.enter && at >= 0) commands.push_back(command::ChooseEntity{in.selection.id});
    begin_pane(ui, "entities", {0, 0});
    if (to != at) show_row(to, height);
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(state.rows.size()), height);
    while (clipper.Step()) {
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
            row_ui(in, state.rows[static_cast<std::size_t>(i)], height, state.most, i == at, commands);
        }
    }
    end_pane(ui);
}

}  // namespace dragoman
