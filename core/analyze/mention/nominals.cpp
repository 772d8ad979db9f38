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
    const Table& titles;
    std::vector<std::int32_t> name_at;  ///< Index of the name that covers a token, -1 else.
    const std::vector<NameSpan>& names;

    bool tagged(std::size_t i) const {
        return i < doc.syntax.size() && doc.syntax[i].upos != Upos::x;
    }
    bool participle(std::size_t i) const {
        return xpos(i) == Xpos::vbn || xpos(i) == Xpos::vbg;
    }
    Xpos xpos(std::size_t i) const { return i < doc.syntax.size() ? doc.syntax[i].xpos : Xpos::none; }
    Upos tag(std::size_t i) const { return i < doc.syntax.size() ? doc.syntax[i].upos : Upos::x; }
};

Opener opener_of(const Reader& reader, std::size_t i) {
    const TokenView& token = reader.tokens[i];
    if (!token.word || token.lower.size() > 6) return Opener::none;
    if (token.lower == "the") return Opener::definite;
    if (token.lower == "this" || token.lower == "that" || token.lower == "these" || token.lower == "those") {
        const bool conjunction = reader.tagged(i) && reader.tag(i) != Upos::det;
        return conjunction ? Opener::none : Opener::demonstrative;
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
        case Upos::verb: return reader.participle(i);
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
    while (at < end + 4 && at + 1 < reader.tokens.size() && reader.titles.has(reader.tokens[at].lower)) ++at;
    const std::int32_t name = reader.name_at[at];
    return name >= 0 && reader.names[static_cast<std::size_t>(name)].type == EntityType::person &&
           reader.names[static_cast<std::size_t>(name)].first == at;
}

// "Sergei Lavrov, the Russian minister", "Doha, the capital of Qatar,": told of the name before it.
bool follows_name(const Reader& reader, std::size_t first, EntityType type) {
    if (first < 2 || reader.tokens[first - 1].text != ",") return false;
    const std::int32_t name = reader.name_at[first - 2];
    return name >= 0 && reader.names[static_cast<std::size_t>(name)].type == type;
}

// "became the third leader", "serves as the minister": said of another thing.
bool is_predicate(const Reader& reader, std::size_t first, std::size_t sentence) {
    static constexpr std::array<std::string_view, 13> words = {"is", "was", "are", "were", "be", "been", "being", "become",
                                                               "becomes", "became", "as", "remains", "remained"};
    return first > sentence && std::find(words.begin(), words.end(), reader.tokens[first - 1].lower) != words.end();
}

bool speaks(const Reader& reader, std::size_t i) {
    static constexpr std::array<std::string_view, 8> verbs = {"said", "says", "told", "added", "announced",
                                                              "confirmed", "stated", "warned"};
    return i < reader.tokens.size() && std::find(verbs.begin(), verbs.end(), reader.tokens[i].lower) != verbs.end();
}

constexpr std::size_t longest = 9;

// Where modifiers and head words go on from `at`; `head` is the last head word among them, `end` if none.
std::size_t skip_modifiers(const Reader& reader, std::size_t at, std::size_t end, std::size_t& head) {
    const std::size_t stop = std::min(end, at + longest);
    head = end;
    for (; at < stop && may_modify(reader, at); ++at) {
        if (reader.name_at[at] < 0 && reader.heads.has(reader.tokens[at].lower)) head = at;
    }
    return at;
}

// "of the country", "of talks" behind the head: up to its last noun or name.
std::size_t skip_of_phrase(const Reader& reader, std::size_t at, std::size_t end) {
    if (at + 1 >= end || reader.tokens[at].lower != "of") return at;
    std::size_t inner = at + 1;
    while (inner < end && opener_of(reader, inner) != Opener::none) ++inner;
    std::size_t last = at;
    for (std::size_t k = inner; k < end && k < inner + longest && may_modify(reader, k) && reader.tokens[k].lower != "'s"; ++k) {
        const bool noun = reader.name_at[k] >= 0 || reader.tag(k) == Upos::noun || reader.tag(k) == Upos::propn ||
                          reader.heads.has(reader.tokens[k].lower);
        if (noun) last = k + 1;
    }
    return last;
}

bool read_phrase(const Reader& reader, std::size_t i, std::size_t begin, std::size_t end, Nominal& nominal) {
    const std::vector<TokenView>& tokens = reader.tokens;
    Opener opener = opener_of(reader, i);
    std::size_t at = i + 1;
    bool named = false;
    if (opener == Opener::quantity) {  // "both of these countries", "both the nations"
        if (at < end && tokens[at].lower == "of") ++at;
        if (at < end && opener_of(reader, at) != Opener::none) ++at;
    } else if (opener == Opener::none) {
        // A name opens a phrase as possessor ("Moscow's proposed talks") or as modifier ("Afghan security forces").
        const bool opens = reader.name_at[i] >= 0 && reader.names[static_cast<std::size_t>(reader.name_at[i])].first == i;
        if (!opens) return false;
        at = reader.names[static_cast<std::size_t>(reader.name_at[i])].last;
        if (at >= end) return false;
        if (tokens[at].lower == "'s" || tokens[at].text == "’" || tokens[at].text == "'") {
            opener = Opener::possessive;
            ++at;
        } else {
            named = true;
        }
    }
    std::size_t head = end;
    const std::size_t stop = skip_modifiers(reader, at, end, head);
    // A modifier may itself be a head word ("peace talks meeting"): the last one counts, and nothing
    // noun-like may follow it.
    if (head == end || (head + 1 < stop && reader.tag(head + 1) != Upos::verb) || goes_on_as_noun(reader, head + 1)) return false;
    const Table::Row& row = reader.heads.rows_of(tokens[head].lower).front();
    const EntityType type = from_name<EntityType>(row[1]).value_or(EntityType::org);
    const bool plural = row[2] == "p";
    const std::size_t last = skip_of_phrase(reader, head + 1, end);
    const bool speaking = speaks(reader, last);
    if (opener == Opener::indefinite && !(type == EntityType::person && speaking)) return false;
    if (opener == Opener::quantity && !plural) return false;
    if (tokens[i].lower == "both" && head + 1 < end && tokens[head + 1].lower == "and") return false;  // "both people and ships"
    if (named && !(plural && (type == EntityType::event || type == EntityType::org))) return false;
    // Unnamed people in the plural are nobody, unless they are counted or speak.
    const bool counted = tokens[i].lower == "both" || (i + 1 < end && (tokens[i + 1].lower == "two" || tokens[i + 1].lower == "three"));
    if (type == EntityType::person && plural && !counted && !speaking) return false;
    if (type == EntityType::person && stands_beside_person(reader, last)) return false;
    if (follows_name(reader, i, type) || is_predicate(reader, i, begin)) return false;
    nominal.first = static_cast<std::uint32_t>(i);
    nominal.last = static_cast<std::uint32_t>(last);
    nominal.head = static_cast<std::uint32_t>(head);
    nominal.type = type;
    nominal.why = {named ? Label("named-plural") : opener == Opener::indefinite ? Label("indefinite") : Label("definite"), named ? 0.5f : 0.6f};
    return true;
}

}  // namespace

std::vector<Nominal> find_nominals(const Document& doc, const std::vector<TokenView>& tokens,
                                   const std::vector<NameSpan>& names, const Lexicon& lexicon) {
    Reader reader{doc, tokens, lexicon.table("nominal-heads"), lexicon.table("name-stops"),
                  lexicon.table("pronouns"), lexicon.table("name-titles"), std::vector<std::int32_t>(tokens.size(), -1), names};
    for (std::size_t n = 0; n < names.size(); ++n) {
        for (std::uint32_t i = names[n].first; i < names[n].last; ++i) reader.name_at[i] = static_cast<std::int32_t>(n);
    }
    std::vector<Nominal> found;
    for (const Sentence& sentence : doc.sentences) {
        const std::size_t begin = sentence.first.at(), end = sentence.last.at();
        std::size_t last_head = end;
        for (std::size_t i = begin; i < end; ++i) {
            Nominal nominal;
            if (!read_phrase(reader, i, begin, end, nominal) || nominal.head == last_head) continue;
            last_head = nominal.head;
            found.push_back(nominal);
        }
    }
    return found;
}

}  // namespace dragoman
