// The desktop: a GLFW window, OpenGL 3.3, the analysis in a thread of its own.
#include <GLFW/glfw3.h>
#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "web/platform/background.h"
#include "web/platform/desktop.h"
#include "web/platform/image.h"
#include "web/platform/inspect.h"
#include "web/platform/platform.h"

namespace dragoman {

namespace {

struct Desktop {
    DesktopOptions options;
    GLFWwindow* window = nullptr;
    AppPtr app;
    std::unique_ptr<Background> background;
    std::vector<InputFile> offered;
    std::array<std::string, font_files.size()> fonts;
    double next_frame = 0;  ///< On glfwGetTime's clock.
    int settle = 3;         ///< Frames that ImGui needs to come to rest after an input.
    int drawn_idle = 0;     ///< Frames since all was analysed and every click done.
    std::size_t clicks_done = 0;
};

// GLFW's callbacks and the functions of platform.h know no context; there is one window in one process.
Desktop* desktop = nullptr;

void wake() {
    if (desktop) desktop->settle = 3;
}

void offer(std::vector<InputFile> files) {
    if (files.empty()) return;
    std::vector<std::string> names;
    for (const InputFile& file : files) names.push_back(file.name);
    desktop->offered = std::move(files);
    app_files_offered(*desktop->app, names);
    wake();
}

void on_drop(GLFWwindow*, int count, const char** paths) {
    offer(files_under(std::vector<std::string>(paths, paths + count)));
}

void on_error(int, const char* text) { std::fprintf(stderr, "dragoman-desktop: %s\n", text); }

/// The first centre of an item of that label in what inspect saw, told as ImGui mouse events.
bool click(std::string_view label) {
    if (label.starts_with(typed_mark)) {
        ImGui::GetIO().AddInputCharactersUTF8(std::string(label.substr(1)).c_str());
        return true;
    }
    const std::optional<ImVec2> at = inspect::centre_of(label);
    if (!at) return false;
    ImGuiIO& io = ImGui::GetIO();
    io.AddMousePosEvent(at->x, at->y);
    io.AddMouseButtonEvent(0, true);
    io.AddMouseButtonEvent(0, false);
    return true;
}

void load_font(std::size_t i) {
    const std::string path = desktop->options.assets + "/fonts/" + std::string(font_files[i]);
    if (read_file(path, desktop->fonts[i])) {
        app_font(*desktop->app, static_cast<FontFile>(i), desktop->fonts[i]);
    } else {
        std::fprintf(stderr, "dragoman-desktop: %s is not there; another font is used.\n", path.c_str());
    }
}

void load_fonts() {
    for (std::size_t i = 0; i < usual_fonts; ++i) load_font(i);
}

void load_world() {
    std::string bytes;
    if (read_file(desktop->options.assets + "/world.bin", bytes)) app_world(*desktop->app, bytes);
    else std::fprintf(stderr, "dragoman-desktop: there are no outlines for the map.\n");
}

void draw() {
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplGlfw_NewFrame();
    if (const auto density = static_cast<float>(desktop->options.density); density != 1) {
        ImGuiIO& io = ImGui::GetIO();
        io.DisplaySize = {io.DisplaySize.x / density, io.DisplaySize.y / density};
        io.DisplayFramebufferScale = {density, density};
    }
    ImGui::NewFrame();
    inspect::begin_frame();
    app_frame(*desktop->app);
    ImGui::Render();
    int width = 0, height = 0;
    glfwGetFramebufferSize(desktop->window, &width, &height);
    glViewport(0, 0, width, height);
    glClearColor(0.98f, 0.98f, 0.97f, 1.f);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

bool write_file(const std::string& path, std::string_view bytes) {
    const std::string part = path + ".part";
    std::ofstream(part, std::ios::binary) << bytes;
    std::error_code error;
    std::filesystem::rename(part, path, error);
    return !error;
}

bool save_screenshot(const std::string& path) {
    int width = 0, height = 0;
    glfwGetFramebufferSize(desktop->window, &width, &height);
    const std::size_t row = static_cast<std::size_t>(width) * 4;
    std::vector<std::uint8_t> upward(row * static_cast<std::size_t>(height)), pixels;
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE, upward.data());
    for (int y = height; y-- > 0;) {
        const auto begin = upward.begin() + static_cast<std::ptrdiff_t>(row) * y;
        pixels.insert(pixels.end(), begin, begin + static_cast<std::ptrdiff_t>(row));
    }
    return write_file(path, encode_png(pixels, width, height));
}

/// By the XDG base directory specification; empty where there is no home.
std::string settings_path(std::string_view name) {
    const char* config = std::getenv("XDG_CONFIG_HOME");
    const char* home = std::getenv("HOME");
    std::filesystem::path folder;
    if (config && *config == '/') folder = config;
    else if (home && *home == '/') folder = std::filesystem::path(home) / ".config";
    else return {};
    return (folder / "dragoman" / name).string();
}

/// Whether anything asks for a frame now.
bool frame_due() {
    return desktop->settle > 0 || !GImGui->InputEventsQueue.empty() || glfwGetTime() >= desktop->next_frame;
}

/// For scripts: once all is analysed, clicks one label after another, then lets it settle.
bool script_ended() {
    Desktop& d = *desktop;
    if (d.options.frames == 0 || d.background->busy()) return false;
    if (++d.drawn_idle % 12 == 0 && d.clicks_done < d.options.clicks.size()) {
        const std::string& label = d.options.clicks[d.clicks_done++];
        if (!click(label)) std::fprintf(stderr, "dragoman-desktop: nothing is labelled \"%s\"\n", label.c_str());
    }
    return d.clicks_done == d.options.clicks.size() &&
           d.drawn_idle >= d.options.frames + 12 * static_cast<int>(d.options.clicks.size() + 1);
}

int run_loop() {
    Desktop& d = *desktop;
    while (!glfwWindowShouldClose(d.window)) {
        if (d.options.frames > 0) {
            glfwPollEvents();
        } else if (frame_due()) {
            glfwPollEvents();
        } else {
            glfwWaitEventsTimeout(std::clamp(d.next_frame - glfwGetTime(), 0.001, 60.0));
            d.settle = std::max(d.settle, GImGui->InputEventsQueue.empty() ? 1 : 3);
        }
        d.background->deliver(*d.app);
        d.settle = std::max(d.settle - 1, 0);
        if (glfwGetTime() >= d.next_frame) d.next_frame = HUGE_VAL;
        draw();
        if (ImGui::GetIO().WantTextInput) platform::request_frame(0.4);  // the caret blinks
        if (script_ended()) {
            bool written = d.options.screenshot.empty() || save_screenshot(d.options.screenshot);
            written &= d.options.inspection.empty() || write_file(d.options.inspection, inspect::items_json());
            if (!written) std::fprintf(stderr, "dragoman-desktop: the picture cannot be written.\n");
            return written ? 0 : 1;
        }
        glfwSwapBuffers(d.window);
    }
    return 0;
}

}  // namespace

int run_desktop(const DesktopOptions& options) {
    glfwSetErrorCallback(on_error);
    if (!glfwInit()) return 1;
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
    Desktop state;
    state.options = options;
    state.next_frame = HUGE_VAL;
    state.window = glfwCreateWindow(options.width * options.density, options.height * options.density, "Dragoman", nullptr, nullptr);
    if (!state.window) {
        glfwTerminate();
        return 1;
    }
    desktop = &state;
    glfwMakeContextCurrent(state.window);
    glfwSwapInterval(options.frames > 0 ? 0 : 1);
    glfwSetDropCallback(state.window, on_drop);
    ImGui::CreateContext();
    ImGui::GetIO().IniFilename = nullptr;
    ImGui::GetIO().ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    ImGui_ImplGlfw_InitForOpenGL(state.window, true);
    ImGui_ImplOpenGL3_Init("#version 330");

    state.app = make_app();
    load_fonts();
    load_world();
    state.background = std::make_unique<Background>(options.assets + "/dragoman.pack", [] { glfwPostEmptyEvent(); });
    if (!options.address.empty()) app_address(*state.app, options.address);
    if (options.paths.empty()) {
        platform::take_samples();
    } else {
        state.background->analyse(files_under(options.paths), false, false);
    }
    const int result = run_loop();

    state.background.reset();
    state.app.reset();
    ImGui_ImplOpenGL3_Shutdown();
    ImGui_ImplGlfw_Shutdown();
    ImGui::DestroyContext();
    glfwDestroyWindow(state.window);
    glfwTerminate();
    desktop = nullptr;
    return result;
}

namespace platform {

// GLFW has no file dialogue: files come by drag and drop, or from the program that desktops have for this.
void pick_files(Pick what) {
    const char* command = what == Pick::folder ? "zenity --file-selection --directory 2>/dev/null"
                                               : "zenity --file-selection --multiple --separator='\n' 2>/dev/null";
    std::FILE* dialogue = popen(command, "r");
    if (!dialogue) return;
    std::string chosen;
    for (int c; (c = std::fgetc(dialogue)) != EOF;) chosen += static_cast<char>(c);
    pclose(dialogue);
    std::vector<std::string> paths;
    for (std::size_t at = 0, end; (end = chosen.find('\n', at)) != std::string::npos; at = end + 1) {
        if (end > at) paths.push_back(chosen.substr(at, end - at));
    }
    offer(files_under(paths));
}

void take_files(Intake intake) {
    desktop->background->analyse(std::exchange(desktop->offered, {}), intake == Intake::extend, false);
}
void refuse_files() { desktop->offered.clear(); }
void want_font(std::size_t file) { load_font(file); }

void take_text(std::string_view name, std::string_view text, Intake intake) {
    std::vector<InputFile> files;
    files.push_back({std::string(name), {}, std::string(text)});
    desktop->background->analyse(std::move(files), intake == Intake::extend, false);
}

void read_again(const std::vector<AgainFile>& files) { desktop->background->read_again(files); }

std::string recall(std::string_view name) {
    std::string text;
    const std::string path = settings_path(name);
    if (!path.empty()) read_file(path, text);
    return text;
}

bool keep(std::string_view name, std::string_view text) {
    const std::string path = settings_path(name);
    if (path.empty()) return false;
    std::error_code error;
    std::filesystem::create_directories(std::filesystem::path(path).parent_path(), error);
    return !error && write_file(path, text);
}

void take_samples() {
    std::vector<InputFile> files;
    files.push_back({"samples.jsonl", desktop->options.assets + "/samples.jsonl", {}});
    desktop->background->analyse(std::move(files), false, true);
}

void cancel_analysis() { desktop->background->cancel(); }

void save_file(std::string_view name, std::string_view, std::string_view bytes) {
    if (!write_file(std::filesystem::path(name).filename().string(), bytes)) {
        app_problem(*desktop->app, {std::string(name), "The file cannot be written in this folder.", 0});
    }
}

void copy_text(std::string_view text) { ImGui::SetClipboardText(std::string(text).c_str()); }

void open_link(std::string_view url) {
    // Only what cannot mean anything to a shell.
    const bool web = url.starts_with("https://") || url.starts_with("http://");
    const auto plain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               std::string_view(":/?#@!()*+,=._~%-").find(c) != std::string_view::npos;
    };
    if (!web || !std::all_of(url.begin(), url.end(), plain)) return;
    if (std::system(("xdg-open '" + std::string(url) + "' >/dev/null 2>&1 &").c_str()) != 0) return;
}

void set_address(std::string_view fragment, bool) { desktop->options.address = fragment; }
double seconds() { return glfwGetTime(); }
void request_frame(double in_seconds) {
    if (in_seconds <= 0) desktop->settle = std::max(desktop->settle, 1);
    desktop->next_frame = std::min(desktop->next_frame, glfwGetTime() + in_seconds);
}
bool prefers_dark() { return desktop && desktop->options.dark; }
bool prefers_reduced_motion() { return desktop && desktop->options.frames > 0; }
bool prefers_contrast() { return desktop && desktop->options.contrast; }
bool coarse_pointer() { return desktop && desktop->options.touch; }
void show_as_text() {}
bool shows_text() { return false; }
const Surroundings& surroundings() {
    static constexpr Surroundings program{"this computer", "on this computer", "this window"};
    return program;
}
void announce(std::string_view) {}

}  // namespace platform

}  // namespace dragoman
