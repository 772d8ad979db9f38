#include "core/analyze/mention/name_tagger.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "core/analyze/mention/name_decoder.h"

namespace dragoman {
namespace {

// A word that the article shows clearly to be of one class lends that class to its unclear uses.
struct Votes {
    std::array<std::uint16_t, name_classes> of{};
};
constexpr std::int32_t clear_margin = 40;

// What clear uses of a word lend to its other uses; and how much a reading outside of names costs.
constexpr std::int32_t vote_bonus = 44, outside_cost = 5;

using WordVotes = std::unordered_map<std::uint32_t, Votes>;

WordVotes count_votes(const NameText& text, std::span<const TaggedName> names) {
    WordVotes votes;
    for (const TaggedName& name : names) {
        if (name.margin < clear_margin) continue;
        for (std::uint32_t i = name.first; i < name.last; ++i) {
            const NameToken& token = text.tokens[i];
            if (token.capital && (token.bits >> 8 & 3u) < 2) ++votes[token.lower].of[static_cast<std::size_t>(name.type)];
        }
    }
    return votes;
}

/// Lends the votes to the words of a run; returns whether any of them got some.
bool lend_votes(const NameText& text, std::size_t run, const WordVotes& votes, NameDecoder& decoder) {
    bool lent = false;
    for (std::uint32_t i = text.runs[run].first; i < text.runs[run].second; ++i) {
        if (!text.tokens[i].capital) continue;
        const auto found = votes.find(text.tokens[i].lower);
        if (found == votes.end()) continue;
        const auto& of = found->second.of;
        const auto best = static_cast<std::uint32_t>(std::max_element(of.begin(), of.end()) - of.begin());
        std::uint32_t all = 0;
        for (const std::uint16_t n : of) all += n;
        if (of[best] * 4u < all * 3u) continue;
        for (std::uint32_t part = 0; part < 4; ++part) decoder.emission(run, i)[1 + 4 * best + part] += vote_bonus;
        lent = true;
    }
    return lent;
}

}  // namespace

std::vector<TaggedName> tag_names(const NameText& text, const NameModel& model) {
    NameDecoder decoder(text, model);
    std::vector<TaggedName> first_names, names;
    std::vector<std::size_t> begins;  // of the runs' names in first_names
    for (std::size_t run = 0; run < text.runs.size(); ++run) {
        begins.push_back(first_names.size());
        for (std::uint32_t i = text.runs[run].first; i < text.runs[run].second; ++i) decoder.emission(run, i)[0] -= outside_cost;
        decoder.decode(run, first_names);
    }
    begins.push_back(first_names.size());
    const WordVotes votes = count_votes(text, first_names);
    for (std::size_t run = 0; run < text.runs.size(); ++run) {
        if (lend_votes(text, run, votes, decoder)) {
            decoder.decode(run, names);
        } else {  // nothing has changed
            const auto own = std::span(first_names).subspan(begins[run], begins[run + 1] - begins[run]);
            names.insert(names.end(), own.begin(), own.end());
        }
    }
    return names;
}

}  // namespace dragoman
