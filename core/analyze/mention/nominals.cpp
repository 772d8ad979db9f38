#include "core/analyze/mention/nominals.h"

#include <array>
#include <algorithm>

namespace dragoman {
namespace {

enum class Opener { none, definite, demonstrative, possessive, indefinite, quantity };

struct Reader {
    const Document& doc;
    const std::vector<TokenView>& tokens;
    const Table& heads;
    const Table& stops;
    const Table& pronouns;
    std::vector<std::int32_t> name_at;  ///< Index of the name that covers a token, -1 else.
    const std::vector<NameSpan>& names;

    bool tagged(std::size_t i) const {
        return i < doc.syntax.size() && doc.syntax[i].upos != Upos::x;
    }
    Upos tag(std::size_t i) const { return i < doc.syntax.size() ? doc.syntax[i].upos : Upos::x; }
};

Opener opener_of(const Reader& reader, std::size_t i) {
    const TokenView& token = reader.tokens[i];
    if (token.lower == "the") return Opener::definite;
    if (token.lower == "this" || token.lower == "that" || token.lower == "these" || token.lower == "those") {
        return Opener::demonstrative;
    }
    if (token.lower == "a" || token.lower == "an") return Opener::indefinite;
    if (token.lower == "both" || token.lower == "all") return Opener::quantity;
    if (reader.pronouns.value(token.lower) == "possessive") return Opener::possessive;
    return Opener::none;
}

// May stand between the determiner and the head noun.
bool may_modify(const Reader& reader, std::size_t i) {
    const TokenView& token = reader.tokens[i];
    if (reader.name_at[i] >= 0) return true;
    if (token.text == "-" || token.text == "'s" || token.text == "’s") return true;
    if (token.lower == "two" || token.lower == "three" || token.lower == "first" || token.lower == "last" ||
        token.lower == "second" || token.lower == "third" || token.lower == "former" || token.lower == "other") {
        return true;
    }
    if (!token.word && !(token.text.front() >= '0' && token.text.front() <= '9')) return false;
    if (reader.stops.has(token.lower)) return false;
    switch (reader.tag(i)) {
        case Upos::x: case Upos::adj: case Upos::noun: case Upos::propn: case Upos::num: return true;
        case Upos::verb: return token.lower.ends_with("ed") || token.lower.ends_with("ing");
        case Upos::adv: return i + 1 < reader.tokens.size();
        default: return false;
    }
}

bool goes_on_as_noun(const Reader& reader, std::size_t i) {
    if (i >= reader.tokens.size() || reader.tokens[i].initial) return false;
    const TokenView& token = reader.tokens[i];
    if (token.text == "-" || token.text == "–") return token.glued;
    if (reader.name_at[i] >= 0) return true;  // a title before a name
    return token.word && (reader.tag(i) == Upos::noun || reader.tag(i) == Upos::propn);
}

// "…, Sergei Lavrov," behind the phrase: the phrase is an apposition, told as a role.
bool stands_beside_person(const Reader& reader, std::size_t end) {
    if (end + 1 >= reader.tokens.size()) return false;
    std::size_t at = end;
    if (reader.tokens[at].text == ",") ++at;
    const std::int32_t name = reader.name_at[at];
    return name >= 0 && reader.names[static_cast<std::size_t>(name)].type == EntityType::person &&
           reader.names[static_cast<std::size_t>(name)].first == at;
}

// "Sergei Lavrov, the Russian minister".
bool follows_person(const Reader& reader, std::size_t first) {
    if (first < 2 || reader.tokens[first - 1].text != ",") return false;
    const std::int32_t name = reader.name_at[first - 2];
    return name >= 0 && reader.names[static_cast<std::size_t>(name)].type == EntityType::person;
}

bool speaks(const Reader& reader, std::size_t i) {
    static constexpr std::array<std::string_view, 8> verbs = {"said", "says", "told", "added", "announced",
                                                              "confirmed", "stated", "warned"};
    return i < reader.tokens.size() && std::find(verbs.begin(), verbs.end(), reader.tokens[i].lower) != verbs.end();
}

}  // namespace

std::vector<Nominal> find_nominals(const Document& doc, const std::vector<TokenView>& tokens,
                                   const std::vector<NameSpan>& names, const Lexicon& lexicon) {
    Reader reader{doc, tokens, lexicon.table("nominal-heads"), lexicon.table("name-stops"),
                  lexicon.table("pronouns"), std::vector<std::int32_t>(tokens.size(), -1), names};
    for (std::size_t n = 0; n < names.size(); ++n) {
        for (std::uint32_t i = names[n].first; i < names[n].last; ++i) reader.name_at[i] = static_cast<std::int32_t>(n);
    }
    constexpr std::size_t longest = 9;
    std::vector<Nominal> found;
    for (const Sentence& sentence : doc.sentences) {
        const std::size_t end = sentence.last.at();
        for (std::size_t i = sentence.first.at(); i < end; ++i) {
            Opener opener = opener_of(reader, i);
            std::size_t at = i + 1;
            if (opener == Opener::none) {
                // A name as possessor or modifier opens a phrase too, but only "X's" is definite.
                const bool opens = reader.name_at[i] >= 0 &&
                                   reader.names[static_cast<std::size_t>(reader.name_at[i])].first == i;
                if (!opens) continue;
                at = reader.names[static_cast<std::size_t>(reader.name_at[i])].last;
                if (at >= end || (tokens[at].lower != "'s" && tokens[at].text != "’")) continue;
                opener = Opener::possessive;
                ++at;
            }
            std::size_t head = end;
            for (; at < end && at < i + longest && may_modify(reader, at); ++at) {
                if (reader.name_at[at] < 0 && reader.heads.has(tokens[at].lower)) head = at;
            }
            // A modifier may itself be a head word ("peace talks meeting"): the last one counts, and
            // nothing noun-like may follow it.
            if (head == end || goes_on_as_noun(reader, head + 1)) continue;
            const Table::Row& row = reader.heads.rows_of(tokens[head].lower).front();
            const EntityType type = from_name<EntityType>(row[1]).value_or(EntityType::org);
            if (opener == Opener::indefinite && !(type == EntityType::person && speaks(reader, head + 1))) continue;
            if (opener == Opener::quantity && row[2] != "p") continue;
            std::size_t last = head + 1;
            // "of the country", "of talks"
            if (last + 1 < end && tokens[last].lower == "of") {
                std::size_t inner = last + 1;
                if (opener_of(reader, inner) != Opener::none) ++inner;
                std::size_t stop = inner;
                while (stop < end && stop < inner + longest && may_modify(reader, stop) && tokens[stop].lower != "'s") ++stop;
                if (stop > inner) last = stop;
            }
            if (stands_beside_person(reader, last) || follows_person(reader, i)) continue;
            Nominal nominal;
            nominal.first = static_cast<std::uint32_t>(i);
            nominal.last = static_cast<std::uint32_t>(last);
            nominal.head = static_cast<std::uint32_t>(head);
            nominal.type = type;
            nominal.why = {opener == Opener::indefinite ? "indefinite" : "definite", 0.6f};
            found.push_back(nominal);
        }
    }
    return found;
}

}  // namespace dragoman
