#pragma once
// What a view lets its reader choose besides the order of rows: one of several things to show, or any of several switches. The choice is
// the session's, so that a link tells it ("show=direct", "show=met,accused") and the way back takes it off.
#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "web/app/view_list.h"

namespace dragoman {

/// The number of the word that holds; where a view has switches, one bit each.
using ViewChoice = std::uint16_t;
using ViewChoices = std::array<ViewChoice, view_count>;  ///< By View.

constexpr bool is_on(ViewChoice switches, std::size_t which) { return (switches >> which & 1) != 0; }
constexpr ViewChoice turned(ViewChoice switches, std::size_t which) { return static_cast<ViewChoice>(switches ^ (1u << which)); }

/// What else of a view outlasts it: words that narrow its own list, and what of it is unfolded.
struct ViewDetail {
    std::string find;
    std::vector<std::string> open;  ///< Ids, in the order in which they were opened.
    bool is_open(std::string_view id) const { return std::find(open.begin(), open.end(), id) != open.end(); }
    friend bool operator==(const ViewDetail&, const ViewDetail&) = default;
};
using ViewDetails = std::array<ViewDetail, view_count>;  ///< By View.

const ViewChoices& first_choices();  ///< Before anybody chose.
/// As a link has it; empty where it is as at first.
std::string choice_words(View view, ViewChoice choice);
/// What is not understood stays as at first.
ViewChoice read_choice(View view, std::string_view words);

}  // namespace dragoman
