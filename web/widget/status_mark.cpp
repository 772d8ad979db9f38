#include "web/widget/status_mark.h"

#include <string>

#include "web/widget/draw.h"

namespace dragoman {
namespace {

enum class Shape { disc, ring, diamond, hollow_diamond, half_diamond, cross, slashed, half, arrow };

struct StatusLook {
    char letter;
    std::string_view word;
    Shape shape;
    ImU32 Palette::*color;
};

/// By EventStatus.
constexpr StatusLook looks[status_count] = {
    {'O', "occurred", Shape::disc, &Palette::ink},         {'G', "ongoing", Shape::half, &Palette::good},
    {'S', "scheduled", Shape::hollow_diamond, &Palette::accent}, {'P', "proposed", Shape::ring, &Palette::secondary},
    {'C', "conditional", Shape::half_diamond, &Palette::caution}, {'R', "postponed", Shape::arrow, &Palette::caution},
    {'X', "cancelled", Shape::slashed, &Palette::bad},     {'D', "declined", Shape::cross, &Palette::bad},
    {'N', "denied", Shape::slashed, &Palette::bad},
};

const StatusLook& look(EventStatus status) { return looks[static_cast<std::size_t>(status)]; }

}  // namespace

char status_letter(EventStatus status) { return look(status).letter; }
std::string_view status_word(EventStatus status) { return look(status).word; }
ImU32 status_color(const Ui& ui, EventStatus status) { return ui.color->*look(status).color; }

void draw_status(const Ui& ui, ImVec2 c, EventStatus status, float r) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImU32 color = status_color(ui, status), ground = ui.color->paper;
    const ImVec2 diamond[] = {{c.x, c.y - r}, {c.x + r, c.y}, {c.x, c.y + r}, {c.x - r, c.y}};
    bool filled = false;
    switch (look(status).shape) {
        case Shape::disc:
            list->AddCircleFilled(c, r - 0.5f, color);
            filled = true;
            break;
        case Shape::ring:
            list->AddCircleFilled(c, r, ground);
            list->AddCircle(c, r - 0.5f, color, 0, 1.5f);
            break;
        case Shape::half:
            list->AddCircleFilled(c, r, ground);
            list->PathArcTo(c, r - 0.5f, -1.5708f, 1.5708f);
            list->PathFillConvex(with_alpha(color, 0.20f));
            list->AddCircle(c, r - 0.5f, color, 0, 1.5f);
            break;
        case Shape::diamond:
            list->AddConvexPolyFilled(diamond, 4, color);
            filled = true;
            break;
        case Shape::hollow_diamond:
            list->AddConvexPolyFilled(diamond, 4, ground);
            list->AddPolyline(diamond, 4, color, ImDrawFlags_Closed, 1.5f);
            break;
        case Shape::half_diamond:
            list->AddConvexPolyFilled(diamond, 4, ground);
            list->AddTriangleFilled(diamond[0], diamond[1], diamond[2], with_alpha(color, 0.20f));
            list->AddPolyline(diamond, 4, color, ImDrawFlags_Closed, 1.5f);
            break;
        case Shape::cross:
            list->AddRectFilled({c.x - r + 1, c.y - r + 1}, {c.x + r - 1, c.y + r - 1}, color, 3);
            filled = true;
            break;
        case Shape::slashed:
            list->AddCircleFilled(c, r, ground);
            list->AddCircle(c, r - 0.5f, color, 0, 1.5f);
            for (const float side : {-1.f, 1.f}) {  // through the rim, so that the letter stays clear
                const float from = r < 7 ? 0.f : r * 0.52f;
                list->AddLine({c.x + side * from, c.y - side * from}, {c.x + side * r * 0.92f, c.y - side * r * 0.92f}, color, 1.4f);
            }
            break;
        case Shape::arrow: {
            const ImVec2 flag[] = {{c.x - r + 1, c.y - r + 1}, {c.x + r * 0.3f, c.y - r + 1}, {c.x + r, c.y}, {c.x + r * 0.3f, c.y + r - 1}, {c.x - r + 1, c.y + r - 1}};
            list->AddConvexPolyFilled(flag, 5, ground);
            list->AddPolyline(flag, 5, color, ImDrawFlags_Closed, 1.5f);
            break;
        }
    }
    if (r < 7) return;
    const Type type = ui.type(Face::caption_strong);
    const char letter[] = {look(status).letter, 0};
    const float size = r >= 9 ? 13.f : 12.f;
    const ImVec2 box = type.font->CalcTextSizeA(size, 1000.f, 0.f, letter);
    list->AddText(type.font, size, {c.x - box.x * 0.5f, c.y - size * 0.5f - 0.25f}, filled ? ground : color, letter);
}

float draw_status_pill(const Ui& ui, ImVec2 at, EventStatus status) {
    draw_status(ui, {at.x + 9, at.y + 11}, status, 8);
    const float width = draw_text(ui, {at.x + 23, at.y + 2}, Face::small_strong, status_color(ui, status), status_word(status));
    return width + 23;
}

}  // namespace dragoman
