#include "core/analyze/mention/name_runs.h"

#include <string>
#include <unordered_set>

namespace dragoman {
namespace {

struct Article {
    const Document& doc;
    const std::vector<TokenView>& tokens;
    const Table& stops;
    const KnowledgeBase& kb;
    std::unordered_set<std::string_view> inside;  ///< Words met with a capital amid a sentence.
    std::unordered_set<std::string_view> lower;   ///< Words met without one.
};

// A headline in title case (or capitals) says nothing by its capitals.
bool is_headline_case(const Article& article, const Sentence& sentence) {
    std::size_t capitals = 0, words = 0;
    for (std::size_t i = sentence.first.at(); i < sentence.last.at(); ++i) {
        const TokenView& token = article.tokens[i];
        if (!token.word || article.stops.has(token.lower)) continue;
        ++words;
        capitals += token.capital;
    }
    return words >= 4 && capitals * 10 >= words * 8;
}

bool begins_name(const Article& article, std::size_t i, bool headline) {
    const TokenView& token = article.tokens[i];
    if (!token.word || !token.capital) return false;
    if (article.stops.has(token.lower) && !(token.all_upper && !headline)) return false;
    if (!headline && !token.initial) return true;
    if (article.inside.contains(token.lower)) return true;
    if (!article.kb.named(token.text).empty()) return true;
    if (article.lower.contains(token.lower)) return false;
    if (headline) return false;
    const bool next_capital = i + 1 < article.tokens.size() && !article.tokens[i + 1].initial &&
                              article.tokens[i + 1].capital && !article.stops.has(article.tokens[i + 1].lower);
    return next_capital || token.all_upper;
}

}  // namespace

std::vector<NameSpan> find_name_runs(const Document& doc, const std::vector<TokenView>& tokens,
                                     const Resources& resources) {
    Article article{doc, tokens, resources.lexicon.table("name-stops"), resources.knowledge_base, {}, {}};
    const Table& heads = resources.lexicon.table("name-heads");
    for (const Sentence& sentence : doc.sentences) {
        if (is_headline_case(article, sentence)) continue;
        for (std::size_t i = sentence.first.at(); i < sentence.last.at(); ++i) {
            const TokenView& token = tokens[i];
            if (!token.word) continue;
            if (!token.capital) article.lower.insert(token.lower);
            if (token.capital && !token.initial && !article.stops.has(token.lower)) article.inside.insert(token.lower);
        }
    }
    std::vector<NameSpan> names;
    for (const Sentence& sentence : doc.sentences) {
        const bool headline = is_headline_case(article, sentence);
        const std::size_t end = sentence.last.at();
        for (std::size_t i = sentence.first.at(); i < end;) {
            if (!begins_name(article, i, headline)) {
                ++i;
                continue;
            }
            std::size_t last = i + 1;
            for (;;) {
                if (last < end && begins_name(article, last, headline)) {
                    ++last;
                } else if (last + 1 < end && tokens[last].lower == "of" && heads.has(tokens[last - 1].lower) &&
                           begins_name(article, last + 1, headline)) {
                    last += 2;
                } else if (last + 2 < end && tokens[last].lower == "of" && tokens[last + 1].lower == "the" &&
                           heads.has(tokens[last - 1].lower) && begins_name(article, last + 2, headline)) {
                    last += 3;
                } else {
                    break;
                }
            }
            const bool long_enough = last - i > 1 || tokens[i].text.size() > 1;
            if (long_enough) {
                names.push_back({static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(last),
                                 last - i > 1 && !tokens[i].all_upper ? EntityType::person : EntityType::org,
                                 {"capitals", 0.4f}});
            }
            i = last;
        }
    }
    return names;
}

}  // namespace dragoman
