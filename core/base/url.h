#pragma once
#include <string_view>

namespace dragoman {

/// "https://www.harbour.example:80/2021/ferry" → "harbour.example"; the scheme may be missing.
inline std::string_view host_of(std::string_view url) {
    const std::size_t scheme = url.find("://");
    if (scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
    url = url.substr(0, url.find_first_of("/?#:"));
    if (url.starts_with("www.")) url.remove_prefix(4);
    return url;
}

}  // namespace dragoman
