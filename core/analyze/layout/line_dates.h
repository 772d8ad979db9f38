#pragma once
#include <string_view>

#include "core/analyze/layout/line_features.h"

namespace dragoman {

/// Sets has_date and date_line of a short line that holds digits.
void read_line_dates(std::string_view text, LineFeatures& line);

}  // namespace dragoman
