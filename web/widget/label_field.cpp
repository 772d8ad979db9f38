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

void LabelField::block(const Rect& rect) {
    each_cell(rect, [&](int key) { cells_[key].push_back(rect); });
}

}  // namespace dragoman
