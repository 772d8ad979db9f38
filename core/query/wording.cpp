#include "core/query/wording.h"

#include <algorithm>

#include "core/base/utf8.h"

namespace dragoman {
namespace {

constexpr std::string_view type_words[] = {"person",   "people or nation", "organisation", "country, city or state", "place",
                                           "facility", "event",            "law or accord", "product",               "work"};
constexpr std::string_view role_words[] = {"headline", "article text", "subheading",      "caption",
                                           "byline",   "date line",    "page furniture", "links to other stories"};
constexpr std::string_view event_words[] = {
    "agreed",    "met or talked", "backed",     "conceded", "cooperated", "gave aid",  "withdrew", "asked for", "accused",
    "rejected",  "threatened",    "protested",  "sanctioned", "mobilised", "coerced", "attacked", "stated"};
constexpr std::string_view conflict_words[] = {"headline against text",   "superseded by a later report", "positions apart", "contradiction",
                                               "accusation and denial", "only apparent"};

}  // namespace

std::string document_title(const Document& doc) {
    if (!doc.masthead.title.empty()) return one_line(text_of(doc, doc.masthead.title));
    if (!doc.given_title.empty()) return one_line(doc.given_title);
    return doc.id;
}

std::string document_outlet(const Document& doc) {
    if (!doc.masthead.outlet.empty()) return one_line(text_of(doc, doc.masthead.outlet));
    return doc.given_outlet;
}

std::string entity_name(const Corpus& corpus, EntityIndex entity) {
    return entity ? corpus.entities[entity.at()].name : std::string();
}

std::string entity_names(const Corpus& corpus, const std::vector<EntityIndex>& entities) {
    std::string out;
    for (const EntityIndex entity : entities) {
        if (!out.empty()) out += ", ";
        out += entity_name(corpus, entity);
    }
    return out;
}

std::string one_line(std::string_view text, std::size_t limit) {
    std::string out;
    out.reserve(text.size());
    std::size_t points = 0, last_blank = 0;
    bool blank = false;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = decode_at(text, at);
        if (is_space(c.value)) {
            blank = !out.empty();
        } else {
            if (blank) {
                last_blank = out.size();
                out += ' ';
                ++points;
                blank = false;
            }
            if (limit != 0 && points >= limit) {
                if (last_blank > out.size() / 2) out.resize(last_blank);
                return std::string(trimmed(out)) + "…";
            }
            out.append(text.substr(at, c.size));
            ++points;
        }
        at += c.size;
    }
    return out;
}

std::string statement_words(const Document& doc, const Quotation& quotation, bool* tells_cue) {
    constexpr std::uint32_t longest_lead = 40;  // bytes from the verb to what it takes: "called on ", "thanked "
    const Span cue = quotation.cue, content = quotation.content;
    const std::string_view rule = quotation.why.by.view();
    const bool no_clause = rule.starts_with("act-") || rule == "naming";
    const bool lead = no_clause && !cue.empty() && cue.end <= content.begin && content.begin - cue.begin <= longest_lead;
    if (tells_cue) *tells_cue = lead;
    const std::string words = one_line(slice(doc.text, lead ? Span{cue.begin, content.end} : content));
    return quotation.kind == QuotationKind::direct ? "“" + words + "”" : words;
}

std::string date_words(const std::optional<DateInterval>& interval, DateBasis basis) {
    if (!interval) return {};
    return (basis == DateBasis::inferred ? "≈ " : "") + interval_words(*interval);
}

std::string initials(std::string_view name) {
    for (const std::string_view article : {"the ", "a ", "an ", "The ", "A ", "An "}) {
        if (name.starts_with(article)) {
            name.remove_prefix(article.size());
            break;
        }
    }
    std::string first, last;
    bool at_start = true;
    for (std::size_t at = 0; at < name.size();) {
        const CodePoint c = decode_at(name, at);
        if (is_space(c.value) || c.value == '-') {
            at_start = true;
        } else if (at_start) {
            at_start = false;
            if (is_upper(c.value) || first.empty()) {
                std::string& into = first.empty() ? first : last;
                into.assign(name.substr(at, c.size));
            }
        }
        at += c.size;
    }
    return capitalised(first) + last;
}

std::string capitalised(std::string text) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

std::string_view plain_name(EntityType type) { return type_words[static_cast<std::size_t>(type)]; }
std::string_view plain_name(BlockRole role) { return role_words[static_cast<std::size_t>(role)]; }
std::string_view plain_name(EventType type) { return event_words[static_cast<std::size_t>(type)]; }
std::string_view plain_name(ConflictKind kind) { return conflict_words[static_cast<std::size_t>(kind)]; }

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
    std::string digits = std::to_string(count);
    for (std::size_t i = digits.size(); i > 3;) {
        i -= 3;
        digits.insert(i, ",");
    }
    return digits + " " + std::string(count == 1 ? one : many);
}

}  // namespace dragoman
