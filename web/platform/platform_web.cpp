// The browser, seen from C++: what the page calls (ui_…), and what the screens ask of it (host.…, in web/js/host.js).
// Nothing here runs before ui_init(): a worker loads the same module without a page.
#include <backends/imgui_impl_opengl3.h>
#include <emscripten.h>
#include <emscripten/html5.h>
#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cfloat>
#include <cmath>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "core/export/snapshot.h"
#include "web/app/app.h"
#include "web/platform/inspect.h"
#include "web/platform/keys.h"
#include "web/platform/platform.h"

// EM_JS passes pointers: the page reads the bytes before it returns.
EM_JS(void, host_call, (const char* name, const char* text, int size, int number), {
    Module["host"][UTF8ToString(name)](UTF8ToString(text, size), number);
});
EM_JS(void, host_save, (const char* name, int name_size, const char* mime, int mime_size, const char* bytes, int size), {
    Module["host"]["save"](UTF8ToString(name, name_size), UTF8ToString(mime, mime_size), HEAPU8.slice(bytes, bytes + size));
});
EM_JS(void, host_ime, (int wanted, float x, float y, float height), { Module["host"]["ime"](wanted, x, y, height); });
EM_JS(const char*, host_pasted, (), {
    var host = Module["host"], size = lengthBytesUTF8(host["pasted"]) + 1;
    if (host["pastedAt"]) _free(host["pastedAt"]);
    host["pastedAt"] = _malloc(size);
    stringToUTF8(host["pasted"], host["pastedAt"], size);
    return host["pastedAt"];
});
EM_JS(char*, host_recall, (const char* name), {
    var text = Module["host"]["recall"](UTF8ToString(name)), size = lengthBytesUTF8(text) + 1, at = _malloc(size);
    stringToUTF8(text, at, size);
    return at;
});
EM_JS(int, host_keep, (const char* name, int name_size, const char* text, int size), {
    return Module["host"]["keep"](UTF8ToString(name, name_size), UTF8ToString(text, size)) ? 1 : 0;
});
EM_JS(double, host_seconds, (), { return performance.now() / 1000; });

namespace dragoman {

namespace {

struct Page {
    AppPtr app;
    bool dark = false, reduced_motion = false, coarse = false, contrast = false;
    float width = 1, height = 1, ratio = 1;
    double last_frame = 0, next_frame = HUGE_VAL;
    double laid_out_ms = 0;  ///< Of the last frame: until all was laid out, before the drawing context had its share.
    std::string reply;  ///< The last string handed to the page.
    ImGuiMouseCursor cursor = ImGuiMouseCursor_COUNT;
    bool text_wanted = false;
    ImVec2 caret;
};

// The page calls free functions; there is one page in one module.
Page& page() {
    static Page instance;
    return instance;
}

void ask(const char* what, std::string_view text = {}, int number = 0) {
    host_call(what, text.data(), static_cast<int>(text.size()), number);
}

const char* reply(std::string text) {
    page().reply = std::move(text);
    return page().reply.c_str();
}

void set_clipboard(ImGuiContext*, const char* text) { ask("clip", text); }
const char* get_clipboard(ImGuiContext*) { return host_pasted(); }

/// Where the caret is: the page puts its text area there, so that input methods open beside it.
void set_ime(ImGuiContext*, ImGuiViewport*, ImGuiPlatformImeData* data) {
    host_ime(data->WantTextInput ? 1 : 0, data->InputPos.x, data->InputPos.y, data->InputLineHeight);
}

const char* css_cursor(ImGuiMouseCursor cursor) {
    switch (cursor) {
        case ImGuiMouseCursor_TextInput: return "text";
        case ImGuiMouseCursor_ResizeAll: return "move";
        case ImGuiMouseCursor_ResizeNS: return "ns-resize";
        case ImGuiMouseCursor_ResizeEW: return "ew-resize";
        case ImGuiMouseCursor_ResizeNESW: return "nesw-resize";
        case ImGuiMouseCursor_ResizeNWSE: return "nwse-resize";
        case ImGuiMouseCursor_Hand: return "pointer";
        case ImGuiMouseCursor_Wait: return "wait";
        case ImGuiMouseCursor_Progress: return "progress";
        case ImGuiMouseCursor_NotAllowed: return "not-allowed";
        default: return "default";
    }
}

}  // namespace

extern "C" {

/// Makes the drawing context on #canvas. 0: the browser has no WebGL 2.
EMSCRIPTEN_KEEPALIVE int ui_init(int mac) {
    EmscriptenWebGLContextAttributes attributes;
    emscripten_webgl_init_context_attributes(&attributes);
    attributes.majorVersion = 2;
    attributes.alpha = attributes.depth = attributes.stencil = attributes.antialias = 0;
    const EMSCRIPTEN_WEBGL_CONTEXT_HANDLE context = emscripten_webgl_create_context("#canvas", &attributes);
    if (context <= 0) return 0;
    emscripten_webgl_make_context_current(context);
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    io.ConfigMacOSXBehaviors = mac != 0;
    io.BackendPlatformName = "page";
    io.BackendFlags |= ImGuiBackendFlags_HasMouseCursors;
    ImGuiPlatformIO& platform = ImGui::GetPlatformIO();
    platform.Platform_SetClipboardTextFn = set_clipboard;
    platform.Platform_GetClipboardTextFn = get_clipboard;
    platform.Platform_SetImeDataFn = set_ime;
    ImGui_ImplOpenGL3_Init("#version 300 es");
    page().app = make_app();
    return 1;
}

EMSCRIPTEN_KEEPALIVE void ui_resize(float width, float height, float ratio) {
    page().width = width;
    page().height = height;
    page().ratio = ratio;
}

EMSCRIPTEN_KEEPALIVE void ui_preferences(int dark, int reduced_motion, int coarse, int contrast) {
    page().dark = dark != 0;
    page().reduced_motion = reduced_motion != 0;
    page().coarse = coarse != 0;
    page().contrast = contrast != 0;
}

/// Draws. Returns the milliseconds until the next frame: 0 at once, -1 none is asked for.
EMSCRIPTEN_KEEPALIVE double ui_frame() {
    Page& p = page();
    ImGuiIO& io = ImGui::GetIO();
    const double now = host_seconds();
    io.DeltaTime = static_cast<float>(std::clamp(now - p.last_frame, 1e-4, 0.1));
    p.last_frame = now;
    if (p.next_frame <= now) p.next_frame = HUGE_VAL;
    io.DisplaySize = {p.width, p.height};
    io.DisplayFramebufferScale = {p.ratio, p.ratio};
    ImGui_ImplOpenGL3_NewFrame();
    ImGui::NewFrame();
    inspect::begin_frame();
    app_frame(*p.app);
    ImGui::Render();
    p.laid_out_ms = (host_seconds() - now) * 1000;
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    if (ImGui::GetMouseCursor() != p.cursor) {
        p.cursor = ImGui::GetMouseCursor();
        ask("cursor", css_cursor(p.cursor));
    }
    if (!GImGui->InputEventsQueue.empty()) return 0;
    double wait = p.next_frame - host_seconds();
    if (io.WantTextInput) wait = std::min(wait, 0.4);  // the caret blinks
    return std::isfinite(wait) ? std::max(0.0, std::ceil(wait * 1000)) : -1;
}

/// Milliseconds that the program itself took over the last frame; with a drawing context in software the rest waits for it.
EMSCRIPTEN_KEEPALIVE double ui_frame_ms() { return page().laid_out_ms; }
EMSCRIPTEN_KEEPALIVE void ui_restore() { ImGui_ImplOpenGL3_DestroyDeviceObjects(); }

// ---- input ------------------------------------------------------------------------------------------------
EMSCRIPTEN_KEEPALIVE void ui_pointer(float x, float y, int touch) {
    ImGui::GetIO().AddMouseSourceEvent(touch ? ImGuiMouseSource_TouchScreen : ImGuiMouseSource_Mouse);
    ImGui::GetIO().AddMousePosEvent(x, y);
}
EMSCRIPTEN_KEEPALIVE void ui_pointer_gone() { ImGui::GetIO().AddMousePosEvent(-FLT_MAX, -FLT_MAX); }
EMSCRIPTEN_KEEPALIVE void ui_button(int button, int down) {
    ImGui::GetIO().AddMouseButtonEvent(button == 1 ? 2 : button == 2 ? 1 : button, down != 0);
}
/// Pixels to scroll by, as the browser counts them: down and right are positive.
EMSCRIPTEN_KEEPALIVE void ui_wheel(float x, float y) {
    const float step = 5 * ImGui::GetFontSize();  // what ImGui scrolls for a wheel's click
    ImGui::GetIO().AddMouseWheelEvent(-x / step, -y / step);
}
/// Two fingers spread (above 1) or pinched: as a touchpad does it, a wheel with Ctrl about the point between them.
EMSCRIPTEN_KEEPALIVE void ui_pinch(float x, float y, float factor) {
    ImGuiIO& io = ImGui::GetIO();
    io.AddMousePosEvent(x, y);
    io.AddKeyEvent(ImGuiMod_Ctrl, true);
    io.AddMouseWheelEvent(0, std::log(factor) / std::log(1.2f));
    io.AddKeyEvent(ImGuiMod_Ctrl, false);
}
EMSCRIPTEN_KEEPALIVE void ui_key(const char* code, int down, int ctrl, int shift, int alt, int super) {
    ImGuiIO& io = ImGui::GetIO();
    io.AddKeyEvent(ImGuiMod_Ctrl, ctrl != 0);
    io.AddKeyEvent(ImGuiMod_Shift, shift != 0);
    io.AddKeyEvent(ImGuiMod_Alt, alt != 0);
    io.AddKeyEvent(ImGuiMod_Super, super != 0);
    const ImGuiKey key = key_of_code(code);
    if (key != ImGuiKey_None) io.AddKeyEvent(key, down != 0);
}
EMSCRIPTEN_KEEPALIVE void ui_text(const char* text) { ImGui::GetIO().AddInputCharactersUTF8(text); }
EMSCRIPTEN_KEEPALIVE void ui_focus(int focused) { ImGui::GetIO().AddFocusEvent(focused != 0); }
EMSCRIPTEN_KEEPALIVE int ui_wants_text() { return ImGui::GetIO().WantTextInput ? 1 : 0; }

// ---- what comes from outside: the module keeps what it was given by malloc ----------------------------------
EMSCRIPTEN_KEEPALIVE void ui_font(int file, const char* bytes, int size) {
    app_font(*page().app, static_cast<FontFile>(file), {bytes, static_cast<std::size_t>(size)});
}

EMSCRIPTEN_KEEPALIVE void ui_world(const char* bytes, int size) { app_world(*page().app, {bytes, static_cast<std::size_t>(size)}); }

EMSCRIPTEN_KEEPALIVE void ui_progress(int phase, double done, double total, double per_second, const char* current,
                                      int cancelled) {
    app_progress(*page().app, {static_cast<Progress::Phase>(phase), static_cast<std::size_t>(done),
                               static_cast<std::size_t>(total), per_second, current, cancelled != 0});
}

EMSCRIPTEN_KEEPALIVE void ui_problem(const char* file, const char* reason, int line) {
    app_problem(*page().app, {file, reason, static_cast<std::size_t>(line)});
}

/// {"file", "name", "member", "columns": […], "rows": [[…]]}
EMSCRIPTEN_KEEPALIVE void ui_columns(const char* text) {
    const nlohmann::json told = nlohmann::json::parse(text, nullptr, false);
    if (!told.is_object()) return;
    UnknownColumns question;
    question.file = told["file"].get<std::uint32_t>();
    question.name = told["name"].get<std::string>();
    question.member = told["member"].get<bool>();
    question.sample.columns = told["columns"].get<std::vector<std::string>>();
    question.sample.rows = told["rows"].get<std::vector<std::vector<std::string>>>();
    app_unknown_columns(*page().app, std::move(question));
}

EMSCRIPTEN_KEEPALIVE int ui_corpus(const char* bytes, int size, int sample) {
    Result<Corpus> corpus = decode_corpus({bytes, static_cast<std::size_t>(size)});
    if (!corpus) return reply(corpus.error().message), 0;
    app_corpus(*page().app, std::make_shared<const Corpus>(std::move(corpus).value()), sample != 0);
    return 1;
}

/// Names of files, one a line.
EMSCRIPTEN_KEEPALIVE void ui_offer(const char* names) {
    std::vector<std::string> files;
    for (std::string_view rest = names; !rest.empty();) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        files.emplace_back(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    app_files_offered(*page().app, files);
}

EMSCRIPTEN_KEEPALIVE void ui_address(const char* fragment) { app_address(*page().app, fragment); }

// ---- what tests and the mirror ask --------------------------------------------------------------------------
EMSCRIPTEN_KEEPALIVE const char* ui_inspect() { return reply(inspect::items_json()); }
EMSCRIPTEN_KEEPALIVE const char* ui_state() {
    nlohmann::json state = nlohmann::json::object();
    for (const auto& [name, value] : app_state(*page().app)) state[name] = value;
    return reply(state.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}
EMSCRIPTEN_KEEPALIVE const char* ui_reply() { return page().reply.c_str(); }

}  // extern "C"

namespace platform {

void pick_files(Pick what) { ask("pick", {}, what == Pick::folder ? 1 : 0); }
void take_files(Intake intake) { ask("take", {}, intake == Intake::extend ? 1 : 0); }
void refuse_files() { ask("refuse"); }
void want_font(std::size_t file) { ask("font", {}, static_cast<int>(file)); }
void take_text(std::string_view name, std::string_view text, Intake intake) {
    ask("textName", name);
    ask("text", text, intake == Intake::extend ? 1 : 0);
}
void read_again(const std::vector<AgainFile>& files) { ask("again", write_again(files)); }
std::string recall(std::string_view name) {
    const std::string wanted(name);
    char* text = host_recall(wanted.c_str());
    std::string kept = text ? text : "";
    std::free(text);
    return kept;
}
bool keep(std::string_view name, std::string_view text) {
    return host_keep(name.data(), static_cast<int>(name.size()), text.data(), static_cast<int>(text.size())) != 0;
}
void take_samples() { ask("samples"); }
void cancel_analysis() { ask("cancel"); }
void save_file(std::string_view name, std::string_view mime, std::string_view bytes) {
    host_save(name.data(), static_cast<int>(name.size()), mime.data(), static_cast<int>(mime.size()), bytes.data(),
              static_cast<int>(bytes.size()));
}
void copy_text(std::string_view text) { ask("copy", text); }
void open_link(std::string_view url) {
    if (url.starts_with("https://") || url.starts_with("http://")) ask("open", url);
}
void set_address(std::string_view fragment, bool step) { ask("address", fragment, step ? 1 : 0); }
double seconds() { return host_seconds(); }
void request_frame(double in_seconds) {
    page().next_frame = std::min(page().next_frame, host_seconds() + in_seconds);
}
bool prefers_dark() { return page().dark; }
bool prefers_reduced_motion() { return page().reduced_motion; }
bool prefers_contrast() { return page().contrast; }
void show_as_text() { ask("text_view"); }
bool shows_text() { return true; }
const Surroundings& surroundings() {
    static constexpr Surroundings page{"this tab", "in this tab", "this page"};
    return page;
}
bool coarse_pointer() { return page().coarse; }
void announce(std::string_view sentence) { ask("announce", sentence); }

}  // namespace platform

}  // namespace dragoman
