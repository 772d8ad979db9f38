#pragma once
#include <string_view>

#include "core/base/one_of.h"

namespace dragoman {

/// "ninth" and "9th" → 9; "twentieth" is the last in words. 0 for what is none. Lower case.
inline int ordinal_number(std::string_view word) {
    constexpr std::string_view names[] = {"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
                                          "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"};
    int number = 0;
    for (const std::string_view name : names) {
        ++number;
        if (name == word) return number;
    }
    number = 0;
    std::size_t i = 0;
    while (i < word.size() && i < 3 && word[i] >= '0' && word[i] <= '9') number = number * 10 + (word[i++] - '0');
    return one_of(word.substr(i), {"st", "nd", "rd", "th"}) ? number : 0;
}

/// "second", "9th", "inaugural": tells one of a row from the others. Lower case.
inline bool is_ordinal(std::string_view word) { return one_of(word, {"inaugural", "final"}) || ordinal_number(word) != 0; }

}  // namespace dragoman
