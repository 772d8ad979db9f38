#pragma once
// The desktop program behind web/desktop.cpp: a GLFW window round the screens.
#include <string>
#include <vector>

namespace dragoman {

inline constexpr char typed_mark = '\x02';

struct DesktopOptions {
    std::vector<std::string> paths;  ///< Files and folders to open; none: the bundled sample.
    std::string screenshot;          ///< A .png to write before the program ends by itself.
    int frames = 0;                  ///< Ends after so many frames once all is analysed; 0: runs until closed.
    std::vector<std::string> clicks; ///< Labels to click, one after another, once all is analysed; behind typed_mark text to type.
    int width = 1280, height = 800;
    int density = 1;                 ///< Pixels of the window to one of the screens: for pictures, the pointer knows nothing of it.
    bool dark = false, contrast = false, touch = false;
    std::string address;             ///< As behind "#" in the browser.
    std::string inspection;          ///< A file for what is on the screen, as JSON.
    std::string assets;              ///< Folder with dragoman.pack, samples.jsonl and fonts/.
};

/// Runs until the window is closed. 0, or 1 with the reason on stderr.
int run_desktop(const DesktopOptions& options);

}  // namespace dragoman
