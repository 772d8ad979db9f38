#include "web/app/saved_searches.h"

#include <algorithm>

#include "core/base/utf8.h"
#include "web/app/address.h"

namespace dragoman {

SavedSearches SavedSearches::read(std::string_view text) {
    SavedSearches out;
    while (!text.empty() && out.searches_.size() < most) {
        const std::size_t end = text.find('\n');
        const std::string search = percent_unescaped(text.substr(0, end));
        if (!trimmed(search).empty() && !out.has(search)) out.searches_.push_back(search);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return out;
}

std::string SavedSearches::write() const {
    std::string out;
    for (const std::string& search : searches_) out += percent_escaped(search) + '\n';
    return out;
}

void SavedSearches::keep(std::string_view search) {
    if (trimmed(search).empty()) return;
    forget(search);
    searches_.insert(searches_.begin(), std::string(trimmed(search)));
    if (searches_.size() > most) searches_.pop_back();
}

void SavedSearches::forget(std::string_view search) { std::erase(searches_, std::string(trimmed(search))); }

bool SavedSearches::has(std::string_view search) const { return std::find(searches_.begin(), searches_.end(), trimmed(search)) != searches_.end(); }

}  // namespace dragoman
