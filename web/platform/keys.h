#pragma once
#include <imgui.h>

#include <string_view>

namespace dragoman {

/// The key for a KeyboardEvent.code ("KeyA", "ArrowLeft", "Digit1"): its place, so that shortcuts keep theirs. Letters go by
/// what they type where the page passes "KeyX" of the letter. ImGuiKey_None where ImGui has no such key.
ImGuiKey key_of_code(std::string_view code);

}  // namespace dragoman
