#pragma once
#include <string_view>

#include "core/base/one_of.h"

namespace dragoman {

/// "second", "9th", "inaugural": tells one of a row from the others. Lower case.
inline bool is_ordinal(std::string_view word) {
    if (one_of(word, {"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "inaugural", "final"})) return true;
    return word.size() > 2 && word[0] >= '0' && word[0] <= '9' && (word.ends_with("th") || word.ends_with("st") || word.ends_with("nd") || word.ends_with("rd"));
}

}  // namespace dragoman
