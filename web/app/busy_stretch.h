#pragma once
// The stretch of time that the brush in the head shows.
#include <cstdint>
#include <vector>

#include "core/base/date.h"

namespace dragoman {

/// `whole` without its thin ends: one event of 2001 must not press the reports of one summer into a corner. At most one in twenty of
/// what `bins` (equal parts of `whole`) count is left out at either end; only an end of a tenth of the time or more, and only where less
/// than half of it remains.
DateInterval busy_stretch(DateInterval whole, const std::vector<std::uint32_t>& bins);

}  // namespace dragoman
