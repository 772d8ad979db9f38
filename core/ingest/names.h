#pragma once
#include <string>
#include <string_view>

namespace dragoman {

/// "a/b/story.txt" → "story"
inline std::string_view stem(std::string_view path) {
    const std::size_t slash = path.find_last_of("/\\");
    if (slash != std::string_view::npos) path.remove_prefix(slash + 1);
    const std::size_t dot = path.rfind('.');
    return dot == std::string_view::npos || dot == 0 ? path : path.substr(0, dot);
}

/// "a/b/Story.TXT" → "TXT"; empty where there is none.
inline std::string_view extension(std::string_view path) {
    const std::size_t slash = path.find_last_of("/\\");
    if (slash != std::string_view::npos) path.remove_prefix(slash + 1);
    const std::size_t dot = path.rfind('.');
    return dot == std::string_view::npos || dot == 0 ? std::string_view() : path.substr(dot + 1);
}

/// "a/story.txt.gz" → "a/story.txt"; "a/pile.tgz" → "a/pile.tar"
inline std::string without_extension(std::string_view path) {
    const std::string_view last = extension(path);
    if (last.empty()) return std::string(path);
    const std::string shorter(path.substr(0, path.size() - last.size() - 1));
    return last == "tgz" || last == "TGZ" ? shorter + ".tar" : shorter;
}

}  // namespace dragoman
