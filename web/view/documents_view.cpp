#include "web/view/documents_view.h"

#include <algorithm>

#include "core/base/utf8.h"
#include "core/query/timeline_rows.h"
#include "core/query/wording.h"
#include "web/icons.h"
#include "web/view/view_parts.h"
#include "web/widget/date_bar.h"
#include "web/widget/draw.h"

namespace dragoman {
namespace {

struct DocumentColumns {
    float title = 0, outlet = 0, date = 0, bar = 0, words = 0, found = 0;  ///< Widths; 0: left out.
};

DocumentColumns document_columns(const Ui& ui, float width) {
    DocumentColumns c;
    if (ui.narrow) {
        c.title = width;
        return c;
    }
    c.date = 148;
    c.words = 64;
    c.bar = width > 720 ? 120.f : 0.f;
    c.outlet = width > 560 ? std::min(150.f, width * 0.18f) : 0.f;
    c.found = width > 860 ? 150.f : 0.f;
    c.title = width - c.date - c.words - c.bar - c.outlet - c.found;
    return c;
}

void head_ui(const ViewInput& in, const DocumentColumns& c, DocumentsState& state) {
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
            if (h.clicked) {
                state.order = order;
                state.revision = 0;
            }
        }
        draw_text(ui, {left, at.y + 6}, on ? Face::caption_strong : Face::caption, on ? ui.color->ink : ui.color->secondary, label);
        x += width;
    };
    column("Title", c.title, false, DocumentOrder::title, true);
    column("Outlet", c.outlet, false, DocumentOrder::outlet, true);
    column("Published", c.date, false, DocumentOrder::date, true);
    column("On the axis", c.bar, false, DocumentOrder::date, false);
    column("Found in it", c.found, false, DocumentOrder::size, false);
    column("Words", c.words, true, DocumentOrder::size, true);
    ImGui::SetCursorScreenPos({at.x, at.y + 28});
    rule(ui);
}

void row_ui(const ViewInput& in, const DocumentColumns& c, const DocumentsState& state, const DocumentRow& row, float height,
            bool chosen, Commands& commands) {
    const Ui& ui = in.ui;
    ImGui::PushID(row.id.c_str());
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
        draw_text(ui, {h.box.min.x + 16, top + 31}, Face::small, ui.color->secondary, below, width);
    } else {
        const float y = top + (height - 20) * 0.5f;
        float room = c.title - 16;
        if (row.warnings > 0) room -= 24;
        const float drawn = draw_text(ui, {x, y}, Face::strong, ui.color->ink, row.title, room);
        if (row.warnings > 0) {
            draw_icon(ui, {x + drawn + 16, y + 10}, icon::triangle_alert, 14, ui.color->caution);
            if (h.hovered) tooltip(ui, counted(row.warnings, "warning", "warnings"), "Choose the article to read them at the right.");
        }
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
        draw_text_right(ui, x + c.words - 16, y, Face::body, ui.color->secondary, std::string(trimmed(counted(row.words, "", ""))));
    }
    ImGui::GetWindowDrawList()->AddRectFilled({h.box.min.x + (ui.narrow ? 16.f : 24.f), h.box.max.y - 1}, {h.box.max.x, h.box.max.y}, ui.color->hairline);
    if (h.clicked) commands.push_back(command::Open{row.id, {}, {Selection::Kind::document, row.id, {}, MarkLayer::name}});
}

}  // namespace

void documents_ui(const ViewInput& in, DocumentsState& state, Commands& commands) {
    const Ui& ui = in.ui;
    if (state.revision != in.revision) {
        state.rows = document_rows(in.corpus, in.filter, state.order);
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
    view_title(ui, "Documents", counted(state.rows.size(), "article", "articles"));
    if (state.rows.empty()) return nothing_matches(in, "article", commands);
    const DocumentColumns columns = document_columns(ui, ImGui::GetContentRegionAvail().x - 24);
    if (!ui.narrow) head_ui(in, columns, state);
    else rule(ui);
    const float height = ui.narrow ? 60.f : ui.touch ? 48.f : 40.f;

    const auto chosen = std::find_if(state.rows.begin(), state.rows.end(), [&](const DocumentRow& r) {
        return in.selection.kind == Selection::Kind::document && in.selection.id == r.id;
    });
    const int at = chosen == state.rows.end() ? -1 : static_cast<int>(chosen - state.rows.begin());
    const int to = stepped(at, in.row_step, state.rows.size());
    if (to != at) commands.push_back(command::Select{{Selection::Kind::document, state.rows[static_cast<std::size_t>(to)].id, {}, MarkLayer::name}});
    if (in.enter && at >= 0) commands.push_back(command::Open{chosen->id, {}, {}});

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
