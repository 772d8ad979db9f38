#include "web/widget/tall_rows.h"

#include <algorithm>
#include <cmath>

namespace dragoman {

void TallRows::begin(std::size_t count, std::uint64_t revision, float estimate) {
    const float width = ImGui::GetContentRegionAvail().x;
    if (revision == revision_ && width == width_ && heights_.size() == count && !offsets_.empty()) return;
    revision_ = revision;
    width_ = width;
    heights_.assign(count, estimate);
    offsets_.assign(count + 1, 0.f);
    changed_from_ = 0;
    settle();
}

std::size_t TallRows::first_at(float y) const {
    const auto behind = std::upper_bound(offsets_.begin(), offsets_.end(), y);
    return behind == offsets_.begin() ? 0 : static_cast<std::size_t>(behind - offsets_.begin()) - 1;
}

void TallRows::measured(std::size_t row, float height) {
    if (std::abs(heights_[row] - height) < 0.5f) return;
    heights_[row] = height;
    // The rows below this one are drawn where it ends, in this frame already.
    if (row + 1 < offsets_.size()) offsets_[row + 1] = offsets_[row] + height;
    changed_from_ = std::min(changed_from_, row);
}

void TallRows::settle() {
    for (std::size_t i = changed_from_; i < heights_.size(); ++i) offsets_[i + 1] = offsets_[i] + heights_[i];
    changed_from_ = heights_.size();
}

}  // namespace dragoman
