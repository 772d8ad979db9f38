#include "web/widget/line_break.h"

namespace dragoman {

std::size_t line_end(std::string_view text, std::size_t at) {
    const auto blank = [](char c) { return c == ' ' || c == '\n'; };
    if (at == 0 || at >= text.size() || blank(text[at]) || blank(text[at - 1])) return at;
    const std::string_view line = text.substr(0, at);
    for (const std::string_view joint : {"-", "/", "–", "—"}) {
        if (line.ends_with(joint)) return at;
    }
    const std::size_t gap = line.find_last_of(" \n");
    return gap == std::string_view::npos || gap == 0 ? at : gap;
}

}  // namespace dragoman
