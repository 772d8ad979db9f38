#include "web/view/quotations_view.h"

#include <algorithm>

#include "core/export/statements.h"
#include "core/query/wording.h"
#include "web/view/view_parts.h"
#include "web/icons.h"
#include "web/widget/draw.h"

namespace dragoman {
namespace {

constexpr int retold = 3;  ///< The choice that shows only what several articles tell, its versions side by side.

struct QuotationColumns {
    float left, speaker, words, source, right;
};

QuotationColumns quotation_columns(const Ui& ui, float width) {
    if (ui.narrow) return {16, 0, width - 32, 0, 16};
    const float right = 14;  // the scroll bar beside the row is the rest of the margin
    const float source = width > 640 ? 168.f : 0.f;
    const float speaker = std::clamp(width * 0.22f, 130.f, 190.f);
    return {24, speaker, width - 24 - right - speaker - source - (source > 0 ? 24.f : 0.f), source, right};
}

std::string below(const QuotationRow& row) {
    std::string out = row.kind == QuotationKind::direct ? "direct" : row.kind == QuotationKind::mixed ? "partly quoted" : "reported";
    if (!row.cue.empty() && !row.tells_cue) out = row.cue + "  ·  " + out;
    if (row.stance != Stance::neutral) out += "  ·  " + std::string(name_of(row.stance));
    if (!row.addressee_name.empty()) out += "  ·  to " + row.addressee_name;
    if (!row.via.empty()) out += "  ·  via " + row.via;
    if (row.articles > 1) out += "  ·  told in " + counted(row.articles, "article", "articles");
    return out;
}

bool same_speaker(const QuotationsState& state, std::size_t i) {
    if (i == 0) return false;
    if (state.kind == retold) return state.rows[i].statement == state.rows[i - 1].statement && state.rows[i].speaker_name == state.rows[i - 1].speaker_name;
    return state.order == QuotationOrder::speaker && state.rows[i].speaker_name == state.rows[i - 1].speaker_name;
}

void refresh(const ViewInput& in, QuotationsState& state, float width) {
    const bool new_rows = state.revision != in.revision || state.order != static_cast<QuotationOrder>(in.order) || state.kind != in.choice;
    if (new_rows) {
        state.order = static_cast<QuotationOrder>(in.order);
        state.kind = in.choice;
        state.chosen = {};
        state.rows = quotation_rows(in.corpus, in.filter, state.kind == retold ? QuotationOrder::statement : state.order);
        std::erase_if(state.rows, [&](const QuotationRow& row) {
            return (state.kind == 1 && row.kind == QuotationKind::indirect) || (state.kind == 2 && row.kind != QuotationKind::indirect) || (state.kind == retold && row.articles < 2);
        });
        state.revision = in.revision;
    }
    if (!new_rows && state.made_width == width) return;
    state.made_width = width;
    const QuotationColumns c = quotation_columns(in.ui, width);
    state.tops.assign(1, 0.f);
    for (std::size_t i = 0; i < state.rows.size(); ++i) {
        const QuotationRow& row = state.rows[i];
        float height = wrapped_height(in.ui, Face::quote, row.told, c.words, 6) + 20 + 28;
        if (in.ui.narrow) height += 22;
        state.tops.push_back(state.tops.back() + height);
    }
}

void row_ui(const ViewInput& in, const QuotationsState& state, std::size_t i, float height, bool chosen, Commands& commands) {
    const Ui& ui = in.ui;
    const QuotationRow& row = state.rows[i];
    const QuotationColumns c = quotation_columns(ui, state.made_width);
    ImGui::PushID(static_cast<int>(i));
    const Hit h = hit(ui, "row", {state.made_width, height}, row.tells_cue ? row.told : row.words, true, 0);
    ImGui::PopID();
    if (chosen) mark_chosen_row(ui, h.box);
    const float top = h.box.min.y + 14;
    const bool known = !row.speaker_name.empty();
    const EntityType type = row.speaker ? in.corpus.entities[row.speaker.at()].type : EntityType::person;
    const ImU32 color = row.speaker ? ui.color->of(type) : ui.color->secondary;
    const std::string speaker = known ? row.speaker_name : "Speaker not known";
    const std::string source = row.outlet.empty() ? row.title : row.outlet;
    const std::string date = row.date ? date_words(row.date, row.basis) : "no date";
    ImDrawList* list = ImGui::GetWindowDrawList();
    if (ui.narrow) {
        const float x = h.box.min.x + c.left;
        const std::string told = row.articles > 1 ? counted(row.articles, "article", "articles") : std::string();
        const float aside = draw_text_right(ui, x + c.words, top - 3, Face::caption, ui.color->secondary, told);
        draw_text(ui, {x, top - 4}, Face::small_strong, known ? ui.color->ink : ui.color->secondary, speaker, c.words - aside - 12);
        const float drawn = draw_wrapped(ui, {x, top + 18}, Face::quote, ui.color->ink, row.told, c.words, 6);
        // What is too long for the line is the title, not the day.
        const float day = draw_text_right(ui, x + c.words, top + 20 + drawn, Face::caption, ui.color->secondary, date);
        draw_text(ui, {x, top + 20 + drawn}, Face::caption, ui.color->secondary, row.cue.empty() || row.tells_cue ? source : row.cue + "  ·  " + source, c.words - day - 12);
        list->AddRectFilled({h.box.min.x + 4, top}, {h.box.min.x + 7, top + 18 + drawn}, color);
    } else {
        const float x = h.box.min.x + c.left;
        if (!same_speaker(state, i)) {
            type_dot(ui, {x + 5, top + 11}, type, row.speaker && !in.corpus.entities[row.speaker.at()].wikidata().empty());
            draw_wrapped(ui, {x + 18, top + 1}, known ? Face::strong : Face::body, known ? ui.color->ink : ui.color->secondary, speaker, c.speaker - 34, 2);
        }
        const float words = x + c.speaker;
        list->AddRectFilled({words - 12, top + 2}, {words - 9, h.box.max.y - 34}, with_alpha(color, 0.7f));
        const float drawn = draw_wrapped(ui, {words, top}, Face::quote, ui.color->ink, row.told, c.words, 6);
        draw_text(ui, {words, top + drawn + 3}, Face::caption, ui.color->secondary, below(row), c.words);
        if (c.source > 0) {
            const float at = words + c.words + 24;
            draw_text(ui, {at, top + 2}, Face::small, ui.color->secondary, source, c.source);
            draw_text(ui, {at, top + 20}, Face::small, row.date ? ui.color->secondary : ui.color->faint, date, c.source);
        }
    }
    list->AddRectFilled({h.box.min.x + (ui.narrow ? 16.f : c.left + (i + 1 < state.rows.size() && same_speaker(state, i + 1) ? c.speaker : 0.f)), h.box.max.y - 1},
                        {h.box.max.x - c.right + (ui.narrow ? 6.f : 0.f), h.box.max.y}, ui.color->hairline);
    if (h.clicked) {
        const std::string& document = in.corpus.documents[row.document.at()].id;
        commands.push_back(command::Open{document, row.content, select_mark(document, MarkLayer::quotation, row.content)});
    }
}

float save_width(const Ui& ui) { return 24 + 22 + text_width(ui, Face::small, "CSV") + 12 + text_width(ui, Face::small, "JSON"); }

/// The list as it stands, for other programs.
void save_ui(const ViewInput& in, const QuotationsState& state, ImVec2 at, Commands& commands) {
    const Ui& ui = in.ui;
    draw_icon(ui, {at.x + 12, at.y + 15}, icon::download, 16, ui.color->secondary);
    ImGui::SetCursorScreenPos({at.x + 26, at.y + 6});
    if (link(ui, Face::small, "CSV")) commands.push_back(command::Save{"statements.csv", "text/csv", statements_csv(in.corpus, state.rows)});
    ImGui::SetCursorScreenPos({at.x + 26 + text_width(ui, Face::small, "CSV") + 12, at.y + 6});
    if (link(ui, Face::small, "JSON")) commands.push_back(command::Save{"statements.json", "application/json", statements_json(in.corpus, state.rows)});
}

}  // namespace

void quotations_ui(const ViewInput& in, QuotationsState& state, Commands& commands) {
    const Ui& ui = in.ui;
    const float width = ImGui::GetContentRegionAvail().x - (ui.touch ? 6.f : 10.f);
    refresh(in, state, width);
    const std::vector<std::string_view> kinds = {"All", "Direct", "Reported", "Retold"};
    const std::vector<std::string_view> orders = {"By speaker", "By date", "By article"};
    const float ordering = in.choice == retold ? 0.f : segmented_width(ui, orders) + 12;  // versions of one statement stand by date
    const float controls = segmented_width(ui, kinds) + (ui.narrow ? 0.f : ordering + save_width(ui));
    const ImVec2 place = view_title_with(ui, "Quotations", counted(state.rows.size(), "quotation", "quotations"), controls, ui.touch ? 40.f : 30.f);
    const ImVec2 next = ImGui::GetCursorScreenPos();
    ImGui::SetCursorScreenPos(place);
    const int kind = segmented(ui, "kind", kinds, in.choice);
    int order = in.order;
    if (!ui.narrow) {
        ImGui::SetCursorScreenPos({place.x + segmented_width(ui, kinds) + 12, place.y});
        if (ordering > 0) order = segmented(ui, "order", orders, order);
        save_ui(in, state, {place.x + controls - save_width(ui) + 12, place.y}, commands);
    }
    ImGui::SetCursorScreenPos(next);
    rule(ui);
    if (order != in.order) commands.push_back(command::Sort{order});
    if (kind != in.choice) commands.push_back(command::Choose{static_cast<ViewChoice>(kind)});
    if (state.rows.empty()) {
        if (state.kind == retold) return empty_note(ui, "No statement is told twice.", "Where several articles tell what somebody said, their words stand here side by side.");
        if (state.kind != 0) return empty_note(ui, "No quotation of this kind.", "The other kinds are one click away above.");
        return nothing_matches(in, "quotation", commands);
    }
    const int at = state.chosen.find(in, state.rows, [&](const QuotationRow& row) {
        return in.selection.kind == Selection::Kind::mark && in.selection.layer == MarkLayer::quotation && row.content == in.selection.span &&
               in.corpus.documents[row.document.at()].id == in.selection.id;
    });
    const int to = stepped(at, in.row_step, state.rows.size());
    if (to != at) {
        const QuotationRow& row = state.rows[static_cast<std::size_t>(to)];
        commands.push_back(command::Select{select_mark(in.corpus.documents[row.document.at()].id, MarkLayer::quotation, row.content)});
    }
    if (in.enter && at >= 0) commands.push_back(command::Open{in.selection.id, in.selection.span, in.selection});

    begin_pane(ui, "quotations", {0, 0});
    if (to != at) {
        const float top = state.tops[static_cast<std::size_t>(to)], bottom = state.tops[static_cast<std::size_t>(to) + 1];
        if (top < ImGui::GetScrollY()) ImGui::SetScrollY(top);
        if (bottom > ImGui::GetScrollY() + ImGui::GetWindowHeight()) ImGui::SetScrollY(bottom - ImGui::GetWindowHeight());
    }
    const ImVec2 origin = ImGui::GetCursorScreenPos();
    const float from = ImGui::GetScrollY(), until = from + ImGui::GetWindowHeight();
    auto first = std::upper_bound(state.tops.begin(), state.tops.end(), from) - state.tops.begin() - 1;
    for (auto i = static_cast<std::size_t>(std::max<std::ptrdiff_t>(first, 0)); i < state.rows.size() && state.tops[i] < until; ++i) {
        ImGui::SetCursorScreenPos({origin.x, origin.y + state.tops[i]});
        row_ui(in, state, i, state.tops[i + 1] - state.tops[i], static_cast<int>(i) == at, commands);
    }
    ImGui::SetCursorScreenPos({origin.x, origin.y + state.tops.back()});
    ImGui::Dummy({1, 24});
    end_pane(ui);
}

}  // namespace dragoman
