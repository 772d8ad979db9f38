#include "web/widget/vertical_text.h"

#include <cmath>

#include "web/platform/inspect.h"
#include "web/widget/right_to_left.h"

namespace dragoman {

void draw_text_up(const Ui& ui, ImVec2 at, Face face, ImU32 color, std::string_view text, float length) {
    const Type type = ui.type(face);
    const std::string words = in_visual_order(fitted(ui, face, text, length));
    if (words.empty()) return;
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImVec2 from{std::floor(at.x), std::floor(at.y)};
    const int first = list->VtxBuffer.Size;
    // Written level without ImGui's own culling, then each corner is turned about the beginning; the clip rectangle still cuts it.
    type.font->RenderText(list, type.size, from, color, {-1e6f, -1e6f, 1e6f, 1e6f}, words.data(), words.data() + words.size());
    for (int i = first; i < list->VtxBuffer.Size; ++i) {
        ImVec2& corner = list->VtxBuffer[i].pos;
        corner = {from.x + (corner.y - from.y), from.y - (corner.x - from.x)};
    }
    inspect::text(text, {at.x, at.y - text_width(ui, face, words)}, {at.x + type.line, at.y});
}

}  // namespace dragoman
