#include "web/view/concordance_view.h"

#include <algorithm>
#include <cmath>

#include "core/base/utf8.h"
#include "core/query/wording.h"
#include "web/platform/inspect.h"
#include "web/view/view_parts.h"
#include "web/widget/draw.h"

namespace dragoman {
namespace {

constexpr std::size_t most_lines = 100'000;

void refresh(const ViewInput& in, ConcordanceState& state) {
    if (state.revision == in.revision && state.order == static_cast<ConcordanceOrder>(in.order)) return;
    state.revision = in.revision;
    state.order = static_cast<ConcordanceOrder>(in.order);
    state.rows = concordance(in.corpus, in.filter, state.order, most_lines);
    state.at = -1;
}

struct KwicColumns {
    float middle;  ///< Where the keyword begins, from the left.
    float right;   ///< Where the words end.
    float source;  ///< Width of outlet and date; 0: left out.
};

KwicColumns kwic_columns(const Ui& ui, float width) {
    const float source = width > 820 ? 190.f : 0.f;
    const float right = width - source - (ui.narrow ? 12.f : 24.f);
    return {std::floor(right * (ui.narrow ? 0.36f : 0.44f)), right, source};
}

std::string source_of(const Document& doc) {
    const std::string outlet = document_outlet(doc);
    const std::string date = date_words(doc.published.days(), doc.published.basis);
    return date + (outlet.empty() || date.empty() ? "" : ", ") + outlet;  // what is cut is the outlet
}

/// What of the words fits before the keyword: whole words from the end.
std::string_view last_words(const Ui& ui, std::string_view text, float room) {
    while (text_width(ui, Face::body, text) > room) {
        const std::size_t blank = text.find(' ', 1);
        if (blank == std::string_view::npos) return {};
        text.remove_prefix(blank);
    }
    return text;
}

void line_ui(const ViewInput& in, const ConcordanceState& state, std::size_t number, float width, float height, Commands& commands) {
    const Ui& ui = in.ui;
    const ConcordanceLine& line = state.rows.lines[number];
    const Document& doc = in.corpus.documents[line.document.at()];
    const ConcordanceText words = concordance_text(doc, line.keyword, ui.narrow ? 40 : 110);
    const KwicColumns c = kwic_columns(ui, width);
    const std::string source = source_of(doc);
    ImGui::PushID(static_cast<int>(number));
    const Hit h = hit(ui, "line", {width, height}, words.left + words.keyword + words.right + (source.empty() ? "" : " (" + source + ")"), true, 0);
    ImGui::PopID();
    if (static_cast<int>(number) == state.at) mark_chosen_row(ui, h.box);
    const ImVec2 at = h.box.min;
    const float y = at.y + (height - 20) * 0.5f, middle = at.x + c.middle;
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->PushClipRect({at.x + (ui.narrow ? 8.f : 20.f), at.y}, {at.x + c.right, h.box.max.y}, true);
    const float room = c.middle - (ui.narrow ? 8.f : 24.f);
    // The words that lines are sorted by stand out.
    const std::string_view left = last_words(ui, words.left, room);
    const std::size_t blank = left.empty() ? std::string_view::npos : left.rfind(' ', left.size() - 2);
    const std::string_view before = left.substr(blank == std::string_view::npos ? 0 : blank);
    draw_text_right(ui, middle, y, Face::body, state.order == ConcordanceOrder::left ? ui.color->ink : ui.color->secondary, before);
    draw_text_right(ui, middle - text_width(ui, Face::body, before), y, Face::body, ui.color->secondary, left.substr(0, left.size() - before.size()));
    const float key = draw_text(ui, {middle, y}, Face::strong, ui.color->ink, words.keyword);
    list->AddRectFilled({middle, y + 18}, {middle + key, y + 19.5f}, ui.color->accent);
    const std::string_view right = words.right;
    const std::string_view behind = right.substr(0, std::min(right.find(' ', 1), right.size()));
    const float drawn = key + draw_text(ui, {middle + key, y}, Face::body, state.order == ConcordanceOrder::right ? ui.color->ink : ui.color->secondary, behind,
                                        std::max(c.right - c.middle - key, 1.f));
    draw_text(ui, {middle + drawn, y}, Face::body, ui.color->secondary, right.substr(behind.size()), std::max(c.right - c.middle - drawn, 1.f));
    list->PopClipRect();
    if (c.source > 0) draw_text(ui, {at.x + c.right + 16, y + 1}, Face::small, ui.color->secondary, source, c.source - 8);
    if (h.clicked) commands.push_back(command::Open{doc.id, line.keyword, {}});
}

void lines_ui(const ViewInput& in, ConcordanceState& state, Commands& commands) {
    const Ui& ui = in.ui;
    const int to = stepped(state.at, in.row_step, state.rows.lines.size());
    if (in.enter && state.at >= 0) {
        const ConcordanceLine& line = state.rows.lines[static_cast<std::size_t>(state.at)];
        commands.push_back(command::Open{in.corpus.documents[line.document.at()].id, line.keyword, {}});
    }
    const float height = ui.touch ? 40.f : 26.f;
    begin_pane(ui, "lines", {0, 0});
    if (to != state.at) show_row(state.at = to, height);
    const float width = ImGui::GetContentRegionAvail().x - (ui.touch ? 6.f : 10.f);
    const ImVec2 origin = ImGui::GetCursorScreenPos();
    const auto count = state.rows.lines.size();
    const auto first = static_cast<std::size_t>(std::max(0.f, ImGui::GetScrollY() / height));
    const auto last = std::min(count, first + static_cast<std::size_t>(ImGui::GetWindowHeight() / height) + 2);
    for (std::size_t i = first; i < last; ++i) {
        ImGui::SetCursorScreenPos({origin.x, origin.y + static_cast<float>(i) * height});
        line_ui(in, state, i, width, height, commands);
    }
    ImGui::SetCursorScreenPos({origin.x, origin.y + static_cast<float>(count) * height});
    ImGui::Dummy({1, 24});
    end_pane(ui);
}

}  // namespace

void concordance_ui(const ViewInput& in, ConcordanceState& state, Commands& commands) {
    const Ui& ui = in.ui;
    refresh(in, state);
    const bool asked = !trimmed(in.filter.text).empty() || !in.filter.entities.empty();
    const std::vector<std::string_view> orders =
        ui.narrow ? std::vector<std::string_view>{"Article", "Date", "Left", "Word", "Right"}
                  : std::vector<std::string_view>{"By article", "By date", "Word before", "Keyword", "Word behind"};
    std::string count;
    if (asked) count = (state.rows.cut ? "the first " : "") + counted(state.rows.lines.size(), "line", "lines") + " in " + counted(state.rows.documents, "article", "articles");
    const ImVec2 place = view_title_with(ui, "Concordance", count, asked ? segmented_width(ui, orders) : 0.f, ui.touch ? 40.f : 30.f);
    const ImVec2 next = ImGui::GetCursorScreenPos();
    if (asked) {
        ImGui::SetCursorScreenPos(place);
        if (const int order = segmented(ui, "order", orders, in.order); order != in.order) commands.push_back(command::Sort{order});
        ImGui::SetCursorScreenPos(next);
    }
    query_field_ui(in, state.field, state.rows.problems, {}, commands);
    rule(ui);
    if (!state.rows.lines.empty()) return lines_ui(in, state, commands);
    begin_pane(ui, "invitation", {0, 0});
    if (asked) nothing_matches(in, "place", commands);
    else empty_note(ui, "Words in their context, one place a line.", "Search for a word, or choose an entity, and read down the middle: sorted by the word before or behind, its company shows.");
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() + (ui.narrow ? 8.f : 16.f));
    query_examples_ui(in, std::min(ImGui::GetContentRegionAvail().x - 32, 760.f), commands);
    end_pane(ui);
}

}  // namespace dragoman
