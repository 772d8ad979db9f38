#include "web/widget/date_bar.h"

#include <algorithm>

namespace dragoman {

void draw_soft_bar(ImVec2 min, ImVec2 max, ImU32 color) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImU32 none = with_alpha(color, 0.f);
    const float fade = std::min((max.x - min.x) * 0.3f, 12.f);
    list->AddRectFilledMultiColor(min, {min.x + fade, max.y}, none, color, color, none);
    list->AddRectFilled({min.x + fade, min.y}, {max.x - fade, max.y}, color);
    list->AddRectFilledMultiColor({max.x - fade, min.y}, max, color, none, none, color);
}

void draw_date_bar(const Ui& ui, ImVec2 at, float width, DateInterval axis, const std::optional<DateInterval>& date,
                   const std::optional<DateInterval>& bounds, DateBasis basis, ImU32 color) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRectFilled({at.x, at.y + 4}, {at.x + width, at.y + 5}, ui.color->hairline);
    if (!date) return;
    const float days = static_cast<float>(std::max(1, axis.length()));
    const auto x_of = [&](Date day) {
        return at.x + std::clamp(static_cast<float>(day - axis.earliest) / days, 0.f, 1.f) * width;
    };
    if (basis == DateBasis::stated && date->length() == 1) {
        const float x = std::min(x_of(date->earliest), at.x + width - 3);
        list->AddRectFilled({x, at.y}, {x + 3, at.y + 9}, color, 1.5f);
        return;
    }
    const DateInterval shown = bounds ? *bounds : *date;
    float a = x_of(shown.earliest), b = x_of(shown.latest + 1);
    if (b - a < 12) {
        const float middle = std::clamp((a + b) * 0.5f, at.x + 6, at.x + width - 6);
        a = middle - 6;
        b = middle + 6;
    }
    if (basis == DateBasis::inferred) draw_soft_bar({a, at.y + 2}, {b, at.y + 7}, with_alpha(color, 0.55f));
    else list->AddRectFilled({a, at.y + 2}, {b, at.y + 7}, with_alpha(color, 0.7f), 2);
}

}  // namespace dragoman
