#include "web/view/documents_view.h"

#include <algorithm>

#include "core/base/utf8.h"
#include "core/query/timeline_rows.h"
#include "core/query/wording.h"
#include "web/icons.h"
#include "web/platform/platform.h"
#include "web/view/view_parts.h"
#include "web/widget/date_bar.h"
#include "web/widget/draw.h"

namespace dragoman {
namespace {

struct DocumentColumns {
    float title = 0, outlet = 0, date = 0, bar = 0, words = 0, found = 0, warnings = 0;  ///< Widths; 0: left out.
};

DocumentColumns document_columns(const Ui& ui, float width, bool warned) {
    DocumentColumns c;
    if (ui.narrow) {
        c.title = width;
        return c;
    }
    c.date = 148;
    c.words = 64;
    c.bar = width > 720 ? 120.f : 0.f;
    c.outlet = width > 560 ? std::min(150.f, width * 0.18f) : 0.f;
    if (warned) c.warnings = width > 860 ? std::min(width * 0.24f, 320.f) : 56.f;
    c.found = width - (warned ? c.warnings : 0.f) > 860 ? 150.f : 0.f;
    c.title = width - c.date - c.words - c.bar - c.outlet - c.found - c.warnings;
    return c;
}

void head_ui(const ViewInput& in, const DocumentColumns& c, const DocumentsState& state, Commands& commands) {
    const Ui& ui = in.ui;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    float x = at.x + 24;
    const auto column = [&](std::string_view label, float width, bool right, DocumentOrder order, bool sortable) {
        if (width <= 0) return;
        const bool on = sortable && state.order == order;
        const float words = text_width(ui, Face::caption_strong, label);
        const float left = right ? x + width - 16 - words : x;
        ImGui::SetCursorScreenPos({left - 4, at.y + 2});
        if (sortable) {
            ImGui::PushID(label.data());
            const Hit h = hit(ui, "sort", {words + 8, 24}, "Sort by " + std::string(label), true, 4);
            ImGui::PopID();
            if (h.clicked) commands.push_back(command::Sort{static_cast<int>(order)});
        }
        draw_text(ui, {left, at.y + 6}, on ? Face::caption_strong : Face::caption, on ? ui.color->ink : ui.color->secondary, label);
        x += width;
    };
    column("Title", c.title, false, DocumentOrder::title, true);
    column("Outlet", c.outlet, false, DocumentOrder::outlet, true);
    column("Published", c.date, false, DocumentOrder::date, true);
    column("On the axis", c.bar, false, DocumentOrder::date, false);
    column("Found in it", c.found, false, DocumentOrder::size, false);
    column(c.warnings > 80 ? "Warnings" : "!", c.warnings, false, DocumentOrder::warnings, true);
    column("Words", c.words, true, DocumentOrder::size, true);
    ImGui::SetCursorScreenPos({at.x, at.y + 28});
    rule(ui);
}

/// The place in a row that lists its warnings in the inspector. Taken before the row itself, which lies under it.
Hit warnings_hit(const ViewInput& in, const DocumentColumns& c, const DocumentRow& row, float height) {
    const Ui& ui = in.ui;
    if (row.warnings == 0) return {};
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const float left = ui.narrow ? width - 64 : 24 + c.title + c.outlet + c.date + c.bar + c.found - 8;
    ImGui::SetCursorScreenPos({at.x + left, at.y});
    const Hit h = hit(ui, "warnings", {ui.narrow ? 60.f : c.warnings - 8, height}, counted(row.warnings, "warning", "warnings") + ": " + row.warning, true, 4);
    ImGui::SetCursorScreenPos(at);
    return h;
}

/// How many and the first.
void warnings_ui(const ViewInput& in, const DocumentRow& row, const Hit& h, Commands& commands) {
    const Ui& ui = in.ui;
    const ImVec2 at = h.box.min, size{h.box.width(), h.box.height()};
    const float middle = at.y + size.y * 0.5f;
    const std::string count = std::to_string(row.warnings);
    if (ui.narrow) {
        draw_icon(ui, {at.x + size.x - 32, at.y + 41}, icon::triangle_alert, 15, ui.color->caution);
        draw_text(ui, {at.x + size.x - 20, at.y + 32}, Face::small_strong, ui.color->ink, count);
    } else {
        draw_icon(ui, {at.x + 15, middle}, icon::triangle_alert, 14, ui.color->caution);
        draw_text(ui, {at.x + 28, middle - 9}, Face::small_strong, ui.color->ink, count);
        if (size.x > 80) draw_text(ui, {at.x + 42, middle - 9}, Face::small, h.hovered ? ui.color->ink : ui.color->secondary, row.warning, size.x - 46);
    }
    if (h.hovered) tooltip(ui, counted(row.warnings, "warning", "warnings"), row.warning, row.warnings > 1 ? "Click to list them all." : "");
    if (h.clicked) commands.push_back(command::Select{{Selection::Kind::document, row.id, {}, MarkLayer::name}});
}

void row_ui(const ViewInput& in, const DocumentColumns& c, const DocumentsState& state, const DocumentRow& row, float height,
            bool chosen, Commands& commands) {
    const Ui& ui = in.ui;
    ImGui::PushID(row.id.c_str());
    const Hit warned = warnings_hit(in, c, row, height);
    const Hit h = hit(ui, "row", {ImGui::GetContentRegionAvail().x, height}, row.title, true, 0);
    ImGui::PopID();
    if (chosen) mark_chosen_row(ui, h.box);
    const float top = h.box.min.y;
    float x = h.box.min.x + 24;
    const std::string date = row.date ? date_words(row.date, row.basis) : "no date";
    const ImU32 date_ink = row.date ? ui.color->ink : ui.color->faint;
    if (ui.narrow) {
        const float width = h.box.width() - 40;
        draw_text(ui, {h.box.min.x + 16, top + 9}, Face::strong, ui.color->ink, row.title, width);
        std::string below = row.outlet.empty() ? date : row.outlet + "  ·  " + date;
        below += "  ·  " + counted(row.words, "word", "words");
        const float aside = row.warnings > 0 ? 52.f : 0.f;
        draw_text(ui, {h.box.min.x + 16, top + 31}, Face::small, ui.color->secondary, below, width - aside);
        if (row.warnings > 0) warnings_ui(in, row, warned, commands);
    } else {
        const float y = top + (height - 20) * 0.5f;
        const float room = c.title - 16;
        draw_text(ui, {x, y}, Face::strong, ui.color->ink, row.title, room);
        x += c.title;
        if (c.outlet > 0) draw_text(ui, {x, y}, Face::body, ui.color->secondary, row.outlet.empty() ? "—" : row.outlet, c.outlet - 16);
        x += c.outlet;
        draw_text(ui, {x, y}, Face::body, date_ink, date, c.date - 12);
        x += c.date;
        if (c.bar > 0 && state.extent) {
            draw_date_bar(ui, {x, y + 6}, c.bar - 24, *state.extent, row.date, row.bounds, row.basis, ui.color->ink);
        }
        x += c.bar;
        if (c.found > 0) {
            const std::string found = std::to_string(row.names) + " names · " + std::to_string(row.quotations) + " said";
            draw_text(ui, {x, y + 1}, Face::small, ui.color->secondary, found, c.found - 12);
        }
        x += c.found;
        if (c.warnings > 0 && row.warnings > 0) warnings_ui(in, row, warned, commands);
        x += c.warnings;
        draw_text_right(ui, x + c.words - 16, y, Face::body, ui.color->secondary, std::string(trimmed(counted(row.words, "", ""))));
    }
    ImGui::GetWindowDrawList()->AddRectFilled({h.box.min.x + (ui.narrow ? 16.f : 24.f), h.box.max.y - 1}, {h.box.max.x, h.box.max.y}, ui.color->hairline);
    if (h.clicked) commands.push_back(command::Open{row.id, {}, {Selection::Kind::document, row.id, {}, MarkLayer::name}});
}

/// A first visit: what these articles are, two steps, and one's own.
void welcome_ui(const ViewInput& in, Commands& commands) {
    const Ui& ui = in.ui;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float left = at.x + (ui.narrow ? 16.f : 24.f), width = std::min(ImGui::GetContentRegionAvail().x - (ui.narrow ? 32.f : 48.f), 900.f);
    const float pad = ui.narrow ? 14.f : 20.f, inner = width - pad * 2;
    ImDrawList* list = ImGui::GetWindowDrawList();
    const std::string_view steps[] = {"Choose a name in Entities: every view narrows to it.", "Click any line: it opens where it is written, and says why it was found."};
    const std::string what = "These articles are a sample. Everything is read " + std::string(platform::surroundings().inside) + "; nothing you open leaves it.";
    const float button_height = ui.touch ? 40.f : 34.f;
    float height = pad + wrapped_height(ui, Face::lead, what, inner - 32) + 12;
    for (const std::string_view step : steps) height += wrapped_height(ui, Face::body, step, inner - 26) + 6;
    height += 8 + button_height + pad;
    list->AddRectFilled({left, at.y}, {left + width, at.y + height}, ui.color->raised, 8);
    list->AddRect({left, at.y}, {left + width, at.y + height}, ui.color->hairline, 8);
    float y = at.y + pad;
    y += draw_wrapped(ui, {left + pad, y}, Face::lead, ui.color->ink, what, inner - 32) + 12;
    for (std::size_t i = 0; i < std::size(steps); ++i) {
        draw_text(ui, {left + pad, y}, Face::strong, ui.color->accent, std::to_string(i + 1));
        y += draw_wrapped(ui, {left + pad + 26, y}, Face::body, ui.color->ink, steps[i], inner - 26) + 6;
    }
    y += 8;
    ImGui::SetCursorScreenPos({left + pad, y});
    if (button(ui, "Try it with your own articles", icon::file_plus, true)) platform::pick_files(platform::Pick::files);
    const float corner = ui.touch ? 40.f : 28.f;
    ImGui::SetCursorScreenPos({left + width - corner - 6, at.y + 6});
    if (icon_button(ui, icon::x, "Put this hint away", false, corner)) commands.push_back(command::Toggle{command::Toggle::What::welcome});
    ImGui::SetCursorScreenPos(at);
    ImGui::Dummy({1, height + 16});
}

}  // namespace

void documents_ui(const ViewInput& in, DocumentsState& state, Commands& commands) {
    const Ui& ui = in.ui;
    if (state.revision != in.revision || state.order != static_cast<DocumentOrder>(in.order) || state.shown != in.choice) {
        state.order = static_cast<DocumentOrder>(in.order);
        state.shown = in.choice;
        state.chosen = {};
        state.rows = document_rows(in.corpus, in.filter, state.order);
        state.all = state.rows.size();
        state.warned = static_cast<std::size_t>(std::count_if(state.rows.begin(), state.rows.end(), [](const DocumentRow& r) { return r.warnings > 0; }));
        if (state.shown == 1 && state.warned > 0) std::erase_if(state.rows, [](const DocumentRow& r) { return r.warnings == 0; });
        state.extent.reset();
        for (const DocumentRow& row : state.rows) {
            const std::optional<DateInterval>& when = row.bounds ? row.bounds : row.date;
            if (!when) continue;
            if (!state.extent) state.extent = when;
            state.extent->earliest = std::min(state.extent->earliest, when->earliest);
            state.extent->latest = std::max(state.extent->latest, when->latest);
        }
        state.revision = in.revision;
    }
    const std::string count = counted(state.all, "article", "articles");
    if (state.warned > 0) {
        const std::string warned = "With warnings " + std::to_string(state.warned);
        const std::vector<std::string_view> choices = {"All", warned};
        const float width = segmented_width(ui, choices);
        const ImVec2 place = view_title_with(ui, "Documents", count, width, ui.touch ? 40.f : 30.f);
        const ImVec2 after = ImGui::GetCursorScreenPos();
        ImGui::SetCursorScreenPos(place);
        if (const int shown = segmented(ui, "warned", choices, in.choice); shown != in.choice) commands.push_back(command::Choose{static_cast<ViewChoice>(shown)});
        ImGui::SetCursorScreenPos(after);
    } else {
        view_title(ui, "Documents", count);
    }
    if (state.rows.empty()) return nothing_matches(in, "article", commands);
    if (in.welcome && in.filter.empty() && ui.height >= 600) welcome_ui(in, commands);
    const DocumentColumns columns = document_columns(ui, margin_width(24) + 16, state.warned > 0);
    if (!ui.narrow) head_ui(in, columns, state, commands);
    else rule(ui);
    const float height = ui.narrow ? 60.f : ui.touch ? 48.f : 40.f;

    const int at = state.chosen.find(in, state.rows, [&](const DocumentRow& r) {
        return in.selection.kind == Selection::Kind::document && in.selection.id == r.id;
    });
    const int to = stepped(at, in.row_step, state.rows.size());
    if (to != at) commands.push_back(command::Select{{Selection::Kind::document, state.rows[static_cast<std::size_t>(to)].id, {}, MarkLayer::name}});
    if (in.enter && at >= 0) commands.push_back(command::Open{in.selection.id, {}, {}});

    begin_pane(ui, "documents", {0, 0});
    if (to != at) show_row(to, height);
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(state.rows.size()), height);
    while (clipper.Step()) {
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
            row_ui(in, columns, state, state.rows[static_cast<std::size_t>(i)], height, i == at, commands);
        }
    }
    end_pane(ui);
}

}  // namespace dragoman
