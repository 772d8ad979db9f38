#include "web/app/palette.h"

#include <algorithm>
#include <iterator>

#include "core/base/utf8.h"
#include "core/query/wording.h"
#include "web/app/frame.h"
#include "web/app/state.h"
#include "web/app/views.h"
#include "web/icons.h"
#include "web/platform/platform.h"
#include "web/widget/draw.h"

namespace dragoman {
namespace {

/// What can be done besides going somewhere.
struct Action {
    const char* label;
    const char* icon;
    void (*run)(App& app, Commands& commands);
};
template <command::Toggle::What what>
void toggle(App&, Commands& commands) {
    commands.push_back(command::Toggle{what});
}
constexpr Action actions[] = {
    {"Open files", icon::file_plus, [](App&, Commands&) { platform::pick_files(platform::Pick::files); }},
    {"Open a folder", icon::folder_open, [](App&, Commands&) { platform::pick_files(platform::Pick::folder); }},
    {"Paste an article", icon::clipboard_paste, toggle<command::Toggle::What::paste>},
    {"Show the sample corpus", icon::library, [](App& app, Commands&) { forget_files(app), platform::take_samples(); }},
    {"Take the filter off", icon::x, [](App&, Commands& commands) { commands.push_back(command::Narrow{{}}); }},
    {"Back", icon::arrow_left, [](App&, Commands& commands) { commands.push_back(command::Go{-1}); }},
    {"Forward", icon::arrow_right, [](App&, Commands& commands) { commands.push_back(command::Go{1}); }},
    {"Next mention", icon::chevron_down, [](App&, Commands& commands) { commands.push_back(command::NextMention{true}); }},
    {"Next article", icon::chevron_right, [](App&, Commands& commands) { commands.push_back(command::NextDocument{true}); }},
    {"Light or dark theme", icon::moon, toggle<command::Toggle::What::theme>},
    {"Settings", icon::settings, toggle<command::Toggle::What::settings>},
    {"Help and keys", icon::circle_question_mark, toggle<command::Toggle::What::help>},
    {"Files that were not read", icon::circle_alert, toggle<command::Toggle::What::problems>},
    {"Stop the analysis", icon::ban, [](App&, Commands&) { platform::cancel_analysis(); }},
    {"Show as plain text", icon::align_left, toggle<command::Toggle::What::text>},  // the last one: only browsers have it
};
std::size_t actions_here() { return std::size(actions) - (platform::shows_text() ? 0 : 1); }

void refresh(App& app) {
    PaletteState& state = app.palette;
    const Corpus* corpus = app.session.corpus();
    if (state.made_for == state.typed && state.revision == app.session.corpus_revision() && !state.rows.empty()) return;
    std::vector<std::string> labels;
    for (const ViewEntry& entry : all_views()) labels.emplace_back(entry.label);
    for (std::size_t i = 0; i < actions_here(); ++i) labels.emplace_back(actions[i].label);
    state.rows = palette_rows(corpus ? *corpus : Corpus(), labels, state.typed);
    state.made_for = state.typed;
    state.revision = app.session.corpus_revision();
    state.at = 0;
}

void run(App& app, const PaletteRow& row, Commands& commands) {
    app.pane = Pane::none;
    switch (row.kind) {
        case PaletteRow::Kind::entity: return commands.push_back(command::ChooseEntity{row.id});
        case PaletteRow::Kind::document: return commands.push_back(command::Open{row.id, {}, {Selection::Kind::document, row.id, {}, MarkLayer::name}});
        case PaletteRow::Kind::command: break;
    }
    if (row.command < view_count) commands.push_back(command::Show{all_views()[row.command].view});
    else actions[row.command - view_count].run(app, commands);
}

bool row_ui(const Ui& ui, const PaletteRow& row, std::size_t number, float height, bool chosen) {
    ImGui::PushID(static_cast<int>(number));
    const Hit h = hit(ui, "row", {ImGui::GetContentRegionAvail().x - 12, height}, row.label);
    ImGui::PopID();
    const ImVec2 at = h.box.min;
    const float middle = at.y + height * 0.5f;
    if (chosen) ImGui::GetWindowDrawList()->AddRectFilled(h.box.min, h.box.max, ui.color->wash, 6);
    if (row.kind == PaletteRow::Kind::entity) {
        type_dot(ui, {at.x + 18, middle}, row.type, !row.id.starts_with("nil:"), 5);
    } else {
        const bool view = row.kind == PaletteRow::Kind::command && row.command < view_count;
        const char* sign = row.kind == PaletteRow::Kind::document ? icon::file_text : view ? all_views()[row.command].icon : actions[row.command - view_count].icon;
        draw_icon(ui, {at.x + 18, middle}, sign, 17, ui.color->secondary);
    }
    const std::string beside = row.kind == PaletteRow::Kind::entity ? std::string(plain_name(row.type)) + "  ·  " + row.beside : row.beside;
    const float room = h.box.width() - 48 - (beside.empty() ? 0.f : text_width(ui, Face::small, beside) + 16);
    draw_text(ui, {at.x + 38, middle - 10}, chosen ? Face::strong : Face::body, ui.color->ink, row.label, room);
    draw_text_right(ui, h.box.max.x - 10, middle - 9, Face::small, ui.color->secondary, beside);
    return h.clicked;
}

}  // namespace

void open_palette(App& app) {
    app.pane = Pane::palette;
    app.palette = {};
    app.palette.focus = true;
}

void palette_ui(const Ui& ui, App& app, Commands& commands) {
    PaletteState& state = app.palette;
    ImGui::SetCursorPos({ImGui::GetCursorPosX() + 2, ImGui::GetCursorPosY() + 2});  // room for the ring round the field
    search_field(ui, "##palette", "A view, an entity, an article, something to do", state.typed, ImGui::GetContentRegionAvail().x - 14, state.focus);
    state.focus = false;
    refresh(app);
    const int count = static_cast<int>(state.rows.size());
    const int before = state.at;
    if (count > 0 && ImGui::IsKeyPressed(ImGuiKey_DownArrow, true)) state.at = (state.at + 1) % count;
    if (count > 0 && ImGui::IsKeyPressed(ImGuiKey_UpArrow, true)) state.at = (state.at + count - 1) % count;
    const bool moved = state.at != before;
    if (ImGui::IsKeyPressed(ImGuiKey_Escape, false)) app.pane = Pane::none;
    if (count > 0 && (ImGui::IsKeyPressed(ImGuiKey_Enter, false) || ImGui::IsKeyPressed(ImGuiKey_KeypadEnter, false))) {
        return run(app, state.rows[static_cast<std::size_t>(state.at)], commands);
    }
    if (moved) platform::announce(state.rows[static_cast<std::size_t>(state.at)].label);
    gap(8);
    begin_pane(ui, "palette-rows", {0, 0});
    const float height = ui.touch ? 44.f : 34.f;
    if (count == 0) paragraph(ui, Face::body, ui.color->secondary, "Nothing has such a name. Enter it in the search field to look in the articles' words.");
    for (std::size_t i = 0; i < state.rows.size(); ++i) {
        const bool chosen = static_cast<int>(i) == state.at;
        const bool clicked = row_ui(ui, state.rows[i], i, height, chosen);
        if (chosen && moved) ImGui::SetScrollHereY(0.5f);
        if (clicked) {
            run(app, PaletteRow(state.rows[i]), commands);
            break;
        }
    }
    end_pane(ui);
}

}  // namespace dragoman
