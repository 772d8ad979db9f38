#include "web/view/query_field.h"

#include <algorithm>

#include "core/base/utf8.h"
#include "web/icons.h"
#include "web/view/view_parts.h"
#include "web/widget/draw.h"

namespace dragoman {
namespace {

constexpr QueryExample examples[] = {
    {"peace talks", "both words, anywhere in an article"},
    {"talks (Doha OR Moscow)", "one of the words in brackets"},
    {"talks -prisoners", "without a word; NOT says the same"},
    {"\"peace talks\"", "a phrase, word for word"},
    {"\"troops withdraw\"~5", "near each other, in any order; or troops NEAR/5 withdraw"},
    {"postpon*", "all words that begin so; wom?n for any one letter"},
    {"Kabulof~", "spelled nearly so; ~2 for two letters"},
    {"/withdr(a|e)w\\w*/", "words that fit a regular expression"},
    {"speaker:Lavrov", "what somebody says; words beside it must be in what is said"},
    {"to:council", "what is said to somebody, asked or demanded of them"},
    {"stance:denies", "speech that denies, asks, warns, accuses, promises, believes, wants …"},
    {"entity:\"United Nations\"", "what names it in any of its spellings"},
    {"status:(postponed OR cancelled)", "plans and events by what became of them"},
    {"type:consult", "events (consult, accuse, sanction …) or names (person, org, gpe …) by type"},
    {"outlet:radio", "by outlet"},
    {"date:2018-08..2018-09", "published in these months; a day or a year will do"},
};

/// A wavy line under the words that are wrong, as far as they are in sight.
void point_at(const Ui& ui, ImVec2 field, float width, std::string_view text, Span at) {
    const float left = field.x + (ui.fonts.icons ? 34.f : 10.f), right = field.x + width - 8;
    const float x0 = left + text_width(ui, Face::body, text.substr(0, std::min<std::size_t>(at.begin, text.size())));
    const float x1 = std::max(left + text_width(ui, Face::body, text.substr(0, std::min<std::size_t>(at.end, text.size()))), x0 + 6);
    const float y = field.y + (ui.touch ? 40.f : 32.f) - 5;
    if (left + text_width(ui, Face::body, text) > right) return;  // the field has moved its text: where to is not known
    ImDrawList* list = ImGui::GetWindowDrawList();
    for (float x = x0; x < std::min(x1, right); x += 4) {
        list->AddLine({x, y}, {std::min(x + 2, x1), y + 2}, ui.color->bad, 1.5f);
        list->AddLine({x + 2, y + 2}, {std::min(x + 4, x1), y}, ui.color->bad, 1.5f);
    }
}

}  // namespace

std::span<const QueryExample> query_examples() { return examples; }

bool query_example_ui(const Ui& ui, const QueryExample& example, float width) {
    const bool beside = width > 520;
    const float below = wrapped_height(ui, Face::small, example.meaning, width - 16);
    const float height = beside ? (ui.touch ? 40.f : 28.f) : 30 + below;
    const Hit h = hit(ui, example.query, {width, height}, example.query);
    const ImVec2 at = h.box.min;
    draw_text(ui, {at.x + 8, at.y + (beside ? (height - 20) * 0.5f : 4.f)}, Face::strong, ui.color->accent, example.query, beside ? 232.f : width - 16);
    if (beside) draw_text(ui, {at.x + 248, at.y + (height - 18) * 0.5f}, Face::small, ui.color->secondary, example.meaning, width - 256);
    else draw_wrapped(ui, {at.x + 8, at.y + 25}, Face::small, ui.color->secondary, example.meaning, width - 16);
    return h.clicked;
}

void query_examples_ui(const ViewInput& in, float width, Commands& commands) {
    for (const QueryExample& example : examples) {
        const float left = ImGui::GetCursorPosX();
        if (query_example_ui(in.ui, example, width)) {
            Filter next = in.filter;
            next.text = example.query;
            commands.push_back(command::Narrow{next});
        }
        ImGui::SetCursorPosX(left);
    }
}

void query_field_ui(const ViewInput& in, QueryFieldState& state, const std::vector<QueryProblem>& problems, const std::vector<std::string>& notes,
                    Commands& commands) {
    const Ui& ui = in.ui;
    const float inset = ui.narrow ? 16.f : 24.f;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float room = ImGui::GetContentRegionAvail().x - inset * 2;
    const bool keeps = in.searches != nullptr && !trimmed(in.filter.text).empty();
    const float button = ui.touch ? 40.f : 32.f;
    const float width = std::min(room - (keeps ? button + 8 : 0.f), 760.f);
    if (!state.active) state.typed = in.filter.text;
    ImGui::SetCursorScreenPos({at.x + inset, at.y});
    const bool take_keyboard = !state.begun && !ui.touch && in.filter.empty();
    state.begun = true;
    if (search_field(ui, "##query", "Search the articles", state.typed, width, take_keyboard)) {
        Filter next = in.filter;
        next.text = state.typed;
        commands.push_back(command::Narrow{next});
    }
    state.active = ImGui::IsItemActive();
    const bool in_step = state.typed == in.filter.text;
    if (in_step) {
        for (const QueryProblem& problem : problems) point_at(ui, {at.x + inset, at.y}, width, state.typed, problem.at);
    }
    if (keeps) {
        const bool kept = std::find(in.searches->begin(), in.searches->end(), trimmed(in.filter.text)) != in.searches->end();
        ImGui::SetCursorScreenPos({at.x + inset + width + 8, at.y});
        if (icon_button(ui, icon::star, kept ? "Forget this search" : "Keep this search", kept, button)) {
            commands.push_back(command::KeepSearch{in.filter.text, !kept});
        }
    }
    float y = at.y + button + 8;
    if (in_step && !problems.empty()) {
        draw_icon(ui, {at.x + inset + 8, y + 9}, icon::circle_alert, 15, ui.color->bad);
        y += draw_wrapped(ui, {at.x + inset + 22, y}, Face::small, ui.color->ink, problems.front().message, room - 22) + 6;
    }
    for (std::size_t i = 0; i < std::min<std::size_t>(notes.size(), 2); ++i) {
        y += draw_wrapped(ui, {at.x + inset, y}, Face::small, ui.color->secondary, notes[i], room) + 6;
    }
    ImGui::SetCursorScreenPos({at.x, y + 2});
}

}  // namespace dragoman
