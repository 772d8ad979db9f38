#pragma once
// The screens, as the platform sees them: it calls these functions, in one thread, between frames;
// the app asks for things through web/platform/platform.h. Neither knows what the other is made of.
#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/corpus/corpus.h"
#include "web/app/column_choice.h"

namespace dragoman {

struct App;  // all that the screens remember; defined in app.cpp
struct AppDelete {
    void operator()(App* app) const;
};
using AppPtr = std::unique_ptr<App, AppDelete>;

/// Needs a current ImGui context (fonts and style are the app's to set). No corpus yet.
AppPtr make_app();

/// Draws one frame, between ImGui::NewFrame and ImGui::Render. Called when something happened, not
/// all the time: what moves by itself asks for its next frame with platform::request_frame().
void app_frame(App& app);

/// What is set in which font: Inter, Inter SemiBold, Noto Serif in three cuts, lucide's icons; Noto Naskh Arabic beside all of them.
enum class FontFile { ui, ui_strong, text, text_strong, text_italic, icons, arabic };
constexpr std::array<std::string_view, 7> font_files = {
    "ui.otf", "ui-strong.otf", "text.ttf", "text-strong.ttf", "text-italic.ttf", "icons.ttf", "arabic.ttf"};
constexpr std::size_t usual_fonts = 6;  ///< The others come when platform::want_font() asks for them.
/// A font file has come; `bytes` stay where they are as long as the program runs, so that
/// ImFontConfig::FontDataOwnedByAtlas can be false. Usually before the first frame, icons and italics perhaps later.
void app_font(App& app, FontFile file, std::string_view bytes);

/// The outlines of the world for the map (tools/world.py); they may come at any time.
void app_world(App& app, std::string_view bytes);

/// What the analysis is doing. `documents` of `total` grow as files are read, so `total` may grow too.
struct Progress {
    enum class Phase { idle, loading, reading, analysing, assembling };
    Phase phase = Phase::idle;
    std::size_t done = 0, total = 0;  ///< Articles; bytes while `loading`.
    double per_second = 0;            ///< Articles in a second.
    std::string current;              ///< The file being read.
    bool cancelled = false;           ///< Idle since somebody pressed cancel; what was done stays.
};
void app_progress(App& app, const Progress& progress);

/// A file, or a record of one, that could not be read, and why: a sentence.
struct Problem {
    std::string file, reason;
    std::size_t line = 0;  ///< 1-based; 0 where lines mean nothing.
};
void app_problem(App& app, const Problem& problem);

/// No column of a file is known to hold the text: the app asks for it, or answers at once with what it has been told for files
/// with these columns, by platform::read_again(). The file's problem has been told too.
void app_unknown_columns(App& app, UnknownColumns question);

/// A new corpus replaces the shown one: what has been analysed so far, or (progress idle) all of it.
/// `sample` tells that it is the bundled one.
void app_corpus(App& app, std::shared_ptr<const Corpus> corpus, bool sample);

/// Files were dropped on the window or picked. The platform holds them until the app answers with
/// platform::take_files() or platform::refuse_files(), at once or after asking "replace or add?".
void app_files_offered(App& app, const std::vector<std::string>& names);

/// The part of the address behind "#" was changed by the reader (or is there at the start).
void app_address(App& app, std::string_view fragment);

/// What tests and embedding pages may ask: names and values of the state, such as {"view", "reader"}.
using StateFields = std::vector<std::pair<std::string, std::string>>;
StateFields app_state(const App& app);

}  // namespace dragoman
