#pragma once
#include <string>
#include <string_view>

#include "core/document/span.h"

namespace dragoman {

/// Whether any of it is written from right to left. Cost: a look at each byte.
bool has_right_to_left(std::string_view text);
/// Whether it has letters that only the Arabic font draws.
bool has_arabic(std::string_view text);

/// One line as it stands on the paper from left to right, of letters that are drawn one by one: Arabic letters take the form that joins
/// them to their neighbours, and what is written from right to left is turned.
///
/// Returns  the letters in the order of drawing; the text itself where nothing in it runs from right to left.
/// Lacks    explicit embeddings and isolates, paired brackets (N0); joined forms of letters that Unicode has no presentation forms for
///          (some of Pashto, Uyghur and of African languages), which stand alone; vowel signs, which need a place over their letter and
///          are left out.
/// Source   Unicode 14: The Standard, 9.2 "Arabic" (joining R1–R7, ligatures of lam and alef); UAX #9, P2–P3, W1–W7, N1–N2, I1–I2, L1–L4.
std::string in_visual_order(std::string_view line);
/// Where bytes of the line stand in what in_visual_order() makes of it: from the first to the last of them, and what came between.
Span drawn_span(std::string_view line, Span written);
/// The same as in_visual_order() without a copy of what stays as it is; `room` holds what does not.
inline std::string_view as_drawn(std::string_view line, std::string& room) { return has_right_to_left(line) ? std::string_view(room = in_visual_order(line)) : line; }

}  // namespace dragoman
