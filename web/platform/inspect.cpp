#include "web/platform/inspect.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <nlohmann/json.hpp>
#include <vector>

namespace {

struct Item {
    ImGuiID id = 0;
    ImRect rect;
    std::string label, window, pane;
    dragoman::inspect::Role role = dragoman::inspect::Role::none;
    int number = 0;
    ImGuiItemStatusFlags status = 0;
    bool is_text = false, disabled = false;
};

// The one global: ImGui's hooks are free functions without a user pointer.
struct Recording {
    std::vector<Item> items;
    unsigned frame = 0;
};
Recording& recording() {
    static Recording instance;
    return instance;
}

/// The outermost pane of a window: "view" of "Dragoman/view_C477E382/threads_8B0F0924"; "" in none.
std::string pane_of(std::string_view window) {
    const std::size_t slash = window.find('/');
    if (slash == std::string_view::npos) return {};
    window.remove_prefix(slash + 1);
    window = window.substr(0, window.find('/'));
    return std::string(window.substr(0, window.rfind('_')));
}

/// Adds what shows of `rect` in the current window.
void add(Item item, const ImRect& rect) {
    ImGuiContext& g = *GImGui;
    item.rect = rect;
    if (g.CurrentWindow) {
        item.window = g.CurrentWindow->RootWindow ? g.CurrentWindow->RootWindow->Name : g.CurrentWindow->Name;
        item.pane = pane_of(g.CurrentWindow->Name);
        item.rect.ClipWith(g.CurrentWindow->ClipRect);
    }
    item.disabled = (g.CurrentItemFlags & ImGuiItemFlags_Disabled) != 0;
    if (item.rect.Min.x < item.rect.Max.x && item.rect.Min.y < item.rect.Max.y) {
        recording().items.push_back(std::move(item));
    }
}

std::string_view shown(const char* label) {
    const std::string_view all = label ? label : "";
    return all.substr(0, all.find("##"));
}

}  // namespace

// Declared in imgui_internal.h under IMGUI_ENABLE_TEST_ENGINE; called while GImGui->TestEngineHookItems.
void ImGuiTestEngineHook_ItemAdd(ImGuiContext*, ImGuiID id, const ImRect& bb,
                                 const ImGuiLastItemData* data) {
    if (id == 0) return;
    Item item;
    item.id = id;
    add(std::move(item), data ? data->NavRect : bb);
}

void ImGuiTestEngineHook_ItemInfo(ImGuiContext*, ImGuiID id, const char* label,
                                  ImGuiItemStatusFlags flags) {
    std::vector<Item>& items = recording().items;
    for (auto item = items.rbegin(); item != items.rend(); ++item) {
        if (item->id != id) continue;
        if (item->label.empty()) item->label = shown(label);
        item->status |= flags;
        return;
    }
}

void ImGuiTestEngineHook_Log(ImGuiContext*, const char*, ...) {}
const char* ImGuiTestEngine_FindItemDebugLabel(ImGuiContext*, ImGuiID) { return nullptr; }

namespace dragoman::inspect {

void text(std::string_view text, const ImVec2& min, const ImVec2& max) {
    Item item;
    item.label = text;
    item.is_text = true;
    add(std::move(item), ImRect(min, max));
}

void text(std::string_view words) { text(words, ImGui::GetItemRectMin(), ImGui::GetItemRectMax()); }

void label(std::string_view label) {
    const ImGuiID id = ImGui::GetItemID();
    std::vector<Item>& items = recording().items;
    for (auto item = items.rbegin(); id != 0 && item != items.rend(); ++item) {
        if (item->id != id) continue;
        item->label = label;
        return;
    }
}

void checked(bool on) {
    ImGuiTestEngineHook_ItemInfo(GImGui, ImGui::GetItemID(), nullptr, ImGuiItemStatusFlags_Checkable | (on ? ImGuiItemStatusFlags_Checked : 0));
}

void opened(bool on) {
    ImGuiTestEngineHook_ItemInfo(GImGui, ImGui::GetItemID(), nullptr, ImGuiItemStatusFlags_Openable | (on ? ImGuiItemStatusFlags_Opened : 0));
}

void label(std::string_view label, const ImVec2& min, const ImVec2& max) {
    Item item;
    item.label = label;
    add(std::move(item), ImRect(min, max));
}

void role(Role role, int number) {
    if (recording().items.empty()) return;
    Item& item = recording().items.back();
    item.role = role;
    item.number = number;
}

void begin_frame() {
    GImGui->TestEngineHookItems = true;
    recording().items.clear();
    ++recording().frame;
}

std::optional<ImVec2> centre_of(std::string_view label) {
    const std::vector<Item>& items = recording().items;
    std::optional<ImVec2> found;
    for (const Item& item : items) {  // of a widget and the text on it, the widget
        if (item.label == label && (!found || !item.is_text)) found = item.rect.GetCenter();
    }
    return found;
}

std::string items_json() {
    using nlohmann::json;
    json items = json::array();
    for (const Item& item : recording().items) {
        if (item.label.empty() || item.label.starts_with(item.window + "/")) continue;  // panes are no widgets
        json entry = {{"label", item.label},
                      {"window", item.window},
                      {"kind", item.is_text ? "text" : "item"},
                      {"rect", {item.rect.Min.x, item.rect.Min.y, item.rect.GetWidth(), item.rect.GetHeight()}}};
        constexpr const char* roles[] = {"", "heading", "row", "line", "mark"};
        if (!item.pane.empty()) entry["pane"] = item.pane;
        if (item.role != Role::none) entry["role"] = roles[static_cast<int>(item.role)];
        if (item.number != 0) entry["n"] = item.number;
        if (item.status & ImGuiItemStatusFlags_Checkable) {
            entry["checked"] = (item.status & ImGuiItemStatusFlags_Checked) != 0;
        }
        if (item.status & ImGuiItemStatusFlags_Openable) {
            entry["opened"] = (item.status & ImGuiItemStatusFlags_Opened) != 0;
        }
        if (item.status & ImGuiItemStatusFlags_Inputable) entry["input"] = true;
        if (item.disabled) entry["disabled"] = true;
        items.push_back(std::move(entry));
    }
    const json all = {{"frame", recording().frame}, {"items", std::move(items)}};
    return all.dump(-1, ' ', false, json::error_handler_t::replace);
}

}  // namespace dragoman::inspect
