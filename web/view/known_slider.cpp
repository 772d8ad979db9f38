#include "web/view/known_slider.h"

#include <algorithm>

#include "core/query/wording.h"
#include "web/icons.h"
#include "web/widget/draw.h"

namespace dragoman {
namespace {

/// The strip from the first to the last day, where a drag sets the handle.
void strip_ui(const ViewInput& in, const std::vector<Date>& days, ImVec2 at, float width, Commands& commands) {
    const Ui& ui = in.ui;
    const float tall = ui.touch ? 40.f : 28.f, middle = at.y + tall * 0.5f;
    const double span = std::max(1, days.back() - days.front());
    const auto x_of = [&](Date day) { return at.x + 8 + static_cast<float>((day - days.front()) / span) * (width - 16); };
    ImGui::SetCursorScreenPos(at);
    hit(ui, "known-strip", {width, tall}, "Day of knowledge", false);
    if (ImGui::IsItemActive()) {
        const double share = std::clamp((ImGui::GetMousePos().x - at.x - 8) / (width - 16), 0.f, 1.f);
        const Date day = days.front() + static_cast<int>(share * span + 0.5);
        if (in.known_on != day) commands.push_back(command::KnownOn{day});
    }
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float handle = in.known_on ? x_of(std::clamp(*in.known_on, days.front(), days.back())) : at.x + width - 8;
    list->AddRectFilled({at.x + 8, middle - 1}, {at.x + width - 8, middle + 1}, ui.color->hairline);
    list->AddRectFilled({at.x + 8, middle - 1}, {handle, middle + 1}, ui.color->accent);
    for (const Date day : days) {
        const float x = x_of(day);
        list->AddRectFilled({x - 0.5f, middle - 5}, {x + 0.5f, middle + 5}, x <= handle + 0.5f ? ui.color->accent : ui.color->secondary);
    }
    list->AddCircleFilled({handle, middle}, 8, ui.color->paper);
    if (in.known_on) list->AddCircleFilled({handle, middle}, 6.5f, ui.color->accent);
    else list->AddCircle({handle, middle}, 6.f, ui.color->accent, 0, 1.8f);
}

}  // namespace

void known_slider_ui(const ViewInput& in, const std::vector<Date>& days, Commands& commands) {
    if (days.size() < 2) return;
    const Ui& ui = in.ui;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float left = ui.narrow ? 16.f : 24.f, button = ui.touch ? 40.f : 28.f, width = ImGui::GetContentRegionAvail().x - left * 2;
    const std::string words = in.known_on ? "What was known on " + day_words(*in.known_on) : std::string("What was known by the end");
    const float words_width = ui.narrow ? 0.f : text_width(ui, Face::small_strong, "What was known on 30 September 2018") + 12;
    float y = at.y;
    draw_text(ui, {at.x + left, y + (ui.narrow ? 0.f : (button - 18) * 0.5f)}, Face::small_strong, in.known_on ? ui.color->accent : ui.color->ink, words);
    if (ui.narrow) y += 22;
    const float off = text_width(ui, Face::small, "Show all") + 16;
    const auto step = [&](bool forward) {
        const std::optional<Date> next = next_claim(days, in.known_on, forward);
        if (next || forward) commands.push_back(command::KnownOn{next});  // past the last claim: everything
    };
    float x = at.x + left + words_width;
    ImGui::SetCursorScreenPos({x, y});
    if (icon_button(ui, icon::chevron_left, "Claim before (Left)", false, button) || in.pan < 0) step(false);
    const float strip = at.x + left + width - x - button * 2 - off;
    strip_ui(in, days, {x + button, y}, strip, commands);
    x += button + strip;
    ImGui::SetCursorScreenPos({x, y});
    if (icon_button(ui, icon::chevron_right, "Next claim (Right)", false, button) || in.pan > 0) step(true);
    if (in.known_on) {
        ImGui::SetCursorScreenPos({x + button + 10, y + (button - (ui.touch ? 32.f : 18.f)) * 0.5f});
        if (link(ui, Face::small, "Show all")) commands.push_back(command::KnownOn{});
    }
    ImGui::SetCursorScreenPos(at);
    ImGui::Dummy({1, y - at.y + button + 8});
}

}  // namespace dragoman
