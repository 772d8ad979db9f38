#pragma once
// What a reader types into the search field, taken apart.
#include <string>
#include <string_view>
#include <vector>

namespace dragoman {

/// `speaker:Lavrov troops "next month"`: words and phrases that must all be there, and who says them.
/// Values may stand in quotation marks, straight or curly. A field that is not known is a word like any other.
struct SearchTerms {
    std::vector<std::string> words;     ///< Folded; a phrase is one, its blanks single.
    std::vector<std::string> speakers;  ///< Folded; one of them, or part of its name, speaks.
    std::vector<std::string> stances;   ///< Folded: "denies"; one of them.
    std::vector<std::string> outlets;   ///< Folded; one of them, or part of its name.

    bool empty() const { return words.empty() && speakers.empty() && stances.empty() && outlets.empty(); }
    bool of_speech() const { return !speakers.empty() || !stances.empty(); }
    /// All words are in `text`, which is folded here. Cost: linear in the text for each word.
    bool all_in(std::string_view text) const;
};

SearchTerms parse_search(std::string_view text);

/// One of `parts`, which are folded, is in `name`; true where there are none.
bool any_part_of(const std::vector<std::string>& parts, std::string_view name);

}  // namespace dragoman
