#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace dragoman {

/// Searches that somebody wants to come back to, the newest first; kept as lines of text by who has a place for them.
class SavedSearches {
public:
    static constexpr std::size_t most = 40;
    static SavedSearches read(std::string_view text);
    std::string write() const;

    void keep(std::string_view search);  ///< First again where it is there.
    void forget(std::string_view search);
    bool has(std::string_view search) const;
    const std::vector<std::string>& all() const { return searches_; }

private:
    std::vector<std::string> searches_;
};

}  // namespace dragoman
