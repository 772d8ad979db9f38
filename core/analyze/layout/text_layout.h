#pragma once
// Roles for the lines of a plain text that a crawler kept: the story among what stood around it.
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/analyze/layout/line_features.h"
#include "core/document/document.h"

namespace dragoman {

/// Half-open range of lines.
struct LineRange {
    std::size_t begin = 0, end = 0;
    bool holds(std::size_t line) const { return begin <= line && line < end; }
};

/// How much each line speaks for the story's prose (> 0) or for furniture (< 0), and where the story is.
///
/// Source  the run of lines with the greatest sum of weights: Pasternack & Roth, WWW 2009; weights from
///         length, function words and end punctuation after Kohlschütter et al., WSDM 2010.
struct StoryRun {
    std::vector<float> weight;  ///< A line each.
    std::vector<float> kinship;  ///< kinship_with() the heaviest run, a line each.
    LineRange lines;
};
StoryRun find_story(const PageLines& page);

/// How much a line alone speaks for prose. `foreign`: the page's function words are not English.
float prose_weight(const LineFeatures& line, bool foreign = false);

/// The headline's line, lines.size() where there is none. `given_title` is what metadata calls it.
struct TitleChoice {
    std::size_t line = 0;
    float score = 0;
    Label rule;
};
TitleChoice find_title(std::string_view text, const PageLines& page, const StoryRun& story, std::string_view given_title);

/// A subheading by its looks: short, no sentence, no date, no credit.
bool heading_like(const LineFeatures& line);
/// A picture's words by its credit.
bool is_caption(const LineFeatures& line);
/// Other stories, comments: what comes below is no more of this one.
bool ends_the_story(const LineFeatures& line);

/// Which of the story's lines are read: a path through body and furniture that likes to stay.
std::vector<char> read_lines_of(const PageLines& page, const StoryRun& story);

/// All roles, in line order.
std::vector<Block> text_blocks(const Document& doc, const PageLines& page);

}  // namespace dragoman
