#include "web/widget/relation_mark.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "core/query/wording.h"
#include "web/platform/inspect.h"

namespace dragoman {
namespace {

constexpr float dash = 6, dash_gap = 4;
constexpr float switched_off = 0.45f;

float length(ImVec2 v) { return std::sqrt(v.x * v.x + v.y * v.y); }

/// Distance to the stroke between two points.
float to_stroke(ImVec2 p, ImVec2 a, ImVec2 b) {
    const ImVec2 ab{b.x - a.x, b.y - a.y};
    const float square = ab.x * ab.x + ab.y * ab.y;
    const float t = square > 0 ? std::clamp(((p.x - a.x) * ab.x + (p.y - a.y) * ab.y) / square, 0.f, 1.f) : 0.f;
    return length({p.x - a.x - ab.x * t, p.y - a.y - ab.y * t});
}

std::string switch_words(Relation relation, std::size_t count) {
    return capitalised(std::string(relation_kind(relation).name)) + (count > 0 ? "  " + std::to_string(count) : std::string());
}

}  // namespace

ImU32 relation_color(const Ui& ui, Relation relation) {
    const Palette& c = *ui.color;
    switch (relation) {
        case Relation::met: return c.accent;
        case Relation::agreed: return c.of(EntityType::norp);
        case Relation::backed: return c.good;
        case Relation::yielded: return c.of(EntityType::work_of_art);
        case Relation::asked: return c.secondary;
        case Relation::accused: return c.caution;
        case Relation::pressed: return c.doubt;
        case Relation::fought: return c.bad;
        case Relation::named: return with_alpha(c.ink, 0.55f);
    }
    return c.ink;
}

void draw_relation(const Ui& ui, ImVec2 centre, Relation relation, float radius, float alpha) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImU32 color = with_alpha(relation_color(ui, relation), alpha);
    list->AddCircleFilled(centre, radius, ui.color->paper);
    list->AddCircle(centre, radius - 0.5f, color, 0, 1.4f);
    const char letter[2] = {relation_kind(relation).letter, 0};
    const Type type = ui.type(Face::caption_strong);
    const float size = std::min(radius * 1.65f, type.size);
    const ImVec2 box = type.font->CalcTextSizeA(size, 1e6f, 0, letter);
    list->AddText(type.font, size, {std::floor(centre.x - box.x * 0.5f + 0.5f), std::floor(centre.y - box.y * 0.5f + 0.5f)}, color, letter);
}

float relation_switch_width(const Ui& ui, Relation relation, std::size_t count) {
    return text_width(ui, Face::small, switch_words(relation, count)) + 36;
}

bool relation_switch(const Ui& ui, Relation relation, std::size_t count, bool on) {
    const float height = ui.touch ? 40.f : 26.f;
    const std::string words = switch_words(relation, count);
    ImGui::PushID(static_cast<int>(relation));
    const Hit h = hit(ui, "relation", {relation_switch_width(ui, relation, count), height}, words);
    ImGui::PopID();
    inspect::checked(on);
    const float middle = h.box.min.y + height * 0.5f;
    draw_relation(ui, {h.box.min.x + 13, middle}, relation, 8, on ? 1.f : switched_off);
    draw_text(ui, {h.box.min.x + 27, middle - 9}, Face::small, on ? ui.color->ink : ui.color->faint, words);
    if (!on) ImGui::GetWindowDrawList()->AddRectFilled({h.box.min.x + 26, middle + 0.5f}, {h.box.max.x - 8, middle + 1.5f}, ui.color->faint);
    return h.clicked;
}

bool relation_letter(const Ui& ui, Relation relation, std::size_t count, bool on, ImVec2 size) {
    ImGui::PushID(static_cast<int>(relation));
    const Hit h = hit(ui, "relation", size, switch_words(relation, count));
    ImGui::PopID();
    inspect::checked(on);
    const float x = std::floor(h.box.min.x + size.x * 0.5f), y = h.box.min.y + (count > 0 ? 12.f : size.y * 0.5f);
    draw_relation(ui, {x, y}, relation, 9, on ? 1.f : switched_off);
    if (!on) ImGui::GetWindowDrawList()->AddLine({x - 9, y + 9}, {x + 9, y - 9}, ui.color->secondary, 1.4f);
    const std::string number = count > 0 ? std::to_string(count) : std::string();
    draw_text(ui, {x - text_width(ui, Face::caption, number) * 0.5f, y + 11}, Face::caption, on ? ui.color->ink : ui.color->secondary, number);
    return h.clicked;
}

ImVec2 LinkLine::at(float t) const {
    const ImVec2 along{to.x - from.x, to.y - from.y};
    const float far = std::max(length(along), 1e-3f);
    const float off = 4 * t * (1 - t) * bow;  // a parabola: 0 at the ends, `bow` in the middle
    return {from.x + along.x * t - along.y / far * off, from.y + along.y * t + along.x / far * off};
}

float LinkLine::distance(ImVec2 point) const {
    if (bow == 0) return to_stroke(point, from, to);
    float best = 1e9f;
    ImVec2 before = from;
    for (int i = 1; i <= 8; ++i) {
        const ImVec2 next = at(static_cast<float>(i) / 8);
        best = std::min(best, to_stroke(point, before, next));
        before = next;
    }
    return best;
}

void draw_link(const LinkLine& line, const LinkLook& look) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float far = length({line.to.x - line.from.x, line.to.y - line.from.y});
    const float head = look.arrow ? std::min(7 + look.width, far * 0.3f) : 0;
    const float begin = std::min(line.from_radius / std::max(far, 1.f), 0.45f);
    const float end = std::max(1 - (line.to_radius + 2 + head * 0.8f) / std::max(far, 1.f), 0.55f);
    if (line.bow == 0 && !look.dashed) {
        list->AddLine(line.at(begin), line.at(end), look.color, look.width);
    } else if (!look.dashed) {
        const int pieces = std::clamp(static_cast<int>(far / 12), 4, 20);
        for (int i = 0; i <= pieces; ++i) list->PathLineTo(line.at(begin + (end - begin) * static_cast<float>(i) / static_cast<float>(pieces)));
        list->PathStroke(look.color, 0, look.width);
    } else {
        const float step = (dash + dash_gap) / std::max(far, 1.f), solid = dash / std::max(far, 1.f);
        for (float t = begin; t < end; t += step) list->AddLine(line.at(t), line.at(std::min(t + solid, end)), look.color, look.width);
    }
    if (!look.arrow) return;
    const ImVec2 tip = line.at(std::max(1 - (line.to_radius + 2) / std::max(far, 1.f), 0.6f)), tail = line.at(end - 0.02f);
    ImVec2 way{tip.x - tail.x, tip.y - tail.y};
    const float norm = std::max(length(way), 1e-3f);
    way = {way.x / norm, way.y / norm};
    const ImVec2 base{tip.x - way.x * head, tip.y - way.y * head};
    list->AddTriangleFilled(tip, {base.x - way.y * head * 0.45f, base.y + way.x * head * 0.45f}, {base.x + way.y * head * 0.45f, base.y - way.x * head * 0.45f}, look.color);
}

}  // namespace dragoman
