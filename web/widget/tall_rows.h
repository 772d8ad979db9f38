#pragma once
// A long list whose rows differ in height: only those in sight are drawn, however many there are.
#include <imgui.h>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace dragoman {

/// Remembers how high each row came out when it was drawn last; a row not drawn yet counts as estimated. Where a row comes out
/// otherwise than it counted, those below move in the next frame.
/// Cost   a frame: the rows in sight and a binary search; sums are made anew only below a row whose height has changed.
class TallRows {
public:
    /// Draws rows from the cursor on, in the current window, and leaves the cursor behind the last of them. `draw(i)` draws row i at
    /// the cursor and leaves the cursor below it. Heights are forgotten with another revision, count or width.
    template <class Draw>
    void show(std::size_t count, std::uint64_t revision, float estimate, Draw draw) {
        begin(count, revision, estimate);
        const ImVec2 start = ImGui::GetCursorScreenPos();
        const float top = ImGui::GetWindowPos().y - start.y, bottom = top + ImGui::GetWindowHeight();
        for (std::size_t i = first_at(top); i < count && offsets_[i] < bottom; ++i) {
            ImGui::SetCursorScreenPos({start.x, start.y + offsets_[i]});
            draw(i);
            measured(i, ImGui::GetCursorScreenPos().y - start.y - offsets_[i]);
        }
        ImGui::SetCursorScreenPos({start.x, start.y + offsets_[count]});
        ImGui::Dummy({1, 0});
        settle();
    }

private:
    void begin(std::size_t count, std::uint64_t revision, float estimate);
    std::size_t first_at(float y) const;  ///< The row that holds this height, from the top of the list.
    void measured(std::size_t row, float height);
    void settle();

    std::vector<float> heights_, offsets_;  ///< Of n rows n and n + 1.
    std::uint64_t revision_ = 0;
    float width_ = 0;
    std::size_t changed_from_ = 0;
};

}  // namespace dragoman
