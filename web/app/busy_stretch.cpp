#include "web/app/busy_stretch.h"

#include <algorithm>
#include <numeric>

namespace dragoman {

DateInterval busy_stretch(DateInterval whole, const std::vector<std::uint32_t>& bins) {
    constexpr std::uint64_t spared = 20;
    const std::uint64_t all = std::accumulate(bins.begin(), bins.end(), std::uint64_t{0});
    if (all == 0) return whole;
    std::size_t first = 0, last = bins.size() - 1;
    for (std::uint64_t passed = bins[first]; passed * spared <= all; passed += bins[first]) ++first;
    for (std::uint64_t passed = bins[last]; passed * spared <= all; passed += bins[last]) --last;
    const std::size_t gain = bins.size() / 10;
    if (first < gain) first = 0;
    if (bins.size() - 1 - last < gain) last = bins.size() - 1;
    if (first > last || (last - first + 1) * 2 >= bins.size()) return whole;
    const double day = static_cast<double>(std::max(1, whole.length())) / static_cast<double>(bins.size());
    const Date from = whole.earliest + static_cast<int>(static_cast<double>(first) * day);
    const Date to = whole.earliest + static_cast<int>(static_cast<double>(last + 1) * day);
    return {from, std::min(to, whole.latest)};
}

}  // namespace dragoman
