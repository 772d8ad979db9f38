#pragma once
#include <algorithm>
#include <initializer_list>
#include <string_view>

namespace dragoman {

/// For closed sets of a few words or tags that the code itself is about; longer lists are tables.
inline bool one_of(std::string_view word, std::initializer_list<std::string_view> list) {
    return std::find(list.begin(), list.end(), word) != list.end();
}
template <class Enum>
constexpr bool one_of(Enum value, std::initializer_list<Enum> list) {
    for (const Enum each : list) {
        if (each == value) return true;
    }
    return false;
}

}  // namespace dragoman
