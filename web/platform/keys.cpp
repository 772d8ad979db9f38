#include "web/platform/keys.h"

#include <string>

namespace dragoman {

namespace {

// W3C UI Events' names on the left, ImGui's on the right, where they are not the same.
struct Renamed {
    std::string_view code, key;
};
constexpr Renamed renamed[] = {
    {"ArrowLeft", "LeftArrow"},     {"ArrowRight", "RightArrow"},  {"ArrowUp", "UpArrow"},
    {"ArrowDown", "DownArrow"},     {"ControlLeft", "LeftCtrl"},   {"ControlRight", "RightCtrl"},
    {"ShiftLeft", "LeftShift"},     {"ShiftRight", "RightShift"},  {"AltLeft", "LeftAlt"},
    {"AltRight", "RightAlt"},       {"MetaLeft", "LeftSuper"},     {"MetaRight", "RightSuper"},
    {"ContextMenu", "Menu"},        {"Quote", "Apostrophe"},       {"BracketLeft", "LeftBracket"},
    {"BracketRight", "RightBracket"}, {"Backquote", "GraveAccent"}, {"Equal", "Equal"},
    {"IntlBackslash", "Oem102"},
};

std::string name_of_code(std::string_view code) {
    for (const Renamed& row : renamed) {
        if (row.code == code) return std::string(row.key);
    }
    if (code.starts_with("Key") || code.starts_with("Digit")) return std::string(1, code.back());
    if (code.starts_with("Numpad")) return "Keypad" + std::string(code.substr(6));
    return std::string(code);
}

}  // namespace

ImGuiKey key_of_code(std::string_view code) {
    const std::string name = name_of_code(code);
    for (int key = ImGuiKey_NamedKey_BEGIN; key < ImGuiKey_NamedKey_END; ++key) {
        if (name == ImGui::GetKeyName(static_cast<ImGuiKey>(key))) return static_cast<ImGuiKey>(key);
    }
    return ImGuiKey_None;
}

}  // namespace dragoman
