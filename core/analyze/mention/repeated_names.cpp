#include "core/analyze/mention/repeated_names.h"

#include <algorithm>
#include <string_view>

#include "core/base/text_hash.h"

namespace dragoman {
namespace {

constexpr std::size_t least_letters = 4;   // of a surname that is told by its letters alone
constexpr std::uint32_t most_tokens = 5;   // of one: "Brandt-Olsen" is three

/// Tokens that a hyphen ties to the one at `first`, as half-open end.
std::uint32_t end_of_compound(const std::vector<TokenView>& tokens, std::uint32_t first) {
    std::uint32_t last = first + 1;
    while (last + 1 < tokens.size() && last < first + most_tokens && tokens[last].text == "-" && tokens[last].glued && tokens[last + 1].glued &&
           tokens[last + 1].capital) {
        last += 2;
    }
    return last;
}

std::string spelled_out(const std::vector<TokenView>& tokens, std::uint32_t first, std::uint32_t last) {
    std::string out;
    for (std::uint32_t t = first; t < last; ++t) out += tokens[t].text;
    return out;
}

}  // namespace

void name_repeated(const std::vector<TokenView>& tokens, std::vector<NameSpan>& names, const Lexicon& lexicon) {
    const Table& stops = lexicon.table("name-stops");
    const Table& titles = lexicon.table("name-titles");
    std::vector<bool> taken(tokens.size(), false);
    TextMap<bool> surnames;
    for (const NameSpan& name : names) {
        std::fill(taken.begin() + static_cast<std::ptrdiff_t>(name.first), taken.begin() + static_cast<std::ptrdiff_t>(name.last), true);
        if (name.type != EntityType::person || name.last - name.first < 2) continue;
        for (std::uint32_t t = name.first + 1; t < name.last; ++t) {
            if (tokens[t].capital && tokens[t - 1].text != "-" && end_of_compound(tokens, t) == name.last) {
                surnames[spelled_out(tokens, t, name.last)] = true;
                break;
            }
        }
    }
    const std::size_t before = names.size();
    const auto is_free = [&](std::uint32_t t) { return t < tokens.size() && !taken[t] && tokens[t].word && tokens[t].capital; };
    for (std::uint32_t t = 0; t < tokens.size(); ++t) {
        if (!is_free(t) || tokens[t].all_upper || stops.has(tokens[t].lower) || titles.has(tokens[t].lower)) continue;
        const std::uint32_t last = end_of_compound(tokens, t);
        if (std::any_of(taken.begin() + static_cast<std::ptrdiff_t>(t), taken.begin() + static_cast<std::ptrdiff_t>(last), [](bool b) { return b; })) continue;
        // A part of something longer tells nothing.
        const bool longer = (t > 0 && !tokens[t].initial && (taken[t - 1] || is_free(t - 1)) && !titles.has(tokens[t - 1].lower)) ||
                            (last < tokens.size() && !tokens[last].initial && (taken[last] || is_free(last)));
        if (longer || (t > 0 && tokens[t - 1].text == "-")) continue;
        const bool addressed = t > 0 && titles.value(tokens[t - 1].lower) == "honorific";
        const bool known = tokens[t].text.size() >= least_letters && surnames.contains(spelled_out(tokens, t, last));
        if (!addressed && !known) continue;
        names.push_back({t, last, EntityType::person, {addressed ? Label("honorific") : Label("repeated-surname"), addressed ? 0.7f : 0.65f}});
        t = last - 1;
    }
    if (names.size() == before) return;
    std::stable_sort(names.begin(), names.end(), [](const NameSpan& a, const NameSpan& b) { return a.first < b.first; });
}

}  // namespace dragoman
