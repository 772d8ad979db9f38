#pragma once
// Straight strokes of one pixel by the thousand: four corners each, without what ImGui reckons for lines that bend.
#include <imgui.h>

#include <cstddef>

namespace dragoman {

class StrokeBatch {
public:
    /// Room for so many strokes in the current window's list; nothing else is drawn there while the batch lives.
    explicit StrokeBatch(std::size_t most);
    ~StrokeBatch();
    StrokeBatch(const StrokeBatch&) = delete;
    StrokeBatch& operator=(const StrokeBatch&) = delete;
    void add(ImVec2 from, ImVec2 to, ImU32 color);

private:
    ImDrawList* list_;
    std::size_t left_;
    ImVec2 first_uv_, second_uv_;  ///< Of the texture that has a soft line in it.
};

}  // namespace dragoman
