// One statement, several articles: who had it from whom, and what each tells otherwise.
#include <algorithm>

#include "core/query/wording.h"
#include "web/view/inspector_parts.h"
#include "web/view/view_parts.h"
#include "web/widget/draw.h"
#include "web/widget/marked_text.h"

namespace dragoman {
namespace {

constexpr std::size_t most_shown = 12;

/// A name in the picture of relays: the column is how far it is from the speaker; outlets stand in the last.
struct RelayNode {
    std::size_t column, row;
    std::string name;
};

const RelayNode* node_at(const std::vector<RelayNode>& nodes, std::size_t column, const std::string& name) {
    const auto at = std::find_if(nodes.begin(), nodes.end(), [&](const RelayNode& n) { return n.column == column && n.name == name; });
    return at == nodes.end() ? nullptr : &*at;
}

/// Who handed the words on, as lines from the speaker to each outlet. Nothing where every article has them at first hand.
void relays_ui(const ViewInput& in, const std::vector<VersionRow>& rows) {
    const Ui& ui = in.ui;
    std::vector<std::vector<std::string>> paths;  // the shortest first
    for (const VersionRow& row : rows) {
        if (row.path.size() > 1) paths.push_back(row.path);
    }
    std::sort(paths.begin(), paths.end(), [](const auto& a, const auto& b) { return a.size() != b.size() ? a.size() < b.size() : a < b; });
    paths.erase(std::unique(paths.begin(), paths.end()), paths.end());
    const std::size_t columns = paths.empty() ? 0 : paths.back().size();
    if (columns < 3) return;
    constexpr float line = 30, dot = 3.5f;
    const ImVec2 origin = ImGui::GetCursorScreenPos();
    const float step = ImGui::GetContentRegionAvail().x / static_cast<float>(columns);
    const auto place = [&](const RelayNode& n) { return ImVec2(origin.x + 6 + step * static_cast<float>(n.column), origin.y + 24 + line * static_cast<float>(n.row)); };
    ImDrawList* list = ImGui::GetWindowDrawList();
    std::vector<RelayNode> nodes;
    std::size_t row = 0;
    for (const std::vector<std::string>& path : paths) {
        std::optional<RelayNode> before;
        for (std::size_t i = 0; i < path.size(); ++i) {
            const std::size_t column = i + 1 == path.size() ? columns - 1 : i;
            const RelayNode* known = node_at(nodes, column, path[i]);
            const RelayNode node = known ? *known : RelayNode{column, row, path[i]};
            if (!known) nodes.push_back(node);
            if (before) {
                const ImVec2 from = place(*before), to = place(node);
                list->AddBezierCubic(from, {from.x + step * 0.5f, from.y}, {to.x - step * 0.5f, to.y}, to, with_alpha(ui.color->secondary, 0.5f), 1.5f);
            }
            before = node;
        }
        ++row;
    }
    for (const RelayNode& node : nodes) {
        const ImVec2 at = place(node);
        list->AddCircleFilled(at, dot, node.column == 0 ? ui.color->accent : ui.color->secondary);
        const float below = node.column == 0 ? -20.f : 4.f;  // the speaker's name stands above, clear of the lines
        draw_text(ui, {at.x - 4, at.y + below}, Face::caption, ui.color->secondary, node.name, step - 8);
    }
    ImGui::Dummy({1, line * static_cast<float>(row) + 22});
}

void version_ui(const ViewInput& in, const VersionRow& row, std::size_t number, Commands& commands) {
    const Ui& ui = in.ui;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const float words = wrapped_height(ui, Face::small, row.words, width - 14, 8);
    const float height = words + (ui.touch ? 40.f : 34.f);
    ImGui::PushID(static_cast<int>(number));
    const Hit h = hit(ui, "version", {width, height}, (row.outlet.empty() ? row.title : row.outlet) + ": " + row.words, !row.chosen, 4);
    ImGui::PopID();
    const ImU32 bar = row.chosen ? ui.color->accent : ui.color->hairline;
    ImGui::GetWindowDrawList()->AddRectFilled({at.x, at.y + 6}, {at.x + 3, at.y + height - 6}, bar);
    const std::string day = row.chosen ? std::string("these words") : row.date ? date_words(row.date, row.basis) : std::string("no date");
    const float drawn = draw_text_right(ui, at.x + width, at.y + 6, Face::caption, ui.color->secondary, day);
    draw_text(ui, {at.x + 12, at.y + 5}, Face::small_strong, ui.color->ink, row.outlet.empty() ? row.title : row.outlet, width - drawn - 24);
    draw_marked(ui, {at.x + 12, at.y + 24}, Face::small, row.words, row.other, width - 14, 8);
    if (h.clicked && !row.chosen) {
        const std::string& document = in.corpus.documents[row.document.at()].id;
        commands.push_back(command::Open{document, row.content, select_mark(document, MarkLayer::quotation, row.content)});
    }
    ImGui::SetCursorScreenPos({at.x, at.y + height});

}

}  // namespace

void versions_ui(const ViewInput& in, const std::vector<VersionRow>& rows, Commands& commands) {
    if (rows.empty()) return;
    const Ui& ui = in.ui;
    section(ui, "Told by others too", counted(rows.size(), "version", "versions"));
    const bool differ = std::any_of(rows.begin(), rows.end(), [](const VersionRow& row) { return !row.other.empty(); });
    paragraph(ui, Face::small, ui.color->secondary, differ ? "Marked is what another tells in other words, or besides." : "All tell it in the same words.");
    gap(6);
    relays_ui(in, rows);
    for (std::size_t i = 0; i < std::min(rows.size(), most_shown); ++i) version_ui(in, rows[i], i, commands);
    if (rows.size() > most_shown) paragraph(ui, Face::small, ui.color->faint, "and " + std::to_string(rows.size() - most_shown) + " more");
}

}  // namespace dragoman
