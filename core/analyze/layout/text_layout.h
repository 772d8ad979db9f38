#pragma once
// Roles for the lines of a plain text that a crawler kept: the story among what stood around it.
#include <string_view>
#include <vector>

#include "core/analyze/layout/line_features.h"
#include "core/document/document.h"

namespace dragoman {

/// Where the story's prose begins and ends: half-open range of lines.
///
/// Source  the run of lines with the greatest sum of weights: Pasternack & Roth, WWW 2009; weights from
///         length, function words and end punctuation after Kohlschütter et al., WSDM 2010.
struct LineRange {
    std::size_t begin = 0, end = 0;
};
LineRange story_lines(const std::vector<LineFeatures>& lines);

/// How much a line speaks for prose (> 0) or for furniture (< 0).
float prose_weight(const LineFeatures& line);

/// The headline's line, lines.size() where there is none. `given_title` is what metadata calls it.
struct TitleChoice {
    std::size_t line = 0;
    float score = 0;
    const char* rule = "";
};
TitleChoice find_title(std::string_view text, const std::vector<LineFeatures>& lines, LineRange story, std::string_view given_title);

/// All roles, in line order.
std::vector<Block> text_blocks(const Document& doc, const std::vector<LineFeatures>& lines);

}  // namespace dragoman
