#pragma once
#include <optional>

#include "core/base/date.h"
#include "core/document/document.h"
#include "core/document/types.h"
#include "web/widget/theme.h"

namespace dragoman {

/// A date on a strip of time: a solid tick where stated, a soft bar over its bounds where worked out.
void draw_date_bar(const Ui& ui, ImVec2 at, float width, DateInterval axis, const std::optional<DateInterval>& date,
                   const std::optional<DateInterval>& bounds, DateBasis basis, ImU32 color);
/// The day or stretch within its year, or years: a scale of months (years where they are more than three) with its ends named below
/// where `named`. Height 10, with names 28.
void draw_date_strip(const Ui& ui, ImVec2 at, float width, const Publication& published, bool named);
/// A bar whose ends fade: an interval that nobody knows more closely.
void draw_soft_bar(ImVec2 min, ImVec2 max, ImU32 color);

}  // namespace dragoman
