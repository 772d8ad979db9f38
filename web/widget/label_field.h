#pragma once
// Keeps labels off each other: whoever asks first gets the place.
#include <string_view>
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

/// What a name beside a mark looks like.
struct MarkLabel {
    Face face = Face::caption;
    ImU32 color = 0;
    float width = 180;  ///< Cut to it.
};
/// Writes `name` beside, below or above a mark where `field` has room, on a breath of paper; false where it has none.
bool draw_mark_label(const Ui& ui, LabelField& field, ImVec2 mark, float radius, std::string_view name, const MarkLabel& look);

}  // namespace dragoman
