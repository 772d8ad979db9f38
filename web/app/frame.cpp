#include "web/app/frame.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "core/base/utf8.h"
#include "core/query/wording.h"
#include "web/icons.h"
#include "web/platform/inspect.h"
#include "web/platform/platform.h"
#include "web/widget/draw.h"

namespace dragoman {
namespace {

void line(ImVec2 a, ImVec2 b, ImU32 color) { ImGui::GetWindowDrawList()->AddRectFilled(a, b, color); }

std::string progress_words(const Progress& p) {
    const std::string of = " of " + counted(p.total, "article", "articles");
    switch (p.phase) {
        case Progress::Phase::loading:
            return p.total > 0 ? "Loading tables: " + std::to_string(p.done / 1024) + " of " + std::to_string(p.total / 1024) + " kB" : "Loading tables";
        case Progress::Phase::reading: return "Reading " + p.current;
        case Progress::Phase::analysing: {
            std::string out = "Analysing " + std::to_string(p.done) + of;
            if (p.per_second >= 0.5) out += ", " + std::to_string(static_cast<int>(std::lround(p.per_second))) + " a second";
            return out;
        }
        case Progress::Phase::assembling: return "Joining " + counted(p.total, "article", "articles") + ": entities, threads, conflicts";
        case Progress::Phase::idle: break;
    }
    return p.cancelled ? "Cancelled; what was done stays" : "";
}

float progress_share(const Progress& p) {
    if (p.phase == Progress::Phase::assembling) return 1.f;
    return p.total > 0 ? std::clamp(static_cast<float>(p.done) / static_cast<float>(p.total), 0.f, 1.f) : 0.f;
}

void histogram_ui(const Ui& ui, App& app, ImVec2 at, ImVec2 size, Commands& commands) {
    if (!app.tally.extent || app.tally.histogram.empty()) return;
    const DateInterval extent = *app.tally.extent;
    const std::optional<DateInterval>& chosen = app.session.now().filter.interval;
    const float bottom = at.y + size.y - 14;
    std::uint32_t most = 1;
    for (const std::uint32_t n : app.tally.histogram) most = std::max(most, n);
    const auto bins = static_cast<float>(app.tally.histogram.size());
    const float step = size.x / bins;
    const double days = std::max(1, extent.length());
    ImGui::SetCursorScreenPos(at);
    const Hit h = hit(ui, "brush", size, "Time brush", false);
    for (std::size_t i = 0; i < app.tally.histogram.size(); ++i) {
        const std::uint32_t n = app.tally.histogram[i];
        const float x = at.x + static_cast<float>(i) * step;
        const double day = static_cast<double>(i) / bins * days;
        const bool in = !chosen || chosen->contains(extent.earliest + static_cast<int>(day));
        const float tall = n == 0 ? 1.f : 3 + (bottom - at.y - 5) * std::sqrt(static_cast<float>(n) / static_cast<float>(most));
        line({x, bottom - tall}, {x + std::max(step - 1, 1.f), bottom}, n == 0 ? ui.color->hairline : with_alpha(in ? ui.color->accent : ui.color->secondary, in ? 0.75f : 0.35f));
    }
    const DateInterval whole = app.tally.whole.value_or(extent);
    const bool before = whole.earliest < extent.earliest, after = extent.latest < whole.latest;
    draw_text(ui, {at.x, bottom}, Face::caption, ui.color->secondary, (before ? "‹ " : "") + interval_words({extent.earliest, extent.earliest}));
    draw_text_right(ui, at.x + size.x, bottom, Face::caption, ui.color->secondary, interval_words({extent.latest, extent.latest}) + (after ? " ›" : ""));
    const auto day_at = [&](float x) { return std::clamp((x - at.x) / size.x, 0.f, 1.f) * days; };
    if (ImGui::IsItemActivated()) {
        app.brush_from = day_at(ImGui::GetMousePos().x);
        app.brushing = true;
    }
    if (app.brushing) {
        const double here = day_at(ImGui::GetMousePos().x);
        const double a = std::min(app.brush_from, here), b = std::max(app.brush_from, here);
        const float x0 = at.x + static_cast<float>(a / days) * size.x, x1 = at.x + static_cast<float>(b / days) * size.x;
        line({x0, at.y}, {std::max(x1, x0 + 1), bottom}, ui.color->wash);
        if (ImGui::IsMouseReleased(ImGuiMouseButton_Left)) {
            app.brushing = false;
            Filter next = app.session.now().filter;
            if (x1 - x0 < 4) next.interval.reset();
            else next.interval = DateInterval{a <= 0 ? whole.earliest : extent.earliest + static_cast<int>(a), b >= days ? whole.latest : extent.earliest + static_cast<int>(b)};
            commands.push_back(command::Narrow{next});
        }
    } else if (h.hovered) {
        const Date day = extent.earliest + static_cast<int>(day_at(ImGui::GetMousePos().x));
        const std::string beyond = before || after ? "Some is told of days from " + day_words(whole.earliest) + " to " + day_words(whole.latest) + ": a drag to the edge takes it in." : std::string();
        tooltip(ui, day_words(day), "Drag to narrow every view to a stretch of time; click to take it off.", beyond);
    }
}

}  // namespace

void head_ui(const Ui& ui, App& app, ImVec2 at, ImVec2 size, Commands& commands) {
    const float button = ui.touch ? 40.f : 32.f, middle = at.y + size.y * 0.5f;
    line({at.x, at.y + size.y - 1}, {at.x + size.x, at.y + size.y}, ui.color->hairline);
    float x = at.x + (ui.narrow ? 12.f : 20.f);
    const Type mark = ui.type(Face::text_strong);
    x += draw_text(ui, {x, middle - mark.line * 0.5f}, Face::text_strong, ui.color->ink, "Dragoman");
    heading(1);
    const Corpus* corpus = app.session.corpus();
    if (!ui.narrow && corpus) {
        const std::string name = app.sample ? "Sample corpus" : counted(corpus->documents.size(), "article", "articles");
        x += 14;
        line({x, middle - 8}, {x + 1, middle + 8}, ui.color->hairline);
        x += 14;
        draw_text(ui, {x, middle - 9}, Face::small, ui.color->secondary, name);
        x += text_width(ui, Face::small, name);
    }
    // From the right: theme, help, open.
    float right = at.x + size.x - (ui.narrow ? 8.f : 14.f);
    const auto place = [&](float width) {
        right -= width;
        ImGui::SetCursorScreenPos({right, middle - button * 0.5f});
    };
    if (!ui.narrow) {
        place(button);
        if (icon_button(ui, icon::settings, "Settings", app.pane == Pane::settings, button)) commands.push_back(command::Toggle{command::Toggle::What::settings});
        place(button);
        if (icon_button(ui, icon::command, "Go to anything (Ctrl+P)", app.pane == Pane::palette, button)) commands.push_back(command::Toggle{command::Toggle::What::palette});
        place(button);
        if (icon_button(ui, icon::circle_question_mark, "Help and keys (?)", app.pane == Pane::help, button)) commands.push_back(command::Toggle{command::Toggle::What::help});
    }
    place(button);
    if (icon_button(ui, ui.dark ? icon::sun : icon::moon, ui.dark ? "Light theme" : "Dark theme", false, button)) commands.push_back(command::Toggle{command::Toggle::What::theme});
    if (!ui.narrow) {
        right -= 8;
        const float tall = ui.touch ? 40.f : 34.f;
        const auto word = [&](std::string_view label, const char* sign) {
            right -= button_width(ui, label, true);
            ImGui::SetCursorScreenPos({right, middle - tall * 0.5f});
            const bool clicked = dragoman::button(ui, label, sign);
            right -= 8;
            return clicked;
        };
        if (word("Paste", icon::clipboard_paste)) commands.push_back(command::Toggle{command::Toggle::What::paste});
        if (ui.wide && word("Folder", icon::folder_open)) platform::pick_files(platform::Pick::folder);
        if (word("Open", icon::file_plus)) platform::pick_files(platform::Pick::files);
    } else {
        place(button);
        if (icon_button(ui, icon::file_plus, "Open", false, button)) platform::pick_files(platform::Pick::files);
    }
    const float left = x + 24, room = right - 16 - left;
    const float field = std::min(room, 460.f);
    if (field > 120) {
        float place_x = at.x + (size.x - field) * 0.5f;
        place_x = std::clamp(place_x, left, std::max(left, right - 16 - field));
        ImGui::SetCursorScreenPos({place_x, middle - (ui.touch ? 20.f : 16.f)});
        if (search_field(ui, "##search", ui.narrow ? "Find" : "Find in everything", app.search, field, app.focus_search)) {
            Filter next = app.session.now().filter;
            next.text = app.search;
            commands.push_back(command::Narrow{next});
        }
        app.focus_search = false;
        if (!ui.touch && !ui.narrow && app.search.empty() && !ImGui::IsItemActive()) {
            const float key = place_x + field - 26;
            ImGui::GetWindowDrawList()->AddRect({key, middle - 9}, {key + 18, middle + 9}, ui.color->hairline, 4);
            draw_text(ui, {key + 6, middle - 9}, Face::small, ui.color->secondary, "/");
        }
    }
}

void filter_bar_ui(const Ui& ui, App& app, ImVec2 at, ImVec2 size, Commands& commands) {
    line({at.x, at.y + size.y - 1}, {at.x + size.x, at.y + size.y}, ui.color->hairline);
    const Corpus& corpus = *app.session.corpus();
    const Filter& filter = app.session.now().filter;
    const float brush = ui.narrow ? 0.f : std::min(320.f, size.x * 0.3f);
    const float button = ui.touch ? 40.f : 28.f;
    float x = at.x + (ui.narrow ? 8.f : 14.f);
    const float middle = at.y + size.y * 0.5f;
    if (!ui.narrow) {
        ImGui::SetCursorScreenPos({x, middle - button * 0.5f});
        ImGui::BeginDisabled(!app.session.can_go(-1));
        if (icon_button(ui, icon::arrow_left, "Back (Alt+Left)", false, button)) commands.push_back(command::Go{-1});
        ImGui::EndDisabled();
        ImGui::SameLine(0, 0);
        ImGui::BeginDisabled(!app.session.can_go(1));
        if (icon_button(ui, icon::arrow_right, "Forward (Alt+Right)", false, button)) commands.push_back(command::Go{1});
        ImGui::EndDisabled();
        x += button * 2 + 12;
    }
    ImGui::SetCursorScreenPos({x, at.y});
    const float room = size.x - (x - at.x) - brush - 32;
    begin_pane(ui, "chips", {room, size.y - 1}, 0, {0, 0}, ImGuiWindowFlags_NoScrollbar);
    const float tall = ui.touch ? 36.f : 26.f;
    ImGui::SetCursorPosY((size.y - 1 - tall) * 0.5f);
    Filter next = filter;
    bool changed = false;
    const auto drop_from = [&](std::vector<std::string>& ids, const std::string& id) {
        std::erase(ids, id);
        changed = true;
    };
    for (const std::string& id : filter.entities) {
        const EntityIndex entity = entity_by_id(corpus, id);
        const std::string name = entity ? corpus.entities[entity.at()].name : "not in this corpus";
        if (chip(ui, "e" + id, name, entity ? ui.color->of(corpus.entities[entity.at()].type) : ui.color->faint)) drop_from(next.entities, id);
        ImGui::SameLine(0, 6);
    }
    for (const std::string& id : filter.speakers) {
        const EntityIndex entity = entity_by_id(corpus, id);
        if (chip(ui, "s" + id, "said by " + (entity ? corpus.entities[entity.at()].name : id), 0)) drop_from(next.speakers, id);
        ImGui::SameLine(0, 6);
    }
    if (!filter.documents.empty()) {
        const DocumentIndex only = document_by_id(corpus, filter.documents.front());
        const std::string words = filter.documents.size() == 1 && only ? document_title(corpus.documents[only.at()])
                                                                       : counted(filter.documents.size(), "article", "articles");
        if (chip(ui, "documents", words, 0)) {
            next.documents.clear();
            changed = true;
        }
        ImGui::SameLine(0, 6);
    }
    for (const EntityType type : filter.types) {
        if (chip(ui, "t" + std::string(name_of(type)), plain_name(type), ui.color->of(type))) {
            std::erase(next.types, type);
            changed = true;
        }
        ImGui::SameLine(0, 6);
    }
    if (filter.interval) {
        if (chip(ui, "interval", interval_words(*filter.interval), 0)) {
            next.interval.reset();
            changed = true;
        }
        ImGui::SameLine(0, 6);
    }
    if (!trimmed(filter.text).empty()) {
        if (chip(ui, "text", "“" + filter.text + "”", 0)) {
            next.text.clear();
            changed = true;
        }
        ImGui::SameLine(0, 6);
    }
    if (filter.empty()) {
        const ImVec2 here = ImGui::GetCursorScreenPos();
        draw_text(ui, {here.x, middle - 9}, Face::small, ui.color->secondary, "All articles. Choose an entity anywhere to narrow every view.", room);
    } else {
        ImGui::SetCursorPosY((size.y - 1 - tall) * 0.5f + (tall - (ui.touch ? 32.f : 18.f)) * 0.5f);
        ImGui::SetCursorPosX(ImGui::GetCursorPosX() + 6);
        if (link(ui, Face::small, "Clear")) {
            next = {};
            changed = true;
        }
    }
    if (changed) {
        app.search = next.text;
        commands.push_back(command::Narrow{next});
    }
    end_pane(ui);
    if (brush > 0) histogram_ui(ui, app, {at.x + size.x - brush - 20, at.y + 4}, {brush, size.y - 7}, commands);
}

std::string unread_words(const std::vector<Problem>& problems) {
    std::set<std::string_view> files;
    for (const Problem& problem : problems) files.insert(problem.file);
    return counted(files.size(), "file was not read: why?", "files were not read: why?");
}

std::string tally_words(const Tally& tally) {
    std::string out = counted(tally.of(View::documents), "article", "articles");
    if (tally.of_view[static_cast<std::size_t>(View::entities)]) out += " · " + counted(tally.of(View::entities), "entity", "entities");
    if (tally.of_view[static_cast<std::size_t>(View::quotations)]) out += " · " + counted(tally.of(View::quotations), "quotation", "quotations");
    return out;
}

void status_ui(const Ui& ui, App& app, ImVec2 at, ImVec2 size, Commands& commands) {
    line(at, {at.x + size.x, at.y + 1}, ui.color->hairline);
    const float y = at.y + (size.y - 18) * 0.5f;
    float x = at.x + 20;
    const Progress& p = app.progress;
    if (p.phase != Progress::Phase::idle) {
        const std::string words = progress_words(p);
        line({x, at.y + size.y * 0.5f - 2}, {x + 120, at.y + size.y * 0.5f + 2}, ui.color->hairline);
        line({x, at.y + size.y * 0.5f - 2}, {x + 120 * progress_share(p), at.y + size.y * 0.5f + 2}, ui.color->accent);
        x += 132 + draw_text(ui, {x + 132, y}, Face::small, ui.color->ink, words, size.x * 0.5f) + 12;
        ImGui::SetCursorScreenPos({x, y});
        if (link(ui, Face::small, "Cancel")) platform::cancel_analysis();
    } else {
        std::string words = tally_words(app.tally);
        if (p.cancelled) words += " · cancelled, what was done stays";
        x += draw_text(ui, {x, y}, Face::small, ui.color->secondary, words) + 16;
        if (!app.problems.empty()) {
            ImGui::SetCursorScreenPos({x, y});
            if (link(ui, Face::small, unread_words(app.problems))) commands.push_back(command::Toggle{command::Toggle::What::problems});
        }
    }
    const std::string stays = "Nothing leaves " + std::string(platform::surroundings().place);
    draw_text_right(ui, at.x + size.x - 20, y, Face::small, ui.color->secondary, stays);
    draw_icon(ui, {at.x + size.x - 32 - text_width(ui, Face::small, stays), at.y + size.y * 0.5f}, icon::shield_check, 15, ui.color->good);
}

void waiting_ui(const Ui& ui, App& app, Commands& commands) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float left = at.x + (ui.narrow ? 16.f : 24.f), room = std::min(ImGui::GetContentRegionAvail().x - (ui.narrow ? 32.f : 48.f), 640.f);
    float y = at.y + 24;
    const Progress& p = app.progress;
    if (p.phase != Progress::Phase::idle) {
        y += draw_wrapped(ui, {left, y}, Face::lead, ui.color->ink, p.phase == Progress::Phase::loading ? "Getting ready." : "Reading the articles.", room) + 10;
        line({left, y}, {left + room, y + 4}, ui.color->hairline);
        line({left, y}, {left + room * progress_share(p), y + 4}, ui.color->accent);
        y += 16;
        y += draw_wrapped(ui, {left, y}, Face::body, ui.color->secondary, progress_words(p), room) + 4;
        if (!p.current.empty() && p.phase != Progress::Phase::reading) draw_text(ui, {left, y}, Face::small, ui.color->faint, p.current, room);
        y += 28;
        if (p.phase != Progress::Phase::loading) {
            ImGui::SetCursorScreenPos({left, y});
            if (button(ui, "Cancel", icon::x)) platform::cancel_analysis();
            y += 56;
        }
        for (int i = 0; i < 6; ++i) {  // the page to come
            const float w = room * (i % 3 == 0 ? 0.92f : i % 3 == 1 ? 0.74f : 0.83f);
            ImGui::GetWindowDrawList()->AddRectFilled({left, y}, {left + w, y + 12}, ui.color->sunken, 4);
            ImGui::GetWindowDrawList()->AddRectFilled({left, y + 22}, {left + w * 0.45f, y + 30}, ui.color->sunken, 4);
            y += 60;
        }
        ImGui::Dummy({1, y - at.y});
        return;
    }
    y += draw_wrapped(ui, {left, y}, Face::lead, ui.color->ink, "No articles are open.", room) + 6;
    y += draw_wrapped(ui, {left, y}, Face::body, ui.color->secondary,
                      "Drop text, HTML, JSON, tables or archives of them anywhere here, or open a folder. They are read here and sent nowhere.", room) + 20;
    ImGui::SetCursorScreenPos({left, y});
    if (button(ui, "Open files", icon::file_plus, true)) platform::pick_files(platform::Pick::files);
    ImGui::SameLine(0, 8);
    if (button(ui, "Paste text", icon::clipboard_paste)) commands.push_back(command::Toggle{command::Toggle::What::paste});
    if (!ui.narrow) ImGui::SameLine(0, 8);
    else ImGui::SetCursorScreenPos({left, y + 48});
    if (button(ui, "Show the sample", icon::library)) forget_files(app), platform::take_samples();
    if (!app.problems.empty()) {
        ImGui::SetCursorScreenPos({left, ImGui::GetCursorScreenPos().y + 24});
        if (link(ui, Face::body, unread_words(app.problems))) commands.push_back(command::Toggle{command::Toggle::What::problems});
    }
}

}  // namespace dragoman
