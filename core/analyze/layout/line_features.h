#pragma once
// What can be seen of one line of text alone.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/document/document.h"
#include "core/knowledge/lexicon.h"

namespace dragoman {

/// The non-blank lines of a text, each from its first to its last character that is no white space.
/// A line ends at LF or at a lone CR.
std::vector<Span> lines_of(std::string_view text);

struct LineFeatures {
    Span span;
    std::string words;  ///< Lower case words joined by blanks, apostrophes dropped: "dont miss".
    std::uint32_t letters = 0;   ///< Code points.
    std::uint32_t word_count = 0;
    std::uint32_t function_words = 0;
    std::uint32_t capitalised = 0;  ///< Words that begin with a capital.
    std::uint32_t capitals = 0;     ///< Words of capitals alone.
    std::uint32_t commas = 0;
    bool bullet = false;
    bool sentence_end = false;  ///< . ! ? … also behind closing marks
    bool colon_end = false;
    bool quoted = false;        ///< Holds a quotation mark.
    bool repeated = false;      ///< The same words stand on another line.
    bool glued = false;         ///< "HomeUncategorizedTaliban": a capital inside a word.
    int litter = 0;   ///< Weight of the phrases that say furniture; 2 decides.
    int related = 0, caption = 0, byline = 0, date_label = 0;  ///< Likewise.
    bool label = false;         ///< The whole line is such a phrase.
    bool has_date = false;      ///< A full date.
    bool date_line = false;     ///< A date and hardly anything else.
    bool weekday = false;
    bool clock = false;         ///< "10:42"
    double function_share() const { return word_count ? static_cast<double>(function_words) / word_count : 0; }
};

/// Features of every line, in order. Cost linear in the text.
std::vector<LineFeatures> line_features(std::string_view text, const std::vector<Span>& lines, const Lexicon& lexicon);

}  // namespace dragoman
