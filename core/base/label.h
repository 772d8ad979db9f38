#pragma once
#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace dragoman {

/// The short name of a rule, sieve or model ("cue", "gazetteer", "crf-news"): at most 23 bytes, kept
/// inline so that a fact stays trivially copyable and owns nothing. Longer names are cut.
class Label {
public:
    constexpr Label() = default;
    constexpr Label(const char* text) : Label(std::string_view(text)) {}
    constexpr Label(std::string_view text) {
        const std::size_t size = std::min(text.size(), text_.size() - 1);
        for (std::size_t i = 0; i < size; ++i) text_[i] = text[i];
    }
    constexpr std::string_view view() const {
        std::size_t size = 0;
        while (size < text_.size() && text_[size] != '\0') ++size;
        return {text_.data(), size};
    }
    constexpr bool empty() const { return text_[0] == '\0'; }
    friend constexpr bool operator==(const Label& a, const Label& b) { return a.text_ == b.text_; }

private:
    std::array<char, 24> text_{};
};

}  // namespace dragoman
