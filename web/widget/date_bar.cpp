#include "web/widget/date_bar.h"

#include <algorithm>
#include <string>

#include "web/widget/draw.h"

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

void draw_date_strip(const Ui& ui, ImVec2 at, float width, const Publication& published, bool named) {
    const std::optional<DateInterval>& days = published.basis == DateBasis::inferred && published.bounds ? published.bounds : published.interval;
    if (!days) return;
    const int first = civil(days->earliest).year, last = civil(days->latest).year;
    const std::optional<Date> from = make_date(first, 1, 1), to = make_date(last, 12, 31);
    if (!from || !to) return;
    const DateInterval axis{*from, *to};
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float span = static_cast<float>(axis.length());
    const bool months = last - first < 3;
    for (int year = first; year <= last; ++year) {
        for (int month = 1; month <= (months ? 12 : 1); ++month) {
            const float x = at.x + width * static_cast<float>(*make_date(year, month, 1) - axis.earliest) / span;
            list->AddRectFilled({x, at.y + (month == 1 ? 0.f : 2.f)}, {x + 1, at.y + (month == 1 ? 10.f : 8.f)}, ui.color->hairline);
        }
    }
    list->AddRectFilled({at.x + width - 1, at.y}, {at.x + width, at.y + 10}, ui.color->hairline);
    draw_date_bar(ui, at, width, axis, published.interval, days, published.basis, ui.color->ink);
    if (!named) return;
    draw_text(ui, {at.x, at.y + 12}, Face::caption, ui.color->secondary, first == last ? "Jan " + std::to_string(first) : std::to_string(first));
    draw_text_right(ui, at.x + width, at.y + 12, Face::caption, ui.color->secondary, first == last ? "Dec " + std::to_string(last) : std::to_string(last));
}

}  // namespace dragoman
