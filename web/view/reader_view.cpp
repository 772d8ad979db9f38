#include "web/view/reader_view.h"

#include <algorithm>
#include <cmath>

#include "core/query/explain.h"
#include "core/query/search_rows.h"
#include "core/query/wording.h"
#include "web/icons.h"
#include "web/platform/inspect.h"
#include "web/platform/platform.h"
#include "web/view/inspector_parts.h"
#include "web/view/reader_pick.h"
#include "web/view/view_parts.h"
#include "web/widget/date_bar.h"
#include "web/widget/draw.h"

namespace dragoman {
namespace {

/// About 66 characters of the text face.
float measure_of(const Ui& ui) { return text_width(ui, Face::text, "nineteen letters of") / 19.f * 68.f; }

ImU32 mark_color(const Ui& ui, const Corpus& corpus, const Mark& mark) {
    switch (mark.layer) {
        case MarkLayer::date: return ui.color->secondary;
        case MarkLayer::event: return ui.color->caution;
        case MarkLayer::quotation: return mark.entity ? ui.color->of(mark.type) : ui.color->secondary;
        default: return ui.color->of(mark.entity ? corpus.entities[mark.entity.at()].type : mark.type);
    }
}

bool chosen(const ViewInput& in, const ReaderState& state, const Mark& mark) {
    const Selection& s = in.selection;
    if (s.kind == Selection::Kind::mark) {
        if (s.id == state.document && s.span == mark.span && s.layer == mark.layer) return true;
        return false;
    }
    return s.kind == Selection::Kind::entity && mark.entity && mark.layer != MarkLayer::quotation &&
           in.corpus.entities[mark.entity.at()].id == s.id;
}

/// The entity that a chosen mark stands for: its other mentions are washed faintly.
EntityIndex chosen_entity(const ViewInput& in, const ReaderState& state) {
    if (in.selection.kind == Selection::Kind::entity) return entity_by_id(in.corpus, in.selection.id);
    if (in.selection.kind != Selection::Kind::mark || in.selection.id != state.document) return {};
    for (const Mark& mark : state.text.marks) {
        if (mark.span == in.selection.span && mark.layer == in.selection.layer) return mark.entity;
    }
    return {};
}

void ensure_layout(const ViewInput& in, ReaderState& state, DocumentIndex index, float width) {
    const Document& doc = in.corpus.documents[index.at()];
    if (state.document != doc.id) {
        state.open_folds.clear();
        state.document = doc.id;
        state.revision = 0;
        state.picked = {};
        state.picked_from.reset();
    }
    const void* font = in.ui.type(Face::text).font;
    if (state.revision == in.revision && state.made_width == width && state.made_folds == state.open_folds.size() &&
        state.made_font == font) {
        return;
    }
    if (state.revision != in.revision) {
        state.text = reader_text(in.corpus, index);
        state.found.clear();
        if (!in.filter.text.empty()) state.found = fitting_places(in.corpus, question_of(in.corpus, in.filter), index);
        state.note = {};
    }
    state.layout = lay_out(in.ui, doc, state.text, width, state.open_folds);
    state.revision = in.revision;
    state.made_width = width;
    state.made_folds = state.open_folds.size();
    state.made_font = font;
}

void legend_ui(const ViewInput& in, const ReaderState& state, Commands& commands) {
    const Ui& ui = in.ui;
    struct Layer {
        std::string_view label;
        MarkLayer layer;
        ImU32 color;
        bool dotted;
    };
    const Layer layers[] = {
        {"Names", MarkLayer::name, ui.color->of(EntityType::person), false},
        {"Descriptions", MarkLayer::nominal, ui.color->of(EntityType::org), false},
        {"Pronouns", MarkLayer::pronoun, ui.color->of(EntityType::gpe), false},
        {"Quotations", MarkLayer::quotation, ui.color->of(EntityType::person), false},
        {"Dates", MarkLayer::date, ui.color->secondary, true},
        {"Events", MarkLayer::event, ui.color->caution, false},
    };
    const ImVec2 start = ImGui::GetCursorScreenPos();
    const float room = ImGui::GetContentRegionAvail().x, line = ui.touch ? 40.f : 26.f;
    float with_counts = 0;
    for (const Layer& layer : layers) {
        with_counts += text_width(ui, Face::small, std::string(layer.label) + " " + std::to_string(state.text.counts[static_cast<std::size_t>(layer.layer)])) + 34;
    }
    const bool counts = with_counts <= room;
    ImVec2 at = start;
    for (const Layer& layer : layers) {
        const auto i = static_cast<std::size_t>(layer.layer);
        std::string label(layer.label);
        if (counts) label += " " + std::to_string(state.text.counts[i]);
        const float width = text_width(ui, Face::small, label) + 34;
        if (at.x > start.x && at.x + width > start.x + room) {
            if (!ui.narrow) break;
            at = {start.x, at.y + line};
        }
        ImGui::SetCursorScreenPos(at);
        if (layer_switch(ui, label, layer.color, is_on(in.choice, i), layer.dotted)) commands.push_back(command::Choose{turned(in.choice, i)});
        at.x += width;
    }
}

void toolbar_ui(const ViewInput& in, ReaderState& state, Commands& commands) {
    const Ui& ui = in.ui;
    const float height = ui.touch ? 48.f : 40.f, button = ui.touch ? 40.f : 30.f;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const float y = at.y + (height - button) * 0.5f;
    const float buttons = button * 4 + 8;
    const float legend = ui.touch ? 40.f : 26.f;
    float below = 0;
    if (ui.narrow) {
        ImGui::SetCursorScreenPos({at.x + 8, y});
        if (icon_button(ui, icon::layers, "Layers", state.legend_open, button)) state.legend_open = !state.legend_open;
        draw_text(ui, {at.x + 16 + button, at.y + (height - 18) * 0.5f}, Face::small, ui.color->secondary, state.text.outlet,
                  width - buttons - button - 40);
        if (state.legend_open) below = legend * 2 + 8;
    }
    if (!ui.narrow || state.legend_open) {
        ImGui::SetCursorScreenPos(ui.narrow ? ImVec2(at.x + 10, at.y + height) : ImVec2(at.x + 18, at.y + (height - legend) * 0.5f));
        begin_pane(ui, "legend", {ui.narrow ? width - 20 : width - buttons - 32, ui.narrow ? legend * 2 : legend}, 0, {0, 0},
                   ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
        legend_ui(in, state, commands);
        end_pane(ui);
    }
    ImGui::SetCursorScreenPos({at.x + width - buttons - 14, y});
    if (icon_button(ui, icon::chevron_up, "Mention before (p)", false, button)) commands.push_back(command::NextMention{false});
    ImGui::SameLine(0, 0);
    if (icon_button(ui, icon::chevron_down, "Next mention (n)", false, button)) commands.push_back(command::NextMention{true});
    ImGui::SameLine(0, 8);
    if (icon_button(ui, icon::chevron_left, "Article before ([)", false, button)) commands.push_back(command::NextDocument{false});
    ImGui::SameLine(0, 0);
    if (icon_button(ui, icon::chevron_right, "Next article (])", false, button)) commands.push_back(command::NextDocument{true});
    ImGui::SetCursorScreenPos({at.x, at.y + height + below});
    rule(ui);
}

void masthead_ui(const ViewInput& in, const ReaderState& state, ImVec2 origin, DocumentIndex index, Commands& commands) {
    const Ui& ui = in.ui;
    const Document& doc = in.corpus.documents[index.at()];
    const float width = state.layout.width;
    const float top = origin.y + (ui.narrow ? 20.f : 28.f);
    if (!state.text.outlet.empty()) {
        draw_text(ui, {origin.x, top}, Face::small_strong, ui.color->secondary, state.text.outlet, width);
    }
    if (doc.masthead.title.empty() && !state.text.title.empty()) {
        draw_wrapped(ui, {origin.x, top + (state.text.outlet.empty() ? 0.f : 24.f)}, Face::headline, ui.color->ink, state.text.title, width);
    }
    float y = origin.y + state.layout.masthead_y;
    const std::string date = publication_words(doc.published);
    const std::string_view basis = state.text.basis == DateBasis::stated ? "stated" : state.text.basis == DateBasis::inferred ? "worked out" : "why?";
    ImGui::SetCursorScreenPos({origin.x, y});
    const float words = text_width(ui, Face::small_strong, date), beside = text_width(ui, Face::small, basis);
    const float room = width - words - beside - 32;
    const float bar = state.text.date.empty() || room < 60 ? 0.f : std::min(room, 140.f);
    const Hit h = hit(ui, "date", {width, 44}, "Why this date? " + date, false);
    draw_text(ui, {origin.x, y + 2}, Face::small_strong, ui.color->ink, date, width);
    float x = origin.x + words + 12;
    if (bar > 0) draw_date_strip(ui, {x, y + 7}, bar, doc.published, false);
    x += bar > 0 ? bar + 12 : 0.f;
    draw_text(ui, {x, y + 2}, Face::small, h.hovered ? ui.color->accent : ui.color->secondary, basis, std::max(origin.x + width - x, 1.f));
    draw_text(ui, {origin.x, y + 23}, Face::small, h.hovered ? ui.color->accent : ui.color->secondary, publication_reason(in.corpus, doc), width);
    if (h.clicked) commands.push_back(command::Select{{Selection::Kind::document, doc.id, {}, MarkLayer::name}});
    if (!state.text.byline.empty()) draw_text(ui, {origin.x, y + 46}, Face::small, ui.color->secondary, state.text.byline, width);
    y += state.layout.masthead + 8;
    ImGui::GetWindowDrawList()->AddRectFilled({origin.x, y}, {origin.x + width, y + 1}, ui.color->hairline);
}

/// What lies under the pointer: the shortest mark wins, a quotation only where nothing else is.
std::int32_t mark_at(const ReaderState& state, const ReaderLine& line, float x) {
    std::int32_t best = -1;
    for (std::uint32_t i = line.first_mark; i < line.last_mark; ++i) {
        const LineMark& stretch = state.layout.marks[i];
        const Mark& mark = state.text.marks[stretch.mark];
        if (!is_on(state.shown, static_cast<std::size_t>(mark.layer)) || x < stretch.x0 || x > stretch.x1) continue;
        if (best < 0 || mark.span.size() < state.text.marks[static_cast<std::size_t>(best)].span.size()) {
            best = static_cast<std::int32_t>(stretch.mark);
        }
    }
    return best;
}

void line_marks_ui(const ViewInput& in, const ReaderState& state, const ReaderLine& line, ImVec2 at, EntityIndex same, std::int32_t hovered) {
    const Ui& ui = in.ui;
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float underline = std::floor(at.y + line.height * 0.5f + ui.type(line.face).size * 0.40f);
    float initials_end = at.x - 22;
    for (std::uint32_t i = line.first_mark; i < line.last_mark; ++i) {
        const LineMark& stretch = state.layout.marks[i];
        const Mark& mark = state.text.marks[stretch.mark];
        if (!is_on(state.shown, static_cast<std::size_t>(mark.layer))) continue;
        const ImU32 color = mark_color(ui, in.corpus, mark);
        const float x0 = std::floor(at.x + stretch.x0), x1 = std::ceil(at.x + stretch.x1);
        const bool picked = chosen(in, state, mark), over = static_cast<std::int32_t>(stretch.mark) == hovered;
        if (mark.layer == MarkLayer::quotation) {
            const float bar = at.x - (ui.narrow ? 10.f : 16.f);
            list->AddRectFilled({bar, at.y}, {bar + (picked || over ? 4.f : 3.f), at.y + line.height}, picked || over ? color : with_alpha(color, 0.7f));
            if (picked || over) list->AddRectFilled({x0 - 2, at.y + 2}, {x1 + 2, at.y + line.height - 2}, with_alpha(color, 0.10f), 3);
            if (stretch.begins && !ui.narrow) {
                const std::string who = mark.entity ? initials(in.corpus.entities[mark.entity.at()].name) : "?";
                // Statements that begin on the same line stand side by side.
                initials_end -= 6 + draw_text_right(ui, initials_end, at.y + (line.height - 16) * 0.5f, Face::caption_strong, color, who);
            }
            inspect::label("quotation: " + fitted(ui, Face::small, one_line(slice(in.corpus.documents[state.text.document.at()].text, mark.span)), 200),
                           {bar, at.y}, {bar + 4, at.y + line.height});
            inspect::role(inspect::Role::mark, static_cast<int>(line.paragraph) + 1);
            continue;
        }
        const bool kin = same && mark.entity == same && mark.layer != MarkLayer::date;
        if (picked || over) list->AddRectFilled({x0 - 2, at.y + 2}, {x1 + 2, at.y + line.height - 2}, with_alpha(color, picked ? 0.20f : 0.12f), 3);
        else if (kin) list->AddRectFilled({x0 - 2, at.y + 2}, {x1 + 2, at.y + line.height - 2}, with_alpha(color, 0.09f), 3);
        if (mark.layer == MarkLayer::date) {
            for (float x = x0; x < x1; x += 4) list->AddRectFilled({x, underline}, {std::min(x + 2, x1), underline + 2}, color);
        } else if (mark.layer == MarkLayer::event) {
            for (float x = x0; x < x1; x += 8) list->AddRectFilled({x, underline + 1}, {std::min(x + 5, x1), underline + 2.5f}, color);
        } else {
            const float thick = mark.layer == MarkLayer::name ? 2.f : 1.f;
            list->AddRectFilled({x0, underline}, {x1, underline + thick}, mark.layer == MarkLayer::name ? color : with_alpha(color, 0.75f));
            // The type is not told by colour alone: its shape stands where the line begins.
            if (stretch.begins && mark.entity && mark.layer == MarkLayer::name) type_dot(ui, {x0 + 1, underline + 1}, in.corpus.entities[mark.entity.at()].type, true, 2.6f);
        }
        if (stretch.begins) inspect::label(one_line(slice(in.corpus.documents[state.text.document.at()].text, mark.span)), {x0, at.y}, {x1, at.y + line.height}), inspect::role(inspect::Role::mark, static_cast<int>(line.paragraph) + 1);
    }
}

/// A place on greyed lines that tells why they are grey: under the pointer or the keyboard's focus beside it, chosen in the inspector.
/// True: it is pointed at.
bool leftover_ui(const ViewInput& in, ReaderState& state, DocumentIndex index, std::vector<ReaderLine>::const_iterator line, ImVec2 at, float width,
                 Commands& commands) {
    const Ui& ui = in.ui;
    const Document& doc = in.corpus.documents[index.at()];
    const Paragraph& paragraph = state.text.paragraphs[line->paragraph];
    float height = 0;
    for (auto next = line; next != state.layout.lines.cend() && next->paragraph == line->paragraph && next->fold < 0; ++next) height += next->height;
    const bool related = paragraph.role == BlockRole::related;
    const std::string label = std::string(related ? "Link to another article" : "Menu or other furniture") + ": " + one_line(text_of(doc, paragraph.span), 80);
    const float around = ui.touch ? leftover_touch_gap : 0.f;
    height += around;
    ImGui::SetCursorScreenPos({at.x - 8, at.y - around * 0.5f});
    ImGui::PushID(static_cast<int>(line->paragraph));
    const Hit h = hit(ui, "leftover", {width + 16, height}, label, true, 4);
    ImGui::PopID();
    const Selection& s = in.selection;
    if (s.kind == Selection::Kind::leftover && s.id == doc.id && s.span.overlaps(paragraph.span)) {
        ImGui::GetWindowDrawList()->AddRectFilled(h.box.min, h.box.max, ui.color->wash, 4);
    }
    if (h.clicked) commands.push_back(command::Select{{Selection::Kind::leftover, doc.id, paragraph.span, MarkLayer::name}});
    const bool pointed = h.hovered || (h.focused && ImGui::GetIO().NavVisible);
    if (!pointed) return false;
    if (!state.note.span.overlaps(paragraph.span) || state.note.role.empty()) state.note = leftover_note(in.corpus, index, paragraph.span);
    if (!h.hovered) ImGui::SetNextWindowPos({h.box.min.x, h.box.max.y + 6});
    tooltip(ui, state.note.role, state.note.why, std::string(state.note.rule.view()) + "  ·  " + percent_words(state.note.score) + " sure");
    return true;
}

std::string hover_words(const ViewInput& in, const Mark& mark, std::string& heading) {
    if (mark.entity) {
        const Entity& entity = in.corpus.entities[mark.entity.at()];
        heading = entity.name;
        if (mark.layer == MarkLayer::quotation) return "says this";
        return entity.description.empty() ? std::string(plain_name(entity.type)) : entity.description;
    }
    switch (mark.layer) {
        case MarkLayer::quotation: heading = "Speaker not known"; return {};
        default: heading = std::string(plain_name(mark.type)); return {};
    }
}

}  // namespace

void reader_ui(const ViewInput& in, ReaderState& state, Commands& commands) {
    const Ui& ui = in.ui;
    const DocumentIndex index = document_by_id(in.corpus, in.document);
    if (!index) {
        view_title(ui, "Reader", "");
        empty_note(ui, "No article is open.", "Choose one in Documents; it opens here.");
        ImGui::SetCursorPosX(ui.narrow ? 16.f : 24.f);
        if (button(ui, "Go to Documents", nullptr, true)) commands.push_back(command::Show{View::documents});
        return;
    }
    const Document& doc = in.corpus.documents[index.at()];
    const float room = ImGui::GetContentRegionAvail().x;
    const float margin = ui.narrow ? 20.f : 64.f;
    const float width = std::floor(std::min(measure_of(ui), room - margin - (ui.narrow ? 20.f : 40.f)));
    state.shown = in.choice;
    ensure_layout(in, state, index, width);
    toolbar_ui(in, state, commands);

    Ui marking = ui;  // a finger that is held and drawn marks words; scrolling comes as a wheel
    marking.touch = false;
    begin_pane(marking, "page", {0, 0});
    const ImVec2 top = ImGui::GetCursorScreenPos();
    const float free = ImGui::GetContentRegionAvail().x - width - margin;
    const ImVec2 origin{std::floor(top.x + margin + std::max(0.f, free * 0.5f - 20.f)), top.y};
    if (state.layout.lines.empty()) empty_note(ui, "The article is empty.", "No text was found in its file.");
    bring_into_sight(in, state);
    masthead_ui(in, state, origin, index, commands);
    ImGui::SetCursorScreenPos(top);
    const float view_top = ImGui::GetScrollY(), view_bottom = view_top + ImGui::GetWindowHeight();
    const ImVec2 mouse = ImGui::GetMousePos();
    const bool over_page = ImGui::IsWindowHovered() && mouse.x > origin.x - 24 && mouse.x < origin.x + width + 8;

    // The line under the pointer, then its mark: one test, not a button a mark.
    std::int32_t hovered = -1;
    auto first = std::partition_point(state.layout.lines.begin(), state.layout.lines.end(), [&](const ReaderLine& l) {
        return l.y + l.height < view_top;
    });
    // The masthead's lines come first whatever their place on the page, so that y ascends.
    if (over_page) {
        for (auto line = first; line != state.layout.lines.end() && line->y < view_bottom; ++line) {
            if (mouse.y < origin.y + line->y || mouse.y >= origin.y + line->y + line->height) continue;
            const float x = mouse.x - origin.x;
            hovered = mark_at(state, *line, x);
            if (hovered < 0 && x < 0) {  // the quotation's bar in the margin
                for (std::uint32_t i = line->first_mark; i < line->last_mark; ++i) {
                    const std::uint32_t m = state.layout.marks[i].mark;
                    if (state.text.marks[m].layer == MarkLayer::quotation && is_on(state.shown, static_cast<std::size_t>(MarkLayer::quotation))) hovered = static_cast<std::int32_t>(m);
                }
            }
        }
    }
    const EntityIndex same = chosen_entity(in, state);
    std::int64_t over_leftover = -1;
    for (auto line = first; line != state.layout.lines.end() && line->y < view_bottom; ++line) {
        const ImVec2 at{origin.x, std::floor(origin.y + line->y)};
        if (line->fold >= 0) {
            const Fold& fold = state.layout.folds[static_cast<std::size_t>(line->fold)];
            ImGui::SetCursorScreenPos(at);
            const std::string words = fold.open ? "Fold the page furniture" : fold.hidden == 0 ? "Show it whole" : "Show " + counted(fold.hidden, "more line", "more lines") + " of page furniture";
            ImGui::PushID(line->fold);
            if (link(ui, Face::small, words)) {
                if (fold.open) state.open_folds.erase(fold.first);
                else state.open_folds.insert(fold.first);
            }
            ImGui::PopID();
            continue;
        }
        line_marks_ui(in, state, *line, at, same, hovered);
        if (line->furniture && (line == state.layout.lines.begin() || (line - 1)->paragraph != line->paragraph || line == first)) {
            over_leftover = leftover_ui(in, state, index, line, at, width, commands) ? static_cast<std::int64_t>(line->paragraph) : over_leftover;
        }
        found_ui(ui, doc, state, *line, at);
        const ImU32 ink = line->furniture ? over_leftover == line->paragraph ? ui.color->secondary : ui.color->faint : line->quiet ? ui.color->secondary : ui.color->ink;
        const std::string_view words = text_of(doc, line->span);
        draw_text(ui, at, line->face, ink, words, line->furniture ? width : 0.f);
        if (line->face == Face::headline) heading(2);
        else inspect::role(inspect::Role::line, static_cast<int>(line->paragraph) + 1);
    }
    if (hovered >= 0) {
        const Mark& mark = state.text.marks[static_cast<std::size_t>(hovered)];
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
        if (!ui.touch) {
            std::string heading;
            std::string text = hover_words(in, mark, heading);
            if (mark.layer == MarkLayer::date) {
                const Timex& time = doc.times[static_cast<std::size_t>(mark.index)];
                heading = time.interval ? interval_words(*time.interval) : "Not a day of the calendar";
                text = time.value.empty() ? time.note : time.value;
            } else if (mark.layer == MarkLayer::event) {
                const Event& event = doc.events[static_cast<std::size_t>(mark.index)];
                heading = std::string(plain_name(event.type));
                text = std::string(name_of(event.status));
            }
            tooltip(ui, heading, text);
        }
        const bool dragged = ImGui::GetMouseDragDelta(ImGuiMouseButton_Left, 6.f).x != 0 || ImGui::GetMouseDragDelta(ImGuiMouseButton_Left, 6.f).y != 0;
        if (ImGui::IsMouseReleased(ImGuiMouseButton_Left) && !dragged) {
            commands.push_back(command::Select{select_mark(doc.id, mark.layer, mark.span)});
        }
    }
    pick_ui(in, state, doc, origin, width, over_page);
    ImGui::SetCursorScreenPos({top.x, top.y + state.layout.height - 1});
    ImGui::Dummy({1, 1});
    end_pane(ui);
}

}  // namespace dragoman
