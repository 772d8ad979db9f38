#pragma once
#include <optional>

#include "core/base/date.h"
#include "core/document/types.h"
#include "web/widget/theme.h"

namespace dragoman {

/// A date on a strip of time: a solid tick where stated, a soft bar over its bounds where worked out.
void draw_date_bar(const Ui& ui, ImVec2 at, float width, DateInterval axis, const std::optional<DateInterval>& date,
                   const std::optional<DateInterval>& bounds, DateBasis basis, ImU32 color);
/// A bar whose ends fade: an interval that nobody knows more closely.
void draw_soft_bar(ImVec2 min, ImVec2 max, ImU32 color);

}  // namespace dragoman
