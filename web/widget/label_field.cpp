#include "web/widget/label_field.h"

#include <cmath>

namespace dragoman {

template <class Visit>
void LabelField::each_cell(const Rect& rect, Visit visit) const {
    const int x1 = static_cast<int>(std::floor(rect.max.x / cell)), y1 = static_cast<int>(std::floor(rect.max.y / cell));
    for (int y = static_cast<int>(std::floor(rect.min.y / cell)); y <= y1; ++y) {
        for (int x = static_cast<int>(std::floor(rect.min.x / cell)); x <= x1; ++x) visit(y * 4096 + x);
    }
}

bool LabelField::is_free(const Rect& rect) const {
    if (rect.min.x < box_.min.x || rect.max.x > box_.max.x || rect.min.y < box_.min.y || rect.max.y > box_.max.y) return false;
    bool free = true;
    each_cell(rect, [&](int key) {
        const auto there = cells_.find(key);
        if (there == cells_.end()) return;
        for (const Rect& other : there->second) {
            free = free && (rect.max.x <= other.min.x || other.max.x <= rect.min.x || rect.max.y <= other.min.y || other.max.y <= rect.min.y);
        }
    });
    return free;
}

bool LabelField::take(const Rect& rect) {
    if (!is_free(rect)) return false;
    block(rect);
    return true;
}

bool draw_mark_label(const Ui& ui, LabelField& field, ImVec2 mark, float radius, std::string_view name, const MarkLabel& look) {
    const std::string words = fitted(ui, look.face, name, look.width);
    const float width = text_width(ui, look.face, words), tall = ui.type(look.face).line, off = radius + 4;
    const ImVec2 corners[] = {{mark.x + off, mark.y - tall * 0.5f}, {mark.x - off - width, mark.y - tall * 0.5f},
                              {mark.x - width * 0.5f, mark.y + off - 2}, {mark.x - width * 0.5f, mark.y - off + 2 - tall}};
    for (const ImVec2 corner : corners) {
        const Rect room{{corner.x - 2, corner.y}, {corner.x + width + 2, corner.y + tall}};
        if (!field.take(room)) continue;
        ImGui::GetWindowDrawList()->AddRectFilled({room.min.x, room.min.y + 1}, {room.max.x, room.max.y - 1}, with_alpha(ui.color->paper, 0.78f), 4);
        draw_text(ui, corner, look.face, look.color, words);
        return true;
    }
    return false;
}

void LabelField::block(const Rect& rect) {
    each_cell(rect, [&](int key) { cells_[key].push_back(rect); });
}

}  // namespace dragoman
