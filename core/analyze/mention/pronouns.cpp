#include "core/analyze/mention/pronouns.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace dragoman {
namespace {

bool is_one_of(std::string_view word, std::span<const std::string_view> list) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

constexpr std::string_view be[] = {"is", "was", "be", "been", "'s", "seems", "seemed", "appears", "appeared",
                                   "remains", "became", "becomes", "has", "had", "would", "will", "may", "might"};
constexpr std::string_view clause[] = {"that", "to", "whether", "when", "if", "for", "who", "which", "in", "on"};
constexpr std::string_view weather[] = {"rains", "rained", "raining", "snows", "snowed", "snowing", "takes", "took"};

constexpr std::string_view said[] = {"said", "stated", "reported", "concluded", "announced", "claimed", "believed", "thought", "understood", "known", "noted",
                                     "revealed", "confirmed", "alleged", "suggested", "estimated", "expected", "hoped", "feared", "argued", "assumed"};

// "it was officially stated," and "it is believed that": what is said, not who says it.
bool is_said(const std::vector<TokenView>& tokens, std::size_t at, std::size_t end) {
    while (at < end && tokens[at].lower.ends_with("ly")) ++at;
    if (at >= end || !is_one_of(tokens[at].lower, said)) return false;
    return at + 1 >= end || tokens[at + 1].text == "," || tokens[at + 1].text == "." || tokens[at + 1].lower == "that";
}

// "It is" … "that" or "to" within a few words, with nothing but an adjective, a participle, a noun
// phrase or a time between.
bool is_expletive(const std::vector<TokenView>& tokens, std::size_t i, std::size_t end) {
    if (i + 2 >= end) return false;
    if (is_one_of(tokens[i + 1].lower, weather)) return true;
    if (!is_one_of(tokens[i + 1].lower, be)) return false;
    if (is_said(tokens, i + 2, end)) return true;
    for (std::size_t at = i + 2; at < end && at < i + 8; ++at) {
        if (tokens[at].text == "," || tokens[at].text == "." || tokens[at].text == ";") return false;
        if (tokens[at].lower == "that" || tokens[at].lower == "whether" || tokens[at].lower == "when") return true;
        if (at <= i + 5 && at > i + 2 && is_one_of(tokens[at].lower, clause) && tokens[at].lower != "in" &&
            tokens[at].lower != "on") {
            // "it is set to rise" speaks of something; "it is hard to rise" does not.
            const std::string_view before = tokens[at - 1].lower;
            return !before.ends_with("ed") && before != "set" && before != "going" && before != "able" && before != "yet" &&
                   before != "likely" && before != "unlikely" && before != "ready";
        }
    }
    return false;
}

}  // namespace

std::vector<std::uint32_t> find_pronouns(const Document& doc, const std::vector<TokenView>& tokens,
                                         const Lexicon& lexicon) {
    const Table& table = lexicon.table("pronouns");
    std::vector<std::uint32_t> found;
    for (const Sentence& sentence : doc.sentences) {
        for (std::size_t i = sentence.first.at(); i < sentence.last.at(); ++i) {
            const TokenView& token = tokens[i];
            if (!token.word || token.lower.size() > 10 || !std::strchr("imwouhsty", token.lower.front())) continue;
            if (!table.has(token.lower)) continue;
            if (token.lower == "i" && token.text != "I") continue;
            if (token.all_upper && (token.lower == "us" || token.lower == "it")) continue;
            if (token.lower == "it" && is_expletive(tokens, i, sentence.last.at())) continue;
            found.push_back(static_cast<std::uint32_t>(i));
        }
    }
    return found;
}

}  // namespace dragoman
