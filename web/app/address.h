#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "web/app/session.h"

namespace dragoman {

/// Everything but letters, digits and a few signs as "%41": for links and for what is kept or handed on as one line.
std::string percent_escaped(std::string_view text);
std::string percent_unescaped(std::string_view text);

std::string_view view_key(View view);  ///< "documents", as links and tests name it.
std::string write_address(const Stop& stop);
/// nullopt where nothing of it is understood.
std::optional<Stop> read_address(std::string_view fragment);

}  // namespace dragoman
