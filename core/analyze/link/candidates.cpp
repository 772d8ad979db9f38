#include "core/analyze/link/candidates.h"

#include <algorithm>
#include <cmath>

#include "core/analyze/link/name_forms.h"
#include "core/base/utf8.h"
#include "core/knowledge/name_key.h"

namespace dragoman::link {
namespace {

constexpr std::size_t most_candidates = 24;
constexpr float least_country = 0.4f;     // what a country counts that is spoken of at all
constexpr float self_vouching = 0.3f;     // prior
constexpr float among_countries = 0.6f;   // of the share of a country that none of its rivals is of
constexpr std::size_t longest_guess = 5;  // letters of a short form
constexpr float well_known = 0.2f;        // prior

bool is_place(EntityType type) {
    return type == EntityType::gpe || type == EntityType::loc || type == EntityType::fac;
}

float type_fit(EntityType chain, const KbEntry& entry) {
    if (chain == entry.type) return 1.f;
    if (chain == EntityType::person || entry.type == EntityType::person) return 0.f;
    if (is_place(chain) && is_place(entry.type)) return 0.85f;
    const bool group = (chain == EntityType::org || chain == EntityType::norp) &&
                       (entry.type == EntityType::org || entry.type == EntityType::norp);
    if (group) return 0.8f;
    if (chain == EntityType::fac && entry.type == EntityType::org) return 0.6f;
    if (chain == EntityType::org && entry.type == EntityType::fac) return 0.6f;
    if ((chain == EntityType::law && entry.type == EntityType::event) ||
        (chain == EntityType::event && entry.type == EntityType::law)) return 0.6f;
    // The finder calls works, products and feasts by one name.
    const bool thing = entry.type == EntityType::product || entry.type == EntityType::work_of_art;
    if (chain == EntityType::event && thing) return 0.85f;
    if (chain == EntityType::product || chain == EntityType::work_of_art) return 0.4f;
    if (entry.type == EntityType::product || entry.type == EntityType::work_of_art) return 0.3f;
    return 0.25f;  // an organisation that is called by a place, and the like
}

float country_share(const KbEntry& entry, KbIndex index, ChainIndex chain, const Context& context) {
    // What is little known does not vouch for itself by its own country.
    const auto told = [&](KbIndex country) { return entry.prior < self_vouching ? context.weight_beside(chain, country) : context.weight_of(country); };
    float weight = 0.f;
    if (entry.country) weight = told(entry.country);
    if (entry.kind == "country" || entry.kind == "historical") weight = std::max(weight, told(index));
    for (const KbRole& role : entry.roles) {
        if (role.of) weight = std::max(weight, told(role.of));
    }
    return weight;
}

/// How an office that the text tells fits the entry: 1 held it when the article was written, less at
/// another time; `wrong` where the text names a country that the entry has nothing to do with.
float role_fit(const Document& doc, ChainIndex chain, const KbEntry& entry, const Context& context,
               const Resources& resources, bool& wrong) {
    float best = 0.f;
    wrong = false;
    for (const RoleMention& told : doc.roles) {
        if (told.holder != chain) continue;
        std::string_view title = told.title;
        const bool past = title.starts_with("former ");
        if (past) title.remove_prefix(7);
        const std::string_view known_as = resources.lexicon.table("offices").value(title);
        const std::string_view office = known_as.empty() ? title : known_as;
        KbIndex of;
        if (told.of) {
            of = doc.chains[told.of.at()].entry;
            if (of && resources.knowledge_base[of].country && resources.knowledge_base[of].kind != "country") {
                const KbIndex seat = resources.knowledge_base.governed_from(of);
                of = seat ? seat : resources.knowledge_base[of].country;
            }
        }
        bool right_country = !of || entry.country == of;
        for (const KbRole& role : entry.roles) {
            if (of && role.of == of) right_country = true;
            if (role.title != office) continue;
            if (of && role.of && role.of != of) continue;
            float fit = 0.7f;
            if (context.written && !past) {
                const bool then = (!role.from || *role.from <= context.written->latest) &&
                                  (!role.to || context.written->earliest <= *role.to);
                fit = then ? 1.f : 0.55f;
            }
            best = std::max(best, of ? fit : fit * 0.9f);
        }
        if (of && entry.type == EntityType::person && !right_country && (entry.country || !entry.roles.empty())) wrong = true;
        if (of && entry.country == of) best = std::max(best, 0.35f);
    }
    return best;
}

/// Share of letters that two spellings have in common, in order: 1 − edit distance / longer length.
float likeness(const std::string& a, const std::string& b) {
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t change = diagonal + (a[i - 1] != b[j - 1]);
            diagonal = row[j];
            row[j] = std::min({change, row[j] + 1, row[j - 1] + 1});
        }
    }
    const std::size_t longer = std::max(a.size(), b.size());
    return longer == 0 ? 0.f : 1.f - static_cast<float>(row[b.size()]) / static_cast<float>(longer);
}

/// The year in a name, "Moscow Conference 1945"; 0 without one.
int year_in(std::string_view name) {
    for (std::size_t i = 0; i + 4 <= name.size(); ++i) {
        const auto digit = [&](std::size_t at) { return at < name.size() && name[at] >= '0' && name[at] <= '9'; };
        if ((i > 0 && digit(i - 1)) || !digit(i) || !digit(i + 1) || !digit(i + 2) || !digit(i + 3) || digit(i + 4)) continue;
        return (name[i] - '0') * 1000 + (name[i + 1] - '0') * 100 + (name[i + 2] - '0') * 10 + (name[i + 3] - '0');
    }
    return 0;
}

/// What comes back every few years is told by its year: "the conference" of an article is none of another time,
/// unless the article names that year.
bool of_another_time(const Document& doc, const Chain& chain, const KbEntry& entry, const Context& context) {
    const int year = entry.type == EntityType::event ? year_in(entry.name) : 0;
    if (year == 0) return false;
    if (context.written && civil(context.written->earliest).year - 1 <= year && year <= civil(context.written->latest).year + 1) return false;
    const bool in_name = std::any_of(chain.mentions.begin(), chain.mentions.end(),
                                     [&](MentionIndex m) { return year_in(text_of(doc, doc.mentions[m.at()].span)) == year; });
    return !in_name && std::none_of(doc.times.begin(), doc.times.end(), [&](const Timex& time) {
        return time.expression.kind == TimeExpression::Kind::absolute && time.expression.year == year;
    });
}

constexpr std::size_t longest_spelling = 60;  // a longer name is no misspelling of another
constexpr float least_likeness = 0.7f;

}  // namespace

float Context::weight_of(KbIndex country) const {
    for (const auto& [known, weight] : countries) {
        if (known == country) return weight;
    }
    return 0.f;
}

float Context::weight_beside(ChainIndex chain, KbIndex country) const {
    const float weight = weight_of(country);
    if (chain.at() >= own.size() || own[chain.at()].first != country) return weight;
    const float rest = weight - own[chain.at()].second;
    return rest > least_country + 0.001f ? rest : 0.f;
}

std::vector<Evidence> find_candidates(const Document& doc, ChainIndex chain, const Context& context,
                                      const Resources& resources) {
    const KnowledgeBase& kb = resources.knowledge_base;
    const Chain& it = doc.chains[chain.at()];
    std::vector<Evidence> found;
    const auto add = [&](KbIndex entry, float name) {
        const auto same = std::find_if(found.begin(), found.end(), [&](const Evidence& e) { return e.entry == entry; });
        if (same != found.end()) {
            same->name = std::max(same->name, name);
        } else if (found.size() < most_candidates) {
            found.push_back({entry, name, kb[entry].prior, 0.f, 0.f, 0.f, false});
        }
    };
    const bool described = it.why.by == Label("body-of-country");
    std::vector<std::string_view> seen;
    const auto add_name = [&](std::string_view name, bool fullest) {
        if (std::find(seen.begin(), seen.end(), name) != seen.end()) return;
        seen.push_back(name);
        const std::string key = name_key(name);
        const bool one_word = key.find(' ') == std::string::npos;
        for (const KbIndex entry : kb.named(name)) {
            const KbEntry& known = kb[entry];
            float fit = name_key(known.name) == key ? 1.f : 0.92f;
            if (one_word && known.type == EntityType::person && name_key(known.name) != key) fit = 0.7f;
            if (kb.is_demonym(entry, name)) fit = 0.95f;
            // Three letters are the short form of many bodies: of one that hardly anybody names, no more than a guess.
            if (one_word && fit < 1.f && known.prior < well_known && key.size() <= longest_guess && is_acronym(name)) fit = 0.7f;
            add(entry, fullest ? fit : fit * 0.8f);
        }
        if (it.type == EntityType::person && fullest && !one_word) {
            for (const KbIndex entry : kb.spelled(name)) {
                if (key.size() > longest_spelling) break;
                float like = likeness(key, name_key(kb[entry].name));
                for (const std::string_view alias : kb[entry].aliases) like = std::max(like, likeness(key, name_key(alias)));
                if (like >= least_likeness) add(entry, 0.4f + 0.42f * like);
            }
            // "Shah Mehmood Qureshi" knows "Mehmood Qureshi"; a middle initial more or less is no other person.
            std::string shorter;
            std::size_t words = 0;
            std::string_view rest = name;
            while (!rest.empty()) {
                const std::size_t end = std::min(rest.find(' '), rest.size());
                const std::string_view word = rest.substr(0, end);
                rest.remove_prefix(std::min(end + 1, rest.size()));
                const bool initial = word.size() == 1 || (word.size() == 2 && word[1] == '.');
                if (initial && words > 0) continue;
                shorter += (shorter.empty() ? "" : " ") + std::string(word);
                ++words;
            }
            if (shorter != name) {
                for (const KbIndex entry : kb.named(shorter)) add(entry, 0.85f);
            }
            // "Hoop Scheffer" of Jaap de Hoop Scheffer: the end of a longer name that has a name of its own before.
            std::size_t taken = 0;
            for (const KbIndex entry : kb.surnamed(name.substr(name.rfind(' ') + 1))) {
                const std::string whole = name_key(kb[entry].name);
                if (whole.size() <= key.size() + 1 || !whole.ends_with(key) || whole[whole.size() - key.size() - 1] != ' ') continue;
                add(entry, 0.8f);
                if (++taken == 4) break;
            }
        }
        // "NBC News" is a body of that name, whatever "NBC" alone is.
        const auto is_whole_name = [&](KbIndex entry) { return kb[entry].type == EntityType::org && name_key(kb[entry].name) == key; };
        const std::span<const KbIndex> bearers = kb.named(name);
        if (it.type == EntityType::org && (one_word || std::none_of(bearers.begin(), bearers.end(), is_whole_name))) {
            for (const NameForm& form : described ? forms_of_body(name, kb) : other_forms(name, context, resources)) {
                for (const KbIndex entry : kb.named(form.name)) {
                    const bool own = !form.country || kb[entry].country == form.country || !kb[entry].country;
                    if (kb[entry].type == EntityType::org && own) add(entry, form.fit);
                }
            }
        }
        if (it.type == EntityType::event) {  // "Oslo 2012 Games" is "2012 Oslo Games"
            const int year = year_in(name);
            const std::size_t at = year == 0 ? 0 : name.find(std::to_string(year));
            if (at > 1 && at + 5 < name.size()) {
                for (const KbIndex entry : kb.named(std::to_string(year) + ' ' + std::string(name.substr(0, at)) + std::string(name.substr(at + 5)))) add(entry, 0.9f);
            }
        }
        if (it.type == EntityType::person && one_word && fullest) {
            std::size_t taken = 0;
            for (const KbIndex entry : kb.surnamed(name)) {
                add(entry, 0.5f);
                if (++taken == 10) break;
            }
        }
    };
    std::size_t longest = 0;
    for (const MentionIndex m : it.mentions) {
        const Mention& mention = doc.mentions[m.at()];
        if (mention.kind == MentionKind::name) longest = std::max<std::size_t>(longest, mention.span.size());
    }
    // A description is looked up only where it says enough to be a name: "the Afghan conflict".
    const bool telling = name_key(it.name).find(' ') != std::string::npos && it.type != EntityType::person;
    if (described || (longest == 0 && telling)) add_name(it.name, true);
    if (!described) {
        for (const MentionIndex m : it.mentions) {
            const Mention& mention = doc.mentions[m.at()];
            if (mention.kind != MentionKind::name) continue;
            const std::string_view name = text_of(doc, mention.span);
            if (name.empty()) continue;
            // One word of a person's name tells nothing once the full one is known.
            const bool part = it.type == EntityType::person && name.find(' ') == std::string_view::npos &&
                              it.name.find(' ') != std::string::npos;
            if (part) continue;
            // A short form says less than the long one that the article has for it.
            const bool shortened = it.type == EntityType::org && is_acronym(name) && name.find(' ') == std::string_view::npos &&
                                   it.name.find(' ') != std::string::npos;
            const bool whole = it.type != EntityType::person || name == it.name || mention.span.size() == longest;
            add_name(name, whole && !shortened);
        }
    }
    for (Evidence& one : found) {
        const KbEntry& entry = kb[one.entry];
        one.type = of_another_time(doc, it, entry, context) ? 0.f : type_fit(it.type, entry);
        one.country = country_share(entry, one.entry, chain, context);
        one.role = role_fit(doc, chain, entry, context, resources, one.wrong_role);
    }
    // "Georgia and Lebanon": a country is at home among others, where they are not what speaks for a rival.
    for (Evidence& one : found) {
        if (kb[one.entry].kind != "country" || found.size() < 2) continue;
        for (const auto& [country, weight] : context.countries) {
            const bool rival = std::any_of(found.begin(), found.end(), [&, told = country](const Evidence& e) { return e.entry == told || kb[e.entry].country == told; });
            if (!rival) one.country = std::max(one.country, among_countries * weight);
        }
    }
    return found;
}

float score(const Evidence& e) {
    if (e.type <= 0.f) return 0.f;
    float z = -6.2f + 5.2f * e.name + 3.6f * std::sqrt(e.prior) + 1.6f * e.type + 1.7f * e.country + 2.6f * e.role;
    if (e.wrong_role) z -= 2.5f;
    // Another spelling, and nothing of its country or office in the article.
    if (e.name >= 0.6f && e.name < 0.85f && e.country <= 0.f && e.role <= 0.f) z -= 1.5f;
    if (e.name < 0.6f && e.role < 0.6f) z -= 1.2f;  // a surname alone, and no office to vouch for it
    // Algebraic in place of logistic: sqrt is the same to the last bit on every machine, exp is not.
    const float half = 0.5f * z;
    return 0.5f * (1.f + half / std::sqrt(1.f + half * half));
}

Context read_context(const Document& doc, const Resources& resources) {
    const KnowledgeBase& kb = resources.knowledge_base;
    Context context;
    const auto add = [&](KbIndex country, float weight) {
        if (!country) return;
        for (auto& [known, sum] : context.countries) {
            if (known != country) continue;
            sum += weight;
            return;
        }
        context.countries.emplace_back(country, weight);
    };
    context.own.resize(doc.chains.size());
    for (std::size_t c = 0; c < doc.chains.size(); ++c) {
        const Chain& chain = doc.chains[c];
        if (chain.type == EntityType::person || chain.mentions.empty()) continue;
        const float weight = std::sqrt(static_cast<float>(chain.mentions.size()));
        const std::span<const KbIndex> named = kb.named(chain.name);
        if (named.empty()) continue;
        const KbIndex first = named.front();
        const bool rival = named.size() > 1 && kb[named[1]].prior * 1.5f > kb[first].prior;
        if (rival) continue;
        const bool country = kb[first].kind == "country" || kb[first].kind == "historical";
        context.own[c] = country ? std::pair(first, weight) : std::pair(kb[first].country, 0.5f * weight);
        add(context.own[c].first, context.own[c].second);
    }
    float most = 0.f;
    for (const auto& [country, weight] : context.countries) most = std::max(most, weight);
    for (auto& [country, weight] : context.countries) weight = least_country + (1.f - least_country) * weight / most;
    for (auto& [country, weight] : context.own) weight = most > 0.f ? (1.f - least_country) * weight / most : 0.f;
    context.written = doc.given_date;
    if (!context.written) {
        int year = 0;
        for (const Timex& time : doc.times) {
            const TimeExpression& e = time.expression;
            if (e.kind == TimeExpression::Kind::absolute && e.year > 1980 && e.year < 2100) year = std::max<int>(year, e.year);
        }
        if (year > 0) context.written = parse_iso(std::to_string(year));
    }
    return context;
}

}  // namespace dragoman::link
