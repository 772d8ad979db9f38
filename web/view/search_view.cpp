#include "web/view/search_view.h"

#include <algorithm>

#include "core/base/utf8.h"
#include "core/query/timeline_rows.h"
#include "core/query/wording.h"
#include "web/icons.h"
#include "web/view/view_parts.h"
#include "web/widget/date_bar.h"
#include "web/widget/draw.h"
#include "web/widget/marked_text.h"

namespace dragoman {
namespace {

constexpr std::size_t page = 40;  ///< Results that are shown at once, and more at each wish.

void refresh(const ViewInput& in, SearchState& state) {
    if (state.revision != in.revision || state.order != static_cast<SearchOrder>(in.order)) {
        state.revision = in.revision;
        state.order = static_cast<SearchOrder>(in.order);
        state.result = search_rows(in.corpus, in.filter, state.order);
        state.extent = corpus_extent(in.corpus);
        state.shown.clear();
        state.wanted = page;
    }
    const std::size_t wanted = std::min(state.wanted, state.result.rows.size());
    while (state.shown.size() < wanted) {
        const SearchRow& row = state.result.rows[state.shown.size()];
        const std::vector<Span> places = fitting_places(in.corpus, state.result.question, row.document);
        state.shown.push_back({snippets(in.corpus.documents[row.document.at()], places, in.ui.narrow ? 2 : 3, in.ui.narrow ? 120 : 240), places.size()});
    }
}

/// How good it is beside the best: five steps.
void draw_score(const Ui& ui, ImVec2 at, double share) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    for (int i = 0; i < 5; ++i) {
        const float x = at.x + static_cast<float>(i) * 7;
        list->AddRectFilled({x, at.y}, {x + 5, at.y + 5}, share * 5 > i + 0.01 ? ui.color->accent : ui.color->hairline, 1);
    }
}

float snippet_ui(const ViewInput& in, const SearchRow& row, const Snippet& snippet, std::size_t number, ImVec2 at, float width, Commands& commands) {
    const Ui& ui = in.ui;
    const int lines = ui.narrow ? 3 : 2;
    const float height = wrapped_height(ui, Face::small, snippet.text, width - 12, lines) + (ui.touch ? 14.f : 8.f);
    ImGui::SetCursorScreenPos({at.x - 6, at.y});
    ImGui::PushID(static_cast<int>(number));
    const Hit h = hit(ui, "snippet", {width + 12, height}, snippet.text, true, 4);
    ImGui::PopID();
    draw_marked(ui, {at.x, at.y + (ui.touch ? 7.f : 4.f)}, Face::small, snippet.text, snippet.marks, width - 12, lines);
    if (h.clicked) commands.push_back(command::Open{row.id, snippet.place, {}});
    return height;
}

void result_ui(const ViewInput& in, const SearchState& state, std::size_t number, bool chosen, Commands& commands) {
    const Ui& ui = in.ui;
    const SearchRow& row = state.result.rows[number];
    const ShownResult& shown = state.shown[number];
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float inset = ui.narrow ? 16.f : 24.f, width = ImGui::GetContentRegionAvail().x - (ui.touch ? 6.f : 10.f);
    const float left = at.x + inset, room = std::min(width - inset * 2, 860.f);
    ImGui::PushID(static_cast<int>(number));
    const float head = 50;
    const Hit h = hit(ui, "row", {width, head}, row.title, true, 0);
    if (chosen) mark_chosen_row(ui, h.box);
    if (h.clicked) commands.push_back(command::Open{row.id, shown.snippets.empty() ? Span{} : shown.snippets.front().place, {}});
    const bool ranked = row.score > 0;
    draw_text(ui, {left, at.y + 8}, Face::strong, ui.color->ink, row.title, room - (ranked ? 48.f : 0.f));
    if (ranked) draw_score(ui, {left + room - 33, at.y + 17}, row.score / std::max(state.result.rows.front().score, row.score));
    std::string below = row.outlet;
    if (!below.empty()) below += "  ·  ";
    below += row.date ? date_words(row.date, row.basis) : "no date";
    float x = left + draw_text(ui, {left, at.y + 29}, Face::small, ui.color->secondary, below, room * 0.6f) + 12;
    if (!ui.narrow && state.extent && row.date) {
        draw_date_bar(ui, {x, at.y + 34}, 110, *state.extent, row.date, row.bounds, row.basis, ui.color->ink);
        x += 122;
    }
    if (shown.places > 0) draw_text_right(ui, left + room, at.y + 29, Face::small, ui.color->secondary, counted(shown.places, "place", "places"));
    float y = at.y + head;
    for (std::size_t i = 0; i < shown.snippets.size(); ++i) y += snippet_ui(in, row, shown.snippets[i], i, {left, y}, room, commands);
    ImGui::GetWindowDrawList()->AddRectFilled({left, y + 7}, {at.x + width, y + 8}, ui.color->hairline);
    ImGui::PopID();
    ImGui::SetCursorScreenPos(at);
    ImGui::Dummy({1, y + 10 - at.y});
}

/// Nothing is asked yet: what one could ask, and what one asked before.
void invitation_ui(const ViewInput& in, Commands& commands) {
    const Ui& ui = in.ui;
    const float inset = ui.narrow ? 16.f : 24.f, width = std::min(ImGui::GetContentRegionAvail().x - inset * 2, 760.f);
    const auto heading = [&](std::string_view words) {
        gap(16);
        const ImVec2 at = ImGui::GetCursorScreenPos();
        draw_text(ui, {at.x + inset, at.y}, Face::caption_strong, ui.color->secondary, words);
        ImGui::Dummy({1, 24});
        ImGui::SetCursorPosX(ImGui::GetCursorPosX() + inset - 8);
    };
    if (in.searches && !in.searches->empty()) {
        heading("Kept searches");
        const float left = ImGui::GetCursorPosX();
        for (const std::string& search : *in.searches) {
            ImGui::SetCursorPosX(left);
            ImGui::PushID(search.c_str());
            const Hit h = hit(ui, "kept", {width, ui.touch ? 40.f : 28.f}, search);
            draw_icon(ui, {h.box.min.x + 14, (h.box.min.y + h.box.max.y) * 0.5f}, icon::star, 15, ui.color->secondary);
            draw_text(ui, {h.box.min.x + 28, (h.box.min.y + h.box.max.y) * 0.5f - 10}, Face::body, ui.color->ink, search, width - 40);
            ImGui::PopID();
            if (!h.clicked) continue;
            Filter next = in.filter;
            next.text = search;
            commands.push_back(command::Narrow{next});
        }
    }
    heading("What can be asked");
    query_examples_ui(in, width, commands);
    gap(24);
}

/// j, k and Enter; the row that is chosen now.
int keys_ui(const ViewInput& in, const SearchState& state, Commands& commands) {
    int at = -1;
    for (std::size_t i = 0; i < state.shown.size() && in.selection.kind == Selection::Kind::document; ++i) {
        if (state.result.rows[i].id == in.selection.id) at = static_cast<int>(i);
    }
    const int to = stepped(at, in.row_step, state.shown.size());
    if (to != at) commands.push_back(command::Select{{Selection::Kind::document, state.result.rows[static_cast<std::size_t>(to)].id, {}, MarkLayer::name}});
    if (in.enter && at >= 0) {
        const ShownResult& shown = state.shown[static_cast<std::size_t>(at)];
        commands.push_back(command::Open{in.selection.id, shown.snippets.empty() ? Span{} : shown.snippets.front().place, {}});
    }
    return to;
}

}  // namespace

void search_ui(const ViewInput& in, SearchState& state, Commands& commands) {
    const Ui& ui = in.ui;
    refresh(in, state);
    const bool asked = !state.result.question.search.empty();
    const std::vector<std::string_view> orders = {"Best first", "By date"};
    const std::string count = asked ? counted(state.result.rows.size(), "article", "articles") + " of " + std::to_string(in.corpus.documents.size()) : std::string();
    const ImVec2 place = view_title_with(ui, "Search", count, asked ? segmented_width(ui, orders) : 0.f, ui.touch ? 40.f : 30.f);
    const ImVec2 next = ImGui::GetCursorScreenPos();
    if (asked) {
        ImGui::SetCursorScreenPos(place);
        if (const int order = segmented(ui, "order", orders, in.order); order != in.order) commands.push_back(command::Sort{order});
        ImGui::SetCursorScreenPos(next);
    }
    query_field_ui(in, state.field, state.result.problems, state.result.notes, commands);
    rule(ui);
    begin_pane(ui, "results", {0, 0});
    if (!asked) {
        invitation_ui(in, commands);
    } else if (state.result.rows.empty()) {
        nothing_matches(in, "article", commands);
        invitation_ui(in, commands);
    } else {
        const int chosen = keys_ui(in, state, commands);
        for (std::size_t i = 0; i < state.shown.size(); ++i) {
            result_ui(in, state, i, static_cast<int>(i) == chosen, commands);
            if (static_cast<int>(i) == chosen && in.row_step != 0) ImGui::SetScrollHereY(0.5f);
        }
        if (state.shown.size() < state.result.rows.size()) {
            gap(12);
            ImGui::SetCursorPosX(ImGui::GetCursorPosX() + (ui.narrow ? 16.f : 24.f));
            const std::size_t rest = state.result.rows.size() - state.shown.size();
            if (button(ui, "Show " + std::to_string(std::min(rest, page)) + " more of " + std::to_string(rest))) state.wanted += page;
        }
        gap(24);
    }
    end_pane(ui);
}

}  // namespace dragoman
