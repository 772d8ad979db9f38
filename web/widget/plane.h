#pragma once
// A picture that is larger than its pane: looked at from near or far, moved with the pointer, two fingers or keys.
#include "web/widget/draw.h"

namespace dragoman {

struct Plane {
    double x = 0, y = 0;  ///< What lies in the middle of the pane, in the picture's units.
    double scale = 0;     ///< Pixels a unit; 0: not fitted yet.
};

struct PlaneBounds {
    double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
    bool empty = true;
    void add(double x, double y);
};

struct PlaneInput {
    bool hovered = false;  ///< The pointer is over the picture, and over nothing that lies on it.
    bool clicked = false;  ///< A press and release without a drag.
    bool moving = false;   ///< It is dragged or zoomed in this frame.
    bool fit = false;      ///< Everything is to be seen: see fit_plane().
};

/// Steps asked for by keys: see ViewInput.
struct PlaneKeys {
    int zoom = 0, pan = 0, rise = 0;
};

inline ImVec2 to_screen(const Plane& plane, const Rect& box, double x, double y) {
    return {static_cast<float>((x - plane.x) * plane.scale) + (box.min.x + box.max.x) * 0.5f,
            static_cast<float>((y - plane.y) * plane.scale) + (box.min.y + box.max.y) * 0.5f};
}

/// All of `bounds` with a margin in pixels; `nearest`: no closer than that many pixels a unit.
void fit_plane(Plane& plane, const Rect& box, const PlaneBounds& bounds, float margin, double nearest);
void zoom_plane(Plane& plane, const Rect& box, double factor, ImVec2 about, double widest, double nearest);

/// Takes the pointer, wheel and fingers over `box` (the wheel zooms about the pointer, one finger moves, two zoom), and puts buttons into
/// its lower right corner: closer, wider, everything. What is drawn until end_plane() lies under them and is cut to `box`.
/// `label`: for those who do not see it.
PlaneInput begin_plane(const Ui& ui, Plane& plane, const Rect& box, std::string_view label, PlaneKeys keys, double widest, double nearest);
void end_plane();
/// Where its buttons are: no name is written under them.
Rect plane_buttons(const Ui& ui, const Rect& box);

}  // namespace dragoman
