#include "core/analyze/mention/name_conventions.h"

#include <algorithm>

#include "core/analyze/mention/known_names.h"
#include "core/analyze/mention/name_people.h"
#include "core/analyze/mention/repeated_names.h"
#include "core/base/one_of.h"

namespace dragoman {
namespace {

bool is_edge_litter(const TokenView& token) {
    return !token.word && !(token.text.front() >= '0' && token.text.front() <= '9');
}

// "High Peace Council" + of + "Afghanistan" is one name; "Bank of Ghana" too.
void join_of_phrases(const std::vector<TokenView>& tokens, std::vector<NameSpan>& names, const Table& heads) {
    for (std::size_t n = 0; n + 1 < names.size();) {
        NameSpan& a = names[n];
        const NameSpan& b = names[n + 1];
        std::uint32_t gap = b.first - a.last;
        const bool of = gap >= 1 && gap <= 2 && tokens[a.last].lower == "of" && (gap == 1 || tokens[a.last + 1].lower == "the");
        const bool body = a.type == EntityType::org && a.last - a.first >= 2 && heads.value(tokens[a.last - 1].lower) == "ORG" &&
                          !tokens[a.first].initial;
        if (of && body && b.type == EntityType::gpe) {
            a.last = b.last;
            a.why = {"body-of-place", 0.6f};
            names.erase(names.begin() + static_cast<std::ptrdiff_t>(n) + 1);
        } else {
            ++n;
        }
    }
}

// "Russian" + "Ministry of Foreign Affairs": an adjective of nationality belongs to the body's name
// where an of-phrase shows that the rest is no common noun.
void join_nationality(const std::vector<TokenView>& tokens, std::vector<NameSpan>& names) {
    for (std::size_t n = 0; n + 1 < names.size(); ++n) {
        NameSpan& b = names[n + 1];
        if (names[n].type != EntityType::norp || names[n].last != b.first || b.type != EntityType::org) continue;
        bool of = false;
        for (std::uint32_t i = b.first; i < b.last; ++i) of = of || tokens[i].lower == "of";
        if (!of) continue;
        b.first = names[n].first;
        names.erase(names.begin() + static_cast<std::ptrdiff_t>(n));
    }
}

// "Free Syrian Army", "National Iranian Oil Company": a qualifier before the nationality makes both part of the body's name, as a
// nationality of two words ("South Korean") does not.
void join_qualified(const std::vector<TokenView>& tokens, std::vector<NameSpan>& names, const Resources& resources) {
    const Table& heads = resources.lexicon.table("name-heads");
    const Table& titles = resources.lexicon.table("name-titles");
    const Table& stops = resources.lexicon.table("name-stops");
    for (std::size_t n = 0; n + 1 < names.size(); ++n) {
        NameSpan& norp = names[n];
        NameSpan& body = names[n + 1];
        if (norp.type != EntityType::norp || norp.last != body.first || body.type != EntityType::org || heads.value(tokens[body.last - 1].lower) != "ORG") continue;
        const std::uint32_t nationality = norp.last - 1;
        if (nationality == 0 || norp.last - norp.first > 2) continue;
        const std::uint32_t first = nationality - 1;
        const TokenView& qualifier = tokens[first];
        if (!qualifier.word || !qualifier.capital || qualifier.initial || stops.has(qualifier.lower)) continue;
        if (titles.has(qualifier.lower) && titles.value(qualifier.lower) != "modifier") continue;
        const bool own = n > 0 && names[n - 1].last > first;
        if (own && (names[n - 1].first != first || names[n - 1].last != nationality)) continue;  // the end of another name
        const NameGazetteer::Node start = resources.name_gazetteer.step(NameGazetteer::root, qualifier.lower);
        if (start.known && (resources.name_gazetteer.step(start.state, tokens[nationality].lower).kinds & NameGazetteer::people) != 0) continue;
        body.first = first;
        body.why = {"qualified-body", 0.6f};
        names.erase(names.begin() + static_cast<std::ptrdiff_t>(n));
        if (own) names.erase(names.begin() + static_cast<std::ptrdiff_t>(n) - 1);
    }
}

bool is_year(const TokenView& token) {
    return token.text.size() == 4 && (token.text.starts_with("19") || token.text.starts_with("20")) && token.text[2] >= '0' && token.text[2] <= '9' &&
           token.text[3] >= '0' && token.text[3] <= '9';
}

// "Dayton" + "Peace" + "Accord", "Algiers Agreement" + of + "1975": what is signed is named by a place, a person or a field, its kind
// and its year.
void name_instruments(const std::vector<TokenView>& tokens, std::vector<NameSpan>& names, const Table& instruments) {
    const auto is_instrument = [&](std::uint32_t i) {
        for (const Table::Row& row : instruments.rows_of(tokens[i].lower)) {
            if (row.size() > 1 && row[1] == "named") return tokens[i].capital;
        }
        return false;
    };
    for (std::size_t n = 0; n < names.size(); ++n) {
        NameSpan& name = names[n];
        std::uint32_t end = name.last;
        while (end < tokens.size() && end < name.last + 2 && tokens[end].word && tokens[end].capital && !tokens[end].initial && !is_instrument(end)) ++end;
        if (end < tokens.size() && !tokens[end].initial && is_instrument(end)) {
            name.last = end + 1;
            name.type = EntityType::law;
            name.why = {"instrument", 0.7f};
        } else if (name.last - name.first < 2 || !is_instrument(name.last - 1)) {
            continue;
        } else if (name.type != EntityType::law) {  // "Helsinki Framework", taken for a place
            name.type = EntityType::law;
            name.why = {"instrument", 0.7f};
        }
        if (name.last + 1 < tokens.size() && tokens[name.last].lower == "of" && is_year(tokens[name.last + 1])) name.last += 2;
        while (n + 1 < names.size() && names[n + 1].first < name.last) names.erase(names.begin() + static_cast<std::ptrdiff_t>(n) + 1);
    }
}

// "Oslo 2012 Olympics", taken for a place and a word: games and cups are named by place and year.
void name_games(const std::vector<TokenView>& tokens, std::vector<NameSpan>& names) {
    for (std::size_t n = 0; n < names.size(); ++n) {
        NameSpan& name = names[n];
        std::uint32_t end = name.last + 1;
        if (name.type != EntityType::gpe || end >= tokens.size() || !is_year(tokens[name.last]) || tokens[end].initial) continue;
        while (end < tokens.size() && end < name.last + 4 && tokens[end].word && tokens[end].capital && !tokens[end].initial) ++end;
        if (end == name.last + 1 || !one_of(tokens[end - 1].lower, {"olympics", "paralympics", "games", "championship", "championships", "cup", "expo"})) continue;
        name.last = end;
        name.type = EntityType::event;
        name.why = {"head-noun", 0.8f};
        while (n + 1 < names.size() && names[n + 1].first < end) names.erase(names.begin() + static_cast<std::ptrdiff_t>(n) + 1);
    }
}

// "South Korean", "Latin American": the word before belongs to the nationality.
void join_regions(const std::vector<TokenView>& tokens, std::vector<NameSpan>& names, const Resources& resources) {
    const Table& regions = resources.lexicon.table("region-words");
    for (std::size_t n = 0; n < names.size(); ++n) {
        NameSpan& name = names[n];
        if (name.type != EntityType::norp || name.first == 0 || name.last - name.first != 1 || tokens[name.first].initial) continue;
        const TokenView& before = tokens[name.first - 1];
        if (!before.capital || before.lower == "the") continue;
        const NameGazetteer::Node start = resources.name_gazetteer.step(NameGazetteer::root, before.lower);
        const bool known = start.known && (resources.name_gazetteer.step(start.state, tokens[name.first].lower).kinds & NameGazetteer::people) != 0;
        if (!known && !regions.has(before.lower)) continue;
        const bool own = n > 0 && names[n - 1].last == name.first;
        if (own && names[n - 1].last - names[n - 1].first > 1) continue;
        --name.first;
        if (own) names.erase(names.begin() + static_cast<std::ptrdiff_t>(n--) - 1);
    }
}

// Capitals of a bracketed short form against the initials of the name before the bracket.
bool abbreviates(std::string_view text, const std::vector<TokenView>& tokens, const NameSpan& name) {
    std::string initials, capitals;
    for (std::uint32_t i = name.first; i < name.last; ++i) {
        if (tokens[i].capital) initials.push_back(tokens[i].lower.front());
    }
    for (const char c : text) {
        if (c >= 'A' && c <= 'Z') capitals.push_back(static_cast<char>(c | 0x20));
    }
    if (capitals.size() < 2) return false;
    // In order, the first letter included.
    if (initials.empty() || initials.front() != capitals.front()) return false;
    std::size_t at = 0;
    for (const char c : initials) at += at < capitals.size() && capitals[at] == c;
    return at == capitals.size();
}

// "Shanghai Cooperation Organization (SCO)": the short form is a name of the same type, here and
// wherever else the article writes it.
void name_short_forms(const std::vector<TokenView>& tokens, std::vector<NameSpan>& names) {
    std::vector<std::pair<std::string_view, EntityType>> forms;
    for (const NameSpan& name : names) {
        const std::uint32_t at = name.last + 1;
        if (at + 1 >= tokens.size() || tokens[name.last].text != "(" || tokens[at + 1].text != ")") continue;
        if (abbreviates(tokens[at].text, tokens, name)) forms.emplace_back(tokens[at].text, name.type);
    }
    if (forms.empty()) return;
    std::vector<bool> taken(tokens.size(), false);
    for (NameSpan& name : names) {
        for (std::uint32_t i = name.first; i < name.last; ++i) taken[i] = true;
        if (name.last - name.first != 1) continue;
        for (const auto& [form, type] : forms) {
            if (tokens[name.first].text == form) name.type = type, name.why = {"short-form", 0.95f};
        }
    }
    for (std::uint32_t i = 0; i < tokens.size(); ++i) {
        if (taken[i]) continue;
        for (const auto& [form, type] : forms) {
            if (tokens[i].text == form) {
                names.push_back({i, i + 1, type, {"short-form", 0.9f}});
                break;
            }
        }
    }
    std::stable_sort(names.begin(), names.end(), [](const NameSpan& a, const NameSpan& b) { return a.first < b.first; });
}

// Feasts are events whatever the finder took them for; most stand in no list of names.
void name_holidays(const std::vector<TokenView>& tokens, std::vector<NameSpan>& names, const Table& holidays) {
    std::vector<NameSpan> found;
    std::vector<std::string_view> first_words;
    for (const Table::Row& row : holidays.rows()) {
        first_words.push_back(std::string_view(row.front()).substr(0, row.front().find_first_of(" -'")));
    }
    std::sort(first_words.begin(), first_words.end());
    for (std::uint32_t i = 0; i < tokens.size(); ++i) {
        if (!tokens[i].capital || !std::binary_search(first_words.begin(), first_words.end(), std::string_view(tokens[i].lower))) continue;
        std::string text;
        std::uint32_t last = i;
        for (std::uint32_t k = i; k < tokens.size() && k < i + 6; ++k) {
            if (k > i && tokens[k].initial) break;
            if (k > i && !tokens[k].glued) text += ' ';
            text += tokens[k].lower;
            if (holidays.has(text)) last = k + 1;
        }
        if (last == i) continue;
        found.push_back({i, last, EntityType::event, {"holiday", 0.9f}});
        i = last - 1;
    }
    if (found.empty()) return;
    for (const NameSpan& feast : found) {
        const auto inside = [&](const NameSpan& name) { return name.first >= feast.first && name.last <= feast.last; };
        const bool covered = std::any_of(names.begin(), names.end(), [&](const NameSpan& name) {
            return !inside(name) && name.first < feast.last && feast.first < name.last;
        });
        if (covered) continue;
        std::erase_if(names, inside);
        names.push_back(feast);
    }
    std::stable_sort(names.begin(), names.end(), [](const NameSpan& a, const NameSpan& b) { return a.first < b.first; });
}

/// "wrote The Oslo Herald": a capital in the middle of a sentence makes the article part of the name.
void take_capital_article(const std::vector<TokenView>& tokens, std::vector<NameSpan>& names) {
    for (std::size_t i = 0; i < names.size(); ++i) {
        NameSpan& name = names[i];
        if (name.first < 2 || name.type == EntityType::person || name.type == EntityType::norp) continue;
        const TokenView &article = tokens[name.first - 1], &before = tokens[name.first - 2];
        if (article.text != "The" || article.initial || !before.word || before.capital) continue;
        if (i == 0 || names[i - 1].last < name.first) --name.first;
    }
}

}  // namespace

std::vector<NameSpan> settle_spans(const std::vector<TokenView>& tokens, std::vector<NameSpan> names,
                                   const Resources& resources) {
    const Table& stops = resources.lexicon.table("name-stops");
    const Table& titles = resources.lexicon.table("name-titles");
    const Table& heads = resources.lexicon.table("name-heads");
    std::vector<NameSpan> settled;
    for (NameSpan name : names) {
        part_office(tokens, name, settled, resources);
        // A title that the article writes before a name taken for a body: "Mullah …", "Gen. …".
        const bool ranked = titles.value(tokens[name.first].lower) == "honorific" || titles.value(tokens[name.first].lower) == "rank";
        if (ranked && name.last - name.first >= 2 && name.type != EntityType::person && !heads.has(tokens[name.last - 1].lower)) {
            name.type = EntityType::person;
            name.why = {"title-before", 0.7f};
        }
        for (;;) {
            while (name.first < name.last && (is_edge_litter(tokens[name.first]) || tokens[name.first].lower == "the")) ++name.first;
            while (name.first < name.last &&
                   ((is_edge_litter(tokens[name.last - 1]) && tokens[name.last - 1].text != ".") ||
                    tokens[name.last - 1].lower == "'s")) {
                --name.last;
            }
            const std::uint32_t before = name.first;
            if (name.type == EntityType::person || name.why.by == Label("capitals")) cut_titles(tokens, name, resources);
            if (before == name.first) break;
        }
        if (name.first >= name.last) continue;
        take_article(tokens, name);
        const std::string& only = tokens[name.first].lower;
        if (name.last - name.first == 1 && stops.has(only) && (!tokens[name.first].all_upper || stops.value(only) == "always")) continue;
        if (name.last < tokens.size() && tokens[name.last].text == "$") continue;  // "US $5 million"
        if (is_title_only(tokens, name, titles) && !tokens[name.first].all_upper) continue;
        settled.push_back(name);
    }
    std::stable_sort(settled.begin(), settled.end(),
                     [](const NameSpan& a, const NameSpan& b) { return a.first < b.first; });
    join_double_surnames(tokens, settled, titles);
    name_parties(tokens, settled, resources);
    part_pairs(tokens, settled, resources);
    widen_to_known(tokens, settled, resources.name_gazetteer);
    join_of_phrases(tokens, settled, heads);
    join_nationality(tokens, settled);
    name_instruments(tokens, settled, resources.lexicon.table("agreement_words"));
    name_games(tokens, settled);
    name_holidays(tokens, settled, resources.lexicon.table("holiday-names"));
    name_short_forms(tokens, settled);
    name_overlooked(tokens, settled, resources);
    name_repeated(tokens, settled, resources.lexicon);
    join_regions(tokens, settled, resources);
    join_qualified(tokens, settled, resources);
    take_capital_article(tokens, settled);
    return settled;
}

}  // namespace dragoman
