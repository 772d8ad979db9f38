#include "web/widget/entity_mark.h"

#include <cmath>

namespace dragoman {
namespace {

/// Corners of equal reach, the first at `turn` of a full circle; 0: a circle.
struct EntityShape {
    int corners;
    float turn;
};

EntityShape shape_of(EntityType type) {
    switch (type) {
        case EntityType::person: return {0, 0};
        case EntityType::org: return {4, 0.125f};
        case EntityType::gpe:
        case EntityType::loc:
        case EntityType::fac: return {4, 0};
        case EntityType::norp: return {3, 0.75f};
        default: return {6, 0};
    }
}

}  // namespace

void type_dot(const Ui& ui, ImVec2 centre, EntityType type, bool solid, float radius) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImU32 color = ui.color->of(type);
    const EntityShape shape = shape_of(type);
    if (shape.corners == 0) {
        if (solid) list->AddCircleFilled(centre, radius, color);
        else list->AddCircle(centre, radius - 0.5f, color, 0, 1.5f);
        return;
    }
    const float reach = (shape.corners == 6 ? 1.1f : 1.25f) * radius - (solid ? 0.f : 0.5f);  // so that all look equally large
    for (int i = 0; i < shape.corners; ++i) {
        const float angle = 6.2831853f * (shape.turn + static_cast<float>(i) / static_cast<float>(shape.corners));
        list->PathLineTo({centre.x + reach * std::cos(angle), centre.y + reach * std::sin(angle)});
    }
    if (solid) list->PathFillConvex(color);
    else list->PathStroke(color, ImDrawFlags_Closed, 1.5f);
}

void draw_entity(const Ui& ui, ImVec2 centre, EntityType type, bool known, float radius, float alpha) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImU32 color = with_alpha(ui.color->of(type), alpha), ground = ui.color->paper;
    if (radius < 3) {  // too small for a shape
        list->AddRectFilled({centre.x - radius, centre.y - radius}, {centre.x + radius, centre.y + radius}, color);
        return;
    }
    const EntityShape shape = shape_of(type);
    const auto outline = [&](float r) {
        for (int i = 0; i < shape.corners; ++i) {
            const float angle = 6.2831853f * (shape.turn + static_cast<float>(i) / static_cast<float>(shape.corners));
            list->PathLineTo({centre.x + r * std::cos(angle), centre.y + r * std::sin(angle)});
        }
    };
    const float reach = shape.corners == 0 ? radius : radius * 1.12f;  // so that all look equally large
    if (shape.corners == 0) {
        list->AddCircleFilled(centre, reach + 1.5f, ground);
        if (known) list->AddCircleFilled(centre, reach, color);
        else list->AddCircle(centre, reach - 1, color, 0, 2);
        return;
    }
    outline(reach + 2);
    list->PathFillConvex(ground);
    outline(known ? reach : reach - 1);
    if (known) list->PathFillConvex(color);
    else list->PathStroke(color, ImDrawFlags_Closed, 2);
}

void draw_small_entity(const Ui& ui, ImVec2 centre, EntityType type, bool known, float radius, float alpha) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const EntityShape shape = shape_of(type);
    const int corners = shape.corners == 0 ? 8 : shape.corners;
    const float reach = shape.corners == 0 ? radius : radius * 1.12f;
    const ImU32 color = with_alpha(ui.color->of(type), known ? alpha : alpha * 0.6f);
    const ImVec2 uv = ImGui::GetFontTexUvWhitePixel();
    list->PrimReserve((corners - 2) * 3, corners);
    const unsigned first = list->_VtxCurrentIdx;
    for (int i = 2; i < corners; ++i) {
        list->PrimWriteIdx(static_cast<ImDrawIdx>(first));
        list->PrimWriteIdx(static_cast<ImDrawIdx>(first + static_cast<unsigned>(i) - 1));
        list->PrimWriteIdx(static_cast<ImDrawIdx>(first + static_cast<unsigned>(i)));
    }
    for (int i = 0; i < corners; ++i) {
        const float angle = 6.2831853f * (shape.turn + static_cast<float>(i) / static_cast<float>(corners));
        list->PrimWriteVtx({centre.x + reach * std::cos(angle), centre.y + reach * std::sin(angle)}, uv, color);
    }
}

}  // namespace dragoman
