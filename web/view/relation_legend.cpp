#include "web/view/relation_legend.h"

#include <algorithm>

#include "web/icons.h"
#include "web/platform/inspect.h"
#include "web/platform/platform.h"
#include "web/widget/draw.h"
#include "web/widget/relation_mark.h"

namespace dragoman {

bool take_switches(const ViewInput& in, bool (&shown)[relation_count]) {
    bool any = false;
    for (std::size_t r = 0; r < relation_count; ++r) {
        any = any || shown[r] != is_on(in.choice, r);
        shown[r] = is_on(in.choice, r);
    }
    return any;
}

void relation_legend_ui(const ViewInput& in, const bool (&present)[relation_count], const std::uint32_t (&counts)[relation_count], bool& open, Commands& commands) {
    const Ui& ui = in.ui;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const bool letters = ui.narrow && !open;
    const float left = at.x + (ui.narrow ? 8.f : 16.f), right = at.x + ImGui::GetContentRegionAvail().x - 8;
    const float fold = ui.narrow ? 40.f : 0.f, tall = ui.touch || letters ? 40.f : 26.f;
    const auto there = static_cast<float>(std::count(std::begin(present), std::end(present), true));
    const float cell = std::min((right - left - fold) / std::max(there, 1.f), 48.f);
    ImVec2 next{left, at.y};
    for (std::size_t r = 0; r < relation_count; ++r) {
        const auto relation = static_cast<Relation>(r);
        if (!present[r]) continue;
        const float width = letters ? cell : relation_switch_width(ui, relation, counts[r]);
        const float end = next.y == at.y ? right - fold : right;
        if (!letters && next.x > left && next.x + width > end) next = {left, next.y + tall};
        ImGui::SetCursorScreenPos(next);
        const bool on = is_on(in.choice, r);
        const bool turn = letters ? relation_letter(ui, relation, counts[r], on, {cell, tall}) : relation_switch(ui, relation, counts[r], on);
        if (turn) commands.push_back(command::Choose{turned(in.choice, r)});
        next.x += letters ? width : width + 4;
    }
    if (fold > 0) {
        ImGui::SetCursorScreenPos({right - fold, at.y + (tall - fold) * 0.5f});
        if (icon_button(ui, open ? icon::chevron_up : icon::chevron_down, open ? "Letters alone" : "What the letters mean", false, fold)) {
            open = !open;
            platform::request_frame();
        }
        inspect::opened(open);
    }
    ImGui::SetCursorScreenPos({at.x, next.y + tall + 6});
}

}  // namespace dragoman
