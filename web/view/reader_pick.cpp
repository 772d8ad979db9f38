#include "web/view/reader_pick.h"

#include <algorithm>
#include <utility>

#include "core/base/utf8.h"
#include "core/query/citation.h"
#include "web/icons.h"
#include "web/platform/platform.h"
#include "web/widget/draw.h"

namespace dragoman {
namespace {

/// The byte of the text that is nearest to a point.
std::uint32_t byte_at(const Ui& ui, const Document& doc, const ReaderState& state, ImVec2 origin, ImVec2 point) {
    const std::vector<ReaderLine>& lines = state.layout.lines;
    auto line = std::partition_point(lines.begin(), lines.end(), [&](const ReaderLine& l) { return origin.y + l.y + l.height < point.y; });
    while (line != lines.end() && line->fold >= 0) ++line;
    if (line == lines.end()) return lines.empty() ? 0 : lines.back().span.end;
    if (point.y < origin.y + line->y) return line->span.begin;
    const std::string_view words = text_of(doc, line->span);
    float before = 0;
    for (std::size_t at = 0; at < words.size();) {
        std::size_t next = at + 1;
        while (next < words.size() && (static_cast<unsigned char>(words[next]) & 0xC0) == 0x80) ++next;
        const float behind = text_width(ui, line->face, words.substr(0, next));
        if (origin.x + (before + behind) * 0.5f > point.x) return line->span.begin + static_cast<std::uint32_t>(at);
        before = behind;
        at = next;
    }
    return line->span.end;
}

/// The marked words as they are read: lines of a paragraph joined, without the greyed ones between them.
std::string picked_words(const Document& doc, const ReaderState& state) {
    std::string out;
    std::int64_t last = -1;
    for (const ReaderLine& line : state.layout.lines) {
        if (line.fold >= 0 || line.furniture || !line.span.overlaps(state.picked)) continue;
        if (!out.empty()) out += last == line.paragraph ? " " : "\n\n";
        out += trimmed(slice(doc.text, Span{std::max(line.span.begin, state.picked.begin), std::min(line.span.end, state.picked.end)}));
        last = line.paragraph;
    }
    return out.empty() ? std::string(text_of(doc, state.picked)) : out;
}

}  // namespace

void found_ui(const Ui& ui, const Document& doc, const ReaderState& state, const ReaderLine& line, ImVec2 at) {
    if (line.span.empty()) return;
    const auto wash = [&](Span span, ImU32 color) {
        const std::uint32_t begin = std::max(span.begin, line.span.begin), end = std::min(span.end, line.span.end);
        if (begin >= end) return;
        const float x0 = at.x + text_width(ui, line.face, text_of(doc, Span{line.span.begin, begin}));
        const float x1 = at.x + text_width(ui, line.face, text_of(doc, Span{line.span.begin, end}));
        ImGui::GetWindowDrawList()->AddRectFilled({x0 - 1, at.y + 2}, {x1 + 1, at.y + line.height - 2}, color, 2);
    };
    const auto first = std::partition_point(state.found.begin(), state.found.end(), [&](Span found) { return found.end <= line.span.begin; });
    for (auto found = first; found != state.found.end() && found->begin < line.span.end; ++found) wash(*found, ui.color->found);
    wash(state.picked, with_alpha(ui.color->accent, 0.28f));
}

void bring_into_sight(const ViewInput& in, ReaderState& state) {
    const float room = ImGui::GetWindowHeight(), before = std::exchange(state.room, room), top = ImGui::GetScrollY();
    const bool covered = room < before && in.selection.kind == Selection::Kind::mark && in.selection.id == state.document;
    if (!in.target && !covered) return;
    const Span words = in.target ? *in.target : in.selection.span;
    for (const ReaderLine& line : state.layout.lines) {
        if (line.span.end <= words.begin || line.fold >= 0) continue;
        const bool seen = line.y >= top && line.y + line.height <= top + room;
        if (in.target || !seen) ImGui::SetScrollY(std::max(0.f, line.y - room * 0.35f));
        return;
    }
}

void pick_ui(const ViewInput& in, ReaderState& state, const Document& doc, ImVec2 origin, float width, bool over_page) {
    const Ui& ui = in.ui;
    const ImGuiIO& io = ImGui::GetIO();
    const ImVec2 mouse = ImGui::GetMousePos();
    if (over_page && ImGui::IsMouseClicked(ImGuiMouseButton_Left) && !ImGui::IsAnyItemHovered()) {
        state.picked_from = byte_at(ui, doc, state, origin, mouse);
        state.picked = {};
    }
    if (over_page && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) {
        const auto in_word = [&](std::uint32_t byte) {
            const auto c = static_cast<unsigned char>(doc.text[byte]);
            return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-';
        };
        std::uint32_t begin = byte_at(ui, doc, state, origin, mouse), end = begin;
        while (begin > 0 && in_word(begin - 1)) --begin;
        while (end < doc.text.size() && in_word(end)) ++end;
        state.picked = {begin, end};
        state.picked_from.reset();
    }
    if (state.picked_from && ImGui::IsMouseDown(ImGuiMouseButton_Left)) {
        const ImVec2 moved = ImGui::GetMouseDragDelta(ImGuiMouseButton_Left, 6.f);
        if (moved.x != 0 || moved.y != 0) {
            const std::uint32_t here = byte_at(ui, doc, state, origin, mouse);
            state.picked = {std::min(here, *state.picked_from), std::max(here, *state.picked_from)};
            // At an edge of the window the text moves on.
            const float top = ImGui::GetWindowPos().y, bottom = top + ImGui::GetWindowHeight();
            const float scroll = mouse.y < top + 16 ? -8.f : mouse.y > bottom - 16 ? 8.f : 0.f;
            if (scroll != 0) {
                ImGui::SetScrollY(ImGui::GetScrollY() + scroll);
                platform::request_frame();
            }
        }
    } else {
        state.picked_from.reset();
    }
    if (state.picked.empty()) return;
    bool copy = (io.KeyCtrl || io.KeySuper) && !io.WantTextInput && ImGui::IsKeyPressed(ImGuiKey_C, false);
    if (copy) ImGui::SetClipboardText(with_citation(doc, picked_words(doc, state)).c_str());
    if (state.picked_from) return;
    // The button stands above the first line in sight that is marked.
    for (const ReaderLine& line : state.layout.lines) {
        if (line.fold >= 0 || !line.span.overlaps(state.picked)) continue;
        const float height = ui.touch ? 40.f : 34.f, wide = button_width(ui, "Copy with source", true);
        float y = origin.y + line.y - height - 4;
        if (y < ImGui::GetWindowPos().y) y = std::min(origin.y + line.y + line.height + 4, ImGui::GetWindowPos().y + 40);
        const float x = text_width(ui, line.face, text_of(doc, Span{line.span.begin, std::max(line.span.begin, state.picked.begin)}));
        ImGui::SetCursorScreenPos({std::clamp(origin.x + x, origin.x, std::max(origin.x, origin.x + width - wide)), y});
        if (button(ui, "Copy with source", icon::copy)) {
            platform::copy_text(with_citation(doc, picked_words(doc, state)));
            copy = true;
        }
        break;
    }
    if (copy) platform::announce("Copied, with where it stands.");
}

}  // namespace dragoman
