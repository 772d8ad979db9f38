#pragma once
#include <compare>
#include <cstdint>
#include <string_view>

namespace dragoman {

/// UTF-8 byte offsets into Document::text, `end` exclusive, both on code-point boundaries.
struct Span {
    std::uint32_t begin = 0, end = 0;
    constexpr bool empty() const { return begin >= end; }
    constexpr std::uint32_t size() const { return empty() ? 0 : end - begin; }
    constexpr bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
    constexpr bool contains(std::uint32_t byte) const { return begin <= byte && byte < end; }
    constexpr bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
    friend constexpr auto operator<=>(const Span&, const Span&) = default;
};

inline std::string_view slice(std::string_view text, Span span) {
    return span.empty() || span.end > text.size() ? std::string_view()
                                                   : text.substr(span.begin, span.size());
}

/// The same place counted in Unicode code points, as the analysis format does. Only export/ makes one.
struct CodePointSpan {
    std::uint32_t begin = 0, end = 0;
};

/// An index into one of the vectors of a Document or a Corpus; -1 is "none". The tag keeps a mention
/// from being taken for a token.
template <class Tag>
struct Index {
    std::int32_t value = -1;
    constexpr Index() = default;
    constexpr explicit Index(std::size_t i) : value(static_cast<std::int32_t>(i)) {}
    constexpr explicit Index(int i) : value(i) {}
    constexpr explicit operator bool() const { return value >= 0; }
    constexpr std::size_t at() const { return static_cast<std::size_t>(value); }
    friend constexpr auto operator<=>(const Index&, const Index&) = default;
};

using TokenIndex = Index<struct TokenTag>;
using SentenceIndex = Index<struct SentenceTag>;
using BlockIndex = Index<struct BlockTag>;
using MentionIndex = Index<struct MentionTag>;
using ChainIndex = Index<struct ChainTag>;
using TimexIndex = Index<struct TimexTag>;
using QuotationIndex = Index<struct QuotationTag>;
using EventIndex = Index<struct EventTag>;
using KbIndex = Index<struct KbTag>;
using DocumentIndex = Index<struct DocumentTag>;
using EntityIndex = Index<struct EntityTag>;

}  // namespace dragoman
