#pragma once
// What can be seen of one line of text alone, and of the same words on other lines.
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/document/document.h"
#include "core/knowledge/layout_phrases.h"

namespace dragoman {

/// The non-blank lines of a text, each from its first to its last character that is no white space.
/// A line ends at LF or at a lone CR.
std::vector<Span> lines_of(std::string_view text);

struct LineFeatures {
    Span span;
    std::uint64_t hash = 0;      ///< Of its words.
    std::uint32_t first_word = 0, word_count = 0;     ///< Into PageLines::words.
    std::uint32_t first_stem = 0, content_words = 0;  ///< Into PageLines::stems.
    std::uint32_t letters = 0;   ///< Code points.
    std::uint32_t function_words = 0;
    std::uint32_t capitalised = 0;  ///< Words that begin with a capital.
    std::uint32_t capitals = 0;     ///< Words of capitals alone.
    std::uint32_t numbers = 0;      ///< Words that begin with a digit.
    std::uint32_t commas = 0;
    std::uint32_t stops = 0;    ///< . ! ? before a blank or the end.
    std::uint32_t twins = 0;    ///< Other lines of the same words.
    bool bullet = false;
    bool sentence_end = false;  ///< . ! ? … also behind closing marks
    bool ellipsis_end = false;  ///< A teaser that was cut: "…", "..."
    bool colon_end = false;
    bool quoted = false;        ///< Holds a quotation mark.
    bool glued = false;         ///< "HomeUncategorizedTaliban": a capital inside a word.
    bool bracketed = false;     ///< "(Name/Agency)", "[ … ]" whole
    bool shared = false;        ///< Other pages of the site have it too: Document::shared_lines.
    bool question_end = false;  ///< ? or !
    bool credit_end = false;    ///< "… (Name/Agency)", "… | Agency"
    bool doubled = false;       ///< The same words twice: a picture's text and the link's.
    bool bar = false;           ///< Holds " | ".
    bool address = false;       ///< Holds "@" or "://": a handle, a link.
    int litter = 0;   ///< Weight of the phrases that say furniture; 2 decides.
    int related = 0, caption = 0, byline = 0, date_label = 0, comments = 0;  ///< Likewise.
    bool label = false;         ///< The whole line is such a phrase.
    bool has_date = false;      ///< A full date.
    bool date_line = false;     ///< A date and hardly anything else.
    bool month = false;         ///< Names a month.
    bool weekday = false;
    bool clock = false;         ///< "10:42"
    bool ago = false;           ///< "2 hours ago", in a short line.
    bool dateline = false;      ///< Begins with one: "KABUL, March 4 (Agency) - …".
    bool repeated() const { return twins > 0 && letters < 200; }
    double function_share() const { return word_count ? static_cast<double>(function_words) / word_count : 0; }
};

struct PageLines {
    std::vector<LineFeatures> lines;
    std::vector<std::uint64_t> words;  ///< LineWord::key of each.
    std::vector<std::uint32_t> stems;  ///< LineWord::stem of those that carry meaning.
    std::span<const std::uint64_t> words_of(const LineFeatures& line) const { return {words.data() + line.first_word, line.word_count}; }
    std::span<const std::uint32_t> stems_of(const LineFeatures& line) const { return {stems.data() + line.first_stem, line.content_words}; }
};

/// Features of every line, in order. Cost linear in the text: one scan, a table look-up a word.
PageLines read_lines(std::string_view text, const std::vector<Span>& lines, const LayoutPhrases& phrases);

/// Sets `shared` of the lines that `shared_lines`, in order, names.
void mark_shared(PageLines& page, const std::vector<Span>& shared_lines);

}  // namespace dragoman
