#include "core/analyze/link/teams.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "core/analyze/link/around.h"
#include "core/base/utf8.h"

namespace dragoman::link {
namespace {

constexpr std::size_t least_words = 6;     // different ones, of which
constexpr std::size_t least_own_words = 1;  // belong to one game
constexpr std::size_t least_share = 25;    // of a thousand tokens

/// Whether an article tells of matches, and of which game most.
struct Sport {
    bool told = false;
    bool women = false;     ///< Who play.
    std::string_view game;  ///< "football", "cricket" …; "" where no word tells.
};

struct Game {
    std::string_view name;
    std::array<std::string_view, 3> national;  // what follows a country's name in that of its team
};
constexpr Game games[] = {
    {"football", {" national football team", " men's national soccer team", " women's national football team"}},
    {"american", {"", "", ""}},
    {"basketball", {" men's national basketball team", " national basketball team", " women's national basketball team"}},
    {"baseball", {" national baseball team", "", ""}},
    {"cricket", {" national cricket team", "", ""}},
    {"rugby", {" national rugby union team", " men's national rugby union team", ""}},
    {"hockey", {" men's national ice hockey team", "", ""}},
    {"volleyball", {" men's national volleyball team", " women's national volleyball team", ""}},
    {"handball", {" men's national handball team", "", ""}},
};

bool is_number(std::string_view word) {
    return !word.empty() && word.size() <= 3 && std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}
bool is_dash(std::string_view word) { return word == "-" || word == "–" || word == "—"; }
bool is_town(EntityType type) { return type == EntityType::gpe || type == EntityType::loc; }

/// "Norway 2–1": a small number and a dash behind the name; or the other way about.
bool has_score(const Around& around) {
    return (is_number(around.after(1)) && is_dash(around.after(2)) && is_number(around.after(3))) ||
           (is_number(around.before(1)) && is_dash(around.before(2)) && is_number(around.before(3)));
}

Sport read_sport(const Document& doc, const Lexicon& lexicon) {
    const Table& words = lexicon.table("sport-words");
    std::vector<std::string_view> seen;
    std::array<std::size_t, std::size(games)> of{};
    std::size_t all = 0, own = 0;
    std::size_t women = 0;
    for (const Token& token : doc.tokens) {
        const std::string word = lowered(text_of(doc, token.span));
        women += word == "women";
        const std::span<const Table::Row> rows = words.rows_of(word);
        if (rows.empty() || rows.front()[1] == "-") continue;
        ++all;
        const std::string_view key = rows.front()[0];
        const bool fresh = std::find(seen.begin(), seen.end(), key) == seen.end();
        if (fresh) seen.push_back(key);
        for (std::size_t g = 0; g < std::size(games); ++g) {
            if (games[g].name != rows.front()[1]) continue;
            ++of[g];
            own += fresh;
        }
    }
    Sport sport;
    sport.told = seen.size() >= least_words && own >= least_own_words && all * 1000 >= least_share * doc.tokens.size();
    sport.women = women >= 2;
    const auto most = std::max_element(of.begin(), of.end());
    if (*most > 0) sport.game = games[most - of.begin()].name;
    return sport;
}

/// Empty rule: the place itself.
Provenance stands_for_team(const Document& doc, MentionIndex m, const Lexicon& lexicon) {
    const Mention& mention = doc.mentions[m.at()];
    const Around around(doc, mention);
    const Table& words = lexicon.table("sport-words");
    const Table& places = lexicon.table("metonymy");
    const std::string next = around.after(1), previous = around.before(1);
    const bool to_loss = previous == "to" && (is_number(around.before(2)) || words.value(around.before(2), 2) == "act");
    if (has_score(around)) return {"team-score", 0.9f};
    if (next == ",") {  // "Leeds, England"; in a list of teams no place stands behind
        const std::size_t behind = mention.last.at() + 1;
        for (std::size_t k = m.at() + 1; k < doc.mentions.size() && doc.mentions[k].first.at() <= behind; ++k) {
            if (doc.mentions[k].first.at() == behind && is_town(doc.mentions[k].type) && m.at() > 0 && previous != ",") return {};
        }
    }
    if (places.value(previous) == "where" && !to_loss) return {};
    if (previous == "the" || previous == "of" || next == "(") return {};
    if (is_possessive(next)) {
        const bool role = words.value(around.after(2), 2) == "role" || words.value(around.after(3), 2) == "role" || words.value(around.after(4), 2) == "role";
        return role ? Provenance{"team-possessor", 0.85f} : Provenance{};
    }
    if (words.value(next, 2) == "role") return {"team-role", 0.85f};
    if (words.value(next, 2) == "act" || words.value(previous, 2) == "act") return {"team-act", 0.9f};
    if (previous == "for") return {"team-for", 0.7f};
    if (to_loss || previous == "against" || previous == "over" || previous == "versus" || previous == "vs" || previous == "vs." || previous == "v") {
        return {"team-rival", 0.9f};
    }
    if (!doc.syntax.empty() && mention.head) {
        const Deprel relation = doc.syntax[mention.head.at()].deprel;
        if (relation == Deprel::nsubj || relation == Deprel::nsubj_pass || relation == Deprel::obj) return {"team-subject", 0.75f};
    }
    return {};
}

/// The one club of the town by what clubs add to its name: "Leeds" is Leeds United, "Manchester" nobody.
KbIndex club_of(std::string_view town, const KnowledgeBase& kb) {
    KbIndex found;
    for (const std::string_view suffix : {" F.C.", " FC", " United F.C.", " City F.C.", " Town F.C.", " County F.C.", " Athletic F.C.", " Rovers F.C.", " Wanderers F.C.", " Albion F.C."}) {
        for (const KbIndex entry : kb.named(std::string(town) + std::string(suffix))) {
            if (kb[entry].kind != "club" || entry == found) continue;
            if (found) return {};
            found = entry;
        }
    }
    return found;
}

KbIndex team_of(const Document& doc, MentionIndex m, KbIndex place, const Sport& sport, const KnowledgeBase& kb) {
    const Mention& mention = doc.mentions[m.at()];
    if (kb[place].kind != "city") {
        for (const Game& game : games) {
            if (game.name != (sport.game.empty() ? "football" : sport.game)) continue;
            for (const std::string_view suffix : game.national) {
                if (suffix.empty() || sport.women != (suffix.find(" women's") != std::string_view::npos)) continue;
                const std::span<const KbIndex> found = kb.named(std::string(kb[place].name) + std::string(suffix));
                if (!found.empty()) return found.front();
            }
        }
    }
    // A club that the article names in full, else the one that goes by the place's name.
    const std::string_view name = text_of(doc, mention.span);
    KbIndex only;
    std::size_t clubs = 0;
    for (const Chain& chain : doc.chains) {
        if (!chain.entry || kb[chain.entry].kind != "club" || chain.entry == only) continue;
        if (kb[chain.entry].name.size() <= name.size() + 1 || !kb[chain.entry].name.starts_with(name)) continue;
        only = chain.entry;
        ++clubs;
    }
    if (clubs == 1) return only;
    for (const KbIndex entry : kb.named(name)) {
        if (kb[entry].kind == "club" && clubs == 0) return entry;
        if (kb[entry].kind == "university" && clubs == 0 && kb[place].kind == "admin1" && sport.game == "american") return entry;
    }
    return clubs == 0 && (sport.game.empty() || sport.game == "football") ? club_of(name, kb) : KbIndex();
}

/// Only a comma or "and" between two mentions.
bool side_by_side(const Document& doc, std::size_t a, std::size_t b) {
    if (b >= doc.mentions.size() || doc.mentions[a].sentence != doc.mentions[b].sentence) return false;
    const std::size_t from = doc.mentions[a].last.at(), to = doc.mentions[b].first.at();
    if (to <= from || to > from + 2) return false;
    for (std::size_t t = from; t < to; ++t) {
        const std::string word = lowered(text_of(doc, doc.tokens[t].span));
        if (word != "," && word != "and" && word != "&") return false;
    }
    return true;
}

}  // namespace

std::vector<TeamName> find_teams(const Document& doc, const Resources& resources) {
    const Sport sport = read_sport(doc, resources.lexicon);
    if (!sport.told) return {};
    const KnowledgeBase& kb = resources.knowledge_base;
    std::vector<KbIndex> team(doc.mentions.size());
    std::vector<bool> place(doc.mentions.size(), false);
    std::vector<TeamName> found;
    const auto consider = [&](std::size_t m, const Provenance& why) {
        const KbIndex known = team_of(doc, MentionIndex(m), doc.chains[doc.mentions[m].chain.at()].entry, sport, kb);
        if (!known) return;
        team[m] = known;
        found.push_back({MentionIndex(m), known, why});
    };
    for (std::size_t m = 0; m < doc.mentions.size(); ++m) {
        const Mention& mention = doc.mentions[m];
        if (mention.kind != MentionKind::name || !mention.chain) continue;
        const KbIndex entry = doc.chains[mention.chain.at()].entry;
        if (!entry) continue;
        if (kb[entry].kind == "club") team[m] = entry;
        place[m] = kb[entry].type == EntityType::gpe && !kb.is_demonym(entry, text_of(doc, mention.span));
        if (!place[m]) continue;
        const Provenance why = stands_for_team(doc, MentionIndex(m), resources.lexicon);
        if (!why.by.empty()) consider(m, why);
    }
    // "Peru, Norway and Ghana win": what stands beside a team in a list is one.
    const Table& where = resources.lexicon.table("metonymy");
    const auto in_list = [&](std::size_t m, std::size_t beside) {
        return place[m] && !team[m] && team[beside] && where.value(Around(doc, doc.mentions[m]).before(1)) != "where";
    };
    for (std::size_t m = 1; m < doc.mentions.size(); ++m) {
        if (side_by_side(doc, m - 1, m) && in_list(m, m - 1)) consider(m, {"team-list", 0.7f});
    }
    for (std::size_t m = doc.mentions.size(); m-- > 1;) {
        if (side_by_side(doc, m - 1, m) && in_list(m - 1, m)) consider(m - 1, {"team-list", 0.7f});
    }
    std::stable_sort(found.begin(), found.end(), [](const TeamName& a, const TeamName& b) { return a.mention < b.mention; });
    return found;
}

}  // namespace dragoman::link
