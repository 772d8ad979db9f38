#include "web/app/app.h"

#include <imgui.h>

#include "web/platform/inspect.h"
#include "web/platform/platform.h"

namespace dragoman {

struct App {
    std::shared_ptr<const Resources> resources;
    std::shared_ptr<const Corpus> corpus;
    Progress progress;
    std::vector<Problem> problems;
};

void AppDelete::operator()(App* app) const { delete app; }
AppPtr make_app() { return AppPtr(new App); }

void app_frame(App& app) {
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
    ImGui::Begin("Dragoman", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove);
    ImGui::TextUnformatted("Dragoman");
    inspect::text("Dragoman");
    if (ImGui::Button("Open files")) platform::pick_files(platform::Pick::files);
    if (app.corpus) ImGui::Text("%zu articles", app.corpus->documents.size());
    ImGui::End();
}

void app_font(App&, FontFile file, std::string_view bytes) {
    if (file != FontFile::ui) return;
    ImFontConfig config;
    config.FontDataOwnedByAtlas = false;
    ImGui::GetIO().FontDefault = ImGui::GetIO().Fonts->AddFontFromMemoryTTF(
        const_cast<char*>(bytes.data()), static_cast<int>(bytes.size()), 16.f, &config);
}

void app_resources(App& app, std::shared_ptr<const Resources> resources) {
    app.resources = std::move(resources);
}
void app_progress(App& app, const Progress& progress) { app.progress = progress; }
void app_problem(App& app, const Problem& problem) { app.problems.push_back(problem); }
void app_corpus(App& app, std::shared_ptr<const Corpus> corpus, bool) { app.corpus = std::move(corpus); }
void app_files_offered(App&, const std::vector<std::string>&) {
    platform::take_files(platform::Intake::replace);
}
void app_address(App&, std::string_view) {}
StateFields app_state(const App& app) {
    return {{"articles", std::to_string(app.corpus ? app.corpus->documents.size() : 0)}};
}

}  // namespace dragoman
