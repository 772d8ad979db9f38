#include "web/app/app.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

#include "core/base/utf8.h"
#include "core/query/wording.h"
#include "web/app/address.h"
#include "web/app/busy_stretch.h"
#include "web/app/frame.h"
#include "web/app/letters.h"
#include "web/app/palette.h"
#include "web/app/state.h"
#include "web/app/views.h"
#include "web/icons.h"
#include "web/platform/inspect.h"
#include "web/platform/platform.h"
#include "web/widget/draw.h"

namespace dragoman {
namespace {

Ui make_ui(App& app) {
    const ImGuiIO& io = ImGui::GetIO();
    // ImGui tells the screen's density only to the font that is its current one; ours are drawn by name.
    for (ImFont* font : io.Fonts->Fonts) font->CurrentRasterizerDensity = io.DisplayFramebufferScale.x;
    if (!app.theme_chosen) app.dark = platform::prefers_dark();
    Ui ui;
    ui.dark = app.dark;
    ui.color = &palette(app.dark, platform::prefers_contrast());
    ui.fonts = app.fonts;
    ui.width = io.DisplaySize.x;
    ui.height = io.DisplaySize.y;
    ui.narrow = ui.width < 760;
    ui.wide = ui.width >= 1180;
    ui.touch = platform::coarse_pointer();
    ui.still = platform::prefers_reduced_motion();
    ui.row = ui.touch ? 44.f : 32.f;
    ui.now = platform::seconds();
    return ui;
}

constexpr std::size_t counted_at_once = 20000;  ///< Articles; with more of them a view is counted when it is shown.

bool is_large(const Corpus& corpus) { return corpus.documents.size() > counted_at_once; }

void refresh_tally(App& app) {
    Tally& tally = app.tally;
    const Corpus* corpus = app.session.corpus();
    if (!corpus) return;
    const Filter& filter = app.session.now().filter;
    if (tally.revision != app.session.revision()) {
        tally.revision = app.session.revision();
        std::fill(std::begin(tally.counted), std::end(tally.counted), false);
        if (is_large(*corpus)) std::fill(std::begin(tally.of_view), std::end(tally.of_view), std::nullopt);
        if (tally.corpus_revision != app.session.corpus_revision()) {
            tally.corpus_revision = app.session.corpus_revision();
            tally.whole = tally.extent = corpus_extent(*corpus);
            if (tally.whole) tally.extent = busy_stretch(*tally.whole, time_histogram(*corpus, {}, *tally.whole, 800));
        }
        tally.histogram = tally.extent ? time_histogram(*corpus, filter, *tally.extent, 80) : std::vector<std::uint32_t>();
    }
}

/// Counts what each view would list, over some frames, so that none of them stutters; the view that is shown comes before its number.
void count_views(App& app) {
    Tally& tally = app.tally;
    const Corpus* corpus = app.session.corpus();
    if (!corpus || tally.revision != app.session.revision()) return;
    const double began = platform::seconds();
    for (const ViewEntry& entry : all_views()) {
        bool& counted = tally.counted[static_cast<std::size_t>(entry.view)];
        if (counted || (is_large(*corpus) && entry.view != View::documents && entry.view != app.session.now().view)) continue;
        if (platform::seconds() - began > 0.008) return platform::request_frame();
        tally.of_view[static_cast<std::size_t>(entry.view)] = entry.count(*corpus, app.session.now().filter);
        counted = true;
        platform::request_frame();
    }
}

struct Keys {
    int row_step = 0, zoom = 0, pan = 0, rise = 0;
    bool enter = false;
};

bool pressed(ImGuiKey key) { return ImGui::IsKeyPressed(key, true); }

void escape(App& app, Commands& commands) {
    if (app.pane == Pane::offered) platform::refuse_files();
    if (app.pane == Pane::columns) {
        answer_columns(app, false);
    } else if (app.pane != Pane::none) {
        app.pane = Pane::none;
    } else if (app.session.now().selection.kind != Selection::Kind::none) {
        commands.push_back(command::Select{{}});
    } else if (!app.session.now().filter.empty()) {
        app.search.clear();
        commands.push_back(command::Narrow{{}});
    }
}

/// Views along time and pictures: arrows move in them.
bool takes_arrows(View view) { return view == View::timeline || view == View::threads || view == View::network || view == View::map; }

constexpr float widest_list = 1640;  ///< From a title to what stands at the end of its line the eye follows so far.

/// Views that have use for all of a very wide screen.
bool spreads(View view) { return takes_arrows(view) || view == View::matrix || view == View::reader; }

/// Keys are taken from typed characters where a layout may move them, never while a field has the keyboard.
Keys keys_ui(App& app, Commands& commands) {
    Keys keys;
    ImGuiIO& io = ImGui::GetIO();
    if ((io.KeyCtrl || io.KeySuper) && pressed(ImGuiKey_P)) {
        commands.push_back(command::Toggle{command::Toggle::What::palette});
        return keys;
    }
    if (io.WantTextInput) {
        if (pressed(ImGuiKey_Escape) && app.pane == Pane::paste && ImGui::GetActiveID() == 0) app.pane = Pane::none;
        return keys;
    }
    if (pressed(ImGuiKey_Escape)) escape(app, commands);
    if (io.KeyAlt && !io.KeyCtrl) {
        if (pressed(ImGuiKey_LeftArrow)) commands.push_back(command::Go{-1});
        if (pressed(ImGuiKey_RightArrow)) commands.push_back(command::Go{1});
        return keys;
    }
    if (io.KeyCtrl || io.KeySuper) {
        if (pressed(ImGuiKey_K)) app.focus_search = true;
        return keys;
    }
    for (const ImWchar c : io.InputQueueCharacters) {
        switch (c) {
            case '/': app.focus_search = true; break;
            case '?': commands.push_back(command::Toggle{command::Toggle::What::help}); break;
            case 'j': keys.row_step = 1; break;
            case 'k': keys.row_step = -1; break;
            case 'n': commands.push_back(command::NextMention{true}); break;
            case 'p': commands.push_back(command::NextMention{false}); break;
            case ']': commands.push_back(command::NextDocument{true}); break;
            case '[': commands.push_back(command::NextDocument{false}); break;
            case '+':
            case '=': keys.zoom = 1; break;
            case '-': keys.zoom = -1; break;
            case '0': keys.zoom = 2; break;
            default:
                if (c >= '1' && c <= '9' && static_cast<std::size_t>(c - '1') < view_count) commands.push_back(command::Show{static_cast<View>(c - '1')});
        }
    }
    if (app.focus_search) io.InputQueueCharacters.resize(0);  // the "/" itself is not searched for
    if (!io.NavVisible && takes_arrows(app.session.now().view)) {
        // Kept from ImGui, which would else go from button to button with them from the second press on.
        for (const ImGuiKey arrow : {ImGuiKey_LeftArrow, ImGuiKey_RightArrow, ImGuiKey_UpArrow, ImGuiKey_DownArrow}) ImGui::SetKeyOwner(arrow, ImHashStr("arrows of a view"));
        if (pressed(ImGuiKey_LeftArrow)) keys.pan = -1;
        if (pressed(ImGuiKey_RightArrow)) keys.pan = 1;
        if (pressed(ImGuiKey_UpArrow)) keys.rise = 1;
        if (pressed(ImGuiKey_DownArrow)) keys.rise = -1;
    }
    keys.enter = pressed(ImGuiKey_Enter) && !io.NavVisible;
    return keys;
}

/// A link that came before the articles: followed as soon as they can answer it.
void follow_link(App& app) {
    const Corpus* corpus = app.session.corpus();
    if (!app.asked || !corpus || corpus->documents.empty()) return;
    const bool known = app.asked->document.empty() || document_by_id(*corpus, app.asked->document);
    if (!known && app.progress.phase != Progress::Phase::idle) return;
    Stop stop = std::move(*app.asked);
    app.asked.reset();
    if (stop.document.empty()) stop.document = app.session.now().document;
    app.search = stop.filter.text;
    app.session.go_to(std::move(stop));
}

void toggle(App& app, command::Toggle::What what) {
    const auto pane = [&](Pane wanted) { app.pane = app.pane == wanted ? Pane::none : wanted; };
    switch (what) {
        case command::Toggle::What::help: pane(Pane::help); break;
        case command::Toggle::What::settings: pane(Pane::settings); break;
        case command::Toggle::What::problems: pane(Pane::problems); break;
        case command::Toggle::What::palette:
            if (app.pane == Pane::palette) app.pane = Pane::none;
            else open_palette(app);
            break;
        case command::Toggle::What::welcome:
            app.welcomed = true;
            platform::keep("welcomed", "yes");
            break;
        case command::Toggle::What::text: platform::show_as_text(); break;
        case command::Toggle::What::inspector: app.inspector_open = !app.inspector_open; break;
        case command::Toggle::What::paste:
            pane(Pane::paste);
            app.focus_paste = app.pane == Pane::paste;
            break;
        case command::Toggle::What::theme:
            app.dark = !app.dark;
            app.theme_chosen = true;
            break;
    }
}

void settle(App& app, const Commands& commands) {
    if (commands.empty()) return;
    const View before = app.session.now().view;
    for (const Command& left : app.session.apply(commands)) {
        if (const auto* wish = std::get_if<command::Toggle>(&left)) toggle(app, wish->what);
        if (const auto* search = std::get_if<command::KeepSearch>(&left)) {
            if (search->keep) app.searches.keep(search->text);
            else app.searches.forget(search->text);
            app.stores = platform::keep("searches", app.searches.write());
            platform::announce(search->keep ? "The search is kept." : "The search is forgotten.");
        }
        if (const auto* pin = std::get_if<command::Pin>(&left)) app.pinned = pin->selection;
        if (const auto* file = std::get_if<command::Save>(&left)) {
            platform::save_file(file->name, file->mime, file->bytes);
            platform::announce("Saved as " + file->name + ".");
        }
    }
    if (app.session.now().filter.text != trimmed(app.search)) {
        if (trimmed(app.session.now().filter.text) != trimmed(app.search)) app.search = app.session.now().filter.text;
    }
    if (app.session.now().view != before) platform::announce(entry_of(app.session.now().view).label);
    platform::request_frame();
}

void write_address(App& app) {
    if (!app.session.corpus()) return;
    std::string address = app.session.address();
    if (address == app.written_address) return;
    const bool step = app.session.steps() != app.written_steps && !app.written_address.empty();
    app.written_address = address;
    app.written_steps = app.session.steps();
    platform::set_address(address, step);
}

}  // namespace

void AppDelete::operator()(App* app) const { delete app; }
AppPtr make_app() {
    AppPtr app(new App);
    app->memory = ColumnMemory::read(platform::recall("columns"));
    app->searches = SavedSearches::read(platform::recall("searches"));
    app->welcomed = !platform::recall("welcomed").empty();
    app->stores = platform::keep("columns", app->memory.write());
    return app;
}

void app_frame(App& app) {
    const Ui ui = make_ui(app);
    dress_imgui(ui);
    follow_link(app);
    refresh_tally(app);
    if (app.pane == Pane::none && app.columns.open()) app.pane = Pane::columns;  // one question after another
    Commands commands;
    const Keys keys = keys_ui(app, commands);
    const std::shared_ptr<const Corpus> corpus = app.session.snapshot();  // a view may hold on to it for this frame

    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize({ui.width, ui.height});
    ImGui::Begin("Dragoman", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                                          ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoScrollWithMouse);
    const bool any = corpus && !corpus->documents.empty();
    const float head = ui.touch ? 56.f : 52.f;
    const float bar = !any ? 0.f : ui.narrow ? (app.session.now().filter.empty() ? 0.f : 48.f) : 44.f;
    const float foot = ui.narrow ? 56.f : 28.f;
    const float rail = ui.narrow ? 0.f : ui.wide ? 184.f : 84.f;
    const bool chosen = app.session.now().selection.kind != Selection::Kind::none, pinned = app.pinned.kind != Selection::Kind::none;
    float inspector = 0, sheet = 0;
    if (any && ui.narrow && (chosen || pinned)) sheet = std::floor(ui.height * 0.42f);
    // In the Reader it stays, so that lines do not break anew at each choice; lists get its room while nothing is chosen.
    const bool reading = app.session.now().view == View::reader;
    if (any && !ui.narrow && (chosen || pinned || (reading && ui.width >= 1100))) inspector = ui.width >= 1500 ? 380.f : std::min(340.f, ui.width * 0.36f);
    const float top = head + bar, tall = ui.height - top - foot;

    head_ui(ui, app, {0, 0}, {ui.width, head}, commands);
    if (bar > 0) filter_bar_ui(ui, app, {0, head}, {ui.width, bar}, commands);
    if (rail > 0) rail_ui(ui, app, {0, top}, {rail, tall}, commands);
    // A pane takes the clicks of what lies below it.
    const float room = ui.width - rail - inspector;
    const ImVec2 view_at{rail, top}, view_size{spreads(app.session.now().view) ? room : std::min(room, widest_list), tall - sheet};
    ImGui::SetCursorScreenPos(view_at);
    begin_pane(ui, "view", view_size, ui.color->paper, {0, 0}, ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
    if (any) {
        const Stop& now = app.session.now();
        ViewInput in{ui, *corpus, now.filter, now.selection, app.session.revision(), keys.row_step, keys.enter, keys.zoom, keys.pan, keys.rise, now.document, {}, now.known_on, app.session.corpus_revision(), &app.searches.all(),
                     now.sorts[static_cast<std::size_t>(now.view)], now.choices[static_cast<std::size_t>(now.view)], &now.details[static_cast<std::size_t>(now.view)], app.sample && !app.welcomed};
        if (now.view == View::reader) in.target = app.session.take_target();
        ImGui::PushStyleVar(ImGuiStyleVar_DisabledAlpha, 1.f);  // the veil covers it
        ImGui::BeginDisabled(app.pane != Pane::none);
        ImGui::PushID(static_cast<int>(app.session.now().view));
        entry_of(now.view).draw(in, app.views, commands);
        ImGui::PopID();
        ImGui::EndDisabled();
        ImGui::PopStyleVar();
    } else {
        waiting_ui(ui, app, commands);
    }
    end_pane(ui);
    if (any && (inspector > 0 || sheet > 0)) {
        // Nothing chosen while reading: the article speaks of itself.
        const Selection shown = chosen || !reading ? app.session.now().selection : Selection{Selection::Kind::document, app.session.now().document, {}, MarkLayer::name};
        const ViewInput in{ui, *corpus, app.session.now().filter, shown, app.session.revision()};
        const ImVec2 at = sheet > 0 ? ImVec2(0, top + tall - sheet) : ImVec2(ui.width - inspector, top);
        const ImVec2 size = sheet > 0 ? ImVec2(ui.width, sheet) : ImVec2(inspector, tall);
        inspector_pane(app, in, at, size, commands);
    }
    app.seen = app.session.now().selection;
    if (ui.narrow) tabs_ui(ui, app, {0, ui.height - foot}, {ui.width, foot}, commands);
    else status_ui(ui, app, {0, ui.height - foot}, {ui.width, foot}, commands);
    pane_ui(ui, app, {0, top}, {ui.width, tall}, commands);
    ImGui::End();
    count_views(app);
    settle(app, commands);
    write_address(app);
}

void app_world(App& app, std::string_view bytes) { app.views.map.world = read_outline(bytes); }

void app_progress(App& app, const Progress& progress) {
    if (progress.phase == Progress::Phase::idle && app.progress.phase != Progress::Phase::idle && app.session.corpus()) {
        platform::announce(counted(app.session.corpus()->documents.size(), "article is", "articles are") + " analysed");
    }
    app.progress = progress;
}

void app_problem(App& app, const Problem& problem) { app.problems.push_back(problem); }

void app_corpus(App& app, std::shared_ptr<const Corpus> corpus, bool sample) {
    app.sample = sample;
    if (corpus) ask_for_letters(app, *corpus);
    app.session.set_corpus(std::move(corpus));
}

void app_files_offered(App& app, const std::vector<std::string>& offered) {
    // A first-time reader's own files replace the sample without a question.
    if (app.sample || !app.session.corpus() || app.session.corpus()->documents.empty()) {
        forget_files(app);
        platform::take_files(platform::Intake::replace);
        return;
    }
    app.offered = offered;
    app.pane = Pane::offered;
}

void app_address(App& app, std::string_view fragment) {
    if (fragment == app.written_address || (fragment.size() > 1 && fragment.substr(1) == app.written_address)) return;
    if (app.session.revisit(fragment)) {  // the browser's way back is the session's
        app.search = app.session.now().filter.text;
        app.written_address = app.session.address();
        app.written_steps = app.session.steps();
        return;
    }
    std::optional<Stop> stop = Session::parse_address(fragment);
    if (!stop) return;
    if (!app.session.corpus() || app.session.corpus()->documents.empty()) {
        app.asked = std::move(stop);
        return;
    }
    if (stop->document.empty()) stop->document = app.session.now().document;
    app.search = stop->filter.text;
    app.session.go_to(std::move(*stop));
}

StateFields app_state(const App& app) {
    const Stop& now = app.session.now();
    StateFields fields;
    fields.emplace_back("view", view_key(now.view));
    std::string views;
    for (const ViewEntry& entry : all_views()) views += (views.empty() ? "" : ",") + std::string(entry.label);
    fields.emplace_back("views", views);
    fields.emplace_back("document", now.document);
    fields.emplace_back("address", app.session.address());
    fields.emplace_back("articles", std::to_string(app.session.corpus() ? app.session.corpus()->documents.size() : 0));
    fields.emplace_back("shown_articles", std::to_string(app.tally.of(View::documents)));
    fields.emplace_back("entities", std::to_string(app.tally.of(View::entities)));
    fields.emplace_back("quotations", std::to_string(app.tally.of(View::quotations)));
    fields.emplace_back("events", std::to_string(app.tally.of(View::timeline)));
    fields.emplace_back("threads", std::to_string(app.tally.of(View::threads)));
    fields.emplace_back("asks", app.columns.open() ? app.columns.open()->name : "");
    fields.emplace_back("problems", std::to_string(app.problems.size()));
    fields.emplace_back("theme", app.dark ? "dark" : "light");
    fields.emplace_back("contrast", platform::prefers_contrast() ? "more" : "usual");
    fields.emplace_back("motion", platform::prefers_reduced_motion() ? "reduced" : "usual");
    fields.emplace_back("sample", app.sample ? "true" : "false");
    fields.emplace_back("busy", app.progress.phase == Progress::Phase::idle ? "false" : "true");
    return fields;
}

}  // namespace dragoman
