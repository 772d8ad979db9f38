#include "web/widget/marked_text.h"

#include <algorithm>
#include <cfloat>

#include "web/widget/right_to_left.h"

namespace dragoman {

Stretch stretch(const Ui& ui, Face face, std::string_view line, Span words) {
    std::string room;
    const Span drawn = drawn_span(line, words);
    const std::string_view text = as_drawn(line, room);
    const Type type = ui.type(face);
    const auto up_to = [&](std::uint32_t byte) { return byte == 0 ? 0.f : type.font->CalcTextSizeA(type.size, FLT_MAX, 0.f, text.data(), text.data() + byte).x; };
    return {up_to(drawn.begin), up_to(drawn.end)};
}

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
            const Stretch of = stretch(ui, face, line, {a - from, b - from});
            const float x0 = at.x + of.from, x1 = at.x + of.to;
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
