// The panes that come over a view: help, paste, what could not be read, "replace or add?", more views.
#include <algorithm>

#include "core/base/utf8.h"
#include "core/query/wording.h"
#include "web/app/frame.h"
#include "web/app/palette.h"
#include "web/app/views.h"
#include "web/icons.h"
#include "web/platform/inspect.h"
#include "web/platform/platform.h"
#include "web/view/columns_view.h"
#include "web/view/query_field.h"
#include "web/widget/draw.h"
#include "web/widget/status_mark.h"

namespace dragoman {
namespace {

struct Key {
    const char *keys, *what;
};
constexpr Key keys[] = {
    {"/   Ctrl K", "find; what can be asked is listed below"},
    {"Ctrl P", "go to a view, an entity, an article, or do something: by its first letters"},
    {"1 – 9", "the views, in the order of the rail"},
    {"j   k", "next and previous row; Enter opens it"},
    {"n   p", "next and previous mention of what is chosen"},
    {"[   ]", "article before and after"},
    {"Alt ←   Alt →", "back and forward"},
    {"+   –   0", "timeline, network and map: closer, wider, everything"},
    {"←   →   ↑   ↓", "along time; about a picture"},
    {"Ctrl C", "copy the words marked in the Reader, with outlet, date and title"},
    {"Esc", "close a pane, let go of what is chosen, take the filter off"},
    {"?", "this list"},
};

void keys_ui(const Ui& ui) {
    for (const Key& key : keys) {
        const ImVec2 at = ImGui::GetCursorScreenPos();
        draw_text(ui, at, Face::strong, ui.color->ink, key.keys);
        const float height = draw_wrapped(ui, {at.x + 124, at.y}, Face::body, ui.color->secondary, key.what, ImGui::GetContentRegionAvail().x - 124);
        ImGui::Dummy({1, height + 6});
    }
    gap(12);
}

void signs_ui(const Ui& ui) {
    paragraph(ui, Face::caption_strong, ui.color->secondary, "Signs of a plan");
    gap(8);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const std::size_t columns = width > 420 ? 3 : 2;
    for (std::size_t i = 0; i < status_count; ++i) {
        draw_status_pill(ui, {at.x + width / static_cast<float>(columns) * static_cast<float>(i % columns), at.y + static_cast<float>(i / columns) * 28}, static_cast<EventStatus>(i));
    }
    ImGui::Dummy({1, 28.f * static_cast<float>((status_count + columns - 1) / columns)});
    gap(8);
    paragraph(ui, Face::small, ui.color->secondary, "A solid tick is a stated date, a bar with soft ends one that was worked out. A filled dot is linked to the knowledge base, a ring is not.");
    gap(12);
}

void questions_ui(const Ui& ui, App& app, Commands& commands) {
    paragraph(ui, Face::caption_strong, ui.color->secondary, "What can be asked");
    gap(4);
    const float example_width = ImGui::GetContentRegionAvail().x - 12;
    for (const QueryExample& example : query_examples()) {
        if (!query_example_ui(ui, example, example_width)) continue;
        Filter next = app.session.now().filter;
        next.text = example.query;
        commands.push_back(command::Narrow{next});
        commands.push_back(command::Show{View::search});
        app.pane = Pane::none;
    }
    paragraph(ui, Face::small, ui.color->secondary, "Words are found in any case and without their marks. A word that no article has stands for those that begin with it. Menus and links to other stories are not searched.");
    gap(12);
}

void help_ui(const Ui& ui, App& app, Commands& commands) {
    const std::string where = ui.narrow ? "below" : "at the right";
    paragraph(ui, Face::body, ui.color->secondary,
              "Choose a name anywhere: every view narrows to it. Click any line to read it where it stands. What is chosen "
              "explains itself " + where + ": which rule said so, how sure it is, what else it could be.");
    gap(16);
    if (ui.touch) {  // keys, which may not be there, come last
        signs_ui(ui);
        questions_ui(ui, app, commands);
        return keys_ui(ui);
    }
    keys_ui(ui);
    questions_ui(ui, app, commands);
    signs_ui(ui);
}

int grow(ImGuiInputTextCallbackData* data) {
    auto& text = *static_cast<std::string*>(data->UserData);
    if (data->EventFlag == ImGuiInputTextFlags_CallbackResize) {
        text.resize(static_cast<std::size_t>(data->BufTextLen));
        data->Buf = text.data();
    }
    return 0;
}

void paste_ui(const Ui& ui, App& app) {
    paragraph(ui, Face::body, ui.color->secondary, "Paste an article: plain text, or a page's HTML with its litter. It is read here and sent nowhere.");
    gap(12);
    const Type type = ui.type(Face::body);
    ImGui::PushFont(type.font, type.size);
    if (app.focus_paste) focus_next_item();
    app.focus_paste = false;
    const float height = std::clamp(ImGui::GetContentRegionAvail().y - 64, 120.f, 320.f);
    ImGui::InputTextMultiline("##pasted", app.pasted.data(), app.pasted.capacity() + 1, {ImGui::GetContentRegionAvail().x, height},
                              ImGuiInputTextFlags_CallbackResize, grow, &app.pasted);
    inspect::label("Text to analyse");
    ImGui::PopFont();
    gap(12);
    ImGui::BeginDisabled(trimmed(app.pasted).empty());
    const auto take = [&](platform::Intake intake) {
        if (intake == platform::Intake::replace) forget_files(app);
        platform::take_text("pasted text", app.pasted, intake);
        app.pasted.clear();
        app.pane = Pane::none;
    };
    if (button(ui, "Add to the corpus", nullptr, true)) take(platform::Intake::extend);
    ImGui::SameLine(0, 8);
    if (button(ui, "Read it alone")) take(platform::Intake::replace);
    ImGui::EndDisabled();
}

void problems_ui(const Ui& ui, App& app) {
    std::string last, again;
    for (const Problem& problem : app.problems) {
        paragraph(ui, Face::strong, ui.color->ink, problem.line > 0 ? problem.file + ", line " + std::to_string(problem.line) : problem.file);
        paragraph(ui, Face::body, ui.color->secondary, problem.reason);
        const bool columns = std::any_of(app.columns.left_out.begin(), app.columns.left_out.end(), [&](const UnknownColumns& q) { return q.name == problem.file; });
        if (columns && last != problem.file) {
            gap(6);
            ImGui::PushID(problem.file.c_str());
            if (button(ui, "Choose its columns", icon::table_2)) again = problem.file;
            ImGui::PopID();
        }
        last = problem.file;
        gap(10);
    }
    if (!again.empty() && app.columns.ask_again(again)) app.pane = Pane::columns;
    gap(6);
    if (button(ui, "Clear the list")) {
        app.problems.clear();
        app.columns.left_out.clear();
        app.pane = Pane::none;
    }
}

void offered_ui(const Ui& ui, App& app) {
    std::string which = app.offered.empty() ? "" : app.offered.front();
    if (app.offered.size() > 1) which += " and " + counted(app.offered.size() - 1, "other file", "other files");
    paragraph(ui, Face::body, ui.color->ink, which);
    gap(16);
    const auto take = [&](platform::Intake intake) {
        app.offered.clear();
        app.pane = Pane::none;
        if (intake == platform::Intake::replace) forget_files(app);
        platform::take_files(intake);
    };
    if (button(ui, "Replace the corpus", nullptr, true)) take(platform::Intake::replace);
    ImGui::SameLine(0, 8);
    if (button(ui, "Add to it")) take(platform::Intake::extend);
}

void more_ui(const Ui& ui, App& app, Commands& commands) {
    const float width = ImGui::GetContentRegionAvail().x;
    for (const ViewEntry& entry : all_views()) {
        if (has_tab(entry.view)) continue;
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const bool on = app.session.now().view == entry.view;
        const Hit h = hit(ui, entry.label, {width, 44}, entry.label);
        inspect::checked(on);
        if (on) ImGui::GetWindowDrawList()->AddRectFilled({at.x, at.y + 2}, {at.x + width, at.y + 42}, ui.color->wash, 6);
        draw_icon(ui, {at.x + 16, at.y + 22}, entry.icon, 20, on ? ui.color->accent : ui.color->secondary);
        draw_text(ui, {at.x + 40, at.y + 12}, on ? Face::strong : Face::body, on ? ui.color->accent : ui.color->ink, entry.label);
        if (const auto n = app.tally.of_view[static_cast<std::size_t>(entry.view)]) {
            draw_text_right(ui, at.x + width - 8, at.y + 13, Face::small, ui.color->secondary, std::to_string(*n));
        }
        if (h.clicked) {
            app.pane = Pane::none;
            commands.push_back(command::Show{entry.view});
        }
    }
    gap(8);
    rule(ui);
    gap(12);
    if (button(ui, "Open files", icon::file_plus)) platform::pick_files(platform::Pick::files);
    ImGui::SameLine(0, 8);
    if (button(ui, "Paste", icon::clipboard_paste)) commands.push_back(command::Toggle{command::Toggle::What::paste});
    gap(8);
    if (button(ui, "Go to", icon::command)) commands.push_back(command::Toggle{command::Toggle::What::palette});
    ImGui::SameLine(0, 8);
    if (button(ui, "Help", icon::circle_question_mark)) commands.push_back(command::Toggle{command::Toggle::What::help});
    ImGui::SameLine(0, 8);
    if (button(ui, "Settings", icon::settings)) commands.push_back(command::Toggle{command::Toggle::What::settings});
    if (!app.problems.empty()) {
        gap(12);
        if (link(ui, Face::body, unread_words(app.problems))) commands.push_back(command::Toggle{command::Toggle::What::problems});
    }
    gap(12);
    paragraph(ui, Face::small, ui.color->secondary, tally_words(app.tally) + " · nothing leaves " + std::string(platform::surroundings().place));
}

const char* title_of(Pane pane) {
    switch (pane) {
        case Pane::help: return "How to read here";
        case Pane::paste: return "Paste an article";
        case Pane::problems: return "What could not be read, and why";
        case Pane::offered: return "Replace the corpus, or add to it?";
        case Pane::more: return "More views";
        case Pane::columns: return "Which column holds what?";
        case Pane::settings: return "Settings";
        case Pane::palette: return "Go to";
        case Pane::none: break;
    }
    return "";
}

}  // namespace

void pane_ui(const Ui& ui, App& app, ImVec2 at, ImVec2 size, Commands& commands) {
    if (app.pane == Pane::none) return;
    const bool asks = app.pane == Pane::columns;
    const float width = ui.narrow ? size.x : std::min(asks ? 1000.f : 560.f, size.x - 48);
    const float limit = size.y - (ui.narrow ? 24.f : 48.f);
    const float wanted = asks ? 720.f : app.pane == Pane::help ? 620.f : app.pane == Pane::palette ? 520.f : app.pane == Pane::paste ? 480.f : app.pane == Pane::more ? 236 + 44.f * static_cast<float>(view_count - 4) : app.pane == Pane::offered ? 180.f : 400.f;
    const float height = std::min(limit, wanted);
    const ImVec2 min = ui.narrow ? ImVec2(at.x, at.y + size.y - height) : ImVec2(at.x + (size.x - width) * 0.5f, at.y + 24);
    ImDrawList* list = ImGui::GetWindowDrawList();
    const Rect box{min, {min.x + width, min.y + height}};
    // A veil keeps the view below from taking clicks; a click on it closes the pane.
    ImGui::SetCursorScreenPos(at);
    begin_pane(ui, "veil", size, ui.color->veil);
    list = ImGui::GetWindowDrawList();
    ImGui::SetCursorScreenPos(at);
    const bool outside = ImGui::InvisibleButton("close", size);
    draw_shadow(ui, list, box, 8);
    list->AddRectFilled(box.min, box.max, ui.color->raised, 8);
    list->AddRect(box.min, box.max, ui.color->hairline, 8);
    const ImVec2 mouse = ImGui::GetMousePos();
    const bool on_pane = mouse.x >= box.min.x && mouse.x < box.max.x && mouse.y >= box.min.y && mouse.y < box.max.y;
    bool close = outside && !on_pane && !asks;  // a slip beside it shall not cost what was chosen
    draw_text(ui, {min.x + 20, min.y + 16}, Face::lead, ui.color->ink, title_of(app.pane), width - 80);
    heading(2);
    ImGui::SetCursorScreenPos({min.x + width - 12 - (ui.touch ? 40.f : 32.f), min.y + 10});
    ImGui::SetNextItemAllowOverlap();
    begin_pane(ui, "close", {ui.touch ? 40.f : 32.f, ui.touch ? 40.f : 32.f});
    if (icon_button(ui, icon::x, "Close (Esc)")) close = true;
    end_pane(ui);
    ImGui::SetCursorScreenPos({min.x + 20, min.y + 56});
    begin_pane(ui, "pane", {width - 28, height - 60});
    ImGui::PushTextWrapPos(0);
    switch (app.pane) {
        case Pane::help: help_ui(ui, app, commands); break;
        case Pane::paste: paste_ui(ui, app); break;
        case Pane::problems: problems_ui(ui, app); break;
        case Pane::offered: offered_ui(ui, app); break;
        case Pane::more: more_ui(ui, app, commands); break;
        case Pane::palette: palette_ui(ui, app, commands); break;
        case Pane::columns: {
            const ColumnsAnswer answer = columns_ui(ui, app.columns, app.stores);
            if (answer != ColumnsAnswer::none) answer_columns(app, answer == ColumnsAnswer::read);
            break;
        }
        case Pane::settings:
            if (platform::shows_text()) {
                if (button(ui, "Show as plain text", icon::align_left)) commands.push_back(command::Toggle{command::Toggle::What::text});
                gap(6);
                paragraph(ui, Face::small, ui.color->secondary, "What is on the screen as headings, lists and text: for screen readers, the browser's own search, copying and translation.");
            }
            if (const int index = kept_columns_ui(ui, app.memory, app.stores); index >= 0) forget_columns(app, index);
            break;
        case Pane::none: break;
    }
    ImGui::PopTextWrapPos();
    if (!asks && app.pane != Pane::palette) gap(16);
    end_pane(ui);
    end_pane(ui);
    if (close) {
        if (app.pane == Pane::offered) platform::refuse_files();
        if (app.pane == Pane::columns) answer_columns(app, false);
        app.pane = Pane::none;
    }
}

}  // namespace dragoman
