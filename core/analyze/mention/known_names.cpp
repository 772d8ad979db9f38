#include "core/analyze/mention/known_names.h"

#include <algorithm>

namespace dragoman {
namespace {

EntityType type_of_kind(std::uint8_t kind) {
    switch (kind) {
        case NameGazetteer::person: return EntityType::person;
        case NameGazetteer::body: return EntityType::org;
        case NameGazetteer::place: return EntityType::gpe;
        case NameGazetteer::people: return EntityType::norp;
        default: return EntityType::event;
    }
}

/// The longest known name that begins at a token and ends on a capital; `last` is 0 where there is none.
struct KnownSpan {
    std::uint32_t last = 0;
    std::uint8_t best = 0, kinds = 0;
};

KnownSpan longest_known(const std::vector<TokenView>& tokens, std::uint32_t first, const NameGazetteer& gazetteer) {
    constexpr std::uint32_t most_tokens = 8;
    KnownSpan found;
    std::uint64_t state = NameGazetteer::root;
    for (std::uint32_t k = first; k < tokens.size() && k < first + most_tokens && (k == first || !tokens[k].initial); ++k) {
        const NameGazetteer::Node node = gazetteer.step(state, tokens[k].lower);
        if (!node.known) break;
        state = node.state;
        const bool number = k > first && tokens[k].text.front() >= '0' && tokens[k].text.front() <= '9' && node.best == NameGazetteer::body;
        if (node.kinds && (tokens[k].capital || number)) found = {k + 1, node.best, node.kinds};
    }
    return found;
}

/// Kind of what bears exactly these tokens as its name; 0 where nothing does.
std::uint8_t known_kind(const std::vector<TokenView>& tokens, std::uint32_t first, std::uint32_t last, const NameGazetteer& gazetteer) {
    std::uint64_t state = NameGazetteer::root;
    std::uint8_t kind = 0;
    for (std::uint32_t k = first; k < last; ++k) {
        const NameGazetteer::Node node = gazetteer.step(state, tokens[k].lower);
        if (!node.known) return 0;
        state = node.state;
        kind = node.best;
    }
    return kind;
}

std::vector<bool> taken_tokens(const std::vector<TokenView>& tokens, const std::vector<NameSpan>& names) {
    std::vector<bool> taken(tokens.size(), false);
    for (const NameSpan& name : names) {
        for (std::uint32_t i = name.first; i < name.last; ++i) taken[i] = true;
    }
    return taken;
}

void sort_by_place(std::vector<NameSpan>& names) {
    std::stable_sort(names.begin(), names.end(), [](const NameSpan& a, const NameSpan& b) { return a.first < b.first; });
}

/// For each token whether its sentence has a word of some length without capitals: what is all capitals in it means to be.
std::vector<bool> lower_about(const std::vector<TokenView>& tokens) {
    std::vector<bool> out(tokens.size(), false);
    for (std::size_t begin = 0; begin < tokens.size();) {
        std::size_t end = begin, words = 0;
        do {
            words += tokens[end].word && !tokens[end].capital && tokens[end].text.size() > 3;
            ++end;
        } while (end < tokens.size() && !tokens[end].initial);
        if (words >= 3) std::fill(out.begin() + static_cast<std::ptrdiff_t>(begin), out.begin() + static_cast<std::ptrdiff_t>(end), true);
        begin = end;
    }
    return out;
}

/// For each token whether the words about it, sentence by sentence, are capitals like those of a headline.
std::vector<bool> shouted_tokens(const std::vector<TokenView>& tokens) {
    std::vector<bool> shouted(tokens.size(), false);
    for (std::size_t begin = 0; begin < tokens.size();) {
        std::size_t end = begin, words = 0, capitals = 0;
        do {
            words += tokens[end].word && tokens[end].text.size() > 3;
            capitals += tokens[end].capital && tokens[end].text.size() > 3;
            ++end;
        } while (end < tokens.size() && !tokens[end].initial);
        if (words < 4 || 2 * capitals > words) std::fill(shouted.begin() + static_cast<std::ptrdiff_t>(begin), shouted.begin() + static_cast<std::ptrdiff_t>(end), true);
        begin = end;
    }
    return shouted;
}

}  // namespace

void widen_to_known(const std::vector<TokenView>& tokens, std::vector<NameSpan>& names, const NameGazetteer& gazetteer) {
    std::size_t n = 0;
    for (std::uint32_t i = 0; i < tokens.size(); ++i) {
        while (n < names.size() && names[n].last <= i) ++n;
        if (n == names.size()) return;
        if (!tokens[i].capital || tokens[i].all_upper || names[n].first > i + 3 || names[n].first < i) continue;
        const KnownSpan known = longest_known(tokens, i, gazetteer);
        const std::uint32_t last = known.last;
        const bool only_leftwards = last == names[n].last;
        if (last < i + 2 || last < names[n].last || (only_leftwards && (i == names[n].first || tokens[i].lower == "the"))) continue;
        std::size_t inside = n;
        while (inside < names.size() && names[inside].last <= last) ++inside;
        const bool cuts = inside < names.size() && names[inside].first < last;
        if (cuts || known.best == NameGazetteer::person || inside == n) continue;
        names[n].first = i;
        names[n].last = last;
        names[n].type = type_of_kind(known.best);
        names[n].why = {"known-longer", 0.75f};
        names.erase(names.begin() + static_cast<std::ptrdiff_t>(n) + 1, names.begin() + static_cast<std::ptrdiff_t>(inside));
    }
}

void part_pairs(const std::vector<TokenView>& tokens, std::vector<NameSpan>& names, const Resources& resources) {
    const Table& suffixes = resources.lexicon.table("name-suffixes");
    const Table &given = resources.lexicon.table("given-names"), &heads = resources.lexicon.table("name-heads");
    const std::size_t before = names.size();
    const auto is_firm = [&](std::uint32_t i) {  // "Inc.", or its stop as a token of its own
        const std::string_view word = tokens[i].text == "." && i > 0 ? tokens[i - 1].lower : tokens[i].lower;
        return suffixes.has(word.ends_with('.') ? word.substr(0, word.size() - 1) : word);
    };
    for (std::size_t n = 0; n < before; ++n) {
        NameSpan& name = names[n];
        for (std::uint32_t k = name.first + 1; k + 1 < name.last; ++k) {
            if (tokens[k].lower != "and" || known_kind(tokens, name.first, name.last, resources.name_gazetteer) != 0) continue;
            const std::uint8_t left = known_kind(tokens, name.first, k, resources.name_gazetteer);
            const std::uint8_t right = known_kind(tokens, k + 1, name.last, resources.name_gazetteer);
            const bool left_firm = is_firm(k - 1), right_firm = is_firm(name.last - 1);
            // Nobody is called "Berg and Ida Holm", nor is a body.
            const bool two_people = left == 0 && right == 0 && !left_firm && !right_firm && name.last - k == 3 && k - name.first <= 2 &&
                                    given.has(tokens[k + 1].lower) && !heads.has(tokens[name.last - 1].lower) && !heads.has(tokens[k - 1].lower);
            if (two_people) name.type = EntityType::person;
            const bool people = name.type == EntityType::person;
            if (!people && !left_firm && !(left != 0 && (right != 0 || right_firm))) continue;
            NameSpan second = name;
            second.first = k + 1;
            if (right != 0) second.type = type_of_kind(right);
            name.last = k;
            if (left != 0) name.type = type_of_kind(left);
            names.push_back(second);
            break;
        }
    }
    if (names.size() > before) sort_by_place(names);
}

void name_overlooked(const std::vector<TokenView>& tokens, std::vector<NameSpan>& names, const Resources& resources) {
    const Table& peoples = resources.lexicon.table("norp-words");
    const Table& stops = resources.lexicon.table("name-stops");
    const Table& titles = resources.lexicon.table("name-titles");
    const std::vector<bool> taken = taken_tokens(tokens, names);
    const std::vector<bool> shouted = shouted_tokens(tokens), lowers = lower_about(tokens);
    const std::size_t before = names.size();
    const auto free_capital = [&](std::uint32_t i) { return i < tokens.size() && !taken[i] && tokens[i].capital && !tokens[i].initial; };
    for (std::uint32_t i = 0; i < tokens.size(); ++i) {
        const TokenView& token = tokens[i];
        if (taken[i] || !token.capital) continue;
        if (!token.all_upper && token.text.size() >= 4) {
            const bool demonym = (resources.name_gazetteer.step(NameGazetteer::root, token.lower).kinds & NameGazetteer::people) != 0;
            if (demonym || peoples.has(token.lower)) {
                names.push_back({i, i + 1, EntityType::norp, {"demonym", 0.8f}});
                continue;
            }
        }
        const bool bracketed = i > 0 && i + 1 < tokens.size() && tokens[i - 1].text == "(" && tokens[i + 1].text == ")";
        const bool short_form = token.all_upper && token.text.size() >= 3 && lowers[i];
        if ((shouted[i] && !bracketed && !short_form) || stops.has(token.lower) || titles.has(token.lower)) continue;
        const KnownSpan known = longest_known(tokens, i, resources.name_gazetteer);
        if (known.last == 0 || token.text.size() < 2) continue;
        // The capital that begins a sentence tells nothing: two more words that are a body's whole name do.
        const bool opens = token.initial && !token.all_upper;
        if (opens && (known.last < i + 2 || known.best != NameGazetteer::body)) continue;
        // A part of something longer that is not known tells nothing.
        const bool follows = i > 0 && (taken[i - 1] || (free_capital(i - 1) && !titles.has(tokens[i - 1].lower) && !stops.has(tokens[i - 1].lower)));
        if (follows || free_capital(known.last) || (known.last < tokens.size() && taken[known.last])) continue;
        const bool one_word = known.last == i + 1;
        if (one_word && known.best == NameGazetteer::person) continue;
        const NameWord* small = resources.name_model.words().find(token.lower);
        if (one_word && !token.all_upper && small && small->low() >= 1) continue;
        if (known.last < tokens.size() && tokens[known.last].text == "$") continue;
        names.push_back({i, known.last, type_of_kind(known.best), {"known-name", 0.6f}});
        i = known.last - 1;
    }
    if (names.size() > before) sort_by_place(names);
}

}  // namespace dragoman
