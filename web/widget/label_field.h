#pragma once
// Keeps labels off each other: whoever asks first gets the place.
#include <unordered_map>
#include <vector>

#include "web/widget/draw.h"

namespace dragoman {

class LabelField {
public:
    /// What does not lie wholly in `box` is refused.
    explicit LabelField(const Rect& box) : box_(box) {}
    bool is_free(const Rect& rect) const;
    /// Takes the place if it is free.
    bool take(const Rect& rect);
    /// Takes it in any case: of what is drawn already.
    void block(const Rect& rect);

private:
    static constexpr float cell = 64;
    template <class Visit>
    void each_cell(const Rect& rect, Visit visit) const;
    Rect box_;
    std::unordered_map<int, std::vector<Rect>> cells_;
};

}  // namespace dragoman
