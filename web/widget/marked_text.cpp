#include "web/widget/marked_text.h"

#include <algorithm>

namespace dragoman {

float draw_marked(const Ui& ui, ImVec2 at, Face face, std::string_view text, const std::vector<Span>& marks, float width, int max_lines) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const Type type = ui.type(face);
    std::vector<std::string_view> lines = wrap(ui, face, text, width);
    const bool cut = max_lines > 0 && lines.size() > static_cast<std::size_t>(max_lines);
    if (cut) lines.resize(static_cast<std::size_t>(max_lines));
    float y = at.y;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::string_view line = lines[i];
        const auto from = static_cast<std::uint32_t>(line.data() - text.data()), to = from + static_cast<std::uint32_t>(line.size());
        for (const Span mark : marks) {
            const std::uint32_t a = std::max(from, mark.begin), b = std::min(to, mark.end);
            if (a >= b) continue;
            const float x0 = at.x + text_width(ui, face, line.substr(0, a - from)), x1 = at.x + text_width(ui, face, line.substr(0, b - from));
            list->AddRectFilled({x0 - 1, y + 1}, {x1 + 1, y + type.line - 1}, ui.color->wash, 3);
            list->AddRectFilled({x0, y + type.line - 3}, {x1, y + type.line - 1.5f}, ui.color->accent);
        }
        const bool goes_on = cut && i + 1 == lines.size();
        draw_text(ui, {at.x, y}, face, ui.color->ink, goes_on ? std::string(line) + "…" : std::string(line), goes_on ? width : 0);
        y += type.line;
    }
    return y - at.y;
}

}  // namespace dragoman
