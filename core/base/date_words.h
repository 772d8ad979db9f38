#pragma once
// Days as a reader would write them.
#include <string>

#include "core/base/date.h"

namespace dragoman {

/// "27 Aug 2018", "Aug 2018", "2018", "20–26 Aug 2018", "28 Aug – 3 Sep 2018".
std::string day_words(Date date);
std::string interval_words(DateInterval interval);

}  // namespace dragoman
