// Offices that the text gives to a named person: before the name ("Norwegian Prime Minister Ida
// Holm"), behind it ("Ida Holm, head of the port authority") or told of it ("Holm, who serves as
// mayor of Oslo").
#include <algorithm>

#include "core/analyze/coref/sieves.h"

namespace dragoman::coref {
namespace {

constexpr int longest_title = 6;  // words left of its head

class OfficeReader {
public:
    explicit OfficeReader(Discourse& text)
        : text_(text), words_(text.res.lexicon.table("office-words")) {}

    void read(std::uint32_t m) {
        const Mention& name = text_.mention(m);
        before_name(m, name);
        behind_name(m, name);
    }

private:
    std::string_view kind(std::size_t t) const { return words_.value(text_.lower[t]); }
    bool is_head(std::size_t t) const { return kind(t) == "head"; }
    bool is(std::size_t t, std::string_view word) const { return t < text_.lower.size() && text_.lower[t] == word; }
    bool is_possessive(std::size_t t) const { return is(t, "'s") || is(t, "’s") || is(t, "'") || is(t, "’"); }
    bool same_sentence(std::size_t a, std::size_t b) const {
        return sentence_of(text_.doc, TokenIndex(a)) == sentence_of(text_.doc, TokenIndex(b));
    }
    bool is_word(std::size_t t) const {
        const unsigned char c = static_cast<unsigned char>(text_.lower[t].front());
        return (c >= 'a' && c <= 'z') || c >= 0xC3;
    }
    bool capitalised(std::size_t t) const {
        const char c = text_.doc.text[text_.doc.tokens[t].span.begin];
        return c >= 'A' && c <= 'Z';
    }
    /// A word that may stand in a title left of its head.
    bool modifies(std::size_t t) const {
        if (text_.name_at[t] >= 0 || !is_word(t)) return false;
        const std::string_view word = text_.lower[t];
        static constexpr std::string_view stops[] = {
            "the", "a", "an", "his", "her", "their", "its", "our", "my", "this", "that", "and", "or", "but", "by", "with", "from",
            "in", "on", "at", "to", "of", "for", "as", "when", "while", "after", "before", "said", "says", "told", "is", "was",
            "be", "who", "which", "where", "also", "not", "if", "than", "then", "between", "against", "meanwhile", "including"};
        if (std::find(std::begin(stops), std::end(stops), word) != std::end(stops)) return false;
        if (!text_.doc.syntax.empty()) {
            const Upos pos = text_.doc.syntax[t].upos;
            if (pos == Upos::verb && words_.value(word) != "status" && !capitalised(t)) return false;
            if (pos == Upos::adv || pos == Upos::adp || pos == Upos::pron || pos == Upos::sconj) return false;
        }
        return true;
    }

    /// Reads leftwards from a head: [of-name ['s]] modifiers head. False where nothing is told.
    void add(std::uint32_t holder, std::size_t first, std::size_t head, std::size_t last, std::int32_t of,
             std::string_view tail, Label by, float score) {
        OfficeFound found;
        found.holder = holder;
        found.of = of;
        found.why = {by, score};
        for (std::size_t t = first; t <= head; ++t) {
            if (kind(t) == "status") {
                found.past = found.past || is(t, "former") || is(t, "ex") || is(t, "late") || is(t, "ousted") || is(t, "deposed");
                continue;
            }
            if (text_.name_at[t] >= 0 && text_.name_at[t] == of) continue;
            if (is_possessive(t) || is(t, "-") || is(t, "the")) continue;
            if (!found.title.empty()) found.title += ' ';
            found.title += text_.lower[t];
        }
        found.title += tail;
        if (found.title.empty()) return;
        found.span = {text_.doc.tokens[first].span.begin, text_.doc.tokens[last].span.end};
        found.office = office_of(found.title, text_.res.lexicon);
        text_.offices.push_back(std::move(found));
    }

    /// Leftmost token of the phrase that ends in the head at `head`, and the name it begins with.
    std::size_t leftmost(std::size_t head, std::int32_t& of) const {
        std::size_t first = head;
        for (int i = 0; i < longest_title && first > 0 && same_sentence(first - 1, head) && modifies(first - 1); ++i) --first;
        // A lower-case word that is no known part of a title ends it: "talks minister" is none.
        std::size_t t = first;
        if (t > 0 && same_sentence(t - 1, head)) {
            std::size_t before = t - 1;
            if (is_possessive(before) && before > 0) --before;
            if (text_.name_at[before] >= 0) {
                const std::uint32_t m = static_cast<std::uint32_t>(text_.name_at[before]);
                if (text_.mention(m).type != EntityType::person) {
                    of = text_.name_at[before];
                    const std::size_t begin = text_.mention(m).first.at();
                    const bool status = begin > 0 && same_sentence(begin - 1, head) && kind(begin - 1) == "status";
                    return status ? begin - 1 : begin;
                }
            }
        }
        return first;
    }

    void before_name(std::uint32_t m, const Mention& name) {
        std::size_t t = name.first.at();
        if (t == 0) return;
        --t;
        bool comma = false;
        if (is(t, ",") && t > 0) {
            comma = true;
            --t;
        }
        while (t > 0 && kind(t) == "rank") --t;
        if (is(t, ",") && t > 0) {
            comma = true;
            --t;
        }
        if (!same_sentence(t, name.first.at())) return;
        if (is_head(t) && text_.name_at[t] < 0) {
            std::int32_t of = -1;
            std::size_t first = leftmost(t, of);
            const bool marked = of >= 0 || capitalised(t) || first < t;
            if (comma && !(of >= 0 || first < t)) return;
            if (!marked && !capitalised(t) && kind(t) != "head") return;
            add(m, first, t, t, of, "", comma ? Label("title-comma") : Label("title"), comma ? 0.75f : 0.9f);
            return;
        }
        // "head of the Joint Chiefs of Staff, NAME", "special envoy for Afghanistan NAME"
        if (text_.name_at[t] < 0) return;
        const std::uint32_t inner = static_cast<std::uint32_t>(text_.name_at[t]);
        if (text_.mention(inner).type == EntityType::person || text_.mention(inner).first.at() < 2) return;
        std::size_t at = text_.mention(inner).first.at() - 1;
        while (at > 0 && (is(at, "the") || text_.name_at[at] >= 0 || kind(at) == "fixed")) --at;
        if (!(is(at, "of") || is(at, "for") || is(at, "to") || is(at, "at")) || at == 0 || !is_head(at - 1)) return;
        std::int32_t of = -1;
        const std::size_t head = at - 1;
        const std::size_t first = leftmost(head, of);
        complement(m, first, head, at, inner, of, t, comma ? Label("title-comma") : Label("title"));
    }

    /// head of/for/to NAME: "of" tells the body, "for" and "to" are part of the office.
    void complement(std::uint32_t m, std::size_t first, std::size_t head, std::size_t preposition, std::uint32_t inner,
                    std::int32_t of, std::size_t last, Label by) {
        const bool body = is(preposition, "of") || is(preposition, "at");
        std::string tail;
        if (!body || of >= 0) {
            tail = " " + text_.lower[preposition] + " " + std::string(text_.text(inner));
        } else {
            of = static_cast<std::int32_t>(inner);
            // "minister of foreign affairs of Russia": what stands between is the office.
            for (std::size_t t = preposition; t < text_.mention(inner).first.at(); ++t) {
                if (t > preposition && !is(t, "the") && !is(t, "of") && text_.name_at[t] < 0) tail += " " + text_.lower[t];
            }
            if (!tail.empty()) tail = " of" + tail;
        }
        add(m, first, head, last, of, tail, by, 0.85f);
    }

    void behind_name(std::uint32_t m, const Mention& name) {
        const std::size_t end = text_.lower.size();
        std::size_t t = name.last.at();
        if (t >= end || !same_sentence(t, name.first.at())) return;
        Label by = "apposition";
        if (is(t, ",")) {
            ++t;
            if (is(t, "who") || is(t, "currently")) ++t;
        } else if (is(t, "who")) {
            ++t;
        } else if (is(t, "is") || is(t, "was") || is(t, "became") || is(t, "as")) {
            // A copula needs an article: "was the minister", not "was minister of nothing".
        } else {
            return;
        }
        if (is(t, "serves") || is(t, "served") || is(t, "serving") || is(t, "works") || is(t, "worked")) {
            ++t;
            by = "serves-as";
        }
        if (is(t, "is") || is(t, "was") || is(t, "as") || is(t, "became")) {
            ++t;
            by = by == Label("serves-as") ? by : Label("copula");
        }
        const bool article = is(t, "the") || is(t, "a") || is(t, "an");
        if (article) ++t;
        if (by == Label("copula") && !article) return;
        const std::size_t first = t;
        std::int32_t of = -1;
        std::size_t head = end;
        for (int i = 0; i < longest_title + 2 && t < end && same_sentence(t, name.first.at()); ++i, ++t) {
            if (text_.name_at[t] >= 0) {
                const std::uint32_t inner = static_cast<std::uint32_t>(text_.name_at[t]);
                if (text_.mention(inner).type == EntityType::person || head < end) break;
                of = text_.name_at[t];
                continue;
            }
            if (is_head(t)) {
                head = t;
                continue;
            }
            if (head < end) break;
            if (!is_possessive(t) && !is(t, "-") && !modifies(t)) break;
        }
        if (head >= end) return;
        t = head + 1;
        const bool listed = t < end && text_.name_at[t] >= 0 && same_sentence(t, head) &&
                            text_.mention(static_cast<std::uint32_t>(text_.name_at[t])).type == EntityType::person;
        if (listed) return;  // the title of the next name
        if (by == Label("apposition") && !article && of < 0 && first == head && !is(t, "of") && !is(t, "for")) return;
        if (t + 1 < end && (is(t, "of") || is(t, "for") || is(t, "to") || is(t, "at")) && same_sentence(t, head)) {
            std::size_t at = t + 1;
            while (at < end && same_sentence(at, head) && at < t + 6 && text_.name_at[at] < 0 &&
                   (is(at, "the") || is(at, "of") || modifies(at))) ++at;
            if (at < end && same_sentence(at, head) && text_.name_at[at] >= 0) {
                const std::uint32_t inner = static_cast<std::uint32_t>(text_.name_at[at]);
                if (text_.mention(inner).type != EntityType::person) {
                    complement(m, first, head, t, inner, of, text_.mention(inner).last.at() - 1, by);
                    return;
                }
            }
        }
        add(m, first, head, head, of, "", by, by == Label("copula") ? 0.7f : 0.85f);
    }

    Discourse& text_;
    const Table& words_;
};

}  // namespace

std::string office_of(std::string_view title, const Lexicon& lexicon) {
    const std::string_view same = lexicon.table("offices").value(title);
    return std::string(same.empty() ? title : same);
}

void find_offices(Discourse& text) {
    OfficeReader reader(text);
    for (std::uint32_t m = 0; m < text.facts.size(); ++m) {
        const Mention& mention = text.mention(m);
        if (mention.kind != MentionKind::name || text.facts[m].demonym) continue;
        if (text.cluster(m).type != EntityType::person && !text.cluster(m).weak) continue;
        const std::size_t before = text.offices.size();
        reader.read(m);
        if (text.offices.size() > before && text.cluster(m).weak) text.set_type(m, EntityType::person);
    }
}

}  // namespace dragoman::coref
