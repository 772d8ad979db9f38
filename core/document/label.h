#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string_view>

#include "core/document/rule_names.h"

namespace dragoman {

/// The name of a rule, sieve or model of rule_names.h ("cue-subject", "knowledge-base"), in two bytes: every fact carries
/// one or two. A name that is not listed does not compile.
class Label {
public:
    constexpr Label() = default;
    consteval Label(const char* name) : number_(find(name)) {}

    constexpr std::string_view view() const { return row().name; }
    constexpr std::string_view words() const { return row().words; }  ///< What the rule goes by: a sentence for people.
    constexpr bool empty() const { return number_ == 0; }
    friend constexpr bool operator==(const Label&, const Label&) = default;

private:
    static void name_is_not_listed_in_rule_names() {}  // no constant expression may call it

    static consteval std::uint16_t find(std::string_view name) {
        std::size_t low = 0, high = std::size(rule_names);
        while (low + 1 < high) {
            const std::size_t middle = (low + high) / 2;
            (rule_names[middle].name <= name ? low : high) = middle;
        }
        if (rule_names[low].name != name) name_is_not_listed_in_rule_names();
        return static_cast<std::uint16_t>(low);
    }
    /// A number read from foreign bytes may be any.
    constexpr const RuleName& row() const { return rule_names[number_ < std::size(rule_names) ? number_ : 0]; }

    std::uint16_t number_ = 0;
};

/// A confidence from 0 to 1, in steps of a ten-thousandth: what a rule states in two digits comes back as it was stated.
class Score {
public:
    constexpr Score() = default;
    constexpr Score(float value) : steps_(static_cast<std::uint16_t>(std::clamp(value, 0.f, 1.f) * 10000.f + 0.5f)) {}
    constexpr operator float() const { return static_cast<float>(steps_) / 10000.f; }

private:
    std::uint16_t steps_ = 0;
};

/// A code of at most N bytes out of an open vocabulary ("suicide-attack", "057"), kept inline so that a fact owns nothing;
/// a longer one is cut.
template <std::size_t N>
class Code {
public:
    constexpr Code() = default;
    constexpr Code(std::string_view text) { std::copy_n(text.begin(), std::min(text.size(), N), text_); }
    constexpr Code(const char* text) : Code(std::string_view(text)) {}
    constexpr std::string_view view() const { return {text_, static_cast<std::size_t>(std::find(text_, text_ + N, '\0') - text_)}; }
    constexpr bool empty() const { return text_[0] == '\0'; }
    friend constexpr bool operator==(const Code& a, const Code& b) { return a.view() == b.view(); }

private:
    char text_[N] = {};
};

}  // namespace dragoman
