#include "core/analyze/layout/line.h"

#include <algorithm>

#include "core/base/utf8.h"

namespace dragoman {

std::vector<Span> lines_of(std::string_view text) {
    std::vector<Span> lines;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find_first_of("\n\r", begin), text.size());
        const std::string_view inner = trimmed(text.substr(begin, end - begin));
        if (!inner.empty()) {
            const auto at = static_cast<std::uint32_t>(inner.data() - text.data());
            lines.push_back({at, at + static_cast<std::uint32_t>(inner.size())});
        }
        begin = end + 1;
    }
    return lines;
}

}  // namespace dragoman
