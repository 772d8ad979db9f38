// dragoman-desktop: the screens in a window, for desktops and for tests.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string_view>

#include "web/platform/desktop.h"

namespace {

constexpr const char* help =
    "dragoman-desktop [OPTION…] [PATH…]   opens files and folders; without any, the bundled sample\n"
    "  --screenshot FILE   write a PNG when all is analysed, then end\n"
    "  --inspect FILE      write what is on the screen as JSON, then end\n"
    "  --frames N          end N frames after all is analysed (with the two above: 30)\n"
    "  --click LABEL       first click what bears this label; may be repeated\n"
    "  --type TEXT         then types this; may be repeated, among the clicks\n"
    "  --size WxH          of the window (1280x800)\n"
    "  --dark              the dark theme\n"
    "  --touch             as under a finger: targets of 40 px\n"
    "  --density N         a picture of N times the pixels\n"
    "  --contrast          as for those who ask for more contrast\n"
    "  --address FRAGMENT  as behind # in the browser\n"
    "  --assets DIR        where dragoman.pack, samples.jsonl and fonts/ are (beside the program)\n";

}  // namespace

int main(int argc, char** argv) {
    dragoman::DesktopOptions options;
    std::error_code error;
    options.assets = std::filesystem::read_symlink("/proc/self/exe", error).parent_path().string();
    for (int i = 1; i < argc; ++i) {
        const std::string_view arg = argv[i];
        const auto value = [&] {
            if (i + 1 < argc) return argv[++i];
            std::fprintf(stderr, "dragoman-desktop: %s needs a value\n", argv[i]);
            std::exit(2);
        };
        if (arg == "--help") return std::fputs(help, stdout), 0;
        if (arg == "--screenshot") options.screenshot = value();
        else if (arg == "--inspect") options.inspection = value();
        else if (arg == "--frames") options.frames = std::atoi(value());
        else if (arg == "--click") options.clicks.emplace_back(value());
        else if (arg == "--type") options.clicks.push_back(dragoman::typed_mark + std::string(value()));
        else if (arg == "--size") std::sscanf(value(), "%dx%d", &options.width, &options.height);
        else if (arg == "--dark") options.dark = true;
        else if (arg == "--touch") options.touch = true;
        else if (arg == "--density") options.density = std::max(1, std::atoi(value()));
        else if (arg == "--contrast") options.contrast = true;
        else if (arg == "--address") options.address = value();
        else if (arg == "--assets") options.assets = value();
        else if (arg.starts_with("--")) return std::fprintf(stderr, "dragoman-desktop: unknown option %s\n%s", argv[i], help), 2;
        else options.paths.emplace_back(arg);
    }
    const bool writes = !options.screenshot.empty() || !options.inspection.empty();
    if (writes && options.frames == 0) options.frames = 30;
    return dragoman::run_desktop(options);
}
