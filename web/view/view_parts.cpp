#include "web/view/view_parts.h"

#include <algorithm>

#include "core/query/wording.h"
#include "web/icons.h"
#include "web/platform/platform.h"
#include "web/widget/marked_text.h"

namespace dragoman {

void view_title(const Ui& ui, std::string_view title, std::string_view count) { view_title_with(ui, title, count, 0, 0); }

ImVec2 view_title_with(const Ui& ui, std::string_view title, std::string_view count, float width, float height) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float room = ImGui::GetContentRegionAvail().x;
    const float left = at.x + (ui.narrow ? 16.f : 24.f);
    const float drawn = draw_text(ui, {left, at.y + 16}, Face::title, ui.color->ink, title);
    heading(2);
    const float words = text_width(ui, Face::small, count), margin = left - at.x;
    const float under = drawn + 12 + words + margin * 2 > room ? 20.f : 0.f;  // the count has a line of its own
    if (under > 0) draw_text(ui, {left, at.y + 46}, Face::small, ui.color->secondary, count, room - margin * 2);
    else draw_text(ui, {left + drawn + 12, at.y + 23}, Face::small, ui.color->secondary, count);
    const bool below = width > 0 && (under > 0 || drawn + words + width + 72 > room);
    ImVec2 place{at.x + room - width - (ui.narrow ? 16.f : 24.f), at.y + (height > 34 ? 8.f : 15.f)};
    float taken = 56 + under;
    if (below) {
        place = {left, at.y + 52 + under};
        taken = 52 + under + height + 12;
    }
    ImGui::Dummy({1, taken});
    return place;
}

void mark_chosen_row(const Ui& ui, const Rect& box) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRectFilled(box.min, box.max, ui.color->wash);
    list->AddRectFilled(box.min, {box.min.x + 3, box.max.y}, ui.color->accent);
}

void empty_note(const Ui& ui, std::string_view heading, std::string_view sentence) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float left = ui.narrow ? 16.f : 24.f;
    const float width = std::min(ImGui::GetContentRegionAvail().x - left * 2, 460.f);
    float y = at.y + 16;
    y += draw_wrapped(ui, {at.x + left, y}, Face::lead, ui.color->ink, heading, width) + 8;
    y += draw_wrapped(ui, {at.x + left, y}, Face::body, ui.color->secondary, sentence, width);
    ImGui::Dummy({1, y - at.y + 16});
}

float margin_width(float left) { return ImGui::GetWindowWidth() - left * 2; }

void nothing_matches(const ViewInput& in, std::string_view what, Commands& commands) {
    const std::string noun(what);
    const bool narrowed = !in.filter.empty();
    if (narrowed) empty_note(in.ui, "No " + noun + " fits what is chosen above.", "Take off what narrows the view to see everything again.");
    else empty_note(in.ui, "No " + noun + " was found in these articles.", "More articles may hold some.");
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() + (in.ui.narrow ? 16.f : 24.f));
    if (narrowed) {
        if (button(in.ui, "Show everything", nullptr, true)) commands.push_back(command::Narrow{{}});
    } else if (button(in.ui, "Open more articles", icon::file_plus)) {
        platform::pick_files(platform::Pick::files);
    }
}

int stepped(int at, int step, std::size_t count) {
    if (step == 0 || count == 0) return at;
    if (at < 0) return step > 0 ? 0 : static_cast<int>(count) - 1;
    return std::clamp(at + step, 0, static_cast<int>(count) - 1);
}

void show_row(int index, float height) {
    const float top = static_cast<float>(index) * height, room = ImGui::GetWindowHeight();
    if (top < ImGui::GetScrollY()) ImGui::SetScrollY(top);
    if (top + height > ImGui::GetScrollY() + room) ImGui::SetScrollY(top + height - room);
}

void section(const Ui& ui, std::string_view title, std::string_view count) {
    gap(20);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float drawn = draw_text(ui, at, Face::caption_strong, ui.color->secondary, title);
    heading(3);
    draw_text(ui, {at.x + drawn + 8, at.y}, Face::caption, ui.color->faint, count);
    ImGui::Dummy({1, 22});
}

void evidence_ui(const ViewInput& in, const EvidenceRow& row, int id, Commands& commands, const Selection& selection) {
    const Ui& ui = in.ui;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const std::string all = in_sentence(row);
    const std::size_t begin = in_sentence({.before = row.before, .words = row.words}).size() - row.words.size(), end = begin + row.words.size();
    const std::vector<std::string_view> lines = wrap(ui, Face::small, all, width - 8);
    const Type type = ui.type(Face::small);
    const float height = type.line * static_cast<float>(lines.size()) + 20 + 10;
    ImGui::PushID(id);
    const Hit h = hit(ui, "evidence", {width, height}, row.words, false);
    ImGui::PopID();
    ImDrawList* list = ImGui::GetWindowDrawList();
    if (h.hovered) list->AddRectFilled({at.x - 8, at.y}, {at.x + width, at.y + height}, ui.color->hover, 6);
    float y = at.y + 4;
    for (const std::string_view line : lines) {
        draw_text(ui, {at.x, y}, Face::small, ui.color->ink, line);
        const std::size_t from = static_cast<std::size_t>(line.data() - all.data());
        const std::size_t a = std::max(from, begin), b = std::min(from + line.size(), end);
        if (a < b && (begin > 0 || end < all.size())) {  // what the line is about
            const Stretch words = stretch(ui, Face::small, line, {static_cast<std::uint32_t>(a - from), static_cast<std::uint32_t>(b - from)});
            list->AddRectFilled({at.x + words.from, y + 16}, {at.x + words.to, y + 17.5f}, ui.color->accent);
        }
        y += type.line;
    }
    std::string where = row.date ? date_words(row.date, row.basis) + " · " : std::string();
    where += row.outlet.empty() ? row.title : row.outlet;
    draw_text(ui, {at.x, y + 1}, Face::caption, ui.color->secondary, where, width);
    const std::string document = in.corpus.documents[row.document.at()].id;
    if (h.clicked) commands.push_back(command::Open{document, row.span, selection});
}

std::pair<EntityIndex, EntityIndex> ends_of(const Corpus& corpus, const Selection& link) {
    const std::size_t bar = link.id.find('|');
    if (bar == std::string::npos) return {};
    const EntityIndex a = entity_by_id(corpus, std::string_view(link.id).substr(0, bar)), b = entity_by_id(corpus, std::string_view(link.id).substr(bar + 1));
    return a && b ? std::pair(a, b) : std::pair(EntityIndex(), EntityIndex());
}

void entity_link(const ViewInput& in, EntityIndex entity, int id, Commands& commands, std::string_view beside) {
    if (!entity) return;
    const Ui& ui = in.ui;
    const Entity& of = in.corpus.entities[entity.at()];
    const float height = ui.touch ? 40.f : 26.f, width = ImGui::GetContentRegionAvail().x;
    ImGui::PushID(id);
    const Hit h = hit(ui, "entity", {width, height}, of.name);
    ImGui::PopID();
    const float middle = h.box.min.y + height * 0.5f;
    type_dot(ui, {h.box.min.x + 6, middle}, of.type, !of.wikidata().empty());
    const float room = width - 24 - (beside.empty() ? 0.f : text_width(ui, Face::small, beside) + 12);
    draw_text(ui, {h.box.min.x + 18, middle - 10}, Face::body, ui.color->ink, of.name, room);
    draw_text_right(ui, h.box.max.x - 4, middle - 9, Face::small, ui.color->secondary, beside);
    if (h.clicked) commands.push_back(command::ChooseEntity{of.id});
}

}  // namespace dragoman
